/// How an index is divided, by the amount of its text alone.
struct IndexDivision: Sendable, Equatable {
    /// A power of two.
    let partCount: Int

    /// Small sites have one file.
    private static let largestFile = 1 << 17
    private static let bytesPerPart = 11_000
    private static let mostParts = 1 << 14
    /// Longer lists are in files of their own.
    private static let longestList = 1 << 11
    private static let longestListWithPlaces = 1 << 14

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

    /// In bytes.
    var longestList: Int { isWhole ? .max : Self.longestList }

    var longestListWithPlaces: Int { isWhole ? .max : Self.longestListWithPlaces }

    var isWhole: Bool { partCount == 1 }

    func part(_ key: TermKey) -> Int { Int(key.value >> UInt64(TermKey.bitCount - partCount.trailingZeroBitCount)) }

    /// By parts, 1 for these.
    func flags(_ parts: some Sequence<Int>) -> [UInt8] {
        var flags = [UInt8](repeating: 0, count: partCount)
        for part in parts { flags[part] = 1 }
        return flags
    }

    // Parts are written in batches: several of one cell, or one of several.

    var partsPerBatch: Int { max(1, partCount >> CellOccurrences.bitCount) }

    func batch(_ part: Int) -> Int { part / partsPerBatch }

    func cells(ofBatch batch: Int) -> Range<Int> {
        let count = max(1, CellOccurrences.count / partCount)
        return batch * count..<(batch + 1) * count
    }
}
