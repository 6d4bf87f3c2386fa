import BanbaoText

// Where tables and footnotes are, libcmark tells after a parse. Most stand at the beginnings of lines between blank lines, where
// the lines alone tell as much: a line that begins in the first column behind a blank line is inside no list and no quotation.
// What remains is code and HTML that go on over blank lines: fences in the first column are followed here; fences that are
// indented, and HTML of the kinds that blank lines do not end, make everything unsure.

/// One look at the beginnings of all lines. Where it is unsure, libcmark is asked.
struct LineScanner {
    /// Indices of the lines that begin a footnote.
    private(set) var footnotes: [Int] = []
    private(set) var isSureOfFootnotes = true
    /// Lines of the paragraphs that may hold a table.
    private(set) var paragraphs: [Range<Int>] = []
    private(set) var isSureOfParagraphs = true

    /// Lines since the last blank line.
    private struct Run {
        let start: Int
        /// Each line can only begin or continue a paragraph.
        var isParagraph = true
        var mayBeHTML = false
        var mayHoldTable = false
    }

    private var run: Run?
    private var fence: (sign: UInt8, length: Int)?

    /// In: lines without their ends, as ranges of the text.
    init(_ text: Span<UInt8>, lines: [Range<Int>]) {
        for index in lines.indices {
            let line = lines[index]
            let start = firstNonSpace(of: line, in: text)
            if start == line.upperBound {
                endRun(before: index)
            } else if let open = fence {
                if closes(open, start..<line.upperBound, indentation: start - line.lowerBound, in: text) {
                    fence = nil
                    // The next line begins a block, as behind a blank line, but what it was given needs one.
                    run = Run(start: index, isParagraph: false)
                }
            } else {
                lookAt(index, start: start, of: lines, in: text)
            }
        }
        endRun(before: lines.count)
    }

    private mutating func endRun(before end: Int) {
        if let run, run.mayHoldTable {
            if run.isParagraph { paragraphs.append(run.start..<end) } else { isSureOfParagraphs = false }
        }
        run = nil
    }

    /// Indentation is of spaces where it matters: a tab is as wide as four.
    private func closes(
        _ fence: (sign: UInt8, length: Int), _ line: Range<Int>, indentation: Int, in text: Span<UInt8>
    ) -> Bool {
        var end = line.lowerBound
        while end < line.upperBound, text[end] == fence.sign { end += 1 }
        return end - line.lowerBound >= fence.length && indentation <= 3 && text.byte(line.lowerBound - 1) != 0x09
            && firstNonSpace(of: end..<line.upperBound, in: text) == line.upperBound
    }

    /// In: where a line that is not blank begins.
    private mutating func lookAt(_ index: Int, start: Int, of lines: [Range<Int>], in text: Span<UInt8>) {
        let line = lines[index]
        var run = self.run ?? Run(start: index)
        let isIndented = start > line.lowerBound
        if isIndented { run.isParagraph = false }
        switch text[start] {
        case UInt8(ascii: "`"), UInt8(ascii: "~"):
            guard let length = fenceLength(start..<line.upperBound, in: text) else { break }
            run.isParagraph = false
            self.run = run
            if isIndented || run.mayBeHTML { return beUnsure() }
            fence = (text[start], length)
            return endRun(before: index)
        case UInt8(ascii: "<"):
            run.isParagraph = false
            run.mayBeHTML = true
            if goesOnOverBlankLines(start, in: text) { beUnsure() }
        case UInt8(ascii: "["):
            run.isParagraph = false
            guard text.byte(start + 1) == UInt8(ascii: "^") else { break }
            if isIndented || run.mayBeHTML { isSureOfFootnotes = false }
            footnotes.append(index)
        default:
            if continuesParagraph(start..<line.upperBound, in: text) { break }
            run.isParagraph = false
            if beginsOtherwise(behindMarks: start..<line.upperBound, in: text) { isSureOfFootnotes = false }
        }
        if index > run.start, mayUnderline(line, in: text),
            text.holds(UInt8(ascii: "|"), in: line) || text.holds(UInt8(ascii: "|"), in: lines[index - 1])
        {
            run.mayHoldTable = true
        }
        self.run = run
    }

