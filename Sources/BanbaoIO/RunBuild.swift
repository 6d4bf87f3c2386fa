package import BanbaoSite
import BanbaoText

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Builds a site: scan, plan, render in parallel into a staging folder, and publish when no error was found.
/// Throws what the machine refuses; the last good output stays as it was.
package func runBuild(_ request: BuildRequest, observer: BuildObserver = BuildObserver()) async throws -> BuildResult {
    let started = nanosecondsSince1970()
    guard let root = realPath(request.siteRoot) else { throw MachineError.noFolder(request.siteRoot) }
    let scan = try await scanTree(root)
    observer.stageDidEnd(.scan)
    let folder = try OutputFolder(request.output, siteRoot: root)
    // Without a site here nothing beside the output may be made either.
    guard scan.tree.files.contains(where: { $0.path == "content/site.yaml" }) else {
        let plan = try await planSite(buildInput(scan.tree, request, observer))
        return BuildResult(
            diagnostics: plan.problems, pageCount: 0, renderedCount: 0, languageCount: 0, changes: nil,
            isUnchanged: false,
            foreignFiles: [], unlinkedFiles: [])
    }
    return try await folder.withLock {
        let previous = try folder.recoverManifest(adopting: request.adoptsOutput)
        let result = try unchanged(scan, previous, folder, request)
        observer.stageDidEnd(.compare)
        if let result { return result }
        return try await build(scan, folder, previous, request, started: started, observer)
    }
}

/// What a build needs of the system, for a tree of sources.
package func buildInput(
    _ tree: SourceTree, _ request: BuildRequest, _ observer: BuildObserver = BuildObserver()
) -> BuildInput {
    let images = ImageMemory()
    return BuildInput(
        tree: tree, options: request.options, today: { request.day(inTimeZone: $0) },
        offsetFromUTC: { offsetFromUTC(timeZone: $0, at: $1) },
        precedes: { precedes($0, $1, languageTag: $2) }, asciiHost: asciiHost, digest: sha256,
        knownImage: { try images.content(of: $0, read: $1) },
        stageDidEnd: observer.stageDidEnd)
}

// MARK: Unchanged input

/// The result of a run whose inputs, day and output are those of the last one; nil when anything differs.
private func unchanged(
    _ scan: ScannedTree, _ previous: Manifest?, _ folder: OutputFolder, _ request: BuildRequest
) throws -> BuildResult? {
    guard let previous, scan.tree.problems.isEmpty, let inputs = previous.inputs,
        let today = request.day(inTimeZone: inputs.timeZone),
        try inputs.matches(scan, options: optionsText(request), today: today)
    else { return nil }
    for entry in previous.entries {
        guard try status(of: folder.path + "/" + entry.path)?.stamp == entry.stamp else { return nil }
    }
    return BuildResult(
        diagnostics: [], pageCount: previous.entries.count { $0.path.hasSuffix(".html") }, renderedCount: 0,
        languageCount: 0, changes: Changes(from: previous, to: previous.entries), isUnchanged: true, foreignFiles: [],
        unlinkedFiles: [])
}

/// Everything but the sources that decides what a build writes.
private func optionsText(_ request: BuildRequest) throws -> String {
    let tool = try status(of: "/proc/self/exe", followsLinks: true)
    return "\(request.toolVersion) \(tool?.stamp.size ?? 0) \(tool?.stamp.modified ?? 0) \(request.options)"
}

private func nanosecondsSince1970() -> Int {
    var now = timespec()
    _ = unsafe clock_gettime(CLOCK_REALTIME, &now)
    return Int(now.tv_sec) * 1_000_000_000 + Int(now.tv_nsec)
}

// MARK: Build

