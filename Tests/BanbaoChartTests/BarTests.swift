import BanbaoText
import Testing

@testable import BanbaoChart

@Suite struct BarTests {
    @Test func `bars begin at zero and are as long as their values are large`() {
        let boxes = Drawn(Chart(.bar, ["980", "490", "0"])).boxes("s1")
        #expect(boxes.count == 2 && boxes[0][0] == boxes[1][0])
        #expect(abs(boxes[0][2] - 2 * boxes[1][2]) <= 1)
        let columns = Drawn(Chart(.columns, ["980", "490", "0"])).boxes("s1")
        #expect(columns.count == 2 && columns[0][1] + columns[0][3] == columns[1][1] + columns[1][3])
        #expect(abs(columns[0][3] - 2 * columns[1][3]) <= 1)
    }

    @Test func `negative values lie on the other side of zero, with their labels there`() throws {
        let drawn = Drawn(Chart(.bar, ["30", "-20"]))
        let boxes = drawn.boxes("s1")
        #expect(boxes[1][0] + boxes[1][2] == boxes[0][0])
        let label = try #require(drawn.texts.last)
        #expect(label.text == "\u{2212}20" && label.right < boxes[1][0])
        let columns = Drawn(Chart(.columns, ["30", "-20"])).boxes("s1")
        #expect(columns[0][1] + columns[0][3] == columns[1][1])
    }

    @Test(arguments: [Chart.Kind.bar, .columns, .grouped, .stacked])
    func `what is missing is said, and not drawn as zero`(
        kind: Chart.Kind
    ) {
        let drawn = Drawn(
            Chart(
                kind,
                [("A", ["3", nil]), ("B", [nil, "2"])].prefix(kind == .bar || kind == .columns ? 1 : 2).map { $0 }))
        let marks = drawn.texts.filter { $0.text == "–" }.count
        #expect(marks == (kind == .bar || kind == .columns ? 1 : 2))
    }

    @Test func `a value that is next to nothing can be seen`() {
        #expect(Drawn(Chart(.bar, ["1000000000000000", "1"])).boxes("s1").map { $0[2] }.min() == 5)
    }

    @Test func `columns become bars where labels or values have no room`() {
        let labels = ["配备产业工人兼职副主席的省级工会，以及全国总工会直属的各个产业工会和全国性行业组织", "短"]
        #expect(
            Drawn(Chart(.columns, ["1", "2"], categories: labels)).texts.count
                == Drawn(Chart(.bar, ["1", "2"], categories: labels)).texts.count)
        let many = (0..<40).map { "\($0 * 12345)" }
        let boxes = Drawn(Chart(.columns, many)).boxes("s1")
        #expect(Set(boxes.map { $0[0] }).count == 1)
    }

    @Test func `forty bars are one below the other`() throws {
        let drawn = Drawn(Chart(.bar, (1...40).map { "\($0)" }))
        #expect(try drawn.height > 40 * Drawing.lineHeight)
        let tops = drawn.boxes("s1").map { $0[1] }
        #expect(tops.count == 40 && zip(tops, tops.dropFirst()).allSatisfy { $0 + Drawing.lineHeight < $1 })
    }

    @Test func `parts of a stacked bar follow each other, negative ones to the left`() {
        let drawn = Drawn(Chart(.stacked, [("A", ["300"]), ("B", ["100"]), ("C", ["-50"])]))
        // The first of each is in the key, the second in the bar, the third next to its value.
        let bars = (1...3).map { drawn.boxes("p\($0)")[1] }
        #expect(bars[1][0] > bars[0][0] + bars[0][2] && bars[2][0] + bars[2][2] < bars[0][0])
        #expect(abs(bars[0][2] - 3 * bars[1][2]) < 60)
        #expect(drawn.svg.contains("<pattern id=\"chart-2\"") && drawn.svg.contains("<pattern id=\"chart-3\""))
    }

    @Test func `progress is a part of the whole width`() {
        let drawn = Drawn(Chart(.progress, [("", ["12", "0", "9", nil, "1"]), ("", ["15", "0", "8", "3", nil])]))
        #expect(drawn.boxes("s1").map { $0[2] } == [2880, 3600])
        #expect(drawn.boxes("axis").count == 5)
        #expect(drawn.texts.map(\.text).filter { $0.contains("/") } == ["12 / 15", "0 / 0", "9 / 8", "– / 3", "1 / –"])
    }
}
