import BanbaoText

// Paragraphs that became headings, since no blank line is between them and a line of hyphens.

extension HTMLRenderer {
    /// In: the lines of a heading of the second level.
    mutating func warnOfUnderline(_ lines: ClosedRange<Int>) {
        guard lines.count > 1, let line = places.underlineOfParagraph(lines) else { return }
        problems.append(.underlinedParagraph(path: path, range: line))
    }
}

extension InlineLocator {
    /// The hyphens under a heading that is a sentence or several lines; nil for other headings.
    fileprivate mutating func underlineOfParagraph(_ lines: ClosedRange<Int>) -> Range<Int>? {
        let block = range(of: lines)
        let text = source.span
        var end = block.upperBound
        while end > block.lowerBound, text.byte(end - 1) == 0x0A { end -= 1 }
        let lastLine = (source[block.lowerBound..<end].lastIndex(of: 0x0A) ?? block.lowerBound) + 1
        let line = LineStart(at: lastLine, in: text).place
        guard text.byte(line) == UInt8(ascii: "-") else { return nil }
        var textEnd = lastLine
        while textEnd > block.lowerBound, text.byte(textEnd - 1) <= 0x20 { textEnd -= 1 }
        let isSentence = text.reads("。", before: textEnd) || text.reads("；", before: textEnd)
        // libcmark counts a blank line below to the heading.
        return isSentence || text.holds(0x0A, in: block.lowerBound..<textEnd) ? line..<end : nil
    }
}