private func build(
    _ scan: ScannedTree, _ folder: OutputFolder, _ previous: Manifest?, _ request: BuildRequest, started: Int,
    _ observer: BuildObserver
) async throws -> BuildResult {
    let freshFiles = try InputState.freshFiles(of: scan, now: started)
    let plan = try await planSite(buildInput(scan.tree, request, observer))
    let takenOver = request.adoptsOutput ? Set(plan.outputs.map(\.path)) : []
    let staging = Staging(folder: folder, present: try PresentOutput(folder, previous, takingOver: takenOver))
    do {
        let foreignFiles = staging.present.foreign.files
        var diagnostics = plan.problems + foreignCollisions(foreignFiles, plan.outputs)
        let state = try inputState(scan, plan, request, freshFiles)
        // With errors already known, rendering only looks for more of them.
        let writer = OutputWriter(
            scan: scan, staging: diagnostics.errorCount == 0 ? staging : nil, freshPaths: Set(freshFiles.map(\.path)))
        let rendering = try await writer.writeAll(plan.outputs, sharedDigest: state?.shared, observer)
        let found = try diagnostics + problems(after: rendering, plan, staging, diagnostics, siteRoot: scan.root.path)
        diagnostics = plan.reported(found, afterRendering: rendering.reports)
        let unlinked = plan.unlinkedFiles(afterRendering: rendering.reports).filter { !rendering.isKept($0.path) }
        observer.stageDidEnd(.references)
        let mayPublish = diagnostics.errorCount == 0 && !(request.isStrict && !diagnostics.isEmpty)
        // A run with warnings is not skipped next time, so that they are seen again; nor is one that suppressed some, since
        // what pages suppress is known only when they are rendered.
        let inputs = found.isEmpty && diagnostics.isEmpty ? state : nil
        let changes =
            mayPublish ? try publish(staging, rendering.entries, leavingOut: unlinked.map(\.path), inputs: inputs) : nil
        if !mayPublish { try staging.discard() }
        observer.stageDidEnd(.publish)
        return BuildResult(
            diagnostics: diagnostics, pageCount: plan.pageCount, renderedCount: rendering.renderedCount,
            languageCount: plan.languageCount, changes: changes, isUnchanged: false, foreignFiles: foreignFiles,
            unlinkedFiles: unlinked.map(\.source))
    } catch let error as MachineError {
        try staging.discard()
        throw error.withFreeSpace(beside: folder)
    } catch {
        try staging.discard()
        throw error
    }
}

private func problems(
    after rendering: OutputWriter.Written, _ plan: Plan, _ staging: Staging, _ before: [Diagnostic], siteRoot: String
) throws -> [Diagnostic] {
    let problems = try plan.problems(afterRendering: rendering.reports)
    // Where nothing is published, no edit is lost.
    let reported = plan.reported(before + problems, afterRendering: rendering.reports)
    guard !rendering.entries.isEmpty, reported.errorCount == 0 else { return problems }
    return problems + (try editedOutputs(staging, rendering.entries, siteRoot: siteRoot))
}

private func inputState(
    _ scan: ScannedTree, _ plan: Plan, _ request: BuildRequest, _ freshFiles: [InputState.FreshFile]
) throws -> InputState? {
    guard let zone = plan.timeZone, let today = request.day(inTimeZone: zone) else { return nil }
    let options = try optionsText(request)
    let shared = sharedDigest(scan, options: options, today: today.description, pages: plan.pagesDigest)
    return InputState(scan, options: options, shared: shared, today: today, timeZone: zone, freshFiles: freshFiles)
}

private func foreignCollisions(_ foreign: [String], _ outputs: [Output]) -> [Diagnostic] {
    guard !foreign.isEmpty else { return [] }
    // A file of others may stand where a page goes, or where a folder of pages goes.
    var wanted: [String: Output.Origin] = [:]
    for output in outputs {
        var path = output.path[...]
        wanted[String(path)] = output.origin
        while let slash = path.lastIndex(of: "/") {
            path = path[..<slash]
            if wanted.updateValue(output.origin, forKey: String(path)) != nil { break }
        }
    }
    return foreign.compactMap { path in
        wanted[path].map { origin in
            Diagnostic(
                .outputForeign, path: origin.path, range: origin.range,
                Wording(
                    "\(origin.what) would replace /\(path), which banbao did not write",
                    zh: "/\(path) 会被盖掉，而那个文件不是 banbao 写的：\(origin.what)"),
                help: Wording(
                    "move that file out of the output folder, or rename the page", zh: "把那个文件移出输出文件夹，或者给网页改名"))
        }
    }
}
