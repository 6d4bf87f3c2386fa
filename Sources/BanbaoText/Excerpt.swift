/// The source line of a diagnostic with a caret line under it, cut to fit a terminal.
struct Excerpt {
    let line: String
    let carets: String

    /// In: the width of what may be shown in cells; long Chinese paragraphs are one line of the file.
    init(lines: SourceLines, line: Int, range: Range<Int>, widthInCells width: Int) {
        // More bytes on a side are not shown; lines of 64 KiB with thousands of findings must not be read for each.
        let limitInBytes = 4 * width
        let lineRange = lines.range(ofLine: line)
        let start = lines.characterStart(min(max(range.lowerBound, lineRange.lowerBound), lineRange.upperBound))
        let end = lines.characterEnd(min(max(range.upperBound, start), lineRange.upperBound))
        let first = lines.characterStart(max(lineRange.lowerBound, start - limitInBytes))
        let last = lines.characterEnd(min(lineRange.upperBound, end + limitInBytes))
        var before = Self.printable(lines.text(first..<start))
        let marked = Self.printable(lines.text(start..<lines.characterEnd(min(end, start + limitInBytes))))
        var after = Self.printable(lines.text(end..<last))
        let caretCells = max(1, min(Self.cells(marked), width / 2))
        if Self.cells(before) > width / 2 {
            before = ["…"] + Self.suffix(before, cells: width / 2 - 1)
        }
        let room = width - Self.cells(before)
        let isCut = Self.cells(marked) > room
        let shownMarked = isCut ? Self.prefix(marked, cells: room - 1) + ["…"] : marked
        if isCut { after = [] }
        if Self.cells(after) > room - Self.cells(shownMarked) {
            after = Self.prefix(after, cells: max(0, room - Self.cells(shownMarked) - 1)) + ["…"]
        }
        self.line = Self.string(before + shownMarked + after)
        self.carets = String(repeating: " ", count: Self.cells(before)) + String(repeating: "^", count: caretCells)
    }

    private static func printable(_ text: String) -> [Unicode.Scalar] {
        text.unicodeScalars.map { $0.isInvisibleControl ? " " : $0 }
    }

    private static func cells(_ scalars: [Unicode.Scalar]) -> Int {
        scalars.reduce(0) { $0 + CJK.cells($1) }
    }

    private static func prefix(_ scalars: [Unicode.Scalar], cells limit: Int) -> [Unicode.Scalar] {
        var used = 0
        return Array(
            scalars.prefix {
                used += CJK.cells($0)
                return used <= limit
            })
    }

    private static func suffix(_ scalars: [Unicode.Scalar], cells limit: Int) -> [Unicode.Scalar] {
        prefix(scalars.reversed(), cells: limit).reversed()
    }

    private static func string(_ scalars: [Unicode.Scalar]) -> String {
        var text = ""
        text.unicodeScalars.append(contentsOf: scalars)
        return text
    }
}
