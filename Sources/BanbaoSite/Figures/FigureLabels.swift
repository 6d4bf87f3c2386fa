/// What stands around figures in one language; our own words where a theme has none. In braces stands what is put in.
struct FigureLabels: Sendable {
    /// Keys of the theme's strings, which belong to no template.
    private static let keys: [(key: String, label: any WritableKeyPath<FigureLabels, String> & Sendable)] = [
        ("figure-notes", \.notes), ("figure-mark", \.mark), ("figure-note", \.note),
        ("figure-as-of", \.asOf), ("figure-about", \.about), ("figure-undated", \.undated), ("figure-scope", \.scope),
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

    init(isChinese: Bool) {
        guard isChinese else { return }
        notes = "数据来源"
        mark = "数据说明 {{mark}}"
        note = "{{name}}：{{value}}（{{date}}）。来源：{{source}}。{{note}}"
        asOf = "截至{{date}}"
        about = "约{{date}}"
        undated = "来源未注明日期"
        scope = "{{date}}，{{scope}}"
    }

    /// The same with the texts that a theme has.
    func taking(from texts: [String: String]) -> FigureLabels {
        var labels = self
        for (key, label) in Self.keys { if let text = texts[key] { labels[keyPath: label] = text } }
        return labels
    }

    static let allKeys = keys.map(\.key)
}

extension Figure {
    /// `约2020年1月`, `as of December 31, 2018`
    func date(_ labels: FigureLabels, _ format: DateFormat) -> String {
        guard let asOf else { return labels.undated }
        let pattern = asOf.isAbout ? labels.about : labels.asOf
        return pattern.replacing("{{date}}", with: format.text(asOf.date))
    }
}
