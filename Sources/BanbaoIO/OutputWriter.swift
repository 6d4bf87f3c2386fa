import BanbaoSite
import BanbaoText

/// Renders the outputs of a plan on all cores, into the staging folder where there is one.
struct OutputWriter: Sendable {
    let scan: ScannedTree
    /// Nil: nothing is written, only looked for problems.
    let staging: Staging?
    /// Sources a change of which could go unnoticed.
    let freshPaths: Set<String>

    struct Written {
        var renderedCount = 0
        /// Of outputs that were rendered and met something.
        var reports: [RenderReport] = []
        /// Of all files in the staging folder, in order of their paths.
        var entries: [Manifest.Entry] = []
        /// Not nil where files of the last build stand for outputs that were not rendered.
        var reuse: Reuse?

        /// Whether a file that no rendered page asks for is one that pages not rendered ask for.
        func isKept(_ path: String) -> Bool { reuse?.wasPublished(path) ?? false }
    }

    private enum Result: Sendable {
        case kept(Manifest.Entry)
        /// No report: it met nothing, as most do; a list, since that is small when empty. No entry: nothing was written.
        case rendered([RenderReport], Manifest.Entry?)
    }

    func writeAll(
        _ outputs: [Output], sharedDigest: FileDigest?, _ observer: BuildObserver
    ) async throws -> Written {
        try staging?.begin(outputs.map(\.path))
        observer.stageDidEnd(.prepare)
        var reuse: Reuse?
        if let staging, let sharedDigest { reuse = try Reuse(staging, scan, shared: sharedDigest) }
        var written = try await write(outputs, reuse, observer)
        if written.differs {
            try staging?.discard()
            try staging?.begin(outputs.map(\.path))
            written = try await write(outputs, nil, observer)
        }
        observer.stageDidEnd(.render)
        return written.written
    }

    private func write(
        _ outputs: [Output], _ reuse: Reuse?, _ observer: BuildObserver
    ) async throws -> (written: Written, differs: Bool) {
        let results = try await concurrentMap(outputs, onProgress: observer.onProgress) { output, bytes in
            if let kept = try reuse?.keep(output) { return Result.kept(kept) }
            return try render(output, &bytes)
        }
        var written = Written(reuse: reuse)
        written.entries.reserveCapacity(results.count)
        var differs = false
        for result in results {
            switch result {
            case .kept(let entry): written.entries.append(entry)
            case .rendered(let reports, let entry):
                written.renderedCount += 1
                written.reports += reports
                guard let entry else { continue }
                written.entries.append(entry)
                if reuse?.differsForOthers(entry) == true { differs = true }
            }
        }
        return (written, differs)
    }

    private func render(_ output: Output, _ bytes: inout [UInt8]) throws -> Result {
        let origin = freshPaths.contains(output.origin.path) ? .unknown : scan.stamp(of: output.origin.path)
        switch output.content {
        case .rendered(let render):
            // A sitemap's buffer is not kept for the pages after it.
            if bytes.capacity > 1 << 20 { bytes = [] }
            bytes.removeAll(keepingCapacity: true)
            var report = try render(&bytes)
            if bytes.count > pageLimitInMiB << 20 {
                report.problems.append(.outputTooLarge(output, limitInMiB: pageLimitInMiB))
            }
            let trace = report.takeTrace()
            let isFine = !report.problems.contains(where: \.isError)
            let entry =
                isFine
                ? try staging?.place(
                    bytes, at: output.path, origin: origin, trace: trace.isEmpty ? noTrace : FileDigest(of: trace))
                : nil
            return .rendered(report.isEmpty ? [] : [report], entry)
        case .copied(let source):
            let size = scan.stamp(of: source).size
            let entry: Manifest.Entry?
            if size > streamingSizeInBytes {
                entry = try staging?.copy(source, of: scan.root, size: size, to: output.path, origin: origin)
            } else {
                let bytes = try scan.tree.read(source, nil)
                entry = try staging?.place(bytes, at: output.path, origin: origin, trace: noTrace)
            }
            return .rendered([], entry)
        }
    }
}

/// Of outputs that nobody asks for anything.
let noTrace = FileDigest(of: [])

/// A page that is larger is no page for readers, but a template that loops over too much.
private let pageLimitInMiB = 50

/// Files over this size pass through a buffer; a film beside a page need not fit into memory.
private let streamingSizeInBytes = 4 << 20

extension Diagnostic {
    fileprivate static func outputTooLarge(_ output: Output, limitInMiB: Int) -> Diagnostic {
        Diagnostic(
            .outputTooLarge, path: output.origin.path, range: output.origin.range,
            Wording(
                "/\(output.path) is larger than \(limitInMiB) MiB", zh: "/\(output.path) 超过了 \(limitInMiB) MiB"),
            help: Wording(
                "make page-size in content/site.yaml smaller, or let the template show less of each entry",
                zh: "把 content/site.yaml 里的 page-size 改小，或者让模板少显示一些内容"))
    }
}
