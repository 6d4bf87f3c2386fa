import BanbaoText
import Testing

@testable import BanbaoChart

/// A chart as it was drawn, taken apart.
struct Drawn {
    struct Text {
        let text: String
        /// In tenths of a unit, as wide as the drawing takes it to be.
        let left: Int
        let right: Int
        let top: Int
        var bottom: Int { top + Drawing.lineHeight }
    }

    let svg: String

    init(_ chart: Chart, id: String = "chart") {
        svg = String(decoding: drawChart(chart, id: id).bytes, as: UTF8.self)
    }

    var height: Int {
        get throws { try #require(svg.firstMatch(of: /viewBox="0 0 360 ([\d.]+)"/).map { tenths($0.1) }) }
    }

    /// Every line of text.
    var texts: [Text] {
        svg.matches(of: /<text x="([-\d.]+)" y="([-\d.]+)"([^>]*)>(.*?)<\/text>/).flatMap { match in
            let lines = match.4.replacing(/<tspan[^>]*>/, with: "\n").replacing("</tspan>", with: "").split(
                separator: "\n", omittingEmptySubsequences: false)
            return lines.enumerated().map { number, line in
                let text = unescaped(line)
                let (x, width) = (tenths(match.1), textWidth(text, isBold: match.3.contains("font-weight")))
                let left = match.3.contains("middle") ? x - width / 2 : match.3.contains("end") ? x - width : x
                let top = tenths(match.2) - Drawing.ascent + number * Drawing.lineHeight
                return Text(text: text, left: left, right: left + width, top: top)
            }
        }
    }

    /// What is drawn of an element with that class; of boxes left, top, width and height.
    func path(_ kind: String) -> String {
        svg.matches(of: /<path class="(\w+)"[^>]* d="([^"]*)"/).filter { $0.1 == kind }.map { String($0.2) }.joined()
    }

    func boxes(_ kind: String) -> [[Int]] {
        path(kind).matches(of: /M([-\d.]+) ([-\d.]+)h([-\d.]+)v([-\d.]+)H[-\d.]+z/).map { match in
            [tenths(match.1), tenths(match.2), tenths(match.3), tenths(match.4)]
        }
    }

    private func tenths(_ number: Substring) -> Int {
        ExactDecimal(number)?.movingPoint(by: 1).map { nearest($0.approximate) } ?? Int.min
    }

    private func unescaped(_ text: Substring) -> String {
        String(text).replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
            .replacing("&amp;", with: "&")
    }
}
