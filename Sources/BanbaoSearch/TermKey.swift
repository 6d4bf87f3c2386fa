import BanbaoText

/// What is looked up (a pair of characters, a single one, a word, `#tag/reform`) as a number of 34 bits, mixed so that its upper bits say which
/// part of the index it is in. `search.js` computes the same of a name.
struct TermKey: Hashable, Sendable {
    let value: UInt64

    static let bitCount = 34

    private static let mask: UInt64 = (1 << 34) - 1
    private static let isHash: UInt64 = 1 << 33
    private static let factor: UInt64 = 0x2_78DD_E6E5
    /// Of the factor, modulo 2 to the power of 34.
    private static let inverse: UInt64 = {
        var inverse = factor
        // Each step doubles the bits that are right.
        for _ in 0..<6 { inverse = inverse &* (2 &- factor &* inverse) }
        return inverse & mask
    }()

    init(value: UInt64) { self.value = value }

    /// Of one or two characters of the basic plane: no two have the same.
    init(_ first: UInt32, _ second: UInt32) {
        self.init(value: (UInt64(first) << 16 | UInt64(second)) &* Self.factor & Self.mask)
    }

    /// Of one or two characters of the basic plane these, of all else the hash of its UTF-16.
    init(name: [UInt8]) {
        let text = String(decoding: name, as: UTF8.self)
        let units = Array(text.utf16)
        if units.count <= 2, units.count == text.unicodeScalars.count {
            self.init(units.count == 2 ? UInt32(units[0]) : 0, UInt32(units.last ?? 0))
        } else {
            let hash = units.reduce(UInt64(0)) { ($0 ^ UInt64($1)) &* 0x9E37_79B1 & (Self.isHash - 1) }
            self.init(value: (Self.isHash | hash) &* Self.factor & Self.mask)
        }
    }

    /// Of one or two characters: these.
    var characters: (first: UInt32, second: UInt32)? {
        let units = value &* Self.inverse & Self.mask
        return units & Self.isHash == 0 ? (UInt32(units >> 16), UInt32(units & 0xFFFF)) : nil
    }
}
