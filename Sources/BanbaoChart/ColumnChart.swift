internal import BanbaoText

private let plotHeight = 1500
private let widestColumn = 560
private let mostLinesOfALabel = 3
private let mostLinesOfAValue = 2

/// Where columns stand; nil where a label or a value is too wide for its column.
private struct ColumnLayout {
    struct Column {
        let label: [String]
        let value: Chart.Value?
        let text: [String]
        var isNegative: Bool { value?.number.isNegative ?? false }
    }

    let columns: [Column]
    let axis: Axis
    let left: Int
    let slot: Int

    init?(_ chart: Chart) {
        guard chart.series.count == 1, !chart.categories.isEmpty else { return nil }
        let values = chart.categories.indices.map { chart.series[0].value(at: $0) }
        axis = Axis(covering: values.compactMap { $0?.number }, withZero: true, steps: 5)
        left = verticalAxisWidth(axis, chart.numbers)
        slot = (Drawing.width - left) / chart.categories.count
        let room = slot - 20
        guard chart.categories.allSatisfy({ fits($0, width: room) }),
            values.allSatisfy({ fits($0?.text ?? missingValue, width: room, isBold: true) })
        else { return nil }
        columns = zip(chart.categories, values).map { label, value in
            Column(
                label: wrapped(label, width: room), value: value,
                text: wrapped(value?.text ?? missingValue, width: room, isBold: true))
        }
        guard columns.allSatisfy({ $0.label.count <= mostLinesOfALabel && $0.text.count <= mostLinesOfAValue }) else {
            return nil
        }
    }
}

extension Drawing {
    mutating func addColumns(of chart: Chart) {
        guard let layout = ColumnLayout(chart) else { return addBars(of: chart) }
        let top = self.y + height(of: layout.columns.map(\.text).max { $0.count < $1.count } ?? [])
        addVerticalAxis(layout.axis, top: top, height: plotHeight, from: layout.left, numbers: chart.numbers)
        func y(_ number: ExactDecimal) -> Int {
            top + plotHeight - layout.axis.position(of: number, length: plotHeight)
        }
        let zero = y(ExactDecimal(0))
        let width = min(layout.slot * 6 / 10, widestColumn)
        let middles = layout.columns.indices.map { layout.left + layout.slot * $0 + layout.slot / 2 }
        for (column, middle) in zip(layout.columns, middles) {
            let end = y(column.value?.number ?? ExactDecimal(0))
            if let value = column.value, !value.number.isZero {
                drawBar(
                    x: middle - width / 2, y: min(zero, end), width: width, height: max(abs(end - zero), 5), series: 0)
            }
            let textTop = column.isNegative ? end + 10 : end - height(of: column.text) - 5
            addText(column.text, x: middle, top: textTop, anchor: .middle, isBold: true)
        }
        drawLines("M\(layout.left.units) \(zero.units)H\(Self.width.units)", kind: "zero")
        let below = layout.columns.filter(\.isNegative).map { height(of: $0.text) }.max() ?? 0
        self.y = top + plotHeight + Self.gap + below
        for (column, middle) in zip(layout.columns, middles) {
            addText(column.label, x: middle, top: self.y, anchor: .middle)
        }
        self.y += layout.columns.map { height(of: $0.label) }.max() ?? 0
    }
}
