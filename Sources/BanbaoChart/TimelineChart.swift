private let indent = 200
private let dotX = 60

extension Drawing {
    /// Dates one below the other with what happened, at even distances: what is close in time needs no less room.
    mutating func addTimeline(of chart: Chart) {
        var dots: [Int] = []
        for (category, date) in chart.categories.enumerated() {
            if category > 0 { y += Self.wideGap }
            dots.append(y + Self.lineHeight / 2)
            for (text, isBold) in [
                (date, true), (chart.notes.indices.contains(category) ? chart.notes[category] : "", false),
            ] {
                let lines = wrapped(text, width: Self.width - indent, isBold: isBold)
                if text.isEmpty { continue }
                addText(lines, x: indent, top: y, isBold: isBold)
                y += height(of: lines)
            }
        }
        guard let first = dots.first else { return }
        drawLines("M\(dotX.units) \(first.units)V\(y.units)", kind: "axis")
        for dot in dots { draw("M\((dotX - 50).units) \(dot.units)a5 5 0 1 0 10 0a5 5 0 1 0-10 0", "class=\"s1\"") }
    }
}
