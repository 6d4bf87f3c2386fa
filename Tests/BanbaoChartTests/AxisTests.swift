import BanbaoText
import Testing

@testable import BanbaoChart

@Suite struct AxisTests {
    private static func ticks(_ numbers: [String], withZero: Bool = true, steps: Int = 5) -> [String] {
        Axis(covering: numbers.compactMap { ExactDecimal($0) }, withZero: withZero, steps: steps).ticks.map(\.text)
    }

    @Test func `ticks are round and reach over the values`() {
        #expect(Self.ticks(["698", "862"]) == ["0", "200", "400", "600", "800", "1000"])
        #expect(Self.ticks(["9514000", "12075000"]) == ["0", "2500000", "5000000", "7500000", "10000000", "12500000"])
        #expect(Self.ticks(["0.001"]) == ["0", "0.0002", "0.0004", "0.0006", "0.0008", "0.001"])
        #expect(Self.ticks(["12.5", "-8.25"]) == ["-10", "-5", "0", "5", "10", "15"])
        #expect(Self.ticks(["1000000000000000"]).last == "1000000000000000")
        #expect(
            Self.ticks(["980000", "1030000"], withZero: false) == [
                "980000", "990000", "1000000", "1010000", "1020000", "1030000",
            ])
    }

    @Test func `what is counted in ones has no ticks between them`() {
        #expect(Self.ticks(["2", "1"]) == ["0", "1", "2"])
        #expect(Self.ticks(["2.0", "1.5"]) == ["0", "0.5", "1", "1.5", "2"])
    }

    @Test func `zeros, nothing and equal values have an axis`() {
        #expect(Self.ticks(["0", "0"]) == ["0"])
        #expect(Self.ticks([]) == ["0"])
        #expect(Self.ticks(["48", "48"], withZero: false) == ["0", "10", "20", "30", "40", "50"])
        // Equal to a processor.
        #expect(
            Self.ticks(["1000000000000000000000000000000", "1000000000000000000000000000001"], withZero: false).first
                == "0")
    }

    @Test func `ticks of any numbers are few, round, at equal distances and cover them`() throws {
        var dice = Dice(state: 15)
        for _ in 0..<2000 {
            let numbers = try (0..<Int.random(in: 1...4, using: &dice)).map { _ in
                let digits = ExactDecimal(Int.random(in: -99_999...999_999, using: &dice))
                return try #require(digits.movingPoint(by: Int.random(in: -12...15, using: &dice)))
            }
            let steps = Int.random(in: 2...6, using: &dice)
            let withZero = Bool.random(using: &dice)
            let ticks = Axis(covering: numbers, withZero: withZero, steps: steps).ticks
            let (lowest, highest) = (try #require(numbers.min()), try #require(numbers.max()))
            if lowest.isZero && highest.isZero { continue }
            #expect(ticks.count - 1 <= steps, "\(numbers.map(\.text)) \(ticks.map(\.text))")
            #expect(
                ticks[0] <= lowest && ticks[ticks.count - 1] >= highest, "\(numbers.map(\.text)) \(ticks.map(\.text))")
            if withZero { #expect(ticks.contains(ExactDecimal(0))) }
            let distances = Set(zip(ticks, ticks.dropFirst()).compactMap { $1 + -$0 })
            #expect(distances.count == 1)
            let significant = try #require(distances.first).text.filter { $0 != "." }.drop { $0 == "0" }
            #expect(
                ["1", "2", "25", "5"].contains(
                    significant.reversed().drop { $0 == "0" }.reversed().map(String.init).joined()))
        }
    }
}
