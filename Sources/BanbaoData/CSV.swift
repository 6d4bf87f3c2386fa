package import BanbaoText

/// A table in a text file: lines of cells with commas between them (RFC 4180), the first of them the names of the columns.
package struct CSV: Sendable {
    /// One mapping for each line, from the names of the columns to the cells, with their places. Empty cells hold nothing;
    /// columns such as `name.zh` and `name.en` become one mapping.
    package let rows: [YAML]
    package let columns: [Column]
    package let problems: [Diagnostic]

    package struct Column: Sendable {
        package let name: String
        package let range: Range<Int>
    }

    package init(_ file: SourceFile) {
        var reader = CSVReader(file: file)
        var rows: [YAML] = []
        var columns: [Column] = []
        if let names = reader.header() {
            columns = names.map { Column(name: $0.text, range: $0.range) }
            var problemsBefore = reader.problems.count
            while let cells = reader.line() {
                // Where a quotation mark is wrong, so is the number of cells.
                if reader.problems.count == problemsBefore, let row = reader.row(cells, names) { rows.append(row) }
                problemsBefore = reader.problems.count
            }
        }
        self.rows = rows
        self.columns = columns
        problems = reader.problems
    }
}

private struct CSVReader {
    let file: SourceFile
    var problems: [Diagnostic] = []
    private var place = 0

    private static let comma = UInt8(ascii: ",")
    private static let quote = UInt8(ascii: "\"")

    struct Cell {
        let text: String
        let range: Range<Int>
    }

    init(file: SourceFile) { self.file = file }

    /// Nil where there is none to go by.
    mutating func header() -> [Cell]? {
        guard let names = line() else {
            problems.append(.csvEmpty(path: file.path))
            return nil
        }
        if names.count == 1, let sign = [";", "\t", "，"].first(where: { names[0].text.range(of: $0) != nil }) {
            problems.append(.csvSeparator(path: file.path, range: names[0].range, sign))
            return nil
        }
        var known: Set<String> = []
        for name in names where name.text.isEmpty || !known.insert(name.text).inserted {
            problems.append(.csvColumn(path: file.path, range: name.range, name: name.text))
        }
        return names
    }

    /// The next line that holds anything; a cell in quotes may hold line breaks. Nil at the end.
    mutating func line() -> [Cell]? {
        while place < file.bytes.count, file.bytes[place] == 0x0A { place += 1 }
        guard place < file.bytes.count else { return nil }
        var cells: [Cell] = []
        while true {
            cells.append(cell())
            guard place < file.bytes.count, file.bytes[place] == Self.comma else { break }
            place += 1
        }
        // What stands behind a closing quote up to the end of the line is reported with its cell.
        place += place < file.bytes.count ? 1 : 0
        return cells
    }

    private mutating func cell() -> Cell {
        let bytes = file.bytes
        guard place < bytes.count, bytes[place] == Self.quote else {
            let start = place
            while place < bytes.count, bytes[place] != Self.comma, bytes[place] != 0x0A { place += 1 }
            return Cell(text: trimmed(String(decoding: bytes[start..<place], as: UTF8.self)), range: start..<place)
        }
        let start = place
        var text: [UInt8] = []
        place += 1
        while place < bytes.count {
            if bytes[place] != Self.quote {
                text.append(bytes[place])
            } else if place + 1 < bytes.count, bytes[place + 1] == Self.quote {
                text.append(Self.quote)
                place += 1
            } else {
                break
            }
            place += 1
        }
        let isClosed = place < bytes.count
        if isClosed { place += 1 }
        let end = place
        while place < bytes.count, bytes[place] != Self.comma, bytes[place] != 0x0A { place += 1 }
        if !isClosed || place > end { problems.append(.csvQuote(path: file.path, range: start..<start + 1)) }
        return Cell(text: String(decoding: text, as: UTF8.self), range: start..<end)
    }

    /// Nil and a problem where a line has another number of cells than the first.
    mutating func row(_ cells: [Cell], _ names: [Cell]) -> YAML? {
        let range = cells[0].range.lowerBound..<(cells.last?.range.upperBound ?? 0)
        guard cells.count == names.count else {
            problems.append(
                .csvCells(path: file.path, range: range.lowerBound..<range.lowerBound + 1, cells.count, names.count))
            return nil
        }
        var members: [YAML.Member] = []
        var parts: [(name: String, keyRange: Range<Int>, members: [YAML.Member])] = []
        for (name, cell) in zip(names, cells) {
            let value = YAML.scalar(cell.text, isNull: cell.text.isEmpty, range: cell.range)
            guard let (front, back) = name.text.cut(atFirst: ".") else {
                members.append(YAML.Member(key: name.text, keyRange: cell.range, value: value))
                continue
            }
            let member = YAML.Member(key: String(back), keyRange: cell.range, value: value)
            if let known = parts.firstIndex(where: { $0.name == front }) {
                parts[known].members.append(member)
            } else {
                parts.append((String(front), cell.range, [member]))
            }
        }
        members += parts.map {
            YAML.Member(key: $0.name, keyRange: $0.keyRange, value: .map($0.members, range: $0.keyRange))
        }
        return .map(members, range: range)
    }
}

extension Diagnostic {
    fileprivate static func csvEmpty(path: String) -> Diagnostic {
        Diagnostic(
            .csvSyntax, path: path, Wording("the table has no first line", zh: "表格没有首行"),
            help: Wording("write the names of the columns into it", zh: "首行写各列的名称"))
    }

    fileprivate static func csvSeparator(path: String, range: Range<Int>, _ sign: String) -> Diagnostic {
        let name = sign == "\t" ? Wording("tabs", zh: "制表符") : Wording("\"\(sign)\"", zh: "“\(sign)”")
        return Diagnostic(
            .csvSyntax, path: path, range: range,
            Wording("the columns are separated by \(name), not by commas", zh: "各列之间用的是\(name)，不是英文逗号"),
            help: Wording("save the table as CSV with commas, in UTF-8", zh: "把表格另存为用英文逗号分隔的 CSV，编码选 UTF-8"))
    }

    fileprivate static func csvColumn(path: String, range: Range<Int>, name: String) -> Diagnostic {
        Diagnostic(
            .csvSyntax, path: path, range: range,
            name.isEmpty
                ? Wording("a column has no name", zh: "有一列没有名称")
                : Wording("two columns are named \"\(name)\"", zh: "有两列都叫“\(name)”"),
            help: Wording("give each column a name of its own", zh: "给每一列起一个不同的名称"))
    }

    fileprivate static func csvQuote(path: String, range: Range<Int>) -> Diagnostic {
        Diagnostic(
            .csvSyntax, path: path, range: range,
            Wording("the quotation mark is not closed at the end of the cell", zh: "引号没有在单元格末尾结束"),
            help: Wording(
                "close it with \", and write \"\" for a quotation mark in the text", zh: "用 \" 结束，文字里的引号写成 \"\""))
    }

    fileprivate static func csvCells(path: String, range: Range<Int>, _ count: Int, _ expected: Int) -> Diagnostic {
        Diagnostic(
            .csvSyntax, path: path, range: range,
            Wording(
                "the line has \(count) \(count == 1 ? "cell" : "cells"), and the first line has \(expected)",
                zh: "这一行有 \(count) 格，首行有 \(expected) 格"),
            help: Wording("put a text that contains commas in quotation marks", zh: "含有英文逗号的文字要放在英文双引号里"))
    }
}
