import BanbaoText

// A table becomes a comment, and a heading for each cell that holds marks: `# cell #` gives the inlines of a cell, and nothing
// but inlines, with the link definitions of the whole text. Cells of nothing but text, which most are, libcmark never sees.

struct TableRewriter {
    /// Cells that may be lacking in all tables of a text: a line of two bytes can lack thousands.
    private static let missingCellLimit = 1 << 16

    let bytes: [UInt8]
    private let lines: [Range<Int>]
    private let footnotes: [Int: FootnoteMark]
    private let keepsCells: Bool
    /// What became of the text, of its lines, and of the footnotes.
    private(set) var result: [UInt8] = []
    private(set) var origins: [Int] = []
    private(set) var marks: [Int: FootnoteMark] = [:]
    private(set) var tables: [RewrittenTable] = []
    private(set) var problems: [TreeProblem] = []

    private struct Table {
        let prefix: Range<Int>
        let isFirstLine: Bool
        /// Indices of its lines.
        let lines: Range<Int>
        var shape: TableShape
        /// Row by row.
        var cells: [Range<Int>] = []
    }

    /// `keepsCells` is false in tests only: libcmark sees every cell.
    init(bytes: [UInt8], lines: [Range<Int>], footnotes: [Int: FootnoteMark], keepsCells: Bool) {
        self.keepsCells = keepsCells
        self.bytes = bytes
        self.lines = lines
        self.footnotes = footnotes
    }

    /// In: the lines of all paragraphs that may hold a table, each in the first column; nil where libcmark must tell.
    mutating func rewrite(paragraphs known: [Range<Int>]?) {
        let paragraphs =
            known.map { $0.map(paragraph) } ?? tableParagraphs(in: bytes, lines)
        var missing = 0
        let found = paragraphs.compactMap { table(in: $0, &missing) }
        if !found.isEmpty { write(found) }
    }

    // MARK: Where tables are

    private func paragraph(ofLines range: Range<Int>) -> TableParagraph {
        let start = lines[range.lowerBound].lowerBound
        return TableParagraph(
            first: range.lowerBound, contents: Array(lines[range]), prefix: start..<start, isUnderlined: false)
    }

    // MARK: What tables hold

    private mutating func table(in paragraph: TableParagraph, _ missing: inout Int) -> Table? {
        let contents = paragraph.contents
        for index in contents.indices.dropLast(paragraph.isUnderlined ? 2 : 1) {
            guard let alignments = alignments(contents[index + 1], in: bytes.span) else { continue }
            guard
                bytes.span.holds(UInt8(ascii: "|"), in: contents[index])
                    || bytes.span.holds(UInt8(ascii: "|"), in: contents[index + 1])
            else {
                continue
            }
            let number = paragraph.first + index + 1
            var head: [Range<Int>] = []
            appendCells(contents[index], in: bytes.span, to: &head)
            guard head.count == alignments.count else {
                problems.append(.tableHeadDiffers(line: number, cells: head.count, columns: alignments.count))
                continue
            }
            // A pipe alone is no header.
            if bytes[trimmed(contents[index], in: bytes.span)].elementsEqual("|".utf8) { continue }
            var end = contents.count
            if isLineAcross(contents[end - 1], in: bytes.span), end - 1 > index + 1 { end -= 1 }
            var table = Table(
                prefix: paragraph.prefix, isFirstLine: index == 0,
                lines: (paragraph.first + index)..<(paragraph.first + end),
                shape: TableShape(alignments: alignments, rowLengths: [head.count]), cells: head)
            let body = contents[min(index + 2, end)..<end]
            missing += appendRows(body, line: number + 2, to: &table)
            if missing <= Self.missingCellLimit { return table }
            problems.append(.tableTooSparse(line: number))
            return nil
        }
        return nil
    }

    /// In: the rows under the head, and the line of the first, from 1. Out: how many cells they lack.
    private mutating func appendRows(_ rows: ArraySlice<Range<Int>>, line: Int, to table: inout Table) -> Int {
        let columns = table.shape.alignments.count
        var missing = 0
        // Once a table: whoever forgot a column forgot it in all rows.
        var isTold = false
        table.cells.reserveCapacity(columns * (rows.count + 1))
        for row in rows.indices {
            let before = table.cells.count
            appendCells(rows[row], in: bytes.span, to: &table.cells)
            let count = table.cells.count - before
            if count > columns {
                let holdsText = table.cells.suffix(count - columns).contains { holdsVisible($0, in: bytes.span) }
                table.cells.removeLast(count - columns)
                if holdsText, !isTold {
                    isTold = true
                    let number = line + row - rows.startIndex
                    problems.append(.tableRowTooLong(line: number, cells: count, columns: columns))
                }
            }
            missing += max(0, columns - count)
            table.shape.rowLengths.append(min(count, columns))
        }
        return missing
    }

