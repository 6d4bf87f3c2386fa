package import BanbaoText

/// A whole site in memory, rendered on one core: for sites that are no folder. BanbaoIO renders those on disk, on all cores.
package struct RenderedPlan: Sendable {
    /// In order of the outputs' paths. Files that are copied, or made of one alone, have no bytes here.
    package let outputs: [(output: Output, bytes: [UInt8])]
    package let diagnostics: [Diagnostic]

    /// Throws only when a source cannot be read.
    package init(_ plan: Plan) async throws {
        var reports: [RenderReport] = []
        var rendered: [(output: Output, bytes: [UInt8])] = []
        func render(_ outputs: [Output]) throws {
            for output in outputs {
                var bytes: [UInt8] = []
                reports.append(try plan.render(output, into: &bytes))
                rendered.append((output, bytes))
            }
        }
        try render(plan.outputs)
        guard let facts = plan.facts(of: reports) else {
            (outputs, diagnostics) = (rendered, plan.reported(plan.problems, nil))
            return
        }
        reports = []
        try render(try await plan.outputs(after: facts))
        outputs = rendered.sorted { $0.output.path.precedesInBytes($1.output.path) }
        let found = try plan.problems(facts, outputs: outputs.map(\.output)) + reports.flatMap(\.problems)
        diagnostics = plan.reported(plan.problems + found, facts)
    }
}
