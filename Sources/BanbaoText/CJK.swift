/// Facts about characters that Chinese typesetting and counting need. Ranges: Unicode 17.
package enum CJK {
    private static let han: [ClosedRange<UInt32>] = [
        0x3007...0x3007, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFD,
    ]

    /// East Asian Width W or F, emoji included: two cells in a terminal.
    private static let wide: [ClosedRange<UInt32>] = [
        0x1100...0x115F, 0x231A...0x231B, 0x2329...0x232A, 0x23E9...0x23EC, 0x23F0...0x23F0, 0x23F3...0x23F3,
        0x25FD...0x25FE, 0x2614...0x2615, 0x2630...0x2637, 0x2648...0x2653, 0x267F...0x267F, 0x268A...0x268F,
        0x2693...0x2693, 0x26A1...0x26A1, 0x26AA...0x26AB, 0x26BD...0x26BE, 0x26C4...0x26C5, 0x26CE...0x26CE,
        0x26D4...0x26D4, 0x26EA...0x26EA, 0x26F2...0x26F3, 0x26F5...0x26F5, 0x26FA...0x26FA, 0x26FD...0x26FD,
        0x2705...0x2705, 0x270A...0x270B, 0x2728...0x2728, 0x274C...0x274C, 0x274E...0x274E, 0x2753...0x2755,
        0x2757...0x2757, 0x2795...0x2797, 0x27B0...0x27B0, 0x27BF...0x27BF, 0x2B1B...0x2B1C, 0x2B50...0x2B50,
        0x2B55...0x2B55, 0x2E80...0x303E, 0x3041...0x3247, 0x3250...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3,
        0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6B, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x18DF2,
        0x1AFF0...0x1B2FB, 0x1D300...0x1D376, 0x1F004...0x1F004, 0x1F0CF...0x1F0CF, 0x1F18E...0x1F18E,
        0x1F191...0x1F19A, 0x1F200...0x1F265, 0x1F300...0x1F320, 0x1F32D...0x1F335, 0x1F337...0x1F37C,
        0x1F37E...0x1F393, 0x1F3A0...0x1F3CA, 0x1F3CF...0x1F3D3, 0x1F3E0...0x1F3F0, 0x1F3F4...0x1F3F4,
        0x1F3F8...0x1F43E, 0x1F440...0x1F440, 0x1F442...0x1F4FC, 0x1F4FF...0x1F53D, 0x1F54B...0x1F54E,
        0x1F550...0x1F567, 0x1F5FB...0x1F64F, 0x1F680...0x1F6C5, 0x1F6CC...0x1F6CC, 0x1F6D0...0x1F6D2,
        0x1F90C...0x1F93A, 0x1F93C...0x1F945, 0x1F947...0x1F9FF, 0x1FA70...0x1FAF8, 0x20000...0x3FFFD,
    ]

    private static let zeroWidth: [ClosedRange<UInt32>] = [
        0x0300...0x036F, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2069, 0x20D0...0x20FF, 0xFE00...0xFE0F,
        0xFEFF...0xFEFF, 0xE0100...0xE01EF,
    ]

    package static func isHan(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.value >= 0x4E00, scalar.value <= 0x9FFF { return true }
        return scalar.value >= 0x3007 && contains(han, scalar.value)
    }

    /// Cells a scalar takes in a terminal: 0, 1 or 2.
    package static func cells(_ scalar: Unicode.Scalar) -> Int {
        if scalar.value < 0x300 { return 1 }
        if contains(zeroWidth, scalar.value) { return 0 }
        return contains(wide, scalar.value) ? 2 : 1
    }

    /// Whether emphasis may begin or end next to it as it may next to a letter. On Chinese pages the signs `“”‘’—…·` count as
    /// well, which Unicode leaves to the context.
    package static func isCharacter(_ scalar: Unicode.Scalar, inChinese: Bool) -> Bool {
        if scalar.value < 0xB7 { return false }
        if inChinese, chineseSigns.contains(scalar.value) { return true }
        return contains(characters, scalar.value)
    }

    private static let chineseSigns: [UInt32] = [0xB7, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x2026]

    /// Whether a line break between two characters of a paragraph is none to a reader of Chinese: both are wide and neither is
    /// Hangul (CSS Text 3); on Chinese pages signs such as `“` and `—` count as wide next to what is wide, or each other.
    package static func joinsLines(_ before: Unicode.Scalar, _ after: Unicode.Scalar, inChinese: Bool) -> Bool {
        if before.value == 0x200B || after.value == 0x200B { return true }
        let (first, second) = (isWideInLine(before), isWideInLine(after))
        if first && second { return true }
        guard inChinese else { return false }
        return (first || contains(ambiguousSigns, before.value)) && (second || contains(ambiguousSigns, after.value))
    }

    /// East Asian Width W, F or H, and not Hangul.
    private static func isWideInLine(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x1100...0x11FF, 0x3130...0x318F, 0xA960...0xA97F, 0xAC00...0xD7FF, 0xFFA0...0xFFDC: false
        case 0x20A9, 0xFF61...0xFF9F, 0xFFE8...0xFFEE: true
        default: cells(scalar) == 2
        }
    }

    private static func contains(_ ranges: [ClosedRange<UInt32>], _ value: UInt32) -> Bool {
        let index = ranges.partitionPoint { $0.upperBound < value }
        return index < ranges.count && ranges[index].contains(value)
    }
}