    // MARK: Writing

    private mutating func write(_ found: [Table]) {
        result.reserveCapacity(bytes.count * 2)
        origins.reserveCapacity(lines.count * 4)
        var copied = 0
        for table in found {
            copy(copied..<table.lines.lowerBound)
            copied = table.lines.upperBound
            let spaces = bytes[table.prefix].map { isPrefixSign($0) ? $0 : 0x20 }
            result += table.isFirstLine ? Array(bytes[table.prefix]) : spaces
            result.append("<!---->\n" as StaticString)
            origins.append(table.lines.lowerBound + 1)
            if table.isFirstLine, let mark = footnotes[table.lines.lowerBound + 1] { marks[origins.count] = mark }
            tables.append(written(table, spaces))
        }
        copy(copied..<lines.count)
        nameLinesOfKeptCells()
    }

    /// Behind its comment.
    private mutating func written(_ table: Table, _ spaces: [UInt8]) -> RewrittenTable {
        var written = RewrittenTable(line: origins.count, shape: table.shape, cells: [])
        written.cells.reserveCapacity(table.cells.count)
        // The second line is the row of dashes.
        var line = table.lines.lowerBound + 1
        var place = 0
        for (row, length) in table.shape.rowLengths.enumerated() {
            for cell in table.cells[place..<(place + length)] {
                if keepsCells, isNothingButText(cell) {
                    written.cells.append(RewrittenTable.Cell(line: line, text: cell))
                    continue
                }
                result += spaces
                result.append("# " as StaticString)
                append(cell)
                result.append(" #\n" as StaticString)
                origins.append(line)
                written.cells.append(RewrittenTable.Cell(line: origins.count, text: nil))
            }
            place += length
            line += row == 0 ? 2 : 1
        }
        return written
    }

    /// Lines behind the last, one for each row in which libcmark sees not every cell.
    private mutating func nameLinesOfKeptCells() {
        for table in tables.indices {
            for cell in tables[table].cells.indices {
                guard let text = tables[table].cells[cell].text else { continue }
                let row = tables[table].cells[cell].line
                if origins.last != row { origins.append(row) }
                tables[table].cells[cell] = RewrittenTable.Cell(line: origins.count, text: text)
            }
        }
    }

    /// No byte of a cell begins or ends an inline, of CommonMark or of ours.
    private func isNothingButText(_ cell: Range<Int>) -> Bool {
        let text = bytes.span
        for place in cell {
            switch text[place] {
            case UInt8(ascii: "\\"), UInt8(ascii: "`"), UInt8(ascii: "&"), UInt8(ascii: "*"), UInt8(ascii: "_"),
                UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "<"), UInt8(ascii: "!"), UInt8(ascii: "~"),
                UInt8(ascii: "@"), UInt8(ascii: "#"), 0..<0x20:
                return false
            case UInt8(ascii: "/") where text.byte(place - 1) == UInt8(ascii: ":"): return false
            case UInt8(ascii: "w") where text.byte(place - 1) == UInt8(ascii: "w"): return false
            default: break
            }
        }
        return true
    }

    private mutating func copy(_ range: Range<Int>) {
        guard let first = range.first, let last = range.last else { return }
        for index in range {
            origins.append(index + 1)
            if !footnotes.isEmpty, let mark = footnotes[index + 1] { marks[origins.count] = mark }
        }
        result += bytes[lines[first].lowerBound..<min(lines[last].upperBound + 1, bytes.count)]
    }

    private func isPrefixSign(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == UInt8(ascii: ">") }

    /// `\|` is a pipe, in code too.
    private mutating func append(_ cell: Range<Int>) {
        guard bytes.span.holds(UInt8(ascii: "\\"), in: cell) else {
            result += bytes[cell]
            return
        }
        for place in cell {
            let isEscape =
                bytes[place] == UInt8(ascii: "\\") && place + 1 < cell.upperBound
                && bytes[place + 1] == UInt8(ascii: "|")
            if !isEscape { result.append(bytes[place]) }
        }
    }
}
