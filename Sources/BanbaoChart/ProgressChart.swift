internal import BanbaoText

private let barHeight = 110

extension Drawing {
    /// For each task how much is done of what there is in all: `12 / 15`.
    mutating func addProgress(of chart: Chart) {
        for (category, label) in chart.categories.enumerated() {
            if category > 0 { y += Self.wideGap }
            let done = chart.series.first?.value(at: category)
            let total = chart.series.dropFirst().first?.value(at: category)
            let text = "\(done?.text ?? missingValue) / \(total?.text ?? missingValue)"
            let width = textWidth(text, isBold: true)
            let isNarrow = width <= Self.width / 2
            let lines = wrapped(label, width: isNarrow ? Self.width - width - Self.wideGap : Self.width)
            addText(lines, x: 0, top: y)
            y += height(of: lines)
            if isNarrow {
                addText([text], x: Self.width, top: y - Self.lineHeight, anchor: .end, isBold: true)
            } else {
                addParagraph(text, isBold: true)
            }
            y += 20
            addTrack(share: share(done, of: total))
        }
    }

    private func share(_ done: Chart.Value?, of total: Chart.Value?) -> Double {
        guard let done, let total, total.number > ExactDecimal(0) else { return 0 }
        return min(max(done.number.approximate / total.number.approximate, 0), 1)
    }

    private mutating func addTrack(share: Double) {
        let width = nearest(share * Double(Self.width))
        if width > 0 { drawBar(x: 0, y: y, width: width, height: barHeight, series: 0) }
        drawLines(box(x: 5, y: y + 5, width: Self.width - 10, height: barHeight - 10), kind: "axis")
        y += barHeight
    }
}
