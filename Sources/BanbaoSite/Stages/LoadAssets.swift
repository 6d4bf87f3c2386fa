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
            let (sheet, found) = rewritingURLs(in: bytes, of: path, assets)
            problems += found
            (bytes, rewritten) = (sheet, sheet)
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

/// Replaces the relative `url(…)` of a style sheet; addresses with a scheme, `data:` and `#fragments` stay.
private func rewritingURLs(
    in sheet: [UInt8], of path: String, _ assets: [Asset]
) -> (sheet: [UInt8], problems: [Diagnostic]) {
    var result: [UInt8] = []
    var problems: [Diagnostic] = []
    var position = 0
    let opening = Array("url(".utf8)
    if let offset = sheet.indices.first(where: { sheet[$0...].starts(with: "@import".utf8) }) {
        problems.append(.cssImport(path: path, range: offset..<(offset + 7)))
    }
    while position < sheet.count {
        guard sheet[position...].starts(with: opening) else {
            result.append(sheet[position])
            position += 1
            continue
        }
        let start = position + opening.count
        let end = sheet[start...].firstIndex(of: UInt8(ascii: ")")) ?? sheet.count
        let written = String(decoding: sheet[start..<end], as: UTF8.self)
        let target = written.filter { !"\"' ".contains($0) }
        result += opening
        if isElsewhere(target) {
            result += sheet[start..<end]
        } else if let asset = assets.first(where: {
            joined(parentFolder(of: path), splitDestination(target).path)?.hasSameBytes(as: $0.path) == true
        }) {
            let sheetFolder = parentFolder(of: String(path.droppingFirstBytes(SourceKind.themeFolder.utf8.count)))
            result.append("\"")
            let suffix = splitDestination(target).suffix
            result.append(encodingURL: relativePath(from: sheetFolder, to: asset.sitePath.text) + suffix)
            result.append("\"")
        } else {
            let known = assets.map { relativePath(from: parentFolder(of: path), to: $0.path) }
            problems.append(.cssURL(path: path, range: start..<end, target: target, known: known))
        }
        position = end
    }
    return (result, problems)
}

private func isElsewhere(_ target: String) -> Bool {
    ["#", "data:", "https://", "http://"].contains { target.startsWithBytes($0) }
}

extension Diagnostic {
    static func assetName(path: String, segment: String, _ reason: Wording) -> Diagnostic {
        Diagnostic(
            .assetName, path: path, .cannotBePartOfURL(segment, reason), help: Wording("rename the file", zh: "给文件改名")
        )
    }

    fileprivate static func cssImport(path: String, range: Range<Int>) -> Diagnostic {
        Diagnostic(
            .assetURL, path: path, range: range,
            Wording("one style sheet cannot import another", zh: "样式表不能引入另一个样式表"),
            help: Wording("link both from the templates, each with {{asset …}}", zh: "在模板里引用这两个样式表，各写一个 {{asset …}}"))
    }

    fileprivate static func cssURL(path: String, range: Range<Int>, target: String, known: [String]) -> Diagnostic {
        Diagnostic(
            .assetURL, path: path, range: range,
            Wording("no asset \"\(target)\" for this style sheet", zh: "这个样式表要用的素材“\(target)”不存在"),
            help: suggestion(for: target, among: known)
                ?? Wording(
                    "the path is relative to the style sheet's folder; style sheets themselves are named in templates",
                    zh: "路径从样式表所在的文件夹算起；样式表本身写在模板里"))
    }
}
