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
    /// Where its middle is, and how much of the ring it is, in turns.
    let middle: Double
    let share: Double

    var height: Int { (label.count + value.count) * Drawing.lineHeight }
}

/// Labels around a ring that is turned by so many hours of a clock of 24.
private struct Ring {
    struct Label {
        let part: Part
        let isLeft: Bool
        let top: Int
        /// On the rim of the ring.
        let edge: (x: Int, y: Int)

        /// Where the line to the label leaves the room next to the ring.
        var knee: (x: Int, y: Int) {
            (x: isLeft ? labelWidth + 90 : Drawing.width - labelWidth - 90, y: top + part.height / 2)
        }
    }

    let hours: Int
    let height: Int
    let labels: [Label]

    init(_ parts: [Part], turnedBy hours: Int) {
        self.hours = hours
        let sides = [false, true].map { isLeft in
            parts.map { (part: $0, direction: Self.direction(of: $0, turnedBy: hours)) }
                .filter { ($0.direction.x < -1e-9) == isLeft }.sorted { $0.direction.y < $1.direction.y }
        }
        let height = sides.map { side in side.map { $0.part.height + Drawing.gap }.reduce(0, +) }
            .reduce(2 * radius, max)
        self.height = height
        labels = zip([false, true], sides).flatMap { isLeft, side in
            let edges = side.map { _, direction in
                (
                    x: Drawing.width / 2 + nearest(direction.x * Double(radius)),
                    y: height / 2 + nearest(direction.y * Double(radius))
                )
            }
            let tops = spread(edges.map(\.y), heights: side.map(\.part.height), gap: Drawing.gap, in: 0..<height)
            return side.indices.map { Label(part: side[$0].part, isLeft: isLeft, top: tops[$0], edge: edges[$0]) }
        }
    }

    /// Where the middle of a part is on a circle of radius 1 around 0.
    private static func direction(of part: Part, turnedBy hours: Int) -> (x: Double, y: Double) {
        let turn = part.middle + Double(hours) / 24
        return (sine(turn: turn), -sine(turn: turn + 0.25))
    }

    /// How deep lines to labels go into the ring: in squares, of which roots need the system's library for mathematics.
    var crossing: Double {
        labels.map { label in
            guard label.part.share > 0 else { return 0 }
            let (x, y) = (Double(label.edge.x - Drawing.width / 2), Double(label.edge.y - height / 2))
            let (dx, dy) = (Double(label.knee.x - label.edge.x), Double(label.knee.y - label.edge.y))
            let nearestToCenter = min(max(-(x * dx + y * dy) / (dx * dx + dy * dy), 0), 1)
            let (nearX, nearY) = (x + nearestToCenter * dx, y + nearestToCenter * dy)
            return max(Double((radius - 20) * (radius - 20)) - (nearX * nearX + nearY * nearY), 0)
        }.reduce(0, +)
    }
}

extension Drawing {
    /// A ring, clockwise from the top, with a label next to each part. It is turned as far as lines to labels would lead through it.
    mutating func addShares(of chart: Chart) {
        let parts = parts(of: chart)
        let rings = (0..<24).lazy.map { Ring(parts, turnedBy: $0) }
        guard let ring = rings.first(where: { $0.crossing == 0 }) ?? rings.min(by: { $0.crossing < $1.crossing }) else {
            return
        }
        y += Self.gap
        addRing(parts, ring)
        for label in ring.labels { addLabel(label) }
        y += ring.height
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
                value: wrapped(values[number]?.text ?? missingValue, width: labelWidth, isBold: true),
                middle: start + share / 2, share: share)
        }
    }

    private mutating func addRing(_ parts: [Part], _ ring: Ring) {
        let (x, y) = ((Self.width / 2).units, (y + ring.height / 2).units)
        let circle = "<circle cx=\"\(x)\" cy=\"\(y)\" r=\"\((radius - ringWidth / 2).units)\""
        add("<g fill=\"none\" stroke=\"currentColor\" stroke-width=\"\(ringWidth.units)\"")
        add(" transform=\"rotate(\(15 * ring.hours - 90) \(x) \(y))\">")
        if parts.allSatisfy({ $0.share == 0 }) { add("\(circle) class=\"grid\"/>") }
        let gap = parts.count { $0.share > 0 } > 1 ? gapInRing : 0
        for part in parts where part.share > 0 {
            let start = nearest((part.middle - part.share / 2) * Double(wholeRing))
            let end = nearest((part.middle + part.share / 2) * Double(wholeRing))
            add("\(circle) class=\"l\(part.number % 6 + 1)\" pathLength=\"\(wholeRing)\"")
            add(" stroke-dasharray=\"\(max(end - start - gap, 2)) \(wholeRing)\"")
            add(" stroke-dashoffset=\"-\(start + gap / 2)\"/>")
        }
        add("</g>")
    }

    private mutating func addLabel(_ label: Ring.Label) {
        let (part, top) = (label.part, y + label.top)
        let x = label.isLeft ? labelWidth : Self.width - labelWidth
        let anchor: Anchor = label.isLeft ? .end : .start
        addText(part.label, x: x, top: top, anchor: anchor)
        addText(part.value, x: x, top: top + height(of: part.label), anchor: anchor, isBold: true)
        // What is nothing has no place in the ring.
        guard part.share > 0 else { return }
        let (edge, knee) = (label.edge, label.knee)
        let end = label.isLeft ? x + 30 : x - 30
        drawLines(
            "M\(edge.x.units) \((y + edge.y).units)L\(knee.x.units) \((y + knee.y).units)H\(end.units)", kind: "axis")
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
