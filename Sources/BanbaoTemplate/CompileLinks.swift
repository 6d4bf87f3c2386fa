import BanbaoText

/// A link into the site that a template writes itself: `/stories/`, `/about.html#contact`.
package struct TemplateLink: Sendable {
    /// From the site's root, with its query and anchor.
    package let target: String
    /// The file that writes it.
    package let path: String
    package let range: Range<Int>
}

// URLs that templates write. A path from the site's root is written relative to each page, as values are; where it leads is looked up
// when the site is known.
extension TemplateCompiler {
    /// The paths from the site's root in a value. Problems: what is neither such a path, nor an anchor, nor an address of the web.
    mutating func sitePaths(_ url: WrittenURL, in file: SourceFile, before next: Token?) -> [Range<Int>] {
        let hasFragment = file.bytes[url.range].contains(UInt8(ascii: "#"))
        if !url.isWhole, !(next.map(\.closesSection) ?? false), !(hasFragment && next.map(\.isValue) ?? false) {
            // A value inside a URL has a message of its own.
            if !(next.map(\.isValue) ?? false) { problems.append(.urlInPieces(path: file.path, range: url.range)) }
            return []
        }
        let ranges = url.isList ? candidates(url.range, in: file.bytes) : [trimmed(url.range, in: file.bytes)]
        return ranges.compactMap { sitePath($0, of: url, in: file) }
    }

    private mutating func sitePath(
        _ range: Range<Int>, of url: WrittenURL, in file: SourceFile
    ) -> Range<Int>? {
        guard let first = range.first.map({ file.bytes[$0] }) else {
            if !url.followsSection { problems.append(.urlEmpty(path: file.path, range: url.range)) }
            return nil
        }
        switch LinkPolicy.verdict(on: file.bytes.span.extracting(range)) {
        case .web, .contact: return nil
        case .refused("data") where elementsThatShowData.contains(url.element): return nil
        case .refused(let scheme):
            problems.append(.urlScheme(path: file.path, range: range, scheme: scheme))
            return nil
        case .local: break
        }
        if first == UInt8(ascii: "#") { return nil }
        guard first == UInt8(ascii: "/") else {
            let written = String(decoding: file.bytes[range], as: UTF8.self)
            problems.append(.urlRelative(path: file.path, range: range, written, assets: sources.assets.keys.sorted()))
            return nil
        }
        // Of an anchor that a value ends, nobody knows here what it is.
        let target = url.isWhole ? file.bytes[range] : file.bytes[range].prefix { $0 != UInt8(ascii: "#") }
        links.append(
            TemplateLink(target: String(decoding: target, as: UTF8.self), path: file.path, range: range))
        let end = range.first { [UInt8(ascii: "?"), UInt8(ascii: "#")].contains(file.bytes[$0]) }
        return range.lowerBound..<(end ?? range.upperBound)
    }
}

/// What stands in these is shown in the page, and a browser runs nothing of it.
private let elementsThatShowData: Set = ["audio", "image", "img", "link", "source", "track", "use", "video"]

private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

private func trimmed(_ range: Range<Int>, in bytes: [UInt8]) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, isBlank(bytes[start]) { start += 1 }
    while end > start, isBlank(bytes[end - 1]) { end -= 1 }
    return start..<end
}

/// The URLs of `a.png 1x, b.png 2x`, as the HTML standard reads `srcset`.
private func candidates(_ range: Range<Int>, in bytes: [UInt8]) -> [Range<Int>] {
    let comma = UInt8(ascii: ",")
    var result: [Range<Int>] = []
    var rest = bytes[range]
    while true {
        rest = rest.drop { isBlank($0) || $0 == comma }
        if rest.isEmpty { return result.isEmpty ? [range.lowerBound..<range.lowerBound] : result }
        let url = rest.prefix { !isBlank($0) }
        rest = rest[url.endIndex...]
        let end = url.lastIndex { $0 != comma }.map { $0 + 1 } ?? url.endIndex
        result.append(url.startIndex..<end)
        // A comma at its end leaves no place for a descriptor.
        if end == url.endIndex { rest = rest.drop { $0 != comma } }
    }
}

extension Token {
    fileprivate var closesSection: Bool {
        if case .tag(let tag) = self { tag.kind == .close } else { false }
    }

    fileprivate var isValue: Bool {
        guard case .tag(let tag) = self else { return false }
        return switch tag.kind {
        case .text, .markup, .json, .number, .asset: true
        case .open, .openInverted, .close, .partial: false
        }
    }
}

extension Diagnostic {
    fileprivate static func urlRelative(
        path: String, range: Range<Int>, _ written: String, assets: [String]
    ) -> Diagnostic {
        let help: Wording
        if assets.contains(written) {
            help = Wording("write {{asset \(written)}}", zh: "写成 {{asset \(written)}}")
        } else if let host = written.utf8.split(separator: UInt8(ascii: "/")).first, host.starts(with: "www.".utf8) {
            help = Wording("write https://\(written)", zh: "写成 https://\(written)")
        } else {
            help = Wording(
                "write the path from the site's root, beginning with /, as in /stories/ or /about.html",
                zh: "写从网站根目录算起的路径，以 / 开头，例如 /stories/ 或 /about.html")
        }
        return Diagnostic(
            .templateURL, path: path, range: range,
            Wording(
                "\"\(written)\" is relative, and leads elsewhere from each folder",
                zh: "“\(written)”是相对路径，从每个文件夹算起都是别的地方"),
            help: help)
    }

    fileprivate static func urlScheme(path: String, range: Range<Int>, scheme: String) -> Diagnostic {
        Diagnostic(
            .templateURL, path: path, range: range,
            scheme == "//"
                ? Wording("the address has no scheme", zh: "网址没有写明协议")
                : Wording("links with the scheme \"\(scheme):\" are not allowed", zh: "不能用“\(scheme):”开头的链接"),
            help: scheme == "//"
                ? Wording("begin it with https://", zh: "以 https:// 开头")
                : Wording(
                    "use https:, http:, mailto: or tel:, or a path of the site",
                    zh: "用 https:、http:、mailto: 或 tel:，或者本站的路径"))
    }

    fileprivate static func urlEmpty(path: String, range: Range<Int>) -> Diagnostic {
        Diagnostic(
            .templateURL, path: path, range: range, Wording("the URL is empty", zh: "网址是空的"),
            help: Wording("write a URL, or remove the attribute", zh: "写上网址，或者去掉这个属性"))
    }

    fileprivate static func urlInPieces(path: String, range: Range<Int>) -> Diagnostic {
        Diagnostic(
            .templateURL, path: path, range: range,
            Wording("a URL that a template writes cannot be put together from pieces", zh: "模板里写的网址不能由几部分拼成"),
            help: Wording(
                "write each URL as a whole, inside the section if it depends on one",
                zh: "每个网址都要完整地写出来；要看情况的，就把整个网址写在段里"))
    }
}
