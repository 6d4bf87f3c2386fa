/// The modules of a code while it is drawn.
struct ModuleGrid {
    private let version: Version
    private(set) var isDark: [Bool]
    /// Whether a module belongs to a pattern, which no mask changes.
    private var isPattern: [Bool]

    var size: Int { version.size }

    init(_ version: Version) {
        self.version = version
        isDark = [Bool](repeating: false, count: version.size * version.size)
        isPattern = isDark
    }

    subscript(row: Int, column: Int) -> Bool { isDark[row * size + column] }

    private mutating func setPattern(_ row: Int, _ column: Int, _ dark: Bool) {
        isDark[row * size + column] = dark
        isPattern[row * size + column] = true
    }

    mutating func drawPatterns() {
        for place in 0..<size {
            setPattern(6, place, place % 2 == 0)
            setPattern(place, 6, place % 2 == 0)
        }
        for (row, column) in [(3, 3), (3, size - 4), (size - 4, 3)] { drawFinder(row, column) }
        let positions = version.alignmentPositions
        for (first, row) in positions.enumerated() {
            for (second, column) in positions.enumerated() {
                let last = positions.count - 1
                if (first, second) == (0, 0) || (first, second) == (0, last) || (first, second) == (last, 0) {
                    continue
                }
                drawSquares(row, column, radius: 2) { $0 != 1 }
            }
        }
        drawFormat(mask: 0)
        drawVersion()
    }

    private mutating func drawFinder(_ row: Int, _ column: Int) {
        drawSquares(row, column, radius: 4) { $0 != 2 && $0 != 4 }
    }

    /// Squares around a center, dark or light by their distance from it; those outside the code are left out.
    private mutating func drawSquares(_ row: Int, _ column: Int, radius: Int, isDark: (Int) -> Bool) {
        for down in -radius...radius {
            for right in -radius...radius {
                guard (0..<size).contains(row + down), (0..<size).contains(column + right) else { continue }
                setPattern(row + down, column + right, isDark(max(abs(down), abs(right))))
            }
        }
    }

    private mutating func drawFormat(mask: Int) {
        let bits = formatBits(mask: mask)
        func bit(_ place: Int) -> Bool { bits >> place & 1 == 1 }
        for place in 0...5 { setPattern(place, 8, bit(place)) }
        setPattern(7, 8, bit(6))
        setPattern(8, 8, bit(7))
        setPattern(8, 7, bit(8))
        for place in 9..<15 { setPattern(8, 14 - place, bit(place)) }
        for place in 0..<8 { setPattern(8, size - 1 - place, bit(place)) }
        for place in 8..<15 { setPattern(size - 15 + place, 8, bit(place)) }
        setPattern(size - 8, 8, true)
    }

    private mutating func drawVersion() {
        guard version.number >= 7 else { return }
        let bits = versionBits(version.number)
        for place in 0..<18 {
            let (near, far) = (place / 3, size - 11 + place % 3)
            setPattern(near, far, bits >> place & 1 == 1)
            setPattern(far, near, bits >> place & 1 == 1)
        }
    }

    /// In two columns at a time, from the right, upwards and downwards in turn; column 6 belongs to the timing pattern.
    mutating func drawData(_ codewords: [UInt8]) {
        var place = 0
        for right in [Int](stride(from: size - 1, to: 6, by: -2)) + [5, 3, 1] {
            let isUpward = (right + 1) & 2 == 0
            for step in 0..<size {
                let row = isUpward ? size - 1 - step : step
                for column in [right, right - 1] where !isPattern[row * size + column] {
                    // Bits that are left over stay light.
                    guard place < codewords.count * 8 else { return }
                    isDark[row * size + column] = codewords[place >> 3] >> (7 - place & 7) & 1 == 1
                    place += 1
                }
            }
        }
    }

    func masked(by mask: Int) -> ModuleGrid {
        var result = self
        for row in 0..<size {
            for column in 0..<size where !isPattern[row * size + column] && Self.inverts(mask, row, column) {
                result.isDark[row * size + column].toggle()
            }
        }
        result.drawFormat(mask: mask)
        return result
    }

    private static func inverts(_ mask: Int, _ row: Int, _ column: Int) -> Bool {
        switch mask {
        case 0: (row + column) % 2 == 0
        case 1: row % 2 == 0
        case 2: column % 3 == 0
        case 3: (row + column) % 3 == 0
        case 4: (row / 2 + column / 3) % 2 == 0
        case 5: row * column % 2 + row * column % 3 == 0
        case 6: (row * column % 2 + row * column % 3) % 2 == 0
        default: ((row + column) % 2 + row * column % 3) % 2 == 0
        }
    }
}
