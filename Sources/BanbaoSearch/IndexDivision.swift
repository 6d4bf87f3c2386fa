/// How an index is divided, by the amount of its text alone.
struct IndexDivision: Sendable, Equatable {
    /// A power of two.
    let partCount: Int

    /// Small sites have one file.
    private static let largestFile = 1 << 17
    private static let bytesPerPart = 11_000
    private static let mostParts = 1 << 14

    static let whole = IndexDivision(textSize: 0)

    init(textSize: Int) {
        guard textSize > Self.largestFile else {
            partCount = 1
            return
        }
        var count = 16
        while count * Self.bytesPerPart < textSize, count < Self.mostParts { count *= 2 }
        partCount = count
    }

    var isWhole: Bool { partCount == 1 }

    func part(_ key: TermKey) -> Int { Int(key.value >> UInt64(TermKey.bitCount - partCount.trailingZeroBitCount)) }
}
