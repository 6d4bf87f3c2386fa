import BanbaoText
import Testing

@testable import BanbaoChart

@Suite struct LineTests {
    @Test func `a missing value breaks the line`() {
        let drawn = Drawn(Chart(.line, [("A", ["1", "2", nil, "4", "3", nil, "7"])]))
        #expect(drawn.path("l1").filter { $0 == "M" }.count == 2)
        #expect(drawn.path("l1").filter { $0 == "L" }.count == 2)
        // Five points, the one that no line leads to among them, and the one at the label.
        #expect(drawn.path("s1").filter { $0 == "M" }.count == 6)
    }

    @Test func `of many points only those have marks that no line leads to`() {
        let numbers = (0..<40).map { $0 == 19 || $0 == 21 ? nil : "\($0)" }
        #expect(Drawn(Chart(.line, [("A", numbers)])).path("s1").filter { $0 == "M" }.count == 2)
    }

    @Test func `values far above zero have an axis of their own`() {
        let near = Drawn(Chart(.line, [("A", ["1000000", "1030000"])])).texts.map(\.text)
        #expect(!near.contains("0") && near.contains("1 million"))
        #expect(Drawn(Chart(.line, [("A", ["500", "1030"])])).texts.map(\.text).contains("0"))
    }

    @Test func `each line is named at its end, with its last value and when that was`() {
        let texts = Drawn(
            Chart(.line, [("First", ["1", "2"]), ("Second", ["5", nil])], categories: ["2020", "2021"])
        ).texts
        #expect(texts.map(\.text).contains("First") && texts.map(\.text).contains("Second"))
        #expect(texts.filter { $0.text == "2020" }.count == 2)
    }
}

@Suite struct ShareTests {
    private static func arcs(_ drawn: Drawn) -> [(length: Int, start: Int)] {
        drawn.svg.matches(of: /stroke-dasharray="(\d+) 1000" stroke-dashoffset="-(\d+)"/).map { match in
            (Int(match.1) ?? -1, Int(match.2) ?? -1)
        }
    }

    @Test func `arcs are as long as the parts are large`() {
        let arcs = Self.arcs(Drawn(Chart(.share, ["50", "30", "20"])))
        #expect(arcs.map(\.length) == [496, 296, 196])
        #expect(arcs.map(\.start) == [2, 502, 802])
        #expect(Self.arcs(Drawn(Chart(.share, ["100"]))).map(\.length) == [1000])
    }

    @Test func `a tiny part can be seen, and none has no place in the ring`() {
        let drawn = Drawn(Chart(.share, ["99.9", "0.1", "0", nil]))
        #expect(Self.arcs(drawn).map(\.length) == [995, 2])
        #expect(drawn.texts.map(\.text).contains("–"))
        #expect(Self.arcs(Drawn(Chart(.share, ["0", "0"]))).isEmpty)
    }
}

@Suite struct TimelineTests {
    @Test func `every date has a mark and its note, wrapped`() {
        let note = "中共中央、国务院印发《新时期产业工人队伍建设改革方案》，明确产业工人队伍建设改革的总体要求。"
        let drawn = Drawn(
            Chart(.timeline, [(String, [String?])](), categories: ["2017年4月", "2035年"], notes: [note, ""]))
        #expect(drawn.path("s1").filter { $0 == "M" }.count == 2)
        #expect(drawn.texts.dropFirst().dropLast().map(\.text).joined() == note)
        #expect(drawn.texts.last?.text == "2035年")
    }
}
