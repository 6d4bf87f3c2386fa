internal import BanbaoText

private let barHeight = 150
/// Less room for bars than this shows nothing.
private let narrowestPlot = 1300
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
    /// Nil where labels stand above their bars.
    let labelWidth: Int?
    /// Otherwise they are a line above their bars.
    let valuesAreAtBars: Bool
    let plot: Range<Int>

    /// The first of these that leaves room for bars: labels left of them, labels above them, values above them too.
    init(_ rows: [Bars.Row], axis: Axis) {
        let longest = rows.map { textWidth($0.label) }.max() ?? 0
        let sideWidth = longest <= widestSideLabel ? longest : nil
        if let sideWidth {
            let plot = Self.plot(rows, axis, left: sideWidth + Drawing.gap)
            if plot.count >= narrowestPlot {
                self.init(labelWidth: sideWidth, valuesAreAtBars: true, plot: plot)
                return
            }
        }
        let plot = Self.plot(rows, axis, left: 0)
        let isWide = plot.count >= narrowestPlot
        self.init(labelWidth: nil, valuesAreAtBars: isWide, plot: isWide ? plot : 0..<Drawing.width)
    }

    private init(labelWidth: Int?, valuesAreAtBars: Bool, plot: Range<Int>) {
        self.labelWidth = labelWidth
        self.valuesAreAtBars = valuesAreAtBars
        self.plot = plot
    }

    /// The widest that leaves room for the values at the ends of all bars.
    private static func plot(_ rows: [Bars.Row], _ axis: Axis, left: Int) -> Range<Int> {
        func room(_ row: Bars.Row) -> Int { textWidth(row.text, isBold: true) + Drawing.gap }
        let start = left + (rows.filter(\.isNegative).map(room).max() ?? 0)
        var width = max(Drawing.width - start, 0)
        for row in rows where !row.isNegative {
            let fraction = axis.fraction(of: row.value?.number ?? ExactDecimal(0))
            let available = Drawing.width - start - room(row)
            if fraction * Double(width) > Double(available) { width = max(Int(Double(available) / fraction), 0) }
        }
        return start..<start + width
    }
}

extension Drawing {
    mutating func addBars(of chart: Chart) {
        let bars = Bars(chart)
        let rows = bars.rows
        let axis = Axis(covering: rows.compactMap { $0.value?.number }, withZero: true, steps: 5)
        let layout = BarLayout(rows, axis: axis)
        addHorizontalAxis(axis, over: layout.plot, numbers: chart.numbers)
        let zero = layout.plot.lowerBound + axis.position(of: ExactDecimal(0), length: layout.plot.count)
        for group in bars.groups {
            if let heading = group.heading {
                y += Self.gap
                addParagraph(heading, isBold: true)
            }
            for row in group.rows { addBar(row, axis, layout, zero: zero) }
        }
        y += Self.gap
    }

    private mutating func addBar(_ row: Bars.Row, _ axis: Axis, _ layout: BarLayout, zero: Int) {
        let top = y
        y += Self.gap
        var barTop = y
        if let labelWidth = layout.labelWidth {
            let lines = wrapped(row.label, width: labelWidth)
            let height = max(height(of: lines), Self.lineHeight)
            addText(lines, x: 0, top: y)
            barTop += (height - barHeight) / 2
            y += height
        } else {
            addParagraph(row.label)
            if !layout.valuesAreAtBars { addParagraph(row.text, isBold: true) }
            barTop = y + 10
            y = barTop + barHeight
        }
        let end =
            layout.plot.lowerBound + axis.position(of: row.value?.number ?? ExactDecimal(0), length: layout.plot.count)
        if let value = row.value, !value.number.isZero {
            addBar(x: min(zero, end), y: barTop, width: max(abs(end - zero), 5), height: barHeight, series: row.series)
        }
        addLines("M\(zero.units) \(top.units)V\(y.units)")
        if layout.valuesAreAtBars {
            let x = row.isNegative ? end - Self.gap : max(end, zero) + Self.gap
            addText([row.text], x: x, top: barTop - 10, anchor: row.isNegative ? .end : .start, isBold: true)
        }
    }
}
