import BanbaoText

// What counts as a word, a pair of characters or a gap between them. `templates/assets/search.js` reads queries by the same rules.

extension Unicode.Scalar {
    /// Full-width letters, digits and signs as narrow ones, and the apostrophe of typesetting as that of keyboards.
    var folded: Unicode.Scalar {
        switch value {
        case 0x2019: "'"
        case 0xFF01...0xFF5E: Unicode.Scalar(UInt8(value - 0xFEE0))
        default: self
        }
    }

    /// Of those beyond ASCII.
    var isSpace: Bool { value == 0x3000 || value == 0xA0 }

    /// Han, kana and Hangul: written without spaces, or searched for in parts of words, so indexed in pairs.
    var isPaired: Bool {
        // Most of a Chinese text.
        if value &- 0x4E00 < 0x5200 { return true }
        return switch value {
        case 0x3007, 0x3040...0x30FF, 0x3400...0x4DBF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
            0x20000...0x3FFFD:
            true
        default: false
        }
    }

    /// Letters, marks and digits of all other scripts.
    var isOfWord: Bool {
        if isASCII { return isLetterOrDigit(UInt8(value)) }
        // Punctuation of typesetting, which Chinese is full of.
        if (0x2000...0x206F).contains(value) || (0x3000...0x303F).contains(value) { return false }
        switch properties.generalCategory {
        case .decimalNumber, .letterNumber, .otherNumber, .nonspacingMark, .spacingMark, .enclosingMark: return true
        default: return properties.isAlphabetic
        }
    }
}
