/// One of the forty sizes of a QR code, at correction level M, which survives the loss of 15 %.
struct Version {
    /// 1...40
    let number: Int

    /// Modules on each side.
    var size: Int { number * 4 + 17 }

    /// ISO/IEC 18004, table 9, level M.
    private static let correctionBytesPerBlock = [
        10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26,
        26, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28,
    ]
    private static let blockCounts = [
        1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16,
        17, 17, 18, 20, 21, 23, 25, 26, 28, 29, 31, 33, 35, 37, 38, 40, 43, 45, 47, 49,
    ]

    var correctionBytes: Int { Self.correctionBytesPerBlock[number - 1] }
    var blockCount: Int { Self.blockCounts[number - 1] }

    /// Data and correction together.
    var codewordCount: Int { moduleCount / 8 }
    var dataCount: Int { codewordCount - correctionBytes * blockCount }

    /// Bits of the number that says how many bytes a text has.
    var bitsOfLength: Int { number < 10 ? 8 : 16 }

    /// Modules that hold data: all without patterns, format and version.
    private var moduleCount: Int {
        var count = (16 * number + 128) * number + 64
        if number >= 2 {
            let alignments = number / 7 + 2
            count -= (25 * alignments - 10) * alignments - 55
            if number >= 7 { count -= 36 }
        }
        return count
    }

    /// Centers of the alignment patterns, in rows and in columns.
    var alignmentPositions: [Int] {
        guard number > 1 else { return [] }
        let count = number / 7 + 2
        let step = (number * 8 + count * 3 + 5) / (count * 4 - 4) * 2
        return [6] + (0..<count - 1).reversed().map { size - 7 - $0 * step }
    }

    /// The smallest that holds so many bytes; nil where none does.
    init?(holding byteCount: Int) {
        let fitting = (1...40).first { number in
            let version = Version(number: number)
            return 4 + version.bitsOfLength + byteCount * 8 <= version.dataCount * 8
        }
        guard let fitting else { return nil }
        number = fitting
    }

    private init(number: Int) { self.number = number }
}
