import BanbaoText

// Character references in raw HTML: `&lt;`, `&#20013;`.

extension [UInt8] {
    /// Text of raw HTML, for text or a quoted attribute. References stay as they are; one by number to a character that HTML may
    /// not hold becomes U+FFFD, as Markdown makes it.
    mutating func append(escapingMarkupIn text: Span<UInt8>) {
        var copied = 0
        while let place = text.next(UInt8(ascii: "&"), from: copied) {
            append(escaping: text.extracting(copied..<place))
            switch reference(in: text, at: place) {
            case .named(let end, _), .number(let end, _?):
                append(text.extracting(place..<end))
                copied = end
            case .number(let end, nil):
                append("\u{FFFD}" as String)
                copied = end
            case nil:
                append("&amp;" as StaticString)
                copied = place + 1
            }
        }
        append(escaping: text.extracting(copied...))
    }
}

/// Text of raw HTML as readers see it. Of references by name the five that escape are read, and the space that does not break.
func plainText(ofMarkup text: Span<UInt8>) -> [UInt8] {
    var plain: [UInt8] = []
    var copied = 0
    while let place = text.next(UInt8(ascii: "&"), from: copied) {
        plain.append(text.extracting(copied..<place))
        let found = reference(in: text, at: place)
        switch found {
        case .named(let end, let character?):
            plain.append(character)
            copied = end
        case .number(let end, let scalar):
            plain.append(contentsOf: UTF8.encode(scalar ?? "\u{FFFD}").map(Array.init) ?? [])
            copied = end
        case .named, nil:
            plain.append(UInt8(ascii: "&"))
            copied = place + 1
        }
    }
    plain.append(text.extracting(copied...))
    return plain
}

/// A URL in an attribute, without the signs that browsers drop from it.
func urlText(ofMarkup text: Span<UInt8>) -> [UInt8] {
    var url = plainText(ofMarkup: text).filter { $0 != 0x09 && $0 != 0x0A && $0 != 0x0D }
    while let last = url.last, last <= 0x20 { url.removeLast() }
    return Array(url.drop { $0 <= 0x20 })
}

private enum HTMLReference {
    /// `end` is behind the semicolon; the character where it is one of those that escape.
    case named(end: Int, String?)
    /// Nil for a character that HTML may not hold.
    case number(end: Int, Unicode.Scalar?)
}

private let escaped = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}"]

private func reference(in text: Span<UInt8>, at ampersand: Int) -> HTMLReference? {
    if text.byte(ampersand + 1) == UInt8(ascii: "#") {
        guard let (value, end) = referencedValue(in: text, at: ampersand + 2) else { return nil }
        return .number(end: end, isForbiddenReference(value) ? nil : Unicode.Scalar(value))
    }
    var place = ampersand + 1
    while place < min(text.count, ampersand + 33), isLetterOrDigit(text[place]) { place += 1 }
    guard place > ampersand + 1, text.byte(place) == UInt8(ascii: ";"), text.byte(ampersand + 1) >= 0x41 else {
        return nil
    }
    var name: [UInt8] = []
    name.append(text.extracting((ampersand + 1)..<place))
    return .named(end: place + 1, escaped[String(decoding: name, as: UTF8.self)])
}
