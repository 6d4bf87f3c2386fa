import BanbaoText

/// A piece of raw HTML, as the tokenizer of the HTML standard (section 13.2.5) sees it. Ranges are of the bytes that were read.
package enum HTMLToken {
    case text(Range<Int>)
    case start(HTMLTag)
    /// The name is in small letters.
    case end(name: String, range: Range<Int>)
    /// A comment, which is meant not to be seen.
    case comment
    /// A declaration or a processing instruction, which browsers pass over.
    case declaration(Range<Int>)
    /// A script or a style sheet with all that is in it, which no reader sees.
    case code(name: String, range: Range<Int>)
}

package struct HTMLTag {
    package struct Attribute {
        /// In small letters.
        package let name: String
        /// Without quotes, with its references as written; empty where there is none.
        package let value: Range<Int>
    }

    /// In small letters.
    package let name: String
    package let range: Range<Int>
    /// Each name once: the first counts.
    package let attributes: [Attribute]
    /// `<br/>`
    package let isSelfClosing: Bool

    package func value(of name: String) -> Range<Int>? { attributes.first { $0.name == name }?.value }
}

/// What does not become a tag stays text, so that nothing is lost: `<` before a space, a tag or a comment without an end.
package func htmlTokens(in text: Span<UInt8>) -> [HTMLToken] {
    var tokens: [HTMLToken] = []
    var scanner = HTMLScanner()
    var (place, textStart) = (0, 0)
    while let open = text.next(UInt8(ascii: "<"), from: place) {
        guard let (token, end) = scanner.token(at: open, in: text) else {
            place = open + 1
            continue
        }
        if open > textStart { tokens.append(.text(textStart..<open)) }
        tokens.append(token)
        place = end
        textStart = end
    }
    if textStart < text.count { tokens.append(.text(textStart..<text.count)) }
    return tokens
}

private struct HTMLScanner {
    /// For what never ends: a text of nothing but beginnings must not cost the square of its length. What comes afterwards is
    /// text.
    private var bytesLeft = 1 << 20

    typealias Found = (token: HTMLToken, end: Int)

    mutating func token(at open: Int, in text: Span<UInt8>) -> Found? {
        guard bytesLeft > 0 else { return nil }
        switch text.byte(open + 1) {
        case UInt8(ascii: "!"): return markup(at: open, in: text)
        case UInt8(ascii: "?"): return end(of: "?>", from: open + 2, in: text).map { (.declaration(open..<$0), $0) }
        case UInt8(ascii: "/"):
            guard isLetter(text.byte(open + 2)), let (tag, end) = tag(open, nameAt: open + 2, in: text) else {
                return nil
            }
            return (.end(name: tag.name, range: tag.range), end)
        case let byte where isLetter(byte):
            guard let (tag, end) = tag(open, nameAt: open + 1, in: text) else { return nil }
            if tag.name == "script" || tag.name == "style", let last = endOfCode(tag.name, from: end, in: text) {
                return (.code(name: tag.name, range: tag.range), last)
            }
            return (.start(tag), end)
        default: return nil
        }
    }

    /// Comments, `<!DOCTYPE html>`, `<![CDATA[text]]>`.
    private mutating func markup(at open: Int, in text: Span<UInt8>) -> Found? {
        if text.reads("<!--", at: open) {
            if text.reads(">", at: open + 4) { return (.comment, open + 5) }
            if text.reads("->", at: open + 4) { return (.comment, open + 6) }
            return end(of: "-->", from: open + 4, in: text).map { (.comment, $0) }
        }
        if text.reads("<![CDATA[", at: open) {
            return end(of: "]]>", from: open + 9, in: text).map { (.text((open + 9)..<($0 - 3)), $0) }
        }
        guard isLetter(text.byte(open + 2)) else { return nil }
        return end(of: ">", from: open + 2, in: text).map { (.declaration(open..<$0), $0) }
    }

    private mutating func end(of sign: StaticString, from start: Int, in text: Span<UInt8>) -> Int? {
        var place = start
        let first = unsafe sign.utf8Start[0]
        while let found = text.next(first, from: place) {
            if text.reads(sign, at: found) { return found + sign.utf8CodeUnitCount }
            place = found + 1
        }
        bytesLeft -= text.count - start
        return nil
    }

    /// Behind `</script>`.
    private mutating func endOfCode(_ name: String, from start: Int, in text: Span<UInt8>) -> Int? {
        var place = start
        while let found = text.next(UInt8(ascii: "<"), from: place) {
            place = found + 1
            let end = found + 2 + name.utf8.count
            guard text.byte(place) == UInt8(ascii: "/"), end < text.count, !isLetter(text[end]),
                smallLetters((found + 2)..<end, in: text) == name
            else { continue }
            return tag(found, nameAt: found + 2, in: text)?.end
        }
        bytesLeft -= text.count - start
        return nil
    }

    // MARK: Tags

    private mutating func tag(_ open: Int, nameAt start: Int, in text: Span<UInt8>) -> (HTMLTag, end: Int)? {
        var place = start
        while place < text.count, !isSpace(text[place]), text[place] != UInt8(ascii: "/"),
            text[place] != UInt8(ascii: ">")
        {
            place += 1
        }
        let name = smallLetters(start..<place, in: text)
        var attributes: [HTMLTag.Attribute] = []
        var names: Set<String> = []
        var isSelfClosing = false
        while place < text.count {
            let byte = text[place]
            if byte == UInt8(ascii: ">") {
                let tag = HTMLTag(
                    name: name, range: open..<(place + 1), attributes: attributes, isSelfClosing: isSelfClosing)
                return (tag, place + 1)
            }
            isSelfClosing = byte == UInt8(ascii: "/")
            if isSelfClosing || isSpace(byte) {
                place += 1
            } else if let attribute = attribute(at: &place, in: text) {
                if names.insert(attribute.name).inserted { attributes.append(attribute) }
            } else {
                break
            }
        }
        bytesLeft -= text.count - open
        return nil
    }

    /// Nil where a quotation mark has no partner.
    private func attribute(at place: inout Int, in text: Span<UInt8>) -> HTMLTag.Attribute? {
        let start = place
        place += 1
        while place < text.count, !isSpace(text[place]), text[place] != UInt8(ascii: "/"),
            text[place] != UInt8(ascii: ">"), text[place] != UInt8(ascii: "=")
        {
            place += 1
        }
        let name = smallLetters(start..<place, in: text)
        let equals = placeBehindSpaces(place, in: text)
        guard text.byte(equals) == UInt8(ascii: "=") else { return HTMLTag.Attribute(name: name, value: place..<place) }
        place = placeBehindSpaces(equals + 1, in: text)
        let quote = text.byte(place)
        if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
            guard let end = text.next(quote, from: place + 1) else { return nil }
            defer { place = end + 1 }
            return HTMLTag.Attribute(name: name, value: (place + 1)..<end)
        }
        let value = place
        while place < text.count, !isSpace(text[place]), text[place] != UInt8(ascii: ">") { place += 1 }
        return HTMLTag.Attribute(name: name, value: value..<place)
    }

    private func placeBehindSpaces(_ start: Int, in text: Span<UInt8>) -> Int {
        var place = start
        while place < text.count, isSpace(text[place]) { place += 1 }
        return place
    }

    private func smallLetters(_ range: Range<Int>, in text: Span<UInt8>) -> String {
        var bytes: [UInt8] = []
        for place in range {
            let byte = text[place]
            bytes.append(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) && byte != 0x0B }
}
