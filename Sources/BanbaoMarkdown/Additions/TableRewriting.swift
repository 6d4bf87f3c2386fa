import BanbaoText

// A table becomes a comment, and a heading for each cell that holds marks: `# cell #` gives the inlines of a cell, and nothing
// but inlines, with the link definitions of the whole text. Cells of nothing but text, which most are, libcmark never sees.

struct TableShape {
    enum Alignment { case left, center, right }

    let alignments: [Alignment?]
    /// How many cells each row has, at most as many as there are columns; the head is the first.
    fileprivate(set) var rowLengths: [Int] = []
}

/// A table on its way through libcmark.
struct RewrittenTable {
    /// Of the comment, from 1.
    let line: Int
    let shape: TableShape
    /// Row by row.
    fileprivate(set) var cells: [Cell]

    struct Cell {
        /// Of its row, from 1; beyond the lines that libcmark reads for a cell that it does not see.
        let line: Int
        /// Nil for a heading.
        let text: Range<Int>?
    }
}

struct TableRewriter {
    /// Cells that may be lacking in all tables of a text: a line of two bytes can lack thousands.
    private static let missingCellLimit = 1 << 16

    let bytes: [UInt8]
    private let lines: [Range<Int>]
    private let footnotes: [Int: [UInt8]]
    private let keepsCells: Bool
    /// What became of the text, of its lines, and of the lines of footnotes.
    private(set) var result: [UInt8] = []
    private(set) var origins: [Int] = []
    private(set) var labels: [Int: [UInt8]] = [:]
    private(set) var tables: [RewrittenTable] = []
    private(set) var problems: [TreeProblem] = []

    /// A paragraph's lines, without the marks of the quotations and lists around it.
    private struct Paragraph {
        /// Index of its first line.
        let first: Int
        /// Up to a line that belongs to it only lazily.
        var contents: [Range<Int>]
        /// What stands before the first line's text.
        let prefix: Range<Int>
        /// The last line underlines the text above it, so that a table of it has another line of dashes.
        let isUnderlined: Bool
    }

    private struct Table {
        let prefix: Range<Int>
        let isFirstLine: Bool
        /// Indices of its lines.
        let lines: Range<Int>
        var shape: TableShape
        var cells: [(line: Int, content: Range<Int>)]
    }

    /// `keepsCells` is false in tests only: libcmark sees every cell.
    init(bytes: [UInt8], lines: [Range<Int>], footnotes: [Int: [UInt8]], keepsCells: Bool) {
        self.keepsCells = keepsCells
        self.bytes = bytes
        self.lines = lines
        self.footnotes = footnotes
    }

    /// In: the lines of all paragraphs that may hold a table, each in the first column; nil where libcmark must tell.
    mutating func rewrite(paragraphs known: [Range<Int>]?) {
        let paragraphs =
            known.map { $0.map(paragraph) } ?? paragraphsByLibcmark()
        var missing = 0
        let found = paragraphs.compactMap { table(in: $0, &missing) }
        if !found.isEmpty { write(found) }
    }

    // MARK: Where tables are

    private func paragraph(ofLines range: Range<Int>) -> Paragraph {
        let start = lines[range.lowerBound].lowerBound
        return Paragraph(
            first: range.lowerBound, contents: Array(lines[range]), prefix: start..<start, isUnderlined: false)
    }

    private func paragraphsByLibcmark() -> [Paragraph] {
        guard lines.contains(where: { mayUnderline($0, in: bytes.span) }) else { return [] }
        var found: [Paragraph] = []
        var quotations = 0
        var itemColumns: [Int] = []
        let tree = CMarkTree(parsing: bytes.span, isMarked: false)
        tree.walk { node, isEntering in
            switch node.kind {
            case .blockQuote: quotations += isEntering ? 1 : -1
            case .item where isEntering:
                let child = node.firstChild
                let isBesideMark = child?.lines.lowerBound == node.lines.lowerBound
                itemColumns.append(isBesideMark ? child?.startColumn ?? 1 : node.startColumn + 2)
            case .item: itemColumns.removeLast()
            // A heading that is underlined may be rows and a line across.
            case .paragraph where isEntering, .heading where isEntering:
                guard node.lines.count > 1 else { break }
                found.append(paragraph(node, quotations, itemColumn: itemColumns.last ?? 1))
            default: break
            }
            return true
        }
        return found
    }

    private func paragraph(_ node: CMarkNode, _ quotations: Int, itemColumn: Int) -> Paragraph {
        let text = bytes.span
        let first = node.lines.lowerBound - 1
        let start = min(lines[first].lowerBound + node.startColumn - 1, lines[first].upperBound)
        var contents = [start..<lines[first].upperBound]
        for index in (first + 1)..<min(node.lines.upperBound, lines.count) {
            var place = lines[index].lowerBound
            var (column, marks) = (1, 0)
            while place < lines[index].upperBound {
                if text[place] == 0x09 {
                    column += 4 - (column - 1) % 4
                } else if text[place] == 0x20 {
                    column += 1
                } else if text[place] == UInt8(ascii: ">"), marks < quotations {
                    marks += 1
                    column += 1
                } else {
                    break
                }
                place += 1
            }
            if marks < quotations || column < itemColumn { break }
            contents.append(place..<lines[index].upperBound)
            // libcmark counts the line behind an underline in.
            if node.kind == .heading, isUnderline(contents[contents.count - 1]) { break }
        }
        return Paragraph(
            first: first, contents: contents, prefix: lines[first].lowerBound..<start,
            isUnderlined: node.kind == .heading)
    }

