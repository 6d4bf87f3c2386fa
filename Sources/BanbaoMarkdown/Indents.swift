import BanbaoText

// Word processors indent Chinese paragraphs by two full-width blanks. On a page the theme indents, so these blanks would come
// on top, and into summaries as well.

/// Takes full-width blanks off the lines of paragraphs and counts the paragraphs that began so.
struct Indents {
    /// Where in the output a line of a paragraph begins.
    private var lineStart = -1
    private var paragraphStart = -1
    /// Where the last line began of which blanks were taken off.
    private var strippedStart = -1
    /// Lines of the present paragraph, until it is counted.
    private var present: ClosedRange<Int>?
    private(set) var count = 0
    /// Lines of the first such paragraph.
    private(set) var first: ClosedRange<Int>?

    mutating func beginParagraph(_ lines: ClosedRange<Int>, at offset: Int) {
        present = lines
        lineStart = offset
        paragraphStart = offset
        strippedStart = -1
    }

    /// Whether the present paragraph, whose text ends here, was nothing but full-width blanks.
    func isBlank(at offset: Int) -> Bool { strippedStart == offset && paragraphStart == offset }

    mutating func beginLine(at offset: Int) { lineStart = offset }

    /// How many bytes to leave out of a text that comes next in the output.
    mutating func length(in text: Span<UInt8>, at offset: Int) -> Int {
        guard lineStart == offset else { return 0 }
        let length = indentLength(in: text)
        if length > 0 { strippedStart = offset }
        // `　　# 标题` has a message of its own.
        if length > 0, let lines = present, !beginsHeading(text, at: length) {
            count += 1
            if first == nil { first = lines }
            present = nil
        }
        return length
    }
}

private func beginsHeading(_ text: Span<UInt8>, at place: Int) -> Bool {
    guard place < text.count else { return false }
    if text[place] == UInt8(ascii: "#") { return true }
    return place + 3 <= text.count && text[place] == 0xEF && text[place + 1] == 0xBC && text[place + 2] == 0x83
}

/// Bytes of full-width blanks, and of blanks among them, that a text begins with.
func indentLength(in text: Span<UInt8>) -> Int {
    var end = 0
    while end + 3 <= text.count, text[end] == 0xE3, text[end + 1] == 0x80, text[end + 2] == 0x80 {
        end += 3
        while end < text.count, text[end] == 0x20 { end += 1 }
    }
    return end
}

extension HTMLRenderer {
    /// One warning for all paragraphs of the page, at the first.
    mutating func warnOfIndents() {
        guard let lines = indents.first else { return }
        let place = places.firstIndent(inLines: lines)
        problems.append(.fullWidthIndents(path: path, range: place, count: indents.count))
    }
}

extension InlinePlaces {
    /// The first full-width blanks that begin a line; the first line where they were written as entities.
    mutating func firstIndent(inLines lines: ClosedRange<Int>) -> Range<Int> {
        let block = source[range(of: lines)]
        var line = block.startIndex
        while line < block.endIndex {
            let start = LineStart(at: line, in: block).place
            let length = block.indentLength(at: start)
            if length > 0 { return start..<(start + length) }
            line = (block[line...].firstIndex(of: 0x0A) ?? block.endIndex - 1) + 1
        }
        return firstLine(ofLines: lines)
    }
}
