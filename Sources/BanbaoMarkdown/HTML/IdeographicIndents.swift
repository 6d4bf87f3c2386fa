import BanbaoText

// Word processors indent Chinese paragraphs by two full-width spaces. On a page the theme indents, so these spaces would come
// on top, and into summaries as well.

/// Takes full-width spaces off the lines of paragraphs and counts the lines: to their writers each began a paragraph.
struct IdeographicIndents {
    /// Where in the output a line of a paragraph begins.
    private var lineStart = -1
    private var paragraphStart = -1
    /// Where the last line began of which spaces were taken off.
    private var strippedStart = -1
    /// Lines of the present paragraph.
    private var present: ClosedRange<Int>?
    private(set) var count = 0
    /// Lines of the first paragraph with such a line.
    private(set) var first: ClosedRange<Int>?
    /// No blank line stands before one of the lines, so that it ran together with the line above.
    private(set) var runTogether = false

    mutating func beginParagraph(_ lines: ClosedRange<Int>, at offset: Int) {
        present = lines
        lineStart = offset
        paragraphStart = offset
        strippedStart = -1
    }

    /// Whether the present paragraph, whose text ends here, was nothing but full-width spaces.
    func isEmptied(at offset: Int) -> Bool { strippedStart == offset && paragraphStart == offset }

    mutating func beginLine(at offset: Int) { lineStart = offset }

    /// How many bytes to leave out of a text that comes next in the output.
    mutating func length(in text: Span<UInt8>, at offset: Int) -> Int {
        guard lineStart == offset else { return 0 }
        let length = indentLength(in: text, at: 0)
        if length > 0 { strippedStart = offset }
        // `　　# 标题` has a message of its own.
        if length > 0, let lines = present, text.byte(length) != UInt8(ascii: "#"), !text.reads("＃", at: length) {
            count += 1
            if first == nil { first = lines }
            if paragraphStart < offset { runTogether = true }
        }
        return length
    }
}

/// Bytes of full-width spaces at a place, and of spaces among them.
func indentLength(in text: Span<UInt8>, at place: Int) -> Int {
    var end = place
    while text.reads("　", at: end) {
        end += 3
        while text.byte(end) == 0x20 { end += 1 }
    }
    return end - place
}
