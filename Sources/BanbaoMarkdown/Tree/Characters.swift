import BanbaoText

// What CommonMark asks of characters.

/// The character that begins here; nil where the text ends or there is none.
func scalar(startingAt place: Int, in text: Span<UInt8>) -> Unicode.Scalar? {
    place < text.count ? firstScalar(of: text.extracting(place...)) : nil
}

/// The character that ends here, and where it begins.
func scalar(endingAt place: Int, in text: Span<UInt8>) -> (scalar: Unicode.Scalar, start: Int)? {
    var start = place - 1
    while start > 0, text[start] & 0xC0 == 0x80 { start -= 1 }
    guard start >= 0 else { return nil }
    return scalar(startingAt: start, in: text).map { ($0, start) }
}

/// Of a text that is not empty.
func firstScalar(of text: Span<UInt8>) -> Unicode.Scalar? {
    // UTF-8 that libcmark has made well-formed: the first byte tells the length.
    let first = UInt32(text[0])
    let length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    guard length <= text.count else { return nil }
    if length == 1 { return Unicode.Scalar(first) }
    var value = first & (0x7F >> UInt32(length))
    for index in 1..<length { value = value << 6 | UInt32(text[index] & 0x3F) }
    return Unicode.Scalar(value)
}

func lastScalar(of text: Span<UInt8>) -> Unicode.Scalar? {
    var start = text.count - 1
    if text[start] < 0x80 { return Unicode.Scalar(text[start]) }
    while start > 0, text[start] & 0xC0 == 0x80 { start -= 1 }
    return firstScalar(of: text.extracting(start..<text.count))
}

/// As CommonMark defines it.
func isWhitespace(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0C, 0x0D, 0x20: true
    case ..<0xA0: false
    default: scalar.properties.generalCategory == .spaceSeparator
    }
}

func isPunctuation(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII {
        return (0x21...0x2F).contains(scalar.value) || (0x3A...0x40).contains(scalar.value)
            || (0x5B...0x60).contains(scalar.value) || (0x7B...0x7E).contains(scalar.value)
    }
    // Most that are asked about, without the tables.
    if CJK.isHan(scalar) { return false }
    switch scalar.value {
    case 0x2014, 0x2018...0x201D, 0x2026, 0x3001...0x3003, 0x3008...0x3011, 0xFF01, 0xFF08, 0xFF09, 0xFF0C, 0xFF1A,
        0xFF1B, 0xFF1F:
        return true
    default: break
    }
    switch scalar.properties.generalCategory {
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
        .finalPunctuation, .otherPunctuation:
        return true
    default: return false
    }
}

// Of ASCII.

func isSpaceOrTab(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

func isLetterOrDigit(_ byte: UInt8) -> Bool { isLetter(byte) || isDigit(byte) }
