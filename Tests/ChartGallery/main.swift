import BanbaoChart
import BanbaoText

// `chart-gallery zh` writes a page with every kind of chart, with the labels that are hardest to place. The style sheet of the theme
// belongs next to it.
let language = CommandLine.arguments.dropFirst().first ?? "en"
let charts = gallery(inChinese: language == "zh")
var page: [UInt8] = []
page.append(
    """
    <!DOCTYPE html><html lang="\(language)"><head><meta charset="utf-8"><title>Charts</title>
    <meta name="viewport" content="width=device-width"><link rel="stylesheet" href="style.css"></head><body><main>

    """)
for (number, chart) in charts.enumerated() {
    page.append("<figure class=\"chart\"><figcaption>")
    page.append(escaping: chart.title)
    page.append("</figcaption>")
    page += drawChart(chart, id: "chart-\(number)").bytes
    page.append("</figure>\n")
}
page.append("</main></body></html>")
print(String(decoding: page, as: UTF8.self))
