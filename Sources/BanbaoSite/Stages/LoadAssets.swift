import BanbaoText

/// In: the files under `templates/assets/`. Out: assets with their public names.
/// Style sheets come last: `url(…)` in them is written to the public names of the others, and their own fingerprint
/// follows what they lead to. Problems: names no URL can hold, a `url(…)` that leads nowhere.
func loadAssets(_ input: BuildInput) throws -> (assets: [Asset], problems: [Diagnostic]) {
    let folder = SourceKind.assetFolder
    let paths = input.tree.files.map(\.path).filter { SourceKind(path: $0) == .asset }
    var assets: [Asset] = []
    var problems: [Diagnostic] = []
    for path in paths.filter({ !$0.endsWithBytes(".css") }) + paths.filter({ $0.endsWithBytes(".css") }) {
        let segments = path.droppingFirstBytes(folder.utf8.count).parts(separatedBy: "/")
        if let (segment, reason) = firstBadSegment(segments) {
            problems.append(.assetName(path: path, segment: segment, reason))
            continue
        }
        var bytes = try input.tree.read(path, nil)
        var rewritten: [UInt8]?
        if path.endsWithBytes(".css") {
            var sheet = StyleSheetWriter(path: path, assets: assets)
            sheet.write(bytes)
            problems += sheet.problems
            (bytes, rewritten) = (sheet.result, sheet.result)
        }
        assets.append(
            Asset(path: path, sitePath: publicPath(segments, input.platform.digest(bytes)), rewritten: rewritten))
    }
    return (assets.sorted { $0.path.precedesInBytes($1.path) }, problems)
}

private func publicPath(_ segments: [String], _ digest: [UInt8]) -> SitePath {
    let fingerprint = digest.prefix(4).map { hexadecimal($0).lowercased() }.joined()
    let name = segments[segments.count - 1]
    let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")) ?? name.endIndex
    let folder = segments.dropLast().map { $0 + "/" }.joined()
    return SitePath("assets/\(folder)\(name[..<dot])-\(fingerprint)\(name[dot...])")
}

extension Diagnostic {
    static func assetName(path: String, segment: String, _ reason: Wording) -> Diagnostic {
        Diagnostic(
            .assetName, path: path, .cannotBePartOfURL(segment, reason), help: Wording("rename the file", zh: "给文件改名")
        )
    }
}
