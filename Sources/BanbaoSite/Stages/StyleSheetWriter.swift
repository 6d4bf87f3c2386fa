import BanbaoText

/// Writes a style sheet as it is published: each relative `url(…)` with the public name of the asset, and without what only its
/// authors read, comments (but those that begin with `/*!`) and indentation. Source: CSS Syntax Level 3, section 4.
struct StyleSheetWriter {
    let path: String
    /// All assets but style sheets.
    let assets: [Asset]
    private(set) var result: [UInt8] = []
    private(set) var problems: [Diagnostic] = []

    init(path: String, assets: [Asset]) {
        self.path = path
        self.assets = assets
    }

    mutating func write(_ sheet: [UInt8]) {
        var position = 0
        while position < sheet.count {
            let rest = sheet[position...]
            switch sheet[position] {
            case UInt8(ascii: "/") where rest.starts(with: "/*".utf8): position = writeComment(of: sheet, at: position)
            case UInt8(ascii: "\""), UInt8(ascii: "'"): position = writeString(of: sheet, at: position)
            case UInt8(ascii: "\n"): position = writeLineEnd(of: sheet, at: position)
            case UInt8(ascii: "u") where rest.starts(with: "url(".utf8): position = writeURL(of: sheet, at: position)
            case let byte:
                if byte == UInt8(ascii: "@"), rest.starts(with: "@import".utf8) {
                    problems.append(.cssImport(path: path, range: position..<(position + 7)))
                }
                result.append(byte)
                position += 1
            }
        }
    }

    /// Out: the place behind it.
    private mutating func writeComment(of sheet: [UInt8], at start: Int) -> Int {
        let body = start + 2
        let end = sheet[body...].indices.first { sheet[$0...].starts(with: "*/".utf8) }.map { $0 + 2 } ?? sheet.count
        if body < end, sheet[body] == UInt8(ascii: "!") {
            result += sheet[start..<end]
        } else if let before = result.last, end < sheet.count, isOfName(before), isOfName(sheet[end]) {
            // It kept two names apart.
            result += "/**/".utf8
        }
        return end
    }

    private mutating func writeString(of sheet: [UInt8], at start: Int) -> Int {
        var end = start + 1
        while end < sheet.count, sheet[end] != sheet[start] { end += sheet[end] == UInt8(ascii: "\\") ? 2 : 1 }
        end = min(end + 1, sheet.count)
        result += sheet[start..<end]
        return end
    }

    /// One line end for several, and none of the spaces that follow.
    private mutating func writeLineEnd(of sheet: [UInt8], at start: Int) -> Int {
        if let last = result.last, last != UInt8(ascii: "\n") { result.append(UInt8(ascii: "\n")) }
        return sheet[start...].firstIndex { !isSpaceOrLineEnd($0) } ?? sheet.count
    }

    /// Addresses with a scheme, `data:` and `#fragments` stay.
    private mutating func writeURL(of sheet: [UInt8], at opening: Int) -> Int {
        let start = opening + 4
        let end = sheet[start...].firstIndex(of: UInt8(ascii: ")")) ?? sheet.count
        let target = String(decoding: sheet[start..<end], as: UTF8.self).filter { !"\"' ".contains($0) }
        result += "url(".utf8
        if isElsewhere(target) {
            result += sheet[start..<end]
        } else if let asset = asset(at: target) {
            let folder = parentFolder(of: String(path.droppingFirstBytes(SourceKind.themeFolder.utf8.count)))
            let suffix = splitDestination(target).suffix
            result.append(UInt8(ascii: "\""))
            result.append(encodingURL: relativePath(from: folder, to: asset.sitePath.text) + suffix)
            result.append(UInt8(ascii: "\""))
        } else {
            let known = assets.map { relativePath(from: parentFolder(of: path), to: $0.path) }
            problems.append(.cssURL(path: path, range: start..<end, target: target, known: known))
        }
        return end
    }

    private func asset(at target: String) -> Asset? {
        let path = joined(parentFolder(of: path), splitDestination(target).path)
        return assets.first { path?.hasSameBytes(as: $0.path) == true }
    }
}

private func isElsewhere(_ target: String) -> Bool {
    ["#", "data:", "https://", "http://"].contains { target.startsWithBytes($0) }
}

private func isSpaceOrLineEnd(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }

/// Whether a byte can be part of a name or a number.
private func isOfName(_ byte: UInt8) -> Bool {
    byte >= 0x80 || isLetterOrDigit(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
}

extension Diagnostic {
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
