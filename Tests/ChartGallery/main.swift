import BanbaoChart
import BanbaoText

// `chart-gallery zh` writes a page with every kind of chart, with the labels that are hardest to place.
let language = CommandLine.arguments.dropFirst().first ?? "en"
let charts = gallery(inChinese: language == "zh")
var page: [UInt8] = []
page.append(
    """
    <!DOCTYPE html><html lang="\(language)"><head><meta charset="utf-8"><title>Charts</title>
    <meta name="viewport" content="width=device-width"><style>
    :root { color-scheme: light dark; }
    body { margin: 0 auto; padding: 0 1rem; max-width: 44rem; color: light-dark(#1f1d1a, #eae5dc); background: light-dark(#fffdf9, #1b1a18);
      font: 1.0625rem/1.75 -apple-system, "Segoe UI", Roboto, "PingFang SC", "Noto Sans CJK SC", sans-serif; text-autospace: normal; }
    html:lang(en) body { font-family: -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, "Liberation Sans", sans-serif; }
    figure { margin: 2rem 0; } figcaption { font-weight: bold; max-width: 30rem; margin: 0 auto 0.5rem; line-height: 1.4; }
    \(chartStyle)</style></head><body>

    """)
for (number, chart) in charts.enumerated() {
    page.append("<figure><figcaption>")
    page.append(escaping: chart.title)
    page.append("</figcaption>")
    page += drawChart(chart, id: "chart-\(number)").bytes
    page.append("</figure>\n")
}
page.append("</body></html>")
print(String(decoding: page, as: UTF8.self))
