// Blocks that CommonMark lacks are put into words that it has, and found again in the tree by their lines. Where a text holds
// none of them, nothing is rewritten; else libcmark is asked first where its paragraphs and its code are.

/// A text on its way to libcmark. Lines are counted from 1.
struct RewrittenText {
    var text: ArraySlice<UInt8>
    /// Labels of footnotes by the lines of the items that stand for them.
    var footnotes: [Int: [UInt8]] = [:]
    var tables: [(line: Int, shape: TableShape)] = []
    /// For each line its line in the original; empty where they are the same.
    var lines: [Int] = []
    var problems: [TreeProblem] = []

    init(_ text: ArraySlice<UInt8>) { self.text = text }

    /// Lines without their ends.
    func lineRanges() -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var start = text.startIndex
        while let found = firstOffset(of: 0x0A, in: text.span, from: start - text.startIndex) {
            ranges.append(start..<(text.startIndex + found))
            start = text.startIndex + found + 1
        }
        if start < text.endIndex { ranges.append(start..<text.endIndex) }
        return ranges
    }

    /// Behind the blanks at the beginning of a range.
    func withoutBlanks(_ range: Range<Int>) -> Range<Int> {
        var (start, end) = (range.lowerBound, range.upperBound)
        while start < end, isBlank(text[start]) { start += 1 }
        while end > start, isBlank(text[end - 1]) { end -= 1 }
        return start..<end
    }
}
