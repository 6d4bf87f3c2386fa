import BanbaoSite
import BanbaoText

/// Renders the outputs of a plan on all cores.
struct OutputRenderer: Sendable {
    let plan: Plan
    let scan: ScannedTree
    let goal: Goal
    /// Which program builds.
    let program: String
    var pictures = MadePictures.none

    enum Goal: Sendable {
        /// Only problems are looked for.
        case problems
        /// What is rendered is held in memory, since there is little of it.
        case memory
        case staging(Staging)
    }

    /// In: outputs, and for each what stands of it from the last build.
    func products(
        _ outputs: [Output], _ kept: [IncrementalBuild.Kept?], _ observer: BuildObserver
    ) async throws -> [Product] {
        try await concurrentMap(Array(outputs.indices), onProgress: observer.onProgress) { index, bytes in
            if !kept.isEmpty, let kept = kept[index], let form = try form(of: kept) {
                return Product(
                    form: form, isRendered: false, record: kept.record, findings: kept.findings,
                    pictureKey: kept.pictureKey)
            }
            return try product(of: outputs[index], &bytes)
        }
    }

    private func form(of kept: IncrementalBuild.Kept) throws -> Product.Form? {
        guard case .staging(let staging) = goal else { return .kept(kept.entry) }
        return try staging.keep(kept.entry) ? .placed(kept.entry) : nil
    }

    private func product(of output: Output, _ bytes: inout [UInt8]) throws -> Product {
        switch output.content {
        case .rendered:
            // A sitemap's buffer is not kept for the pages after it.
            if bytes.capacity > 1 << 20 { bytes = [] }
            bytes.removeAll(keepingCapacity: true)
            let report = try plan.render(output, into: &bytes)
            let form: Product.Form = report.problems.contains(where: \.isError) ? .none : try form(of: output, bytes)
            return Product(
                form: form, isRendered: true, record: report.encoded()[...], findings: report.findings)
        case .made(let file): return try product(of: output, file)
        case .copied(let source):
            let report = RenderReport(reading: scan.tree.index(of: source))
            return Product(
                form: try form(of: output, copyOf: source), isRendered: true, record: report.encoded()[...],
                findings: [])
        }
    }

    private func form(of output: Output, _ bytes: [UInt8]) throws -> Product.Form {
        switch goal {
        case .problems: .none
        case .memory: .held(Array(bytes))
        case .staging(let staging): .placed(try staging.place(bytes, as: output))
        }
    }

    private func form(of output: Output, copyOf source: String) throws -> Product.Form {
        switch goal {
        case .problems: .none
        case .memory: .source(source)
        case .staging(let staging): .placed(try staging.copy(source, of: scan, as: output))
        }
    }
}
