import BanbaoText

/// One piece of a template as written. Ranges are byte offsets into its file.
enum Token {
    case literal(Range<Int>)
    case tag(Tag)

    struct Tag {
        enum Kind {
            case text, markup, json, number, asset, open, openInverted, close, partial
        }

        let kind: Kind
        /// `entries`, `site.title`, `style.css`
        let name: String
        /// Of the name, for carets.
        let range: Range<Int>
    }
}

/// Splits a template into literals and tags. A tag that opens, closes or includes and stands alone on its line takes
/// the line with it, as in Mustache.
struct TemplateParser {
    private let file: SourceFile
    private var tokens: [Token] = []
    private var problems: [Diagnostic] = []
    private var position = 0

    static func parse(_ file: SourceFile) -> (tokens: [Token], problems: [Diagnostic]) {
        var parser = TemplateParser(file: file)
        parser.run()
        return (parser.tokens, parser.problems)
    }

    private init(file: SourceFile) { self.file = file }

    private var bytes: [UInt8] { file.bytes }

    private mutating func run() {
        while let start = find("{{", from: position) {
            let isTriple = start + 2 < bytes.count && bytes[start + 2] == UInt8(ascii: "{")
            let contentStart = start + (isTriple ? 3 : 2)
            let closing: StaticString = isTriple ? "}}}" : "}}"
            guard let contentEnd = find(closing, from: contentStart) else {
                problems.append(.tagNotClosed(path: file.path, range: start..<contentStart))
                break
            }
            let end = contentEnd + closing.utf8CodeUnitCount
            let tag = tag(contentStart..<contentEnd, isTriple: isTriple)
            let standsAlone = tag.map(\.isBlockTag) ?? isComment(contentStart)
            let line = standsAlone ? aloneOnLine(start..<end) : nil
            appendLiteral(position..<(line?.lowerBound ?? start))
            if let tag { tokens.append(.tag(tag)) }
            position = line?.upperBound ?? end
        }
        appendLiteral(position..<bytes.count)
    }

    private mutating func appendLiteral(_ range: Range<Int>) {
        if !range.isEmpty { tokens.append(.literal(range)) }
    }

    /// Nil for a comment and for what is no tag, which is reported.
    private mutating func tag(_ content: Range<Int>, isTriple: Bool) -> Token.Tag? {
        var range = trimmed(content)
        guard let first = range.first.map({ bytes[$0] }) else {
            problems.append(.tagName(path: file.path, range: content, name: ""))
            return nil
        }
        var kind: Token.Tag.Kind = isTriple ? .markup : .text
        if !isTriple {
            switch first {
            case UInt8(ascii: "!"): return nil
            case UInt8(ascii: "#"): kind = .open
            case UInt8(ascii: "^"): kind = .openInverted
            case UInt8(ascii: "/"): kind = .close
            case UInt8(ascii: ">"): kind = .partial
            default: break
            }
            if kind != .text { range = trimmed((range.lowerBound + 1)..<range.upperBound) }
            for (word, wordKind) in [("json ", Token.Tag.Kind.json), ("number ", .number), ("asset ", .asset)]
            where kind == .text && bytes[range].starts(with: word.utf8) {
                kind = wordKind
                range = trimmed((range.lowerBound + word.utf8.count)..<range.upperBound)
            }
        }
        let name = String(decoding: bytes[range], as: UTF8.self)
        guard isName(name, mayBePath: kind == .partial || kind == .asset) else {
            problems.append(.tagName(path: file.path, range: range, name: name))
            return nil
        }
        return Token.Tag(kind: kind, name: name, range: range)
    }

    private func isComment(_ contentStart: Int) -> Bool {
        contentStart < bytes.count && bytes[contentStart] == UInt8(ascii: "!")
    }

    private func isName(_ name: String, mayBePath: Bool) -> Bool {
        guard !name.isEmpty else { return false }
        return name.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"):
                true
            case UInt8(ascii: "/"): mayBePath
            default: false
            }
        }
    }

    private func trimmed(_ range: Range<Int>) -> Range<Int> {
        var (start, end) = (range.lowerBound, range.upperBound)
        while start < end, isBlank(bytes[start]) { start += 1 }
        while end > start, isBlank(bytes[end - 1]) { end -= 1 }
        return start..<end
    }

    private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A }

    /// The whole line of a tag that has only spaces around it, its line feed included.
    private func aloneOnLine(_ tag: Range<Int>) -> Range<Int>? {
        var start = tag.lowerBound
        while start > position, bytes[start - 1] == 0x20 || bytes[start - 1] == 0x09 { start -= 1 }
        guard start == 0 || bytes[start - 1] == 0x0A else { return nil }
        var end = tag.upperBound
        while end < bytes.count, bytes[end] == 0x20 || bytes[end] == 0x09 { end += 1 }
        guard end == bytes.count || bytes[end] == 0x0A else { return nil }
        return start..<min(end + 1, bytes.count)
    }

    private func find(_ text: StaticString, from start: Int) -> Int? {
        let wanted = Array(text.description.utf8)
        guard bytes.count >= wanted.count else { return nil }
        var index = start
        while index <= bytes.count - wanted.count {
            if bytes[index] == wanted[0], bytes[index..<(index + wanted.count)].elementsEqual(wanted) { return index }
            index += 1
        }
        return nil
    }
}

extension Token.Tag {
    fileprivate var isBlockTag: Bool {
        switch kind {
        case .open, .openInverted, .close, .partial: true
        case .text, .markup, .json, .number, .asset: false
        }
    }
}