    // MARK: What tables hold

    private mutating func table(in paragraph: Paragraph, _ missing: inout Int) -> Table? {
        let contents = paragraph.contents
        for index in contents.indices.dropLast(paragraph.isUnderlined ? 2 : 1) {
            guard let alignments = alignments(contents[index + 1]) else { continue }
            let head = cells(contents[index])
            guard has(UInt8(ascii: "|"), contents[index]) || has(UInt8(ascii: "|"), contents[index + 1]) else {
                continue
            }
            let number = paragraph.first + index + 1
            guard head.count == alignments.count else {
                problems.append(.tableHeadDiffers(line: number, cells: head.count, columns: alignments.count))
                continue
            }
            // Once a table: whoever forgot a column forgot it in all rows.
            var isTold = false
            var end = contents.count
            if isLineAcross(contents[end - 1]), end - 1 > index + 1 { end -= 1 }
            var table = Table(
                prefix: paragraph.prefix, isFirstLine: index == 0,
                lines: (paragraph.first + index)..<(paragraph.first + end),
                shape: TableShape(alignments: alignments), cells: [])
            for row in index..<end where row != index + 1 {
                let cells = row == index ? head : cells(contents[row])
                let line = paragraph.first + row
                if cells.count > head.count, !isTold {
                    isTold = true
                    problems.append(.tableRowTooLong(line: line + 1, cells: cells.count, columns: head.count))
                }
                missing += max(0, head.count - cells.count)
                table.shape.rowLengths.append(min(cells.count, head.count))
                for cell in cells.prefix(head.count) { table.cells.append((line, cell)) }
            }
            if missing <= Self.missingCellLimit { return table }
            problems.append(.tableTooSparse(line: number))
            return nil
        }
        return nil
    }

    private func has(_ byte: UInt8, _ range: Range<Int>) -> Bool { bytes.span.holds(byte, in: range) }

    private func isUnderline(_ line: Range<Int>) -> Bool {
        let signs = bytes[trimmed(line, in: bytes.span)]
        return signs.allSatisfy { $0 == signs.first }
            && (signs.first == UInt8(ascii: "-") || signs.first == UInt8(ascii: "="))
    }

    /// Three dashes or more and nothing else: underlined text that is no row.
    private func isLineAcross(_ line: Range<Int>) -> Bool {
        let signs = bytes[trimmed(line, in: bytes.span)]
        return signs.count >= 3 && signs.allSatisfy { $0 == UInt8(ascii: "-") }
    }

    /// Of a line of dashes; nil where something else stands in it.
    private func alignments(_ line: Range<Int>) -> [TableShape.Alignment?]? {
        guard mayUnderline(line, in: bytes.span), !has(UInt8(ascii: ">"), line) else { return nil }
        var alignments: [TableShape.Alignment?] = []
        for cell in cells(line) {
            let signs = bytes[cell]
            let dashes = signs.drop { $0 == UInt8(ascii: ":") }.prefix { $0 == UInt8(ascii: "-") }
            let (before, after) = (dashes.startIndex - signs.startIndex, signs.endIndex - dashes.endIndex)
            guard !dashes.isEmpty, before <= 1, after <= 1, after == 0 || signs.last == UInt8(ascii: ":") else {
                return nil
            }
            alignments.append(before == 1 ? (after == 1 ? .center : .left) : after == 1 ? .right : nil)
        }
        return alignments
    }

    /// The cells of a row without the spaces around them.
    private func cells(_ line: Range<Int>) -> [Range<Int>] {
        let text = bytes.span
        let row = trimmed(line, in: text)
        var cells: [Range<Int>] = []
        var start = row.lowerBound
        if start < row.upperBound, text[start] == UInt8(ascii: "|") { start += 1 }
        var place = start
        while place < row.upperBound {
            if text[place] == UInt8(ascii: "\\") {
                place += 1
            } else if text[place] == UInt8(ascii: "|") {
                cells.append(trimmed(start..<place, in: text))
                start = place + 1
            }
            place += 1
        }
        if start < row.upperBound || cells.isEmpty { cells.append(trimmed(start..<row.upperBound, in: text)) }
        return cells
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
            if table.isFirstLine, let label = footnotes[table.lines.lowerBound + 1] { labels[origins.count] = label }
            var written = RewrittenTable(line: origins.count, shape: table.shape, cells: [])
            for cell in table.cells {
                if keepsCells, isNothingButText(cell.content) {
                    written.cells.append(RewrittenTable.Cell(line: cell.line + 1, text: cell.content))
                    continue
                }
                result += spaces
                result.append("# " as StaticString)
                append(cell.content)
                result.append(" #\n" as StaticString)
                origins.append(cell.line + 1)
                written.cells.append(RewrittenTable.Cell(line: origins.count, text: nil))
            }
            tables.append(written)
        }
        copy(copied..<lines.count)
        nameLinesOfKeptCells()
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
            if !footnotes.isEmpty, let label = footnotes[index + 1] { labels[origins.count] = label }
        }
        result += bytes[lines[first].lowerBound..<min(lines[last].upperBound + 1, bytes.count)]
    }

    private func isPrefixSign(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == UInt8(ascii: ">") }

    /// `\|` is a pipe, in code too.
    private mutating func append(_ cell: Range<Int>) {
        guard has(UInt8(ascii: "\\"), cell) else {
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