    private mutating func beUnsure() {
        isSureOfFootnotes = false
        isSureOfParagraphs = false
    }
}

/// Three signs or more; behind backticks no other may follow.
private func fenceLength(_ line: Range<Int>, in text: Span<UInt8>) -> Int? {
    let sign = text[line.lowerBound]
    var end = line.lowerBound
    while end < line.upperBound, text[end] == sign { end += 1 }
    guard end - line.lowerBound >= 3, sign == UInt8(ascii: "~") || !text.holds(sign, in: end..<line.upperBound) else {
        return nil
    }
    return end - line.lowerBound
}

/// `<!--`, `<?`, `<script`, `<pre`, `<style`, and what may be one of them.
private func goesOnOverBlankLines(_ place: Int, in text: Span<UInt8>) -> Bool {
    switch text.byte(place + 1) {
    case UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: "p"), UInt8(ascii: "s"), UInt8(ascii: "t"),
        UInt8(ascii: "P"), UInt8(ascii: "S"), UInt8(ascii: "T"):
        true
    default: false
    }
}

/// Whether a line begins, behind marks of quotations and lists, as code, HTML or a footnote does.
private func beginsOtherwise(behindMarks line: Range<Int>, in text: Span<UInt8>) -> Bool {
    for place in line {
        switch text[place] {
        case 0x20, 0x09, UInt8(ascii: ">"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"), UInt8(ascii: "."),
            UInt8(ascii: ")"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            break
        case UInt8(ascii: "<"): return true
        case UInt8(ascii: "`"), UInt8(ascii: "~"):
            return text.byte(place + 1) == text[place] && text.byte(place + 2) == text[place]
        case UInt8(ascii: "["): return text.byte(place + 1) == UInt8(ascii: "^")
        default: return false
        }
    }
    return false
}

/// Whether a line can be nothing but text: it begins with no mark of a block.
private func continuesParagraph(_ line: Range<Int>, in text: Span<UInt8>) -> Bool {
    let start = line.lowerBound
    let next = text.byte(start + 1)
    switch text[start] {
    case UInt8(ascii: ">"), UInt8(ascii: "="), UInt8(ascii: "_"), UInt8(ascii: "#"), UInt8(ascii: "+"): return false
    case UInt8(ascii: "-"):
        let isRow = next == UInt8(ascii: "-") || next == UInt8(ascii: "|") || next == UInt8(ascii: ":")
        return isRow && text.holds(UInt8(ascii: "|"), in: line)
    case UInt8(ascii: "*"):
        let third = text.byte(start + 2)
        return next == UInt8(ascii: "*") && third > 0x20 && third != UInt8(ascii: "*")
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
        var end = start
        while isDigit(text.byte(end)) { end += 1 }
        return text.byte(end) != UInt8(ascii: ".") && text.byte(end) != UInt8(ascii: ")")
    default: return true
    }
}

/// Whether nothing but signs of a row of dashes stands in a line behind the marks of quotations.
func mayUnderline(_ line: Range<Int>, in text: Span<UInt8>) -> Bool {
    var hasDash = false
    for place in line {
        switch text[place] {
        case 0x20, 0x09, UInt8(ascii: ">"), UInt8(ascii: "|"), UInt8(ascii: ":"): break
        case UInt8(ascii: "-"): hasDash = true
        default: return false
        }
    }
    return hasDash
}

func firstNonSpace(of line: Range<Int>, in text: Span<UInt8>) -> Int {
    var place = line.lowerBound
    while place < line.upperBound, isSpaceOrTab(text[place]) { place += 1 }
    return place
}
