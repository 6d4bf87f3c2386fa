/// Where one of some words may begin, as their first three bytes say: most places of a text are ruled out by that.
struct WordOpenings: Sendable {
    /// A bit for each three bytes, of which five bits count: capital letters are small ones, and no two letters are one.
    private let bits: [UInt64]

    init(_ words: [[UInt8]]) {
        var bits = [UInt64](repeating: 0, count: 512)
        for word in words where !word.isEmpty {
            // Anything may stand behind a short word.
            for second in word.count > 1 ? [word[1]] : Array(0...31) {
                for third in word.count > 2 ? [word[2]] : Array(0...31) {
                    let opening = Self.opening(word[0], second, third)
                    bits[opening >> 6] |= 1 << UInt64(opening & 63)
                }
            }
        }
        self.bits = bits
    }

    func mayOpen(_ text: Span<UInt8>, at place: Int) -> Bool {
        let opening = Self.opening(text.byte(place), text.byte(place + 1), text.byte(place + 2))
        return bits[opening >> 6] >> UInt64(opening & 63) & 1 != 0
    }

    private static func opening(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Int {
        Int(first & 31) << 10 | Int(second & 31) << 5 | Int(third & 31)
    }
}
