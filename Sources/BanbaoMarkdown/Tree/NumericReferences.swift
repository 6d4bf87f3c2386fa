import BanbaoText

// Character references by number: `&#20013;`, `&#x4E2D;`.

/// Of references, tabs and line feeds are the only controls that mean the same to all readers of HTML.
func isForbiddenReference(_ value: UInt32) -> Bool {
    guard let scalar = Unicode.Scalar(value), value != 0x0D else { return true }
    return isForbiddenInText(scalar)
}

/// What stands behind `&#`, up to its semicolon: one to seven digits, or one to six hexadecimal ones behind an `x`.
func referencedValue(in text: Span<UInt8>, at start: Int) -> (value: UInt32, end: Int)? {
    let isHexadecimal = text.byte(start) | 0x20 == UInt8(ascii: "x")
    let first = isHexadecimal ? start + 1 : start
    var place = first
    var value: UInt32 = 0
    while place < first + (isHexadecimal ? 6 : 7), let digit = hexadecimalValue(text.byte(place)),
        isHexadecimal || digit < 10
    {
        value = value * (isHexadecimal ? 16 : 10) + UInt32(digit)
        place += 1
    }
    return place > first && text.byte(place) == UInt8(ascii: ";") ? (value, place + 1) : nil
}
