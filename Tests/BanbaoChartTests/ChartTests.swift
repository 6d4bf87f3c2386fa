import BanbaoChart
import BanbaoText
import Testing

@Suite struct ChartTests {
    @Test func `text is escaped`() {
        let chart = Chart(
            kind: .bar, title: "<b>", summary: "&", categories: ["<img onerror=x>"],
            series: [Chart.Series(label: "", values: [Chart.Value(ExactDecimal(1), text: "\"1\"")])], numbers: .english)
        let svg = String(decoding: drawChart(chart, id: "a").bytes, as: UTF8.self)
        #expect(!svg.contains("<img") && svg.contains("&lt;img"))
    }
}
