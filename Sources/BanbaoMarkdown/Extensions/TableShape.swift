import BanbaoText

struct TableShape {
    enum Alignment { case left, center, right }

    let alignments: [Alignment?]
    /// How many cells each row has, at most as many as there are columns; the head is the first.
    var rowLengths: [Int] = []
}

/// A table on its way through libcmark.
struct RewrittenTable {
    /// Of the comment, from 1.
    let line: Int
    let shape: TableShape
    /// Row by row.
    var cells: [Cell]

    struct Cell {
        /// Of its row, from 1; beyond the lines that libcmark reads for a cell that it does not see.
        let line: Int
        /// Nil for a heading.
        let text: Range<Int>?
    }
}
