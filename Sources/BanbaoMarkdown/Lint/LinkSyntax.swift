import BanbaoText

/// What stands in parentheses where the address of a link is meant to.
struct LinkSyntax {
    let isInWideBrackets: Bool
    /// Where an ASCII parenthesis opens and none closes on the line.
    let endsInWideBracket: Bool
    /// Behind the closing parenthesis.
    let end: Int
    private let address: ArraySlice<UInt8>
    /// With its quotation marks, half-width; empty for none.
    private let title: String
    private let isTitleReadable: Bool

    /// Nil where no parenthesis opens and closes on the line, or another link begins there.
    init?(at place: Int, in block: ArraySlice<UInt8>) {
        isInWideBrackets = block.reads("（", at: place)
        guard isInWideBrackets || block.byte(place) == UInt8(ascii: "(") else { return nil }
        let start = place + (isInWideBrackets ? 3 : 1)
        var depth = 0
        var close = start
        var wideClose: Int?
        while true {
            guard close < block.endIndex, close - start < 1000, !"\n[".utf8.contains(block[close]),
                !block.reads("【", at: close)
            else {
                guard let wideClose else { return nil }
                close = wideClose
                break
            }
            if block.reads("）", at: close) {
                if isInWideBrackets { break }
                if depth == 0, wideClose == nil { wideClose = close }
            }
            if block[close] == UInt8(ascii: ")") {
                if depth == 0 { break }
                depth -= 1
            } else if block[close] == UInt8(ascii: "(") {
                depth += 1
            }
            close += 1
        }
        endsInWideBracket = block[close] != UInt8(ascii: ")")
        end = close + (block[close] == UInt8(ascii: ")") ? 1 : 3)
        (address, title, isTitleReadable) = Self.parts(of: block[start..<close])
    }

    /// The address, and the title behind it in quotation marks of any kind.
    private static func parts(of content: ArraySlice<UInt8>) -> (ArraySlice<UInt8>, String, Bool) {
        let content = trimmingSpaces(content)
        let marks: [(StaticString, StaticString, Bool)] = [
            (" \"", "\"", true), (" '", "'", true), (" (", ")", true), (" “", "”", false), (" “", "“", false),
        ]
        for (open, close, isReadable) in marks {
            let inner = content.endIndex - close.utf8CodeUnitCount
            guard content.reads(close, before: content.endIndex),
                let start = content.indices.first(where: { content.reads(open, at: $0) }),
                start + open.utf8CodeUnitCount <= inner
            else { continue }
            let title = String(decoding: content[(start + open.utf8CodeUnitCount)..<inner], as: UTF8.self)
            return (trimmingSpaces(content[..<start]), " \"\(title)\"", isReadable)
        }
        return (content, "", true)
    }

    private static func trimmingSpaces(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let start = text.firstIndex { !isSpaceOrTab($0) } ?? text.endIndex
        let end = text.lastIndex { !isSpaceOrTab($0) }.map { $0 + 1 } ?? start
        return text[start..<max(start, end)]
    }

    /// A space in the address, or a title in quotation marks that are none to Markdown.
    var holdsSpace: Bool {
        let isInAngles = address.first == UInt8(ascii: "<") && address.last == UInt8(ascii: ">")
        return (address.contains(where: isSpaceOrTab) && !isInAngles) || !isTitleReadable
    }

    /// Punctuation that no address holds.
    var isProse: Bool {
        address.indices.contains { address.first(of: ["，", "。", "；", "：", "！", "？", "、"], at: $0) != nil }
    }

    /// Looks like an address, and not like a remark in parentheses.
    var isLikely: Bool {
        guard address.count > 1, !isProse else { return false }
        let starts: [StaticString] = ["/", "./", "../", "#", "http://", "https://", "mailto:", "tel:", "www."]
        if address.first(of: starts, at: address.startIndex) != nil {
            return address.first != UInt8(ascii: "#") || !isDigit(address[address.startIndex + 1])
        }
        let path = address.prefix { $0 != UInt8(ascii: "#") && $0 != UInt8(ascii: "?") }
        let endings: [StaticString] = [
            ".md", ".html", ".htm", ".pdf", ".doc", ".docx", ".xls", ".xlsx", ".ppt", ".pptx", ".zip", ".jpg", ".jpeg",
            ".png", ".gif", ".webp", ".svg", ".cn", ".com", ".org",
        ]
        return endings.contains { path.reads($0, before: path.endIndex) }
    }

    /// A space stands in the name of a file, which no site can publish.
    var namesFileWithSpace: Bool {
        address.contains(where: isSpaceOrTab) && isLikely && address.last != UInt8(ascii: "/")
            && LinkPolicy.verdict(on: address.span) == .local
    }

    /// As Markdown reads it.
    var fixed: String {
        let text = String(decoding: address, as: UTF8.self)
        guard address.contains(where: isSpaceOrTab) else { return text + title }
        if namesFileWithSpace {
            return text.split(whereSeparator: { $0 == " " || $0 == "\t" }).joined(separator: "-") + title
        }
        if address.contains(where: { "<>".utf8.contains($0) }) {
            return text.split(separator: " ", omittingEmptySubsequences: false).joined(separator: "%20") + title
        }
        return "<\(text)>\(title)"
    }
}
