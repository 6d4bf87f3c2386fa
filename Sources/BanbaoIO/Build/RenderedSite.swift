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
    /// Of how many photographs pictures were made that no build before had made.
    let pictureCount: Int

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
        let early = plan.problems + foreignCollisions(staging.present.foreign.files, plan.outputs)
        let kept = try await kept(plan.outputs, plan, incremental, staging.present)
        let goal = try goal(early, plan.outputs, kept, staging)
        observer.stageDidEnd(.prepare)
        var renderer = OutputRenderer(plan: plan, scan: scan, goal: goal, program: try programText(request))
        let products = try await renderer.products(plan.outputs, kept, observer)
        observer.stageDidEnd(.render)
        guard let facts = facts(plan, products, try earlier(plan, incremental, staging.present)) else {
            return RenderedSite(
                outputs: [], products: [], problems: plan.reported(early, nil), problemsOfRun: [], renderedCount: 0,
                unusedFiles: [], pictureCount: 0)
        }
        let late = try await plan.outputs(after: facts)
        let lateKept = try await self.kept(late, plan, incremental, staging.present)
        if case .staging = goal { try staging.begin(late.map(\.path)) }
        renderer.pictures = try await MadePictures.making(late, lateKept, scan.tree, workshop, observer)
        observer.stageDidEnd(.pictures)
        let lateProducts = try await renderer.products(late, lateKept, observer)
        let (outputs, all) = merged((plan.outputs, products), (late, lateProducts))
        let foreign = takingOver(late, staging).present.foreign.files
        var problems = early + foreignCollisions(foreign, late) + lateProducts.flatMap(\.findings).flatMap(\.problems)
        problems = plan.reported(try problems + plan.problems(facts, outputs: outputs), facts)
        observer.stageDidEnd(.references)
        return RenderedSite(
            outputs: outputs, products: all, problems: problems,
            problemsOfRun: plan.reported(try editsLost(goal, problems, outputs, staging), nil),
            renderedCount: all.count(where: \.isRendered),
            unusedFiles: plan.unusedFiles(facts), pictureCount: await workshop.madeCount)
    }

    /// What stands of the last build for each output; empty where nothing does.
    private func kept(
        _ outputs: [Output], _ plan: Plan, _ incremental: IncrementalBuild?, _ survey: OutputSurvey
    ) async throws -> [IncrementalBuild.Kept?] {
        guard let incremental, let shared = try sharedDigest(plan) else { return [] }
        let entries = survey.entries(of: outputs)
        return try await concurrentMap(Array(outputs.indices)) { index, _ in
            guard let entry = entries[index] else { return nil }
            return try incremental.kept(entry, outputs[index], of: plan, shared: shared, scan.tree)
        }
    }

    private func earlier(
        _ plan: Plan, _ incremental: IncrementalBuild?, _ survey: OutputSurvey
    ) throws -> EarlierOutputs? {
        guard let incremental, let shared = try sharedDigest(plan) else { return nil }
        return EarlierOutputs(report: incremental.report) { path, factsHash in
            try survey.intactIndex(path).map {
                try incremental.stands($0, factsHash: factsHash, shared: shared)
            } ?? false
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

    private func facts(_ plan: Plan, _ products: [Product], _ earlier: EarlierOutputs?) -> SiteFacts? {
        let outputs = plan.outputs
        return plan.facts(products.flatMap(\.findings), earlier) { path, source in
            // Where two outputs collide, there is one for each source.
            let first = outputs.partitionPoint { $0.path.precedesInBytes(path.text) }
            let candidates = outputs[first...].prefix { $0.path.hasSameBytes(as: path.text) }
            for index in candidates.indices where candidates[index].kind.isPageForReaders {
                var reader = ByteReader(products[index].record)
                let facts = try RenderReport(from: &reader).facts
                if let facts, facts.path.hasSameBytes(as: source) { return facts }
            }
            return nil
        }
    }

    /// Both in order of their paths.
    private func merged(
        _ early: (outputs: [Output], products: [Product]), _ late: (outputs: [Output], products: [Product])
    ) -> ([Output], [Product]) {
        guard !late.outputs.isEmpty else { return early }
        var (outputs, products) = ([Output](), [Product]())
        outputs.reserveCapacity(early.outputs.count + late.outputs.count)
        products.reserveCapacity(early.outputs.count + late.outputs.count)
        var next = 0
        for (output, product) in zip(early.outputs, early.products) {
            while next < late.outputs.count, late.outputs[next].path.precedesInBytes(output.path) {
                outputs.append(late.outputs[next])
                products.append(late.products[next])
                next += 1
            }
            outputs.append(output)
            products.append(product)
        }
        return (outputs + late.outputs[next...], products + late.products[next...])
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
        try plan.sharedDigest.map { $0.combined(with: try optionsText(request)) }
    }

    // MARK: For the next build

    /// Nil when there is no site.
    func memory(
        _ rendered: RenderedSite, _ plan: Plan, _ incremental: IncrementalBuild?, _ cache: RenderCache
    ) async throws -> BuildMemoryContent? {
        guard let shared = try sharedDigest(plan), let configuration = plan.settingsDigest else { return nil }
        let files = scan.tree.files
        let known = incremental.flatMap { $0.pages(configuration) == nil ? nil : $0 }
        return BuildMemoryContent(
            shared: shared, configuration: configuration.combined(with: try programText(request)),
            warnings: rendered.problems, files: files,
            pages: try await pageRecords(plan, known), products: rendered.products,
            image: { cache.image(files[$0]) }, attachment: { cache.attachment(files[$0]) })
    }

    /// The records of the heads of pages with their counts, by the index of the file and 0 where it is no page; many in a piece.
    private func pageRecords(_ plan: Plan, _ known: IncrementalBuild?) async throws -> [[UInt8]] {
        let files = scan.tree.files
        let pieces = stride(from: 0, to: files.count, by: 512).map { $0..<min($0 + 512, files.count) }
        return try await concurrentMap(pieces, chunk: 1) { piece, _ in
            var writer = ByteWriter()
            for index in piece {
                let isPage = SourceKind(path: files[index].path) == .page
                if isPage, let record = known?.pageRecord(ofFileAt: index) {
                    writer.write(record)
                } else {
                    writer.write(isPage ? plan.pageRecord(at: files[index].path)?[...] ?? [] : [])
                }
            }
            return writer.bytes
        }
    }
}
