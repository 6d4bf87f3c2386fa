import BanbaoTemplate
import BanbaoText

/// A chart in one language, for lists of what can be downloaded.
struct ChartItem: Sendable {
    let chart: ChartDefinition
    let language: LanguageID
    /// As the language writes it.
    let date: String
}

let chartFields = Fields<ChartItem>(
    "chart",
    [
        .text("id", "its id", zh: "图表的名称（用于 id 和 class）") { $0.chart.id },
        .text("title", "its title", zh: "图表的标题") { $0.chart.title[$0.language] },
        .text("date", "the time its numbers were true at", zh: "数据的时间") { $0.date },
        .text(
            "machine-date", "the same for datetime=; empty where the source has none", zh: "同一时间，用于 datetime=；来源没有日期时为空"
        ) {
            $0.chart.asOf?.date.text
        },
        .text("scope", "what it covers", zh: "数据的范围") { $0.chart.scope?[$0.language] },
        .text("source", "the document it is from", zh: "数据的来源") { $0.chart.source.name[$0.language] },
        .optional("source-link", "set when the source has a URL", zh: "来源有网址时才有", of: addressFields) {
            $0.chart.source.url.map(Link.absolute)
        },
        .url("csv", "its numbers as CSV", zh: "数据的 CSV 文件") { .to(DownloadFormat.csv.sitePath(of: $0.chart)) },
        .url("json", "its numbers as JSON", zh: "数据的 JSON 文件") { .to(DownloadFormat.json.sitePath(of: $0.chart)) },
    ])
