import BanbaoText

/// What stands around figures in one language; our own words where a theme has none. In braces stands what is put in.
struct FigureLabels: Sendable {
    /// Keys of the theme's strings, which belong to no template.
    private static let keys: [(key: String, label: any WritableKeyPath<FigureLabels, String> & Sendable)] = [
        ("figure-notes", \.notes), ("figure-mark", \.mark), ("figure-note", \.note),
        ("figure-as-of", \.asOf), ("figure-about", \.about), ("figure-undated", \.undated), ("figure-scope", \.scope),
        ("chart-source", \.chartSource), ("chart-unit", \.chartUnit), ("chart-table", \.chartTable),
        ("chart-download", \.chartDownload), ("chart-item", \.chartItem), ("chart-value", \.chartValue),
        ("chart-date", \.chartDate), ("chart-event", \.chartEvent), ("chart-missing", \.chartMissing),
    ]

    /// The list at the end of a text.
    private(set) var notes = "Figures and their sources"
    /// Of a letter that leads to a note, for those who hear it.
    private(set) var mark = "Note {{mark}} on this figure"
    private(set) var note = "{{name}}: {{value}} ({{date}}). Source: {{source}}. {{note}}"
    private(set) var asOf = "as of {{date}}"
    private(set) var about = "about {{date}}"
    private(set) var undated = "the source gives no date"
    /// Of a date, where the figure says what it counts.
    private(set) var scope = "{{date}}, {{scope}}"
    /// Below a chart.
    private(set) var chartSource = "{{date}}. Source: {{source}}. {{note}}"
    private(set) var chartUnit = "Unit: {{unit}}"
    /// The disclosure of a chart's numbers, and what is in it.
    private(set) var chartTable = "Data as a table"
    private(set) var chartDownload = "Download the data:"
    private(set) var chartItem = "Item"
    private(set) var chartValue = "Value"
    private(set) var chartDate = "Date"
    private(set) var chartEvent = "Event"
    private(set) var chartMissing = "no data"

    init(isChinese: Bool) {
        guard isChinese else { return }
        notes = "数据来源"
        mark = "数据说明 {{mark}}"
        note = "{{name}}：{{value}}（{{date}}）。来源：{{source}}。{{note}}"
        asOf = "截至{{date}}"
        about = "约{{date}}"
        undated = "来源未注明日期"
        scope = "{{date}}，{{scope}}"
        chartSource = "{{date}}。来源：{{source}}。{{note}}"
        chartUnit = "单位：{{unit}}"
        chartTable = "数据表"
        chartDownload = "下载数据："
        chartItem = "项目"
        chartValue = "数值"
        chartDate = "时间"
        chartEvent = "事件"
        chartMissing = "无数据"
    }

    /// The same with the texts that a theme has.
    func taking(from texts: [String: String]) -> FigureLabels {
        var labels = self
        for (key, label) in Self.keys { if let text = texts[key] { labels[keyPath: label] = text } }
        return labels
    }

    static let allKeys = keys.map(\.key)
}

extension FigureLabels {
    /// `约2020年1月`, `as of December 31, 2018`
    func date(_ time: Figure.Time?, _ format: DateFormat) -> String {
        guard let time else { return undated }
        return (time.isAbout ? about : asOf).replacing(each: "{{date}}", by: format.text(time.date))
    }

    /// The same with what the number covers: `约2020年1月，全国`
    func details(_ time: Figure.Time?, _ scope: String?, _ format: DateFormat) -> String {
        let date = date(time, format)
        guard let scope, !scope.isEmpty else { return date }
        return self.scope.replacing(each: "{{date}}", by: date).replacing(each: "{{scope}}", by: scope)
    }
}

extension Figure.Time {
    /// By itself: `2018年12月31日`, `about January 2020`.
    func text(_ labels: FigureLabels, _ format: DateFormat) -> String {
        let text = format.text(date)
        return isAbout ? labels.about.replacing(each: "{{date}}", by: text) : text
    }
}
