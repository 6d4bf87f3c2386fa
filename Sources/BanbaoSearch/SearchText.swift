import BanbaoText

/// The text of a page as search sees it: without signs that readers do not see, and with marks between its parts. It is what is
/// remembered of a page, so that an index is made again without reading pages again, and what is shown of hits.
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
        var start = 0
        var place = 0
        while place < text.count {
            let byte = text[place]
            if (0xE3...0xE9).contains(byte) {
                // Most of a Chinese text.
                place += 3
                continue
            }
            let length =
                byte < 0x20 ? 1 : byte < 0xC2 || (0xE3...0xEE).contains(byte) ? 0 : unseenLength(text, at: place)
            guard length > 0 else {
                place += 1
                continue
            }
            bytes.append(text.extracting(start..<place))
            if byte < 0x20 { bytes.append(0x20) }
            place += length
            start = place
        }
        bytes.append(text.extracting(start..<text.count))
    }

    /// How many bytes at a place are a sign that is nothing to readers.
    private func unseenLength(_ text: Span<UInt8>, at place: Int) -> Int {
        guard [0xC2, 0xE2, 0xEF].contains(text[place]) else { return 0 }
        var end = place
        return switch scalar(in: text, at: &end).value {
        case 0xAD, 0x200B...0x200D, 0x2060, 0xFEFF: end - place
        default: 0
        }
    }
}

/// Reads the character at a place of well-formed UTF-8, and moves the place behind it.
@inline(__always)
func scalar(in text: Span<UInt8>, at place: inout Int) -> Unicode.Scalar {
    let first = UInt32(text[place])
    let count = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    var value = count == 1 ? first : first & (0x7F >> UInt32(count))
    for index in (place + 1)..<max(place + 1, min(place + count, text.count)) {
        value = value << 6 | UInt32(text[index] & 0x3F)
    }
    place = min(place + count, text.count)
    return Unicode.Scalar(value) ?? "\u{FFFD}"
}
