import BanbaoText

/// The text of a page as search sees it: small letters, full-width letters and digits as narrow ones, and marks between its parts. It
/// is what is remembered of a page, so that an index is made again without reading pages again.
package struct SearchText: Sendable {
    /// How much a hit says about the page.
    package enum Weight: UInt8, Sendable { case text, heading, title }

    /// UTF-8. A byte below 0x04 begins a part and gives its weight.
    package private(set) var bytes: [UInt8] = []

    package init() {}

    package mutating func append(_ text: String, _ weight: Weight) { append(text.utf8Span.span, weight) }

    package mutating func append(_ text: Span<UInt8>, _ weight: Weight) {
        guard !text.isEmpty else { return }
        bytes.append(weight.rawValue + 1)
        var place = 0
        while place < text.count {
            let byte = text[place]
            if byte < 0x80 {
                place += 1
                bytes.append(byte < 0x20 ? 0x20 : (0x41...0x5A).contains(byte) ? byte | 0x20 : byte)
            } else if (0xE3...0xE9).contains(byte), place + 2 < text.count, byte != 0xE3 || text[place + 1] > 0x80 {
                // Three bytes that have no other form; most of a Chinese text is this.
                bytes.append(byte)
                bytes.append(text[place + 1])
                bytes.append(text[place + 2])
                place += 3
            } else {
                appendFolded(scalar(in: text, at: &place))
            }
        }
    }

    private mutating func appendFolded(_ scalar: Unicode.Scalar) {
        switch scalar.value {
        case 0x2019, 0xFF07: bytes.append(0x27)
        case 0xFF21...0xFF3A: bytes.append(UInt8(scalar.value - 0xFEE0) | 0x20)
        case 0xFF01...0xFF5E: bytes.append(UInt8(scalar.value - 0xFEE0))
        case 0x3000, 0xA0: bytes.append(0x20)
        // Nothing to readers.
        case 0xAD, 0x200B...0x200D, 0x2060, 0xFEFF: break
        default: bytes.append(contentsOf: scalar.properties.lowercaseMapping.utf8)
        }
    }
}

/// Reads the character at a place of well-formed UTF-8, and moves the place behind it.
func scalar(in text: Span<UInt8>, at place: inout Int) -> Unicode.Scalar {
    let first = UInt32(text[place])
    let count = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    var value = count == 1 ? first : first & (0x7F >> UInt32(count))
    for index in (place + 1)..<min(place + count, text.count) where count > 1 {
        value = value << 6 | UInt32(text[index] & 0x3F)
    }
    place = min(place + count, text.count)
    return Unicode.Scalar(value) ?? "\u{FFFD}"
}
