import BanbaoText

// What CommonMark asks of characters.

/// As CommonMark defines it.
func isWhitespace(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0C, 0x0D, 0x20: true
    case ..<0xA0, 0x3400...0x9FFF: false
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
