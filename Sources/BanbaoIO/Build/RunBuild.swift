package import BanbaoSite
import BanbaoText

/// Builds a site: scan, plan, render in parallel, and install when no error was found.
/// Throws what the machine refuses; the last good output stays as it was.
package func runBuild(_ request: BuildRequest, observer: BuildObserver = BuildObserver()) async throws -> BuildResult {
    let root = try request.siteFolder()
    let scan = try await scanTree(root)
    observer.stageDidEnd(.scan)
    let folder = try OutputFolder(request.output, siteRoot: root, state: request.state)
    // Without a site here nothing next to the output may be made either.
    guard scan.tree.index(of: SourceKind.configurationPath) != nil else {
        return BuildResult(diagnostics: try await planSite(buildInput(scan.tree, request, observer)).problems)
    }
    return try await folder.withLock {
        let previous = try folder.recoverManifest(adopting: request.adoptsOutput)
        try checkPreview(previous, request)
        let result = try unchanged(scan, previous, folder, request)
        observer.stageDidEnd(.compare)
        if let result { return result }
        let run = BuildRun(
            request: request, observer: observer, scan: scan, folder: folder, previous: previous,
            workshop: PictureWorkshop(.installed, folder.pictures, needsCache: true))
        return try await run.build()
    }
}

/// A preview takes the place of a public site only where that was asked for.
private func checkPreview(_ previous: Manifest?, _ request: BuildRequest) throws {
    guard request.options.isPreview, !request.isOutputNamed, let previous, !previous.isPreview,
        !previous.entries.isEmpty
    else { return }
    throw MachineError(
        Wording(
            "\(request.output) contains the public site, and a preview shows what is not public",
            zh: "\(request.output) 里是公开的网站，而预览会显示不公开的内容"),
        help: Wording(
            "name another folder with --output, or this one if it is to be replaced",
            zh: "用 --output 另指一个文件夹；确实要替换的话，就用 --output 写明这个文件夹"))
}

/// What a build needs of the system, for a tree of sources. `makesPictures`: whether the program has the libraries for it.
package func buildInput(
    _ tree: SourceTree, _ request: BuildRequest, _ observer: BuildObserver = BuildObserver(),
    makesPictures: Bool = PictureLibrary.isInstalled
) -> BuildInput {
    buildInput(tree, request, observer, RenderCache(), makesPictures: makesPictures)
}

func buildInput(
    _ tree: SourceTree, _ request: BuildRequest, _ observer: BuildObserver, _ cache: RenderCache,
    makesPictures: Bool = PictureLibrary.isInstalled
) -> BuildInput {
    let platform = Platform(
        today: { request.day(inTimeZone: $0) }, offsetFromUTC: { offsetFromUTC(timeZone: $0, at: $1) },
        precedes: { precedes($0, $1, languageTag: $2) }, asciiHost: asciiHost, digest: sha256,
        makesPictures: makesPictures)
    return BuildInput(
        tree: tree, options: request.options, platform: platform, memory: cache.memory,
        stageDidEnd: observer.stageDidEnd, onProgress: observer.onProgress)
}

/// The result of a run whose inputs, day and output are those of the last one; nil when anything differs. What that one warned
/// of is reported again.
private func unchanged(
    _ scan: ScannedTree, _ previous: Manifest?, _ folder: OutputFolder, _ request: BuildRequest
) throws -> BuildResult? {
    guard let previous, scan.tree.problems.isEmpty, let inputs = previous.inputs, let memory = previous.memory,
        let today = request.day(inTimeZone: inputs.timeZone),
        try inputs.matches(scan, options: optionsText(request), today: today)
    else { return nil }
    for entry in previous.entries {
        guard try status(of: folder.path + "/" + entry.path)?.version == entry.version else { return nil }
    }
    guard let warnings = try folder.readMemory(memory).flatMap(BuildMemory.warnings) else { return nil }
    let settled = inputs.settled(in: scan)
    if settled != inputs { try folder.writeManifest(previous.with(inputs: settled)) }
    var result = BuildResult(diagnostics: warnings)
    result.pageCount = previous.entries.count { $0.kind.isPageForReaders }
    result.hidden = previous.hidden
    result.changes = Changes(from: previous, to: previous.entries)
    result.isUnchanged = true
    return result
}

/// Everything but the sources that decides what a build writes.
func optionsText(_ request: BuildRequest) throws -> String { "\(try programText(request)) \(request.options)" }

/// Which program builds: one that was installed anew is another.
func programText(_ request: BuildRequest) throws -> String {
    let tool = try status(of: "/proc/self/exe", followsLinks: true)
    return "\(request.toolVersion) \(tool?.version.size ?? 0) \(tool?.version.modified ?? 0)"
}

extension Fingerprint {
    func combined(with text: String) -> Fingerprint {
        var bytes = Array(text.utf8)
        append(to: &bytes)
        return Fingerprint(sha256: sha256(bytes))
    }
}
