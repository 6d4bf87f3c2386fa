import BanbaoText

/// What is looked up: a pair of characters, a single one, or a word, as 64 bits.
struct Term: Hashable, Sendable {
    let key: UInt64

    private static let isWord: UInt64 = 1 << 63

    init(key: UInt64) { self.key = key }

    init(_ single: Unicode.Scalar) { key = UInt64(single.value) }

    init(_ first: Unicode.Scalar, _ second: Unicode.Scalar) {
        key = UInt64(first.value) << 21 | UInt64(second.value)
    }

    /// By its hash: among a million words the chance that two meet is one in forty million.
    init(word: [UInt8]) { key = Self.hash(of: word) | Self.isWord }

    static func hash(of word: [UInt8]) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in word { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        return hash
    }

    /// Its characters; nil for a word.
    private var characters: (first: UInt32, second: UInt32)? {
        key & Self.isWord == 0 ? (UInt32(key >> 21), UInt32(key & 0x1F_FFFF)) : nil
    }

    /// Nil for a word.
    var text: [UInt8]? {
        guard let characters else { return nil }
        return [characters.first, characters.second].reduce(into: []) { bytes, value in
            if value > 0, let scalar = Unicode.Scalar(value) { bytes += Array(String(scalar).utf8) }
        }
    }

    /// Nil for a word.
    var placement: UInt32? {
        characters.map { first, second in
            var hash = TermPlacement()
            if first > 0 { hash.combine(first) }
            hash.combine(second)
            return hash.value
        }
    }
}

/// Which of the index's parts a term is in, by its UTF-16: FNV-1a of 32 bits, as `search.js` computes it.
struct TermPlacement {
    private var hash: UInt32 = 0x811C_9DC5

    var value: UInt32 { hash ^ hash >> 15 }

    init() {}

    init(of word: [UInt8]) {
        for unit in String(decoding: word, as: UTF8.self).utf16 { mix(UInt32(unit)) }
    }

    mutating func combine(_ scalar: UInt32) {
        guard scalar > 0xFFFF else { return mix(scalar) }
        mix(0xD800 + (scalar - 0x10000) >> 10)
        mix(0xDC00 + (scalar - 0x10000) & 0x3FF)
    }

    private mutating func mix(_ unit: UInt32) { hash = (hash ^ unit) &* 0x0100_0193 }
}
