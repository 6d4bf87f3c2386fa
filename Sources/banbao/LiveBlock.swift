import BanbaoText

/// Lines at the end of a terminal that are written anew in their place.
struct LiveBlock {
    private let stream: Terminal.Stream
    /// That the block took when it was written.
    private var rows = 0

    init(on stream: Terminal.Stream) { self.stream = stream }

    /// Puts lines above the block, to stay, and others in its place. `rest`: what is said in place of lines that the terminal has no
    /// room for.
    mutating func replace(with lines: [String], above: [String] = [], rest: String) throws {
        let size = stream.sizeInCells ?? (columns: 80, rows: 24)
        let fitting = Self.fitting(lines, size, rest: rest)
        let up = rows > 0 ? "\r\u{1B}[\(rows)A\u{1B}[J" : ""
        rows = fitting.reduce(0) { $0 + Self.rows(of: $1, columns: size.columns) }
        try stream.write(up + (above + fitting).map { $0 + "\n" }.joined())
    }

    /// The line below the last one stays free for the cursor.
    static func fitting(_ lines: [String], _ size: (columns: Int, rows: Int), rest: String) -> [String] {
        var room = size.rows - 1
        guard lines.reduce(0, { $0 + rows(of: $1, columns: size.columns) }) > room else { return lines }
        room -= rows(of: rest, columns: size.columns)
        var fitting: [String] = []
        for line in lines {
            room -= rows(of: line, columns: size.columns)
            guard room >= 0 else { break }
            fitting.append(line)
        }
        return fitting + [rest]
    }

    /// A character of two cells that does not fit at the end of a row begins the next. Colours take no cells.
    static func rows(of line: String, columns: Int) -> Int {
        var (rows, column) = (1, 0)
        var isInEscape = false
        for scalar in line.unicodeScalars {
            if scalar == "\u{1B}" { isInEscape = true }
            if isInEscape {
                isInEscape = scalar != "m"
                continue
            }
            let cells = CJK.cells(scalar)
            if column + cells > columns { (rows, column) = (rows + 1, 0) }
            column += cells
        }
        return rows
    }
}
