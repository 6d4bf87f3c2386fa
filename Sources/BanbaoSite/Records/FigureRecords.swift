import BanbaoTemplate
import BanbaoText

/// What stands in the shapes of templates for the figures of a site, which `content/figures/` names.
let figuresShape = RecordShape(name: "figures", fields: [])

/// A figure in one language.
struct FigureItem: Sendable {
    let figure: Figure
    let language: LanguageID
    /// As the language writes it.
    let date: String

    /// What stands before the number and behind it: `近`, `人`.
    fileprivate var around: (before: String, after: String) {
        let words = figure.words[language]
        guard let place = words.text.range(of: words.number) else { return ("", "") }
        return (String(words.text[..<place.lowerBound]), String(words.text[place.upperBound...]))
    }
}

let figureFields = Fields<FigureItem>("figure", whatFigureSays + whereFigureIsFrom)

private let whatFigureSays: [Field<FigureItem>] = [
    .text("id", "its id", zh: "数据的名称（用于 id 和 class）") { $0.figure.id },
    .text("name", "what it counts", zh: "数据的名称，说明它数的是什么") { $0.figure.name[$0.language] },
    .text("text", "the whole of it: nearly 170 million people", zh: "完整的写法：近1.7亿人") {
        $0.figure.words[$0.language].text
    },
    .text("number", "the number in it: 170 million", zh: "其中的数字：1.7亿") { $0.figure.words[$0.language].number },
    .text("before", "what stands before the number: nearly", zh: "数字前面的字：近") { $0.around.before },
    .text("after", "what stands behind it: people", zh: "数字后面的字：人") { $0.around.after },
    .text("value", "for value=: 170000000", zh: "用于 value=：170000000") { $0.figure.value.machineText },
    .text(
        "qualifier", "exact, nearly, more-than, about, up-to, at-least or planned",
        zh: "限定词：exact、nearly、more-than、about、up-to、at-least 或 planned"
    ) { $0.figure.qualifier.rawValue },
    .text("note", "a remark on it", zh: "附注") { $0.figure.note?[$0.language] },
]

private let whereFigureIsFrom: [Field<FigureItem>] = [
    .text("date", "the time it was true at: about January 2020", zh: "数据的时间：约2020年1月") { $0.date },
    .text("machine-date", "the same for datetime=; empty where the source has none", zh: "同一时间，用于 datetime=；来源没有日期时为空")
    {
        $0.figure.asOf?.date.text
    },
    .text("scope", "what it covers", zh: "数据的范围") { $0.figure.scope?[$0.language] },
    .text("source", "the document it is from", zh: "数据的来源") { $0.figure.source.name[$0.language] },
    .optional("source-link", "set when the source has a URL", zh: "来源有网址时才有", of: addressFields) {
        $0.figure.source.url.map(Link.absolute)
    },
    .url("csv", "the figure as CSV", zh: "数据的 CSV 文件") { .to(DownloadFormat.csv.sitePath(of: $0.figure)) },
    .url("json", "the figure as JSON", zh: "数据的 JSON 文件") { .to(DownloadFormat.json.sitePath(of: $0.figure)) },
]

/// What figures and charts can be downloaded as.
enum DownloadFormat: String, Sendable, CaseIterable {
    case csv, json

    static let folder = "data/"

    func sitePath(of figure: Figure) -> SitePath { SitePath("\(Self.folder)figures/\(figure.id).\(rawValue)") }

    func sitePath(of chart: ChartDefinition) -> SitePath { SitePath("\(Self.folder)charts/\(chart.id).\(rawValue)") }

    /// Of all figures in one file.
    var sitePathOfFigures: SitePath { SitePath("\(Self.folder)figures.\(rawValue)") }
}

/// Figures that belong together.
struct FigureAreaItem: Sendable {
    let title: String
    let id: String
    let figures: [Record]
}

let figureAreaFields = Fields<FigureAreaItem>(
    "figure area",
    [
        .text("title", "its title", zh: "这组数据的名称") { $0.title },
        .text("id", "the name of its file, for classes and ids", zh: "文件名，用于 class 和 id") { $0.id },
        .list("figures", "its figures", zh: "组里的数据", of: figureFields.shape) { $0.figures },
    ])

let figureFilesFields = Fields<Void>(
    "figure files",
    [
        .url("csv", "as CSV", zh: "CSV 文件") { .to(DownloadFormat.csv.sitePathOfFigures) },
        .url("json", "as JSON", zh: "JSON 文件") { .to(DownloadFormat.json.sitePathOfFigures) },
    ])

extension Figures {
    var shape: RecordShape {
        RecordShape(
            name: figuresShape.name,
            fields: all.map { figure in
                RecordShape.Field(
                    name: figure.id, shape: .record(figureFields.shape),
                    meaning: Wording(verbatim: figure.name.first ?? figure.id))
            })
    }
}

/// All figures in one language, made once.
struct FigureRecords: Sendable {
    private let figures: Figures
    private let records: Table<Figure, Record>
    let byID: Record
    let areas: [Record]
    let charts: [Record]

    init(_ figures: Figures, _ labels: FigureLabels, _ format: DateFormat, _ language: LanguageID) {
        self.figures = figures
        let all = figures.all
        let records = all.table { figure in
            figureFields.recordOnDemand(
                FigureItem(figure: all[figure], language: language, date: labels.date(all[figure].asOf, format)))
        }
        self.records = records
        byID = Record(values: records.map { .record($0) })
        areas = figures.areas.indices.map { area in
            figureAreaFields.record(
                FigureAreaItem(
                    title: figures.areas[area].title[language], id: figures.areas[area].id,
                    figures: figures.figures(of: area).map { records[$0] }))
        }
        charts = figures.charts.map { chart in
            chartFields.recordOnDemand(
                ChartItem(chart: chart, language: language, date: labels.date(chart.asOf, format)))
        }
    }

    /// Of ids in front matter; those that there are none of are left out.
    func named(_ ids: [Written]) -> [Record] { ids.compactMap { figures.figure($0.text).map { records[$0] } } }
}

/// The figures that front matter names, as cards.
func keyFigureField<Model>(_ figures: @escaping @Sendable (Model) -> [Record]) -> Field<Model> {
    .list(
        "key-figures", "the figures that its front matter names", zh: "题头 key-figures 里写的数据", of: figureFields.shape
    ) { figures($0) }
}
