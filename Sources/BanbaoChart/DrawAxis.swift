internal import BanbaoText

/// Between a tick's label and the plot.
private let labelGap = 60

extension Drawing {
    /// Labels of ticks, and below them a line with a mark at each. Where not all labels have room, some are left out.
    mutating func addHorizontalAxis(_ axis: Axis, over plot: Range<Int>, numbers: NumberStyle) {
        var marks = "M\(plot.lowerBound.units) \((y + Self.lineHeight + 40).units)h\(plot.count.units)"
        var end = -Self.gap
        for label in tickLabels(axis, over: plot, numbers) {
            marks += "M\(label.x.units) \((y + Self.lineHeight).units)v4"
            if label.range.lowerBound < end + Self.gap { continue }
            addText(
                [label.text], x: (label.range.lowerBound + label.range.upperBound) / 2, top: y, anchor: .middle,
                isSoft: true)
            end = label.range.upperBound
        }
        drawLines(marks, kind: "axis")
        y += Self.lineHeight + 40
    }

    /// Labels of ticks left of the plot, and a line through it at each or a mark next to it.
    mutating func addVerticalAxis(
        _ axis: Axis, top: Int, height: Int, from left: Int, gridTo right: Int? = nil, numbers: NumberStyle
    ) {
        var lines = ""
        for tick in axis.ticks {
            let y = top + height - axis.position(of: tick, length: height)
            lines += right.map { "M\(left.units) \(y.units)H\($0.units)" } ?? "M\(left.units) \(y.units)h-4"
            addText([numbers.text(tick)], x: left - labelGap, top: y - 80, anchor: .end, isSoft: true)
        }
        if right == nil { lines += "M\(left.units) \(top.units)v\(height.units)" }
        drawLines(lines, kind: right == nil ? "axis" : "grid")
    }
}

/// What the labels of a vertical axis need.
func verticalAxisWidth(_ axis: Axis, _ numbers: NumberStyle) -> Int {
    (axis.ticks.map { textWidth(numbers.text($0)) }.max() ?? 0) + labelGap
}

/// The labels of a horizontal axis, each in the middle of its tick unless it would leave the chart.
private func tickLabels(_ axis: Axis, over plot: Range<Int>, _ numbers: NumberStyle) -> [(
    text: String, x: Int, range: Range<Int>
)] {
    axis.ticks.map { tick in
        let x = plot.lowerBound + axis.position(of: tick, length: plot.count)
        let text = numbers.text(tick)
        let width = textWidth(text)
        let left = min(max(x - width / 2, 0), Drawing.width - width)
        return (text, x, left..<left + width)
    }
}

/// Whether no label of the axis is in the way of the next.
func labelsFit(_ axis: Axis, over plot: Range<Int>, _ numbers: NumberStyle) -> Bool {
    let labels = tickLabels(axis, over: plot, numbers)
    return zip(labels, labels.dropFirst()).allSatisfy { $0.range.upperBound + Drawing.gap <= $1.range.lowerBound }
}
