import BanbaoSite
import BanbaoText

/// A site whose outputs have all been rendered or found to stand.
struct RenderedSite {
    /// In order of their paths.
    let outputs: [Output]
    let products: [Product]
    /// Of the site; they hold until something changes.
    let problems: [Diagnostic]
    /// Of this run alone: edits in the output folder that it takes back.
    let problemsOfRun: [Diagnostic]
    let renderedCount: Int
    let unusedFiles: [String]

    var diagnostics: [Diagnostic] { problems + problemsOfRun }

    func mayBeInstalled(isStrict: Bool) -> Bool {
        diagnostics.errorCount == 0 && !(isStrict && !diagnostics.isEmpty)
    }
}

/// Few enough to be held in memory, so that an edit of one page needs no second folder of links to all the others.
private let heldOutputLimit = 32

extension BuildRun {
    /// Renders what does not stand, first what the heads of pages decide, then what only facts tell of.
    func render(_ plan: Plan, _ incremental: IncrementalBuild?, _ staging: Staging) async throws -> RenderedSite {
        let foreign = staging.present.foreign.files
        let early = plan.problems + foreignCollisions(foreign, plan.outputs)
        let kept = try await kept(plan.outputs, plan, incremental, staging.present)
        let goal = try goal(early, plan.outputs, kept, staging)
        observer.stageDidEnd(.prepare)
        let renderer = OutputRenderer(plan: plan, scan: scan, goal: goal)
        let products = try await renderer.products(plan.outputs, kept, observer)
        observer.stageDidEnd(.render)
        guard let facts = facts(plan, products) else {
            return RenderedSite(
                outputs: [], products: [], problems: plan.reported(early, nil), problemsOfRun: [], renderedCount: 0,
                unusedFiles: [])
        }
        let late = plan.outputs(after: facts)
        let lateKept = try await self.kept(late, plan, incremental, staging.present)
        if case .staging = goal { try staging.begin(late.map(\.path)) }
        let lateProducts = try await renderer.products(late, lateKept, observer)
        let (outputs, all) = merged(plan.outputs + late, products + lateProducts)
        var problems = early + foreignCollisions(foreign, late) + lateProducts.flatMap(\.findings).flatMap(\.problems)
        problems = plan.reported(try problems + plan.problems(facts, outputs: outputs), facts)
        observer.stageDidEnd(.references)
        return RenderedSite(
            outputs: outputs, products: all, problems: problems,
            problemsOfRun: plan.reported(try editsLost(goal, problems, outputs, staging), nil),
            renderedCount: all.count { if case .kept = $0.form { false } else { true } },
            unusedFiles: plan.unusedFiles(facts))
    }

    /// What stands of the last build for each output; empty where nothing does.
    private func kept(
        _ outputs: [Output], _ plan: Plan, _ incremental: IncrementalBuild?, _ survey: OutputSurvey
    ) async throws -> [IncrementalBuild.Kept?] {
        guard let incremental, let shared = try sharedDigest(plan) else { return [] }
        return try await concurrentMap(outputs) { output, _ in
            try incremental.kept(output, of: plan, shared: shared, survey)
        }
    }

    /// With errors already known, rendering only looks for more of them.
    private func goal(
        _ problems: [Diagnostic], _ outputs: [Output], _ kept: [IncrementalBuild.Kept?], _ staging: Staging
    ) throws -> OutputRenderer.Goal {
        guard problems.errorCount == 0 else { return .problems }
        let present = staging.present
        let isLittle = !kept.isEmpty && kept.count(where: { $0 == nil }) <= heldOutputLimit
        if isLittle, present.manifest != nil, present.touched.isEmpty { return .memory }
        try staging.begin(outputs.map(\.path))
        return .staging(staging)
    }

    private func facts(_ plan: Plan, _ products: [Product]) -> SiteFacts? {
        let outputs = plan.outputs
        return plan.facts(products.flatMap(\.findings)) { path, source in
            // Where two outputs collide, there is one for each source.
            let first = outputs.partitionPoint { $0.path.precedesInBytes(path.text) }
            let candidates = outputs[first...].prefix { $0.path.hasSameBytes(as: path.text) }
            guard let index = candidates.firstIndex(where: { $0.kind == .page && $0.origin.path == source }) else {
                return nil
            }
            var reader = ByteReader(products[index].record)
            return try RenderReport(from: &reader).facts
        }
    }

    private func merged(_ outputs: [Output], _ products: [Product]) -> ([Output], [Product]) {
        let order = outputs.indices.sorted { outputs[$0].path.precedesInBytes(outputs[$1].path) }
        return (order.map { outputs[$0] }, order.map { products[$0] })
    }

    /// Where nothing is installed, no edit is lost.
    private func editsLost(
        _ goal: OutputRenderer.Goal, _ problems: [Diagnostic], _ outputs: [Output], _ staging: Staging
    ) throws -> [Diagnostic] {
        guard case .staging = goal, problems.errorCount == 0 else { return [] }
        return try editedOutputs(staging, outputs.map(\.path), siteRoot: scan.root.path)
    }

    /// Of all that outputs share.
    private func sharedDigest(_ plan: Plan) throws -> Fingerprint? {
        try plan.sharedDigest.map { digest in
            var bytes = Array(try optionsText(request).utf8)
            digest.append(to: &bytes)
            return Fingerprint(sha256: sha256(bytes))
        }
    }

    // MARK: For the next build

    /// Nil when there is no site.
    func memory(
        _ rendered: RenderedSite, _ plan: Plan, _ incremental: IncrementalBuild?, _ cache: RenderCache
    ) throws -> BuildMemory? {
        guard let shared = try sharedDigest(plan), let configuration = plan.configurationDigest else { return nil }
        let files = scan.tree.files
        let known = incremental.flatMap { $0.pages(configuration) == nil ? nil : $0 }
        return BuildMemory(
            shared: shared, configuration: configuration, warnings: rendered.problems, files: files,
            pages: files.map { file in
                guard SourceKind(path: file.path) == .page else { return nil }
                return known?.pageRecord(of: file) ?? plan.pageRecord(at: file.path)?[...]
            },
            outputs: rendered.products.map(\.record),
            images: files.indices.compactMap { index in cache.image(files[index]).map { (index, $0) } })
    }
}
