import BanbaoSite
package import BanbaoText

/// Everything that is wrong with an edition, for which every page is rendered once, if not shown; of an earlier checkup what still
/// holds is taken over.
package struct Checkup: Sendable {
    package let diagnostics: [Diagnostic]
    /// The number of its edition.
    package let number: Int
    private let plan: Plan
    private let tree: SourceTree
    private let shared: Fingerprint?
    /// Of the plan's outputs, in their order.
    let reports: [RenderReport]

    /// Cancelled, it ends early. Throws what the machine reports.
    package init(of edition: Edition, after earlier: Checkup? = nil) async throws {
        let (plan, tree) = (edition.newest, edition.snapshot.tree)
        let (shared, outputs) = (plan.sharedDigest, plan.outputs)
        (number, self.plan, self.tree, self.shared) = (edition.number, plan, tree, shared)
        let kept = earlier.map { $0.reports(for: outputs, shared, tree) } ?? []
        reports = try await concurrentMap(Array(outputs.indices)) { index, bytes in
            if !kept.isEmpty, let report = kept[index] { return report }
            return try renderedReport(of: outputs[index], plan, &bytes)
        }
        guard let facts = plan.facts(of: reports) else {
            diagnostics = plan.reported(plan.problems, nil)
            return
        }
        let late = try await plan.outputs(after: facts)
        let lateReports = try await concurrentMap(late) { try renderedReport(of: $0, plan, &$1) }
        let all = (outputs + late).sorted { $0.path.precedesInBytes($1.path) }
        let found = try plan.problems(facts, outputs: all) + lateReports.flatMap(\.problems)
        diagnostics = plan.reported(plan.problems + found, facts)
    }

    /// How many pages an edition has made anew: all, where nothing is known of an earlier one.
    package static func newPageCount(of edition: Edition, after earlier: Checkup?) -> Int {
        let (plan, tree) = (edition.newest, edition.snapshot.tree)
        let outputs = plan.outputs
        let kept = earlier.map { $0.reports(for: outputs, plan.sharedDigest, tree) } ?? []
        return outputs.indices.count { outputs[$0].kind.isPageForReaders && (kept.isEmpty || kept[$0] == nil) }
    }

    /// What still holds, for each of these outputs; empty where nothing does.
    private func reports(for outputs: [Output], _ shared: Fingerprint?, _ tree: SourceTree) -> [RenderReport?] {
        guard let shared, shared == self.shared else { return [] }
        var next = 0
        let places: [Int?] = self.tree.files.map { file in
            while next < tree.files.count, tree.files[next].path.precedesInBytes(file.path) { next += 1 }
            guard next < tree.files.count, tree.files[next].path.hasSameBytes(as: file.path) else { return nil }
            return tree.files[next].isUnchanged(since: file) ? next : nil
        }
        // What is shared decides which outputs there are, but for files next to the content.
        let known = plan.outputs
        guard known.count == outputs.count else { return [] }
        return outputs.indices.map { index in
            guard known[index].path.hasSameBytes(as: outputs[index].path) else { return nil }
            let report = reports[index].withReads { places[$0] }
            return report.flatMap { $0.facts.map(plan.hasFiles) ?? true ? $0 : nil }
        }
    }
}

private func renderedReport(of output: Output, _ plan: Plan, _ bytes: inout [UInt8]) throws -> RenderReport {
    bytes.removeAll(keepingCapacity: true)
    return try plan.render(output, into: &bytes)
}
