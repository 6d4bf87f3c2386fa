internal import BanbaoText

private let plotHeight = 1700
private let widestLabel = 1000
/// From the end of the plot to the labels of the lines.
private let leaderWidth = 200
/// Of more points, those have marks only that no line leads to.
private let mostMarkedPoints = 16
/// Lowest values above so much of the highest are told apart only where the axis does not begin at zero.
private let nearHighest = 0.6

private struct Line {
    struct Point {
        let category: Int
        let x: Int
        let y: Int
    }

    /// What stands at its end.
    struct Label {
        let name: [String]
        let value: [String]
        var lines: [String] { name + value }
    }

    let series: Int
    /// Without the categories that have no value.
    let points: [Point]
    let label: Label

    /// Points of neighboring categories belong to one run; a missing value ends it.
    var runs: [[Point]] {
        points.reduce(into: []) { runs, point in
            if let last = runs.last?.last, last.category + 1 == point.category {
                runs[runs.count - 1].append(point)
            } else {
                runs.append([point])
            }
        }
    }
}

/// Where points stand.
private struct LinePlot {
    let left: Int
    let right: Int
    let top: Int
    let height: Int
    let axis: Axis
    let categories: Int

    func x(_ category: Int) -> Int {
        let padding = 60
        if categories < 2 { return (left + right) / 2 }
        return left + padding + (right - left - 2 * padding) * category / (categories - 1)
    }

    func y(_ number: ExactDecimal) -> Int { top + height - axis.position(of: number, length: height) }
}

extension Drawing {
    /// Lines with marks, each with its name and its last value at its end.
    mutating func addLineChart(of chart: Chart) {
        let labels = chart.series.map { label(of: $0, in: chart) }
        let labelWidth = labels.flatMap(\.lines).map { textWidth($0, isBold: true) }.max() ?? 0
        let labelsHeight = labels.map { height(of: $0.lines) + Self.gap }.reduce(0, +)
        let axis = axis(of: chart)
        let plot = LinePlot(
            left: verticalAxisWidth(axis, chart.numbers), right: Self.width - labelWidth - leaderWidth, top: y + 100,
            height: max(plotHeight, labelsHeight), axis: axis, categories: chart.categories.count)
        addVerticalAxis(
            axis, top: plot.top, height: plot.height, from: plot.left, gridTo: plot.right, numbers: chart.numbers)
        let lines = chart.series.enumerated().map { number, series in
            let points = chart.categories.indices.compactMap { category in
                series.value(at: category).map {
                    Line.Point(category: category, x: plot.x(category), y: plot.y($0.number))
                }
            }
            return Line(series: number, points: points, label: labels[number])
        }
        for line in lines { addLine(line, marksAll: chart.categories.count <= mostMarkedPoints) }
        addLabels(of: lines, plot)
        y = plot.top + plot.height + 100
        addCategories(chart.categories, plot)
    }

    private func axis(of chart: Chart) -> Axis {
        let numbers = chart.series.flatMap { $0.values.compactMap { $0?.number } }
        let (lowest, highest) = (numbers.min()?.approximate ?? 0, numbers.max()?.approximate ?? 0)
        return Axis(covering: numbers, withZero: lowest < highest * nearHighest, steps: 5)
    }

    /// Its name, and its last value; one that is not of the last category with the category that it is of.
    private func label(of series: Chart.Series, in chart: Chart) -> Line.Label {
        var name = series.label.isEmpty ? [] : wrapped(series.label, width: widestLabel)
        var value = missingValue
        if let last = chart.categories.indices.last(where: { series.value(at: $0) != nil }) {
            value = series.value(at: last)?.text ?? missingValue
            if last < chart.categories.count - 1 { name += wrapped(chart.categories[last], width: widestLabel) }
        }
        return Line.Label(name: name, value: wrapped(value, width: widestLabel, isBold: true))
    }

    // MARK: Lines

    /// Around a point: circle, square, triangle, diamond, triangle upside down, plus.
    private static let marks = [
        "m-3.5 0a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0-7 0", "m-3.2-3.2h6.4v6.4h-6.4z", "m0-4.5l4.5 8h-9z",
        "m0-4.6l4.6 4.6l-4.6 4.6l-4.6-4.6z", "m0 4.5l4.5-8h-9z",
        "m-4.5-1.3h3.2v-3.2h2.6v3.2h3.2v2.6h-3.2v3.2h-2.6v-3.2h-3.2z",
    ]

    private mutating func addLine(_ line: Line, marksAll: Bool) {
        let number = line.series % 6 + 1
        var (path, marks) = ("", "")
        for run in line.runs {
            for (place, point) in run.enumerated() {
                if run.count > 1 { path += (place == 0 ? "M" : "L") + "\(point.x.units) \(point.y.units)" }
                if marksAll || run.count == 1 { marks += mark(line.series, x: point.x, y: point.y) }
            }
        }
        if !path.isEmpty { draw(path, "class=\"l\(number)\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"2\"") }
        if !marks.isEmpty { draw(marks, "class=\"s\(number)\"") }
    }

    private func mark(_ series: Int, x: Int, y: Int) -> String {
        "M\(x.units) \(y.units)" + Self.marks[series % Self.marks.count]
    }

    /// Each as near the end of its line as the others let it be, with the line's mark in front of it.
    private mutating func addLabels(of lines: [Line], _ plot: LinePlot) {
        let ordered = lines.sorted {
            ($0.points.last?.y ?? plot.top, $0.series) < ($1.points.last?.y ?? plot.top, $1.series)
        }
        let tops = spread(
            ordered.map { $0.points.last?.y ?? plot.top }, heights: ordered.map { height(of: $0.label.lines) },
            gap: Self.gap, in: plot.top - 60..<plot.top + plot.height + 60)
        let x = plot.right + leaderWidth
        for (line, top) in zip(ordered, tops) {
            let middle = top + Self.lineHeight / 2
            if let last = line.points.last, last.category == plot.categories - 1 {
                drawLines("M\((last.x + 50).units) \(last.y.units)L\((x - 120).units) \(middle.units)", kind: "axis")
            }
            draw(mark(line.series, x: x - 70, y: middle), "class=\"s\(line.series % 6 + 1)\"")
            if !line.label.name.isEmpty { addText(line.label.name, x: x, top: top) }
            addText(line.label.value, x: x, top: top + height(of: line.label.name), isBold: true)
        }
    }

    // MARK: Categories

    /// All of them, or every second, third … so that they do not overlap.
    private mutating func addCategories(_ categories: [String], _ plot: LinePlot) {
        for step in 1...max(categories.count, 1) {
            let distance = plot.x(min(step, categories.count - 1)) - plot.x(0)
            let room = categories.count > step ? distance - Self.gap : Self.width
            // The last is what the labels of the lines are about.
            let first = (categories.count - 1) % step
            let shown = stride(from: first, to: categories.count, by: step).map { category in
                (
                    x: plot.x(category), text: categories[category],
                    lines: wrapped(categories[category], width: max(room, 1))
                )
            }
            let isLast = step >= categories.count
            guard isLast || shown.allSatisfy({ $0.lines.count <= 2 && fits($0.text, width: room) }) else { continue }
            for label in shown {
                let half = (label.lines.map { textWidth($0) }.max() ?? 0) / 2
                addText(label.lines, x: min(max(label.x, half), Self.width - half), top: y, anchor: .middle)
            }
            y += (shown.map(\.lines.count).max() ?? 0) * Self.lineHeight
            return
        }
    }
}
