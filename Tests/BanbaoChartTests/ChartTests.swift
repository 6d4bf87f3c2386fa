import BanbaoText
import Testing

@testable import BanbaoChart

@Suite struct ChartTests {
    @Test(arguments: Chart.Kind.allCases) func `a chart has a role, a title, a description, and ids of its own`(
        kind: Chart.Kind
    ) {
        let chart = Chart(kind, [("A", ["1", "2"]), ("B", ["3", "4"])], notes: ["x", "y"])
        let svg = Drawn(chart, id: "figures-1").svg
        #expect(
            svg.hasPrefix(
                "<svg class=\"chart chart-\(kind.rawValue)\" role=\"img\" aria-labelledby=\"figures-1-title figures-1-summary\""
            ))
        #expect(
            svg.contains("<title id=\"figures-1-title\">Title</title><desc id=\"figures-1-summary\">Summary</desc>"))
        for id in svg.matches(of: /(?:\bid="|url\(#)([^")]*)/) { #expect(id.1.hasPrefix("figures-1-")) }
        #expect(drawChart(chart, id: "figures-1") == drawChart(chart, id: "figures-1"))
    }

    @Test(arguments: Chart.Kind.allCases) func `text is escaped`(kind: Chart.Kind) {
        let hostile = "\"><img onerror=x>&"
        let value = Chart.Value(ExactDecimal(1), text: hostile)
        let series = Chart.Series(label: hostile, values: [value])
        let svg = Drawn(
            Chart(
                kind: kind, title: hostile, summary: hostile, categories: [hostile], series: [series, series],
                notes: [hostile], unit: hostile, numbers: .english), id: hostile
        ).svg
        #expect(!svg.contains("<img") && svg.contains("&lt;img") && !svg.contains("x>&<"))
    }

    @Test(arguments: Chart.Kind.allCases) func `lengths have one decimal at most`(kind: Chart.Kind) {
        let svg = Drawn(Chart(kind, [("A", ["1", "7", "13"]), ("B", ["3", "11", "17"])])).svg
        #expect(!svg.contains(/[\d]\.\d\d/))
    }

    @Test(arguments: Chart.Kind.allCases) func `an average chart is below 6 KB`(kind: Chart.Kind) {
        let years = ["2017年", "2018年", "2019年", "2020年", "2021年", "2022年"]
        let numbers = ["9514000", "11230000", "12075000", "8960000", "13400000", "15120000"]
        let isOne = [.columns, .bar, .share].contains(kind)
        let series = ["企业内部培训", "职业院校培训", "网络学习平台"].prefix(isOne ? 1 : 3).map { ($0, numbers) }
        let chart = Chart(
            kind, series, categories: years, notes: years.map { "\($0)，中共中央、国务院印发《新时期产业工人队伍建设改革方案》。" },
            title: "三类培训的规模", unit: "单位：人次", numbers: .chinese)
        #expect(Drawn(chart).svg.utf8.count < 6 * 1024)
    }

    @Test func `ticks are written as the language writes numbers`() {
        let numbers = ["15120000", "8960000"]
        #expect(Drawn(Chart(.bar, numbers, style: .chinese)).texts.map(\.text).contains("2000万"))
        #expect(Drawn(Chart(.columns, numbers, style: .english)).texts.map(\.text).contains("20 million"))
    }

    @Test func `an empty chart is a picture still`() throws {
        for kind in Chart.Kind.allCases {
            #expect(try Drawn(Chart(kind, [(String, [String?])]())).height > 0)
            #expect(try Drawn(Chart(kind, [("A", [])], categories: ["C"])).height > 0)
        }
    }
}
