import BanbaoText

// What the lines of a table hold. In: lines without their ends, as ranges of the text.

func isUnderline(_ line: Range<Int>, in text: Span<UInt8>) -> Bool {
    let signs = trimmed(line, in: text)
    guard let first = signs.first.map({ text[$0] }), first == UInt8(ascii: "-") || first == UInt8(ascii: "=") else {
        return false
    }
    return signs.allSatisfy { text[$0] == first }
}

/// Three dashes or more and nothing else: underlined text that is no row.
func isLineAcross(_ line: Range<Int>, in text: Span<UInt8>) -> Bool {
    let signs = trimmed(line, in: text)
    return signs.count >= 3 && signs.allSatisfy { text[$0] == UInt8(ascii: "-") }
}

/// Of a row of dashes; nil where something else stands in it.
func alignments(_ line: Range<Int>, in text: Span<UInt8>) -> [TableShape.Alignment?]? {
    guard mayUnderline(line, in: text), !text.holds(UInt8(ascii: ">"), in: line) else { return nil }
    var cells: [Range<Int>] = []
    appendCells(line, in: text, to: &cells)
    var alignments: [TableShape.Alignment?] = []
    for cell in cells {
        guard let first = cell.first, let last = cell.last else { return nil }
        let isLeft = text[first] == UInt8(ascii: ":")
        let isRight = text[last] == UInt8(ascii: ":")
        let (start, end) = (isLeft ? first + 1 : first, isRight ? last : last + 1)
        guard start < end, (start..<end).allSatisfy({ text[$0] == UInt8(ascii: "-") }) else { return nil }
        alignments.append(isLeft ? (isRight ? .center : .left) : isRight ? .right : nil)
    }
    return alignments
}

/// Anything but the invisible spaces that programs write behind the last pipe.
func holdsVisible(_ cell: Range<Int>, in text: Span<UInt8>) -> Bool {
    var place = cell.lowerBound
    while place < cell.upperBound {
        guard let sign = text.first(of: ["\u{200B}", "\u{FEFF}", "\u{00A0}", "　"], at: place) else { return true }
        place += sign.utf8CodeUnitCount
    }
    return false
}

/// The cells of a row without the spaces around them, at least one.
func appendCells(_ line: Range<Int>, in text: Span<UInt8>, to cells: inout [Range<Int>]) {
    let row = trimmed(line, in: text)
    var start = row.lowerBound
    if start < row.upperBound, text[start] == UInt8(ascii: "|") { start += 1 }
    var isFirst = true
    var place = start
    while place < row.upperBound {
        if text[place] == UInt8(ascii: "\\") {
            place += 1
        } else if text[place] == UInt8(ascii: "|") {
            cells.append(trimmed(start..<place, in: text))
            isFirst = false
            start = place + 1
        }
        place += 1
    }
    if start < row.upperBound || isFirst { cells.append(trimmed(start..<row.upperBound, in: text)) }
}
