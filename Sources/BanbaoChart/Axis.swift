internal import BanbaoText

/// Round numbers at equal distances that reach from the lowest value to the highest, and where a value lies between them.
struct Axis {
    let ticks: [ExactDecimal]
    private let low: Double
    private let high: Double

    /// In: the numbers of a chart, of which there may be none; at most so many steps. With whole numbers only, ticks are whole.
    init(covering numbers: [ExactDecimal], withZero: Bool, steps: Int) {
        let zero = ExactDecimal(0)
        var lowest = numbers.min() ?? zero
        var highest = numbers.max() ?? zero
        if withZero || lowest == highest {
            lowest = min(lowest, zero)
            highest = max(highest, zero)
        }
        ticks =
            lowest == highest
            ? [zero]
            : Self.ticks(from: lowest, to: highest, steps: steps, areWhole: numbers.allSatisfy(\.isWhole))
        low = ticks[0].approximate
        let last = ticks[ticks.count - 1].approximate
        // Of nothing but zeros, one end of the axis is as good as another.
        high = last > low ? last : low + 1
    }

    /// From 0 at the first tick to `length` at the last, rounded.
    func position(of number: ExactDecimal, length: Int) -> Int {
        Int((fraction(of: number) * Double(length)).rounded())
    }

    func fraction(of number: ExactDecimal) -> Double { (number.approximate - low) / (high - low) }

    private static let factors = [(10, -1), (20, -1), (25, -1), (50, -1)]

    /// The smallest steps of 1, 2, 2.5 or 5 times a power of ten that are few enough.
    private static func ticks(from low: ExactDecimal, to high: ExactDecimal, steps: Int, areWhole: Bool)
        -> [ExactDecimal]
    {
        var exponent = 0
        var size = (high.approximate - low.approximate) / Double(steps)
        while size >= 10 {
            size /= 10
            exponent += 1
        }
        while size < 1 {
            size *= 10
            exponent -= 1
        }
        for exponent in (exponent - 1)...(exponent + 2) {
            for (factor, places) in factors {
                func multiple(_ count: Int) -> ExactDecimal? {
                    ExactDecimal(factor * count).movingPoint(by: exponent + places)
                }
                guard let step = multiple(1), step.isWhole || !areWhole else { continue }
                let first = Int((low.approximate / step.approximate).rounded(.down))
                let ticks = (first - 1...first + steps + 2).compactMap(multiple)
                let start = ticks.lastIndex { $0 <= low } ?? 0
                guard let end = ticks.firstIndex(where: { $0 >= high }), end - start <= steps else { continue }
                return Array(ticks[start...end])
            }
        }
        return [low, high]
    }
}
