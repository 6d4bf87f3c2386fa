import BanbaoChart
import BanbaoData
import BanbaoText

/// Reads what `NAME.yaml` says of a chart, and its numbers from `NAME.csv` or from figures.
struct ChartReader {
    var reader: MappingReader
    let id: String
    let csv: CSV?
    let tablePath: String
    let languages: Languages
    let figures: Figures
    let today: Day
    private(set) var problems: [Diagnostic] = []
    /// Of the table.
    var rowProblems: [Diagnostic] = []

    init(
        id: String, _ yaml: YAML, path: String, _ csv: CSV?, tablePath: String, _ languages: Languages,
        _ figures: Figures, today: Day
    ) {
        reader = MappingReader(yaml, path: path, name: Wording("the chart \"\(id)\"", zh: "图表“\(id)”"))
        self.id = id
        self.csv = csv
        self.tablePath = tablePath
        self.languages = languages
        self.figures = figures
        self.today = today
    }

    /// How the numbers of a chart are printed.
    struct Format {
        let unit: Figure.Unit
        let display: NumberStyle.Display
    }

    /// Nil where anything in it is wrong.
    mutating func read() -> ChartDefinition? {
        let isKindGiven = reader.required("kind") != nil
        let kind = reader.choice("kind", of: Chart.Kind.self)
        let title = localized("title", &reader, languages, id)
        let summary = optionalTexts("summary", &reader, languages)
        let scope = optionalTexts("scope", &reader, languages)
        let note = optionalTexts("note", &reader, languages)
        let data = kind.map { readData($0) } ?? nil
        let asOf = readTime(data?.asOf)
        let source = readSource(&reader, languages) ?? data?.source
        if source == nil { _ = reader.required("source") }
        // Without a kind nobody knows which other keys there are.
        problems = isKindGiven && kind != nil ? reader.finish() + rowProblems : reader.problemsSoFar
        guard !problems.contains(where: \.isError), let kind, let data, let source else { return nil }
        return ChartDefinition(
            id: id, kind: kind, title: title, summary: summary, unit: data.unit, isInPercent: data.isInPercent,
            categoryLabel: data.categoryLabel,
            categories: data.categories, dates: data.dates, series: data.series, asOf: asOf, scope: scope ?? data.scope,
            source: source, note: note, place: Place(path: reader.path, range: 0..<0))
    }

    private mutating func readTime(_ ofFigures: Figure.Time??) -> Figure.Time? {
        guard reader.member("as-of") != nil || ofFigures == nil else { return ofFigures ?? nil }
        return BanbaoSite.readTime(&reader, fallback: nil, today: today)
    }

    /// What a chart shows, and what is known of it without further words.
    struct Data {
        /// In words that stand above the chart; empty where the numbers say it themselves.
        var unit: Localized<String>
        let measure: Figure.Unit
        var categoryLabel: Localized<String>?
        var categories: [Localized<String>] = []
        var dates: [Figure.Time] = []
        var series: [ChartDefinition.Series] = []
        /// Of figures that have all the same; the inner nil is "undated".
        var asOf: Figure.Time??
        var scope: Localized<String>?
        var source: Figure.Source?
    }

    private mutating func readData(_ kind: Chart.Kind) -> Data? {
        let order = reader.choice("order", of: Order.self) ?? .file
        var data: Data?
        if reader.member("figures") != nil {
            data = readFigures(kind)
        } else if let csv {
            data = kind == .timeline ? readTimeline(csv) : readTable(csv, kind)
        } else {
            reader.report(.chartWithoutData(path: reader.path, range: reader.headRange, table: tablePath))
            // The keys of a table are no surprise.
            for key in ["category", "category-label", "series", "unit", "display", "total", "rest", "date"] {
                _ = reader.value(key)
            }
        }
        guard var found = data else { return nil }
        reportNumbers(of: found, kind)
        found.sort(order)
        return found
    }

    enum Order: String, CaseIterable { case file, largest, smallest }

    /// The unit and display of a chart, and the unit in words where the numbers do not say it themselves.
    mutating func readFormat() -> (format: Format, words: Localized<String>) {
        let display = reader.choice("display", of: NumberStyle.Display.self) ?? .automatic
        let unit = readUnit(&reader, languages) ?? .none
        return (Format(unit: unit, display: display), words(for: unit))
    }

    /// What stands above a chart: what is counted, or how its axis is to be read.
    func words(for unit: Figure.Unit) -> Localized<String> {
        languages.table { language in
            switch unit {
            case .counted(let forms): forms[language].other
            case .common(let unit): languages[language].numbers?.text(of: unit) ?? ""
            case .none: ""
            }
        }
    }

    /// Without the unit that stands above the chart.
    func text(_ number: ExactDecimal, _ format: Format, _ language: LanguageID) -> String {
        var unit = format.unit.forms(in: language)
        if case .counted = unit { unit = .none }
        let style = languages[language].numbers ?? .english
        return FigureFormat(style, languages[language].tag).words(
            .number(number), unit, .exact, format.display
        ).text
    }
}

extension ChartReader.Data {
    fileprivate var isInPercent: Bool {
        if case .common(.percent) = measure { true } else { false }
    }

    /// By the first series; rows without a number come last.
    fileprivate mutating func sort(_ order: ChartReader.Order) {
        guard order != .file, let values = series.first?.values else { return }
        let places = values.indices.sorted { left, right in
            guard let a = values[left] else { return false }
            guard let b = values[right] else { return true }
            return a == b ? left < right : (order == .largest) == (a > b)
        }
        categories = places.map { categories[$0] }
        series = series.map { $0.picking(places) }
    }
}

extension ChartDefinition.Series {
    fileprivate func picking(_ places: [Int]) -> ChartDefinition.Series {
        ChartDefinition.Series(
            id: id, label: label, values: places.map { values[$0] },
            texts: texts.table { language in places.map { texts[language][$0] } })
    }
}
