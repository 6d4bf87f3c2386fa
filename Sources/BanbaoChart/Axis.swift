internal import BanbaoText

/// Round numbers at equal distances that reach from the lowest value to the highest, and where a value lies between them.
struct Axis {
    let ticks: [ExactDecimal]
    private let low: Double
    private let high: Double

    /// In: the numbers of a chart, of which there may be none; at most so many steps, and two or more. With whole numbers only, ticks are whole.
    init(covering numbers: [ExactDecimal], withZero: Bool, steps: Int) {
        let zero = ExactDecimal(0)
        var lowest = numbers.min() ?? zero
        var highest = numbers.max() ?? zero
        // What is as good as the same has no steps in between.
        let size = max(abs(lowest.approximate), abs(highest.approximate))
        if withZero || highest.approximate - lowest.approximate <= size * 1e-9 {
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
        nearest(fraction(of: number) * Double(length))
    }

    func fraction(of number: ExactDecimal) -> Double { (number.approximate - low) / (high - low) }

    /// The smallest steps of 1, 2, 2.5 or 5 times a power of ten that are few enough.
    private static func ticks(from low: ExactDecimal, to high: ExactDecimal, steps: Int, areWhole: Bool)
        -> [ExactDecimal]
    {
        var exponent = 0
        var smallest = (high.approximate - low.approximate) / Double(steps)
        while smallest >= 10 {
            smallest /= 10
            exponent += 1
        }
        while smallest < 1 {
            smallest *= 10
            exponent -= 1
        }
        // Tenths of a power of ten; those are left out that are too small anyway.
        for tenths in [10, 20, 25, 50, 100, 200, 250, 500, 1000] where Double(tenths) > 9.99 * smallest {
            func multiple(_ count: Int) -> ExactDecimal? {
                ExactDecimal(tenths * count).movingPoint(by: exponent - 1)
            }
            guard let step = multiple(1), step.isWhole || !areWhole else { continue }
            let first = nearest(low.approximate / step.approximate) - 1
            let ticks = (first...first + steps + 2).compactMap(multiple)
            let start = ticks.lastIndex { $0 <= low } ?? 0
            guard let end = ticks.firstIndex(where: { $0 >= high }), end - start <= steps else { continue }
            return Array(ticks[start...end])
        }
        return [low, high]
    }
}

/// A whole number next to one of a processor. `rounded()` would need the system's library for mathematics.
func nearest(_ number: Double) -> Int { Int(number < 0 ? number - 0.5 : number + 0.5) }
