extension Moment {
    /// What somebody meant who wrote a date in another way: `2026年11月20日`, `2026-1-5`, `2026/11/16 9:30`, `20261120`. Nil where the
    /// parts do not make a day, with the year first.
    package init?(looselyWritten text: String) {
        var numbers = digitGroups(text)
        if numbers.count == 1, numbers[0].count == 8 {
            let digits = numbers[0]
            numbers = [Array(digits[..<4]), Array(digits[4..<6]), Array(digits[6...])]
        }
        guard numbers.count >= 3, numbers[0].count == 4, numbers[1...2].allSatisfy({ $0.count <= 2 }) else {
            return nil
        }
        let mayHaveTime = numbers.count >= 5 && numbers[3...4].allSatisfy { $0.count <= 2 }
        let values = numbers.prefix(mayHaveTime ? 5 : 3).map { $0.reduce(0) { $0 * 10 + $1 } }
        guard let day = Day(year: values[0], month: values[1], day: values[2]) else { return nil }
        let hasTime = mayHaveTime && values[3] < 24 && values[4] < 60
        self.init(day: day, minute: hasTime ? values[3] * 60 + values[4] : nil)
    }
}

extension Moment: CustomStringConvertible {
    /// As authors write it: `2020-01-15`, `2020-01-15 09:30`.
    package var description: String { clockText.map { "\(day) \($0)" } ?? "\(day)" }
}

/// Digits of a text by their values, full-width ones too; of a long text no more than anybody would take for a date.
private func digitGroups(_ text: String) -> [[Int]] {
    var groups: [[Int]] = []
    var isInNumber = false
    for scalar in text.unicodeScalars.prefix(40) {
        let digit: Int? =
            switch scalar.value {
            case 0x30...0x39: Int(scalar.value - 0x30)
            case 0xFF10...0xFF19: Int(scalar.value - 0xFF10)
            default: nil
            }
        if let digit {
            if isInNumber { groups[groups.count - 1].append(digit) } else { groups.append([digit]) }
        }
        isInNumber = digit != nil
    }
    return groups
}
