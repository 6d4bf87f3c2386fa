extension ModuleGrid {
    /// How hard a code is to read: ISO/IEC 18004, 7.8.3.
    var penalty: Int {
        let (modules, size) = (isDark.span, size)
        var (penalty, darkCount) = (0, 0)
        for line in 0..<size {
            var (row, column) = (LinePenalty(), LinePenalty())
            for place in 0..<size {
                row.add(modules[line * size + place])
                column.add(modules[place * size + line])
            }
            penalty += row.penalty + column.penalty
            darkCount += row.darkCount
        }
        for row in 1..<size {
            for place in row * size + 1..<(row + 1) * size {
                let isDark = modules[place]
                if modules[place - 1] == isDark, modules[place - size] == isDark, modules[place - size - 1] == isDark {
                    penalty += 3
                }
            }
        }
        // Ten for each 5 % that the dark modules are away from half of all.
        let count = size * size
        return penalty + abs(darkCount * 20 - count * 10) / count * 10
    }
}

/// Long runs of one colour in a row or a column, and what looks like a finder pattern.
private struct LinePenalty {
    private(set) var penalty = 0
    private(set) var darkCount = 0
    private var run = 0
    /// The last eleven modules; before the first there are neither.
    private var window = 0
    private var count = 0

    mutating func add(_ isDark: Bool) {
        let bit = isDark ? 1 : 0
        run = count > 0 && window & 1 == bit ? run + 1 : 1
        if run >= 5 { penalty += run == 5 ? 3 : 1 }
        window = (window << 1 | bit) & 0b111_1111_1111
        count += 1
        darkCount += bit
        if count >= 11, window == 0b101_1101_0000 || window == 0b000_0101_1101 { penalty += 40 }
    }
}
