import BanbaoChart
import BanbaoText

/// Every kind of chart, plain and with what is hard to draw.
func gallery(inChinese: Bool) -> [Chart] {
    let words = Words(inChinese: inChinese)
    return words.plainCharts + words.hardCharts
}

/// The same figures in one of two languages.
struct Words {
    let inChinese: Bool
    var numbers: NumberStyle { inChinese ? .chinese : .english }

    init(inChinese: Bool) { self.inChinese = inChinese }

    func callAsFunction(_ chinese: String, _ english: String) -> String { inChinese ? chinese : english }

    func value(_ text: String?, _ qualifier: (String, String) = ("", "")) -> Chart.Value? {
        text.flatMap { ExactDecimal($0) }.map {
            Chart.Value($0, text: self(qualifier.0, qualifier.1) + numbers.text($0))
        }
    }

    func series(_ numbers: [String?]) -> Chart.Series { series("", numbers) }

    func series(_ label: String, _ numbers: [String?]) -> Chart.Series {
        Chart.Series(label: label, values: numbers.map { value($0) })
    }

    func chart(
        _ kind: Chart.Kind, _ title: String, _ categories: [String], _ series: [Chart.Series], unit: String = "",
        notes: [String] = []
    ) -> Chart {
        Chart(
            kind: kind, title: title, summary: title, categories: categories, series: series, notes: notes, unit: unit,
            numbers: numbers)
    }
}
