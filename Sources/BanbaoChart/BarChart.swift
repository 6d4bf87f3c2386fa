internal import BanbaoText

private let barHeight = 150
/// Less room for bars than this shows nothing.
private let narrowestPlot = 1500
private let widestSideLabel = 1200
/// In the place of a value that there is not.
let missingValue = "–"

/// Bars that begin at zero, one below the other, with what they stand for written next to them.
private struct Bars {
    struct Row {
        let label: String
        let value: Chart.Value?
        let series: Int
        var text: String { value?.text ?? missingValue }
        var isNegative: Bool { value?.number.isNegative ?? false }
    }

    /// What several series say of one category has that as its heading.
    struct Group {
        let heading: String?
        let rows: [Row]
    }

    let groups: [Group]

    init(_ chart: Chart) {
        if chart.series.count == 1 {
            let rows = chart.categories.enumerated().map { category, label in
                Row(label: label, value: chart.series[0].value(at: category), series: 0)
            }
            groups = [Group(heading: nil, rows: rows)]
        } else {
            groups = chart.categories.enumerated().map { category, label in
                let rows = chart.series.enumerated().map { number, series in
                    Row(label: series.label, value: series.value(at: category), series: number)
                }
                return Group(heading: label, rows: rows)
            }
        }
    }

    var rows: [Row] { groups.flatMap(\.rows) }
}

/// Where labels, bars and values stand.
private struct BarLayout {
    let axis: Axis
    /// Nil where labels stand above their bars.
    let labelWidth: Int?
    /// Otherwise they are a line above their bars.
    let valuesAreAtBars: Bool
    let plot: Range<Int>

    /// The first of these that leaves room for bars: labels left of them, labels above them, values above them too. The axis has as
    /// many ticks as its labels let it.
    init(_ bars: Bars, numbers: NumberStyle) {
        let rows = bars.rows
        let values = rows.compactMap { $0.value?.number }
        let sideWidth = Self.sideWidth(bars)
        func layout(steps: Int) -> Self {
            let axis = Axis(covering: values, withZero: true, steps: steps)
            if let sideWidth {
                let plot = Self.plot(rows, axis, left: sideWidth + Drawing.gap)
                if plot.count >= narrowestPlot {
                    return Self(axis, labelWidth: sideWidth, valuesAreAtBars: true, plot: plot)
                }
            }
            let plot = Self.plot(rows, axis, left: 0)
            let isWide = plot.count >= narrowestPlot
            return Self(axis, labelWidth: nil, valuesAreAtBars: isWide, plot: isWide ? plot : 0..<Drawing.width)
        }
        self =
            [5, 4, 3].lazy.map(layout).first { labelsFit($0.axis, over: $0.plot, numbers) } ?? layout(steps: 2)
    }

    private init(_ axis: Axis, labelWidth: Int?, valuesAreAtBars: Bool, plot: Range<Int>) {
        self.axis = axis
        self.labelWidth = labelWidth
        self.valuesAreAtBars = valuesAreAtBars
        self.plot = plot
    }

    func x(_ number: ExactDecimal) -> Int { plot.lowerBound + axis.position(of: number, length: plot.count) }

    /// Names of series return in every group and may take several lines; labels of bars are a line or stand above.
    private static func sideWidth(_ bars: Bars) -> Int? {
        let labels = bars.rows.map(\.label)
        let longest = labels.map { textWidth($0) }.max() ?? 0
        if longest <= widestSideLabel { return longest }
        guard bars.groups.contains(where: { $0.heading != nil }) else { return nil }
        let lines = labels.map { wrapped($0, width: widestSideLabel) }
        guard lines.allSatisfy({ $0.count <= 2 }), labels.allSatisfy({ fits($0, width: widestSideLabel) }) else {
            return nil
        }
        return lines.joined().map { textWidth($0) }.max()
    }

    /// The widest that leaves room for the values at the ends of all bars.
    private static func plot(_ rows: [Bars.Row], _ axis: Axis, left: Int) -> Range<Int> {
        let (left, right) = (Double(left), Double(Drawing.width))
        let ends = rows.map { row in
            (
                fraction: axis.fraction(of: row.value?.number ?? ExactDecimal(0)), isNegative: row.isNegative,
                room: Double(textWidth(row.text, isBold: true) + Drawing.gap)
            )
        }
        var (start, end) = (left, right)
        // Each end of the plot moves those of all bars; a few rounds are enough for what can be seen.
        for _ in 0..<8 {
            for bar in ends where bar.isNegative && bar.fraction < 1 {
                start = max(start, (left + bar.room - bar.fraction * end) / (1 - bar.fraction))
            }
            for bar in ends where !bar.isNegative && bar.fraction > 0 {
                end = min(end, (right - bar.room - (1 - bar.fraction) * start) / bar.fraction)
            }
        }
        return nearest(start)..<max(nearest(end), nearest(start))
    }
}

extension Drawing {
    mutating func addBars(of chart: Chart) {
        let bars = Bars(chart)
        let layout = BarLayout(bars, numbers: chart.numbers)
        addHorizontalAxis(layout.axis, over: layout.plot, numbers: chart.numbers)
        for group in bars.groups {
            if let heading = group.heading {
                y += Self.wideGap
                addParagraph(heading, isBold: true)
            }
            for row in group.rows { addBar(row, layout) }
        }
        y += 20
    }

    private mutating func addBar(_ row: Bars.Row, _ layout: BarLayout) {
        y += layout.labelWidth == nil ? 80 : Self.gap
        var top = y
        if let labelWidth = layout.labelWidth {
            let lines = wrapped(row.label, width: labelWidth)
            addText(lines, x: 0, top: y)
            y += height(of: lines)
            top += (height(of: lines) - barHeight) / 2
        } else {
            addParagraph(row.label)
            if !layout.valuesAreAtBars { addParagraph(row.text, isBold: true) }
            top = y + 25
            y = top + barHeight
        }
        let zero = layout.x(ExactDecimal(0))
        let end = layout.x(row.value?.number ?? ExactDecimal(0))
        if let value = row.value, !value.number.isZero {
            drawBar(x: min(zero, end), y: top, width: max(abs(end - zero), 5), height: barHeight, series: row.series)
        }
        drawLines("M\(zero.units) \((top - 30).units)v\((barHeight + 60).units)", kind: "zero")
        if layout.valuesAreAtBars {
            let x = row.isNegative ? end - Self.gap : end + Self.gap
            addText([row.text], x: x, top: top - 10, anchor: row.isNegative ? .end : .start, isBold: true)
        }
    }
}
