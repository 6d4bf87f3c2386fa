import BanbaoMarkdown
import BanbaoText

/// Renders a text in which no addition has anything to do with the additions and without, and stops where they differ in more
/// than the ids of headings.
enum PlainCheck {
    static func run(on bytes: [UInt8]) {
        let text = withoutAdditions(bytes)
        let source = SourceFile(path: "fuzz.md", cleanBytes: text)
        func html(hasAdditions: Bool, isChinese: Bool) -> [UInt8]? {
            let options = MarkdownOptions(
                rawHTML: .kept, keepsEveryLink: true, hasAdditions: hasAdditions, isChinese: isChinese)
            let document = renderMarkdown(source, body: 0..<text.count, options: options)
            return document.problems.errorCount > 0 ? nil : withoutHeadingIDs(document.html.bytes)
        }
        let plain = html(hasAdditions: false, isChinese: false)
        for isChinese in [false, true] {
            let whole = html(hasAdditions: true, isChinese: isChinese)
            guard whole != plain else { continue }
            fail(text, plain ?? [], whole ?? [])
        }
    }

    @inline(never)
    private static func fail(_ texts: [UInt8]...) -> Never {
        fatalError(texts.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "\n---\n"))
    }

    /// ASCII, with a letter in place of each sign that begins something CommonMark does not know.
    private static func withoutAdditions(_ bytes: [UInt8]) -> [UInt8] {
        var text: [UInt8] = []
        for byte in bytes {
            let previous = text.last ?? 0
            switch byte {
            // What the door of every site keeps out.
            case 0..<0x09, 0x0B..<0x20, 0x7F...: text.append(UInt8(ascii: "z"))
            case UInt8(ascii: "|"), UInt8(ascii: "~"), UInt8(ascii: "@"): text.append(UInt8(ascii: "y"))
            // Characters by name or number may be Chinese, and marks.
            case _ where previous == UInt8(ascii: "&"): text.append(0x20)
            case UInt8(ascii: "#") where previous == UInt8(ascii: "{"): text.append(UInt8(ascii: "v"))
            case UInt8(ascii: "w") where previous == UInt8(ascii: "w"): text.append(UInt8(ascii: "v"))
            case UInt8(ascii: "/") where previous == UInt8(ascii: ":"): text.append(UInt8(ascii: "v"))
            case UInt8(ascii: "^"), 0x20, UInt8(ascii: "x"), UInt8(ascii: "X"):
                text.append(previous == UInt8(ascii: "[") ? UInt8(ascii: "u") : byte)
            default: text.append(byte)
            }
        }
        return text
    }

    private static func withoutHeadingIDs(_ html: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var place = 0
        while place < html.count {
            result.append(html[place])
            place += 1
            guard result.count >= 3, result[result.count - 3] == UInt8(ascii: "<"),
                result[result.count - 2] == UInt8(ascii: "h"), html[place...].starts(with: " id=\"".utf8),
                let end = html[(place + 5)...].firstIndex(of: UInt8(ascii: "\""))
            else { continue }
            place = end + 1
        }
        return result
    }
}
