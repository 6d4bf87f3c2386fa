import BanbaoText

// Paragraphs that begin with ideographic spaces, which are left out of the page.

extension HTMLRenderer {
    /// One warning for all of the page, at the first.
    mutating func warnOfIndents() {
        guard let lines = indents.first else { return }
        let place = places.firstIndent(inLines: lines)
        problems.append(
            .fullWidthIndents(path: path, range: place, count: indents.count, runTogether: indents.runTogether))
    }
}

// Headings of the first level, which is that of the title. One warning for all of the page, at the first.

extension HTMLRenderer {
    mutating func warnOfTitle() {
        guard let lines = firstTitle else { return }
        problems.append(.secondTitle(path: path, range: places.firstLine(ofLines: lines)))
    }
}

extension InlineLocator {
    /// The first full-width spaces that begin a line; the first line where they were written as entities.
    mutating func firstIndent(inLines lines: ClosedRange<Int>) -> Range<Int> {
        let firstLine = firstLine(ofLines: lines)
        let block = range(of: lines)
        let text = source.span
        var line = block.lowerBound
        while line < block.upperBound {
            let start = LineStart(at: line, in: text).place
            let length = indentLength(in: text, at: start)
            if length > 0 { return start..<(start + length) }
            line = (text.next(0x0A, from: line) ?? block.upperBound) + 1
        }
        return firstLine
    }
}
