internal import BanbaoText

/// The elements of a chart, and how far down it reaches. All lengths are in tenths of a unit, so that they are written with one decimal
/// at most and are the same on every machine.
struct Drawing {
    static let width = 3600
    static let fontSize = 130
    static let lineHeight = 170
    /// Of the letters over the line that they stand on, with what is above them.
    static let ascent = 130
    /// Between what belongs together, and between what does not.
    static let gap = 60
    static let wideGap = 120

    enum Anchor: String { case start, middle, end }

    let id: String
    private var bytes: [UInt8] = []
    /// What is drawn alike is one element: its attributes and its `d`. The first drawn lies lowest.
    private var paths: [(attributes: String, lines: String)] = []
    /// Where the next part of the chart begins.
    var y = 20

    init(id: String) { self.id = id }

    mutating func add(_ element: String) { bytes.append(element) }

    mutating func add(escaping text: String) { bytes.append(escaping: text) }

    /// Lines one below the other, of which the first begins at `top`.
    mutating func addText(
        _ lines: [String], x: Int, top: Int, anchor: Anchor = .start, isBold: Bool = false, isSoft: Bool = false
    ) {
        if lines == [""] { return }
        add("<text x=\"\(x.units)\" y=\"\((top + Self.ascent).units)\"")
        if anchor != .start { add(" text-anchor=\"\(anchor.rawValue)\"") }
        if isBold { add(" font-weight=\"600\"") }
        if isSoft { add(" class=\"soft\"") }
        add(">")
        for (number, line) in lines.enumerated() {
            if number > 0 { add("<tspan x=\"\(x.units)\" dy=\"\(Self.lineHeight.units)\">") }
            add(escaping: line)
            if number > 0 { add("</tspan>") }
        }
        add("</text>")
    }

    /// A text over the whole width, below what there is.
    mutating func addParagraph(_ text: String, isBold: Bool = false, isSoft: Bool = false) {
        let lines = wrapped(text, width: Self.width, isBold: isBold)
        addText(lines, x: 0, top: y, isBold: isBold, isSoft: isSoft)
        y += height(of: lines)
    }

    /// In: what the attribute `d` of a path holds, and its other attributes.
    mutating func draw(_ lines: String, _ attributes: String) {
        if let place = paths.firstIndex(where: { $0.attributes == attributes }) {
            paths[place].lines += lines
        } else {
            paths.append((attributes, lines))
        }
    }

    mutating func drawBar(x: Int, y: Int, width: Int, height: Int, series: Int) {
        draw(box(x: x, y: y, width: width, height: height), "class=\"s\(series % 6 + 1)\"")
    }

    func box(x: Int, y: Int, width: Int, height: Int) -> String {
        "M\(x.units) \(y.units)h\(width.units)v\(height.units)H\(x.units)z"
    }

    /// Thin lines of the color of the text.
    mutating func drawLines(_ lines: String, kind: String) {
        draw(lines, "class=\"\(kind)\" fill=\"none\" stroke=\"currentColor\"")
    }

    func height(of lines: [String]) -> Int { lines.count * Self.lineHeight }

    func markup(of chart: Chart) -> Markup {
        var svg: [UInt8] = []
        svg.append("<svg class=\"chart chart-\(chart.kind.rawValue)\" role=\"img\" aria-labelledby=\"")
        svg.append(escaping: "\(id)-title \(id)-summary")
        svg.append("\" viewBox=\"0 0 \(Self.width.units) \(max(y, Self.lineHeight).units)\" font-size=\"13\"")
        svg.append(" fill=\"currentColor\">")
        for (tag, text, part) in [("title", chart.title, "title"), ("desc", chart.summary, "summary")] {
            svg.append("<\(tag) id=\"")
            svg.append(escaping: "\(id)-\(part)")
            svg.append("\">")
            svg.append(escaping: text)
            svg.append("</\(tag)>")
        }
        for path in paths { svg.append("<path \(path.attributes) d=\"\(path.lines)\"/>") }
        svg += bytes
        svg.append("</svg>")
        return Markup(trusted: svg)
    }
}

extension Int {
    /// Tenths of a unit as SVG reads them: 125 is `12.5`.
    var units: String {
        let sign = self < 0 ? "-" : ""
        let rest = magnitude % 10
        return rest == 0 ? "\(sign)\(magnitude / 10)" : "\(sign)\(magnitude / 10).\(rest)"
    }
}
