internal import BanbaoText

private let barHeight = 140
private let swatch = 110

extension Drawing {
    /// Bars of parts, one below the other. A key tells what the patterns mean; what each part is worth stands below its bar.
    mutating func addStackedBars(of chart: Chart) {
        addPatterns(count: chart.series.count)
        addKey(chart.series.enumerated().map { KeyItem(series: $0, text: $1.label) })
        y += Self.gap
        let sums = chart.categories.indices.flatMap { category in
            let numbers = chart.series.compactMap { $0.value(at: category)?.number }
            return [sum(numbers.filter { !$0.isNegative }), sum(numbers.filter(\.isNegative))]
        }
        func axis(steps: Int) -> Axis { Axis(covering: sums, withZero: true, steps: steps) }
        let axis =
            [5, 4, 3].lazy.map(axis).first { labelsFit($0, over: 0..<Self.width, chart.numbers) } ?? axis(steps: 2)
        addHorizontalAxis(axis, over: 0..<Self.width, numbers: chart.numbers)
        for (category, label) in chart.categories.enumerated() {
            y += category == 0 ? Self.gap : 100
            addParagraph(label)
            drawParts(chart.series.map { $0.value(at: category)?.number }, axis)
            addKey(
                chart.series.enumerated().map { number, series in
                    KeyItem(series: number, text: series.value(at: category)?.text ?? missingValue, isBold: true)
                })
        }
        y += Self.gap
    }

    /// Positive parts from zero to the right, negative ones to the left.
    private mutating func drawParts(_ parts: [ExactDecimal?], _ axis: Axis) {
        func x(_ number: ExactDecimal) -> Int { axis.position(of: number, length: Self.width) }
        var (positive, negative) = (ExactDecimal(0), ExactDecimal(0))
        for case (let number, let part?) in parts.enumerated() where !part.isZero {
            let start = part.isNegative ? negative : positive
            let end = start + part ?? start
            if part.isNegative { negative = end } else { positive = end }
            drawPart(
                x: min(x(start), x(end)), y: y + 10, width: abs(x(end) - x(start)), height: barHeight, series: number)
        }
        let zero = x(ExactDecimal(0))
        drawLines("M\(zero.units) \((y - 20).units)v\((barHeight + 60).units)", kind: "zero")
        y += barHeight + 40
    }

    /// With its border inside, and a gap to the next.
    private mutating func drawPart(x: Int, y: Int, width: Int, height: Int, series: Int) {
        let number = series % 6 + 1
        var fill = ""
        if number > 1 {
            var bytes: [UInt8] = []
            bytes.append(escaping: id)
            fill = " fill=\"url(#\(String(decoding: bytes, as: UTF8.self))-\(number))\""
        }
        draw(
            box(x: x + 5, y: y + 5, width: max(width - 20, 5), height: height - 10),
            "class=\"p\(number)\"\(fill) stroke=\"currentColor\"")
    }

    private func sum(_ numbers: [ExactDecimal]) -> ExactDecimal {
        // A sum with more digits than anybody writes is drawn as far as it goes.
        numbers.reduce(ExactDecimal(0)) { $0 + $1 ?? $0 }
    }

    // MARK: Key

    private struct KeyItem {
        let series: Int
        let text: String
        var isBold = false
    }

    /// Each with its pattern, side by side as far as there is room.
    private mutating func addKey(_ items: [KeyItem]) {
        let indent = swatch + 40
        var x = 0
        for item in items {
            let lines = wrapped(item.text, width: Self.width - indent, isBold: item.isBold)
            let width = indent + (lines.map { textWidth($0, isBold: item.isBold) }.max() ?? 0)
            if x > 0, x + width > Self.width {
                x = 0
                y += Self.lineHeight
            }
            drawPart(x: x, y: y + 25, width: swatch + 20, height: swatch + 10, series: item.series)
            addText(lines, x: x + indent, top: y, isBold: item.isBold)
            x += width + 80
            if lines.count > 1 {
                y += height(of: lines) - Self.lineHeight
                x = Self.width
            }
        }
        y += Self.lineHeight
    }

    // MARK: Patterns

    /// Broad stripes and dots, in which the color of a series prevails: 6 × 6 units, of series 2 to 6.
    private static let patterns = [
        "M-2 2L2-2M0 6L6 0M4 8L8 4", "M3 1.5v3M0-1.5v3M6-1.5v3M0 4.5v3M6 4.5v3", "M0 3h6", "M-2 4L2 8M0 0L6 6M4-2L8 2",
        "M3 0v6",
    ]

    private mutating func addPatterns(count: Int) {
        guard count > 1 else { return }
        add("<defs>")
        for number in 2...min(count, 6) {
            add("<pattern id=\"")
            add(escaping: id)
            add("-\(number)\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\">")
            add(
                "<path class=\"l\(number)\" d=\"\(Self.patterns[number - 2])\" stroke=\"currentColor\" stroke-width=\"3\"/>"
            )
            add("</pattern>")
        }
        add("</defs>")
    }
}
