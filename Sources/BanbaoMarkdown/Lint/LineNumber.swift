import BanbaoText

/// A number in the manner of Chinese documents that begins a line: `1、`, `1．`, `一、`, `（一）`, `（1）`. Markdown makes no list of
/// them, so lines without a blank line between them become one paragraph.
struct LineNumber {
    let value: Int
    let range: Range<Int>
    private let style: Style

    private enum Style { case digits, han, digitsInBrackets, hanInBrackets }

    private static let numerals: [StaticString] = ["一", "二", "三", "四", "五", "六", "七", "八", "九"]

    init?(at start: Int, in text: Span<UInt8>) {
        let isInBrackets = text.reads("（", at: start)
        let begin = start + (isInBrackets ? 3 : 0)
        guard let (value, end, isHan) = Self.digits(at: begin, in: text) ?? Self.numeral(at: begin, in: text),
            isInBrackets ? text.reads("）", at: end) : text.reads("、", at: end) || text.reads("．", at: end)
        else { return nil }
        self.value = value
        range = start..<(end + 3)
        style =
            isInBrackets ? (isHan ? .hanInBrackets : .digitsInBrackets) : isHan ? .han : .digits
    }

    /// Whether this is the next number of the same kind.
    func follows(_ other: LineNumber) -> Bool { style == other.style && value == other.value + 1 }

    private static func digits(at start: Int, in text: Span<UInt8>) -> (value: Int, end: Int, isHan: Bool)? {
        var (value, end) = (0, start)
        while isDigit(text.byte(end)), end - start < 3 {
            value = value * 10 + Int(text.byte(end) - UInt8(ascii: "0"))
            end += 1
        }
        return end > start ? (value, end, false) : nil
    }

    /// `九`, `十`, `十一`, `二十`, `二十一`
    private static func numeral(at start: Int, in text: Span<UInt8>) -> (value: Int, end: Int, isHan: Bool)? {
        func ones(at place: Int) -> Int? { numerals.firstIndex { text.reads($0, at: place) }.map { $0 + 1 } }
        let first = ones(at: start)
        var end = start + (first == nil ? 0 : 3)
        guard text.reads("十", at: end) else { return first.map { ($0, end, true) } }
        end += 3
        let last = ones(at: end)
        return ((first ?? 1) * 10 + (last ?? 0), end + (last == nil ? 0 : 3), true)
    }
}

/// The first number of a line that the next one in the order runs on from, since no break is between the two.
func numberThatRunsOn(_ lines: [Range<Int>], in text: Span<UInt8>) -> Range<Int>? {
    var before: LineNumber?
    for (index, line) in lines.enumerated() {
        guard let number = LineNumber(at: line.lowerBound, in: text) else { continue }
        if let before, number.follows(before), !endsWithBreak(lines[index - 1], in: text) { return before.range }
        before = number
    }
    return nil
}

private func endsWithBreak(_ line: Range<Int>, in text: Span<UInt8>) -> Bool {
    let end = line.upperBound
    return text.reads("  ", before: end) || text.reads("\\", before: end) || text.reads(">", before: end)
}
