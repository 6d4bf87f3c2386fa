/// Eight bytes in a word, looked at together. (`SIMD16<UInt8>` masks compile to calls lane by lane in Swift 6.3 and made
/// the whole build five times slower.) With flat templates, words of eight bytes take 14 % off the user time of a build.
enum ByteLanes {
    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let highBits: UInt64 = 0x8080_8080_8080_8080

    /// Not 0 when some byte of the word equals `byte`.
    static func equal(_ word: UInt64, _ byte: UInt8) -> UInt64 {
        let difference = word ^ (ones &* UInt64(byte))
        return (difference &- ones) & ~difference & highBits
    }

    /// Not 0 when some byte of the word is less than `byte`, which is at most 0x80.
    static func less(_ word: UInt64, _ byte: UInt8) -> UInt64 {
        (word &- ones &* UInt64(byte)) & ~word & highBits
    }

    static func isASCII(_ word: UInt64) -> Bool { word & highBits == 0 }

    /// The high bit of each byte that is a letter, a digit or an apostrophe, in a word of ASCII bytes.
    static func wordBytes(_ word: UInt64) -> UInt64 {
        let folded = word | (ones &* 0x20)
        return (within(folded, 0x61, 0x7A) | within(word, 0x30, 0x39) | within(word, 0x27, 0x27)) & highBits
    }

    /// High bits of the bytes from `first` to `last`, in a word of ASCII bytes.
    private static func within(_ word: UInt64, _ first: UInt8, _ last: UInt8) -> UInt64 {
        (word &+ ones &* UInt64(0x80 - first)) & ~(word &+ ones &* UInt64(0x7F - last))
    }
}
