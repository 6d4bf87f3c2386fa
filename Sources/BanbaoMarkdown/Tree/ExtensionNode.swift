/// What Banbao reads in a text and libcmark has no node for. It stands in the tree as a node of libcmark's with this in it.
enum ExtensionNode: Equatable {
    /// An inline with the text that is struck out.
    case strikethrough
    /// An inline without children; its footnote's number, and which of the references to it this is, both from 1.
    case footnoteReference(number: Int, occurrence: Int)
    /// The block at the end that holds the footnotes in the order of their numbers.
    case footnotes
    /// An item in it.
    case footnote(number: Int, references: Int)
    /// An item of a list that begins with a box, and the box.
    case task, taskBox(isDone: Bool)
    /// A block with the cells in it, row by row; index of its `TableShape`.
    case table(Int)
    /// A heading, or a block with a text. Cells that a row lacks at its end are not there. The line is its row's among those
    /// that libcmark read, or behind them.
    case cell(column: Int, isInHead: Bool, isLastOfRow: Bool, line: Int)
    /// A quotation.
    case alert(Alert)
}

/// How important a quotation is, in the order of the numbers in their nodes.
enum Alert: Int, CaseIterable {
    case note, tip, important, warning, caution
}

// As a word, never 0, in the place that libcmark keeps for its callers: a kind and two numbers.
extension ExtensionNode {
    private static let numberLimit: UInt = 1 << 28

    var word: UInt {
        switch self {
        case .strikethrough: Self.word(1)
        case .footnoteReference(let number, let occurrence): Self.word(2, number, occurrence)
        case .footnotes: Self.word(3)
        case .footnote(let number, let references): Self.word(4, number, references)
        case .task: Self.word(5)
        case .taskBox(let isDone): Self.word(6, isDone ? 1 : 0)
        case .table(let index): Self.word(7, index)
        case .cell(let column, let isInHead, let isLastOfRow, let line):
            Self.word(8, column, (isInHead ? 1 : 0) + (isLastOfRow ? 2 : 0) + line << 2)
        case .alert(let alert): Self.word(9, alert.rawValue)
        }
    }

    /// A file has 20 bits of bytes, so a number and two flags have room.
    private static func word(_ kind: UInt, _ first: Int = 0, _ second: Int = 0) -> UInt {
        kind + (UInt(first) % numberLimit) << 8 + (UInt(second) % numberLimit) << 36
    }

    init?(_ word: UInt) {
        let first = Int((word >> 8) % Self.numberLimit)
        let second = Int((word >> 36) % Self.numberLimit)
        switch word & 0xFF {
        case 1: self = .strikethrough
        case 2: self = .footnoteReference(number: first, occurrence: second)
        case 3: self = .footnotes
        case 4: self = .footnote(number: first, references: second)
        case 5: self = .task
        case 6: self = .taskBox(isDone: first == 1)
        case 7: self = .table(first)
        case 8:
            self = .cell(
                column: first, isInHead: second & 1 == 1, isLastOfRow: second & 2 == 2, line: second >> 2)
        case 9:
            guard let alert = Alert(rawValue: first) else { return nil }
            self = .alert(alert)
        default: return nil
        }
    }
}
