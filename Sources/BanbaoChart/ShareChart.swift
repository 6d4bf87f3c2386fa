internal import BanbaoText

private let radius = 560
private let ringWidth = 240
/// The ring's circumference as SVG counts it here, so that no length of an arc has to be computed.
private let wholeRing = 1000
private let gapInRing = 4
private let labelWidth = 1080

private struct Part {
    let number: Int
    let label: [String]
    let value: [String]
    /// Where it begins, and how much of the ring it is.
    let start: Double
    let share: Double

    var height: Int { (label.count + value.count) * Drawing.lineHeight }

    /// Where its middle is on a circle of radius 1 around 0.
    var direction: (x: Double, y: Double) {
        let turn = start + share / 2
        return (sine(turn: turn), -sine(turn: turn + 0.25))
    }

    var isLeft: Bool { direction.x < -1e-9 }
}

extension Drawing {
    /// A ring, clockwise from the top, with a label next to each part.
    mutating func addShares(of chart: Chart) {
        let parts = parts(of: chart)
        let sides = [true, false].map { side in
            parts.filter { $0.isLeft == side }.sorted { $0.direction.y < $1.direction.y }
        }
        let needed = sides.map { side in side.map { $0.height + Self.gap }.reduce(0, +) }
        let top = y + Self.gap
        let height = max(2 * radius, needed[0], needed[1])
        let middle = top + height / 2
        addRing(parts, middle: middle)
        for (side, parts) in zip([true, false], sides) {
            let tops = spread(
                parts.map { middle + nearest($0.direction.y * Double(radius)) }, heights: parts.map(\.height),
                gap: Self.gap, in: top..<top + height)
            for (part, top) in zip(parts, tops) { addLabel(of: part, top: top, middle: middle, isLeft: side) }
        }
        y = top + height
    }

    private func parts(of chart: Chart) -> [Part] {
        let values = chart.categories.indices.map { chart.series.first?.value(at: $0) }
        let sizes = values.map { max($0?.number.approximate ?? 0, 0) }
        let whole = sizes.reduce(0, +)
        var start = 0.0
        return chart.categories.enumerated().map { number, label in
            let share = whole > 0 ? sizes[number] / whole : 0
            defer { start += share }
            return Part(
                number: number, label: wrapped(label, width: labelWidth),
                value: wrapped(values[number]?.text ?? missingValue, width: labelWidth, isBold: true), start: start,
                share: share)
        }
    }

    private mutating func addRing(_ parts: [Part], middle: Int) {
        let center = Self.width / 2
        let circle = "<circle cx=\"\(center.units)\" cy=\"\(middle.units)\" r=\"\((radius - ringWidth / 2).units)\""
        add(
            "<g fill=\"none\" stroke-width=\"\(ringWidth.units)\" transform=\"rotate(-90 \(center.units) \(middle.units))\">"
        )
        if parts.allSatisfy({ $0.share == 0 }) { add("\(circle) class=\"axis\" stroke=\"currentColor\"/>") }
        let gap = parts.count { $0.share > 0 } > 1 ? gapInRing : 0
        for part in parts where part.share > 0 {
            let start = nearest(part.start * Double(wholeRing))
            let end = nearest((part.start + part.share) * Double(wholeRing))
            add("\(circle) class=\"l\(part.number % 6 + 1)\" stroke=\"currentColor\" pathLength=\"\(wholeRing)\"")
            add(
                " stroke-dasharray=\"\(max(end - start - gap, 2)) \(wholeRing)\" stroke-dashoffset=\"-\(start + gap / 2)\"/>"
            )
        }
        add("</g>")
    }

    private mutating func addLabel(of part: Part, top: Int, middle: Int, isLeft: Bool) {
        let x = isLeft ? labelWidth : Self.width - labelWidth
        let anchor: Anchor = isLeft ? .end : .start
        addText(part.label, x: x, top: top, anchor: anchor)
        addText(part.value, x: x, top: top + height(of: part.label), anchor: anchor, isBold: true)
        let direction = part.direction
        func onCircle(_ distance: Int, _ direction: Double) -> Int { nearest(direction * Double(distance)) }
        let outwards = isLeft ? -1 : 1
        let edge = (x: Self.width / 2 + onCircle(radius, direction.x), y: middle + onCircle(radius, direction.y))
        let (knee, end) = (x - outwards * 90, x - outwards * 30)
        drawLines(
            "M\(edge.x.units) \(edge.y.units)L\(knee.units) \((top + part.height / 2).units)H\(end.units)", kind: "axis"
        )
    }
}

/// Of an angle in turns: 0.25 is a right angle. No library is needed for the few labels of a ring.
private func sine(turn: Double) -> Double {
    let rest = turn - Double(nearest(turn))
    let quarter = rest > 0.25 ? 0.5 - rest : rest < -0.25 ? -0.5 - rest : rest
    let angle = 2 * Double.pi * quarter
    var (term, sum) = (angle, angle)
    for place in 1...8 {
        term *= -angle * angle / Double(2 * place * (2 * place + 1))
        sum += term
    }
    return sum
}
