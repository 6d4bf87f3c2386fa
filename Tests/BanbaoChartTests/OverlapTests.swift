import BanbaoText
import Testing

@testable import BanbaoChart

/// By the widths that the drawing takes texts to have; what browsers make of them is tried in Tests/Site.
@Suite struct OverlapTests {
    private static let words = [
        "产业", "工人", "《改革方案》，", "training ", "of ", "unions ", "2018年", "（", "）", "Internationalization ",
    ]

    private static func label(_ dice: inout Dice) -> String {
        let length =
            Bool.random(using: &dice) ? Int.random(in: 0...3, using: &dice) : Int.random(in: 0...14, using: &dice)
        return (0..<length).map { _ in words.randomElement(using: &dice) ?? "" }.joined()
    }

    private static func number(_ dice: inout Dice, isShare: Bool) -> String? {
        switch Int.random(in: 0..<8, using: &dice) {
        case 0: nil
        case 1: "0"
        case 3 where !isShare: "-\(Int.random(in: 1...9_999_999, using: &dice))"
        case 4: "0.\(Int.random(in: 1...999, using: &dice))"
        case 5: "\(Int.random(in: 0...1_000_000_000_000_000, using: &dice))"
        default: "\(Int.random(in: 0...99_999, using: &dice))"
        }
    }

    private static func chart(_ kind: Chart.Kind, _ dice: inout Dice) -> Chart {
        let isOne = [.columns, .bar, .share].contains(kind)
        let count = Int.random(in: 1...(kind == .share ? 6 : 12), using: &dice)
        let series = (0..<(isOne ? 1 : Int.random(in: 1...6, using: &dice))).map { _ in
            (label(&dice), (0..<count).map { _ in number(&dice, isShare: kind == .share) })
        }
        return Chart(
            kind, series, categories: (0..<count).map { _ in label(&dice) },
            notes: (0..<count).map { _ in label(&dice) },
            unit: label(&dice), numbers: Bool.random(using: &dice) ? .chinese : .english)
    }

    @Test(arguments: Chart.Kind.allCases) func `no two texts of any chart overlap, and none leaves it`(kind: Chart.Kind)
        throws
    {
        var dice = Dice(state: 15)
        for number in 0..<40 {
            let drawn = Drawn(Self.chart(kind, &dice))
            let (texts, height) = (drawn.texts.filter { !$0.text.isEmpty }, try drawn.height)
            for (index, text) in texts.enumerated() {
                #expect(
                    text.left >= -5 && text.right <= Drawing.width + 5 && text.top >= 0 && text.bottom <= height + 5,
                    "\(kind) \(number): \(text)")
                for other in texts[(index + 1)...] {
                    let overlap =
                        text.left < other.right - 5 && other.left < text.right - 5 && text.top < other.bottom - 5
                        && other.top < text.bottom - 5
                    #expect(!overlap, "\(kind) \(number): \(text) \(other)")
                }
            }
        }
    }
}
