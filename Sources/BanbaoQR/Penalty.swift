extension ModuleGrid {
    /// How hard a code is to read: ISO/IEC 18004, 7.8.3.
    var penalty: Int {
        var penalty = 0
        for line in 0..<size {
            penalty += Self.penalty(ofLine: (0..<size).map { self[line, $0] })
            penalty += Self.penalty(ofLine: (0..<size).map { self[$0, line] })
        }
        for row in 0..<size - 1 {
            for column in 0..<size - 1 {
                let isDark = self[row, column]
                if self[row, column + 1] == isDark, self[row + 1, column] == isDark, self[row + 1, column + 1] == isDark
                {
                    penalty += 3
                }
            }
        }
        let dark = isDark.count { $0 }
        // Ten for each 5 % that the dark modules are away from half of all.
        return penalty + abs(dark * 20 - isDark.count * 10) / isDark.count * 10
    }

    /// Long runs of one colour, and what looks like a finder pattern.
    private static func penalty(ofLine line: [Bool]) -> Int {
        var penalty = 0
        var run = 0
        for (place, isDark) in line.enumerated() {
            run = place > 0 && line[place - 1] == isDark ? run + 1 : 1
            if run == 5 { penalty += 3 } else if run > 5 { penalty += 1 }
        }
        for start in 0...line.count - 11
        where finderLikes.contains(where: { line[start..<start + 11].elementsEqual($0) }) {
            penalty += 40
        }
        return penalty
    }

}

private let finderLikes: [[Bool]] = {
    let pattern = [true, false, true, true, true, false, true]
    let light = [Bool](repeating: false, count: 4)
    return [pattern + light, light + pattern]
}()
