import BanbaoChart
import BanbaoText

extension Chart {
    /// Of numbers as they are written; nil for what is missing.
    init(
        _ kind: Kind, _ series: [(label: String, numbers: [String?])], categories: [String]? = nil,
        notes: [String] = [], title: String = "Title", unit: String = "", numbers: NumberStyle = .english
    ) {
        self.init(
            kind: kind, title: title, summary: "Summary",
            categories: categories ?? (series.first?.numbers.indices.map { "C\($0)" } ?? []),
            series: series.map { series in
                Series(
                    label: series.label,
                    values: series.numbers.map { number in
                        number.flatMap { ExactDecimal($0) }.map { Value($0, text: numbers.text($0)) }
                    })
            }, notes: notes, unit: unit, numbers: numbers)
    }

    init(
        _ kind: Kind, _ numbers: [String?], categories: [String]? = nil, unit: String = "",
        style: NumberStyle = .english
    ) {
        self.init(kind, [("", numbers)], categories: categories, unit: unit, numbers: style)
    }
}

/// The same numbers in every run (xorshift64).
struct Dice: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state
    }
}
