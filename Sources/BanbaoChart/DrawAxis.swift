internal import BanbaoText

/// Between a tick's label and the plot.
private let labelGap = 60

extension Drawing {
    /// Labels of ticks that have room, and below them a line with a mark at each tick.
    mutating func addHorizontalAxis(_ axis: Axis, over plot: Range<Int>, numbers: NumberStyle) {
        var end = -Self.gap
        var marks = "M\(plot.lowerBound.units) \((y + Self.lineHeight + 40).units)h\(plot.count.units)"
        for tick in axis.ticks {
            let x = plot.lowerBound + axis.position(of: tick, length: plot.count)
            marks += "M\(x.units) \((y + Self.lineHeight).units)v4"
            let text = numbers.text(tick)
            let width = textWidth(text)
            let left = min(max(x - width / 2, 0), Self.width - width)
            if left < end + Self.gap { continue }
            addText([text], x: left + width / 2, top: y, anchor: .middle, isSoft: true)
            end = left + width
        }
        addLines(marks)
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
        addLines(lines, kind: right == nil ? "axis" : "grid")
    }
}

/// What the labels of a vertical axis need.
func verticalAxisWidth(_ axis: Axis, _ numbers: NumberStyle) -> Int {
    (axis.ticks.map { textWidth(numbers.text($0)) }.max() ?? 0) + labelGap
}
