internal import BanbaoText

private let plotHeight = 1500
private let widestColumn = 560
private let mostLinesOfALabel = 3

/// Where columns stand; nil where a label or a value is too wide for its column.
private struct ColumnLayout {
    let values: [Chart.Value?]
    let labels: [[String]]
    let axis: Axis
    let left: Int
    let slot: Int

    init?(_ chart: Chart) {
        guard chart.series.count == 1, !chart.categories.isEmpty else { return nil }
        values = chart.categories.indices.map { chart.series[0].value(at: $0) }
        axis = Axis(covering: values.compactMap { $0?.number }, withZero: true, steps: 5)
        left = verticalAxisWidth(axis, chart.numbers)
        slot = (Drawing.width - left) / chart.categories.count
        let room = slot - Drawing.gap
        labels = chart.categories.map { wrapped($0, width: room) }
        guard room > 0, labels.allSatisfy({ $0.count <= mostLinesOfALabel }),
            chart.categories.allSatisfy({ fits($0, width: room) }),
            values.allSatisfy({ textWidth($0?.text ?? missingValue, isBold: true) <= room })
        else { return nil }
    }
}

extension Drawing {
    mutating func addColumns(of chart: Chart) {
        guard let layout = ColumnLayout(chart) else { return addBars(of: chart) }
        let axis = layout.axis
        let top = y + Self.lineHeight
        addVerticalAxis(axis, top: top, height: plotHeight, from: layout.left, numbers: chart.numbers)
        let zero = top + plotHeight - axis.position(of: ExactDecimal(0), length: plotHeight)
        let width = min(layout.slot * 6 / 10, widestColumn)
        for (number, value) in layout.values.enumerated() {
            let middle = layout.left + layout.slot * number + layout.slot / 2
            let isNegative = value?.number.isNegative ?? false
            let end = top + plotHeight - axis.position(of: value?.number ?? ExactDecimal(0), length: plotHeight)
            if let value, !value.number.isZero {
                addBar(
                    x: middle - width / 2, y: min(zero, end), width: width, height: max(abs(end - zero), 5), series: 0)
            }
            addText(
                [value?.text ?? missingValue], x: middle, top: isNegative ? end + 10 : end - Self.lineHeight,
                anchor: .middle, isBold: true)
        }
        addLines("M\(layout.left.units) \(zero.units)H\(Self.width.units)")
        y = top + plotHeight + Self.gap
        if layout.values.contains(where: { $0?.number.isNegative ?? false }) { y += Self.lineHeight }
        for (number, lines) in layout.labels.enumerated() {
            addText(lines, x: layout.left + layout.slot * number + layout.slot / 2, top: y, anchor: .middle)
        }
        y += height(of: [String](repeating: "", count: layout.labels.map(\.count).max() ?? 0))
    }
}
