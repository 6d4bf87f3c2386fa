/// What the extensions find wrong; lines are those of the text that libcmark read.
enum TreeProblem {
    case footnoteMissing(label: [UInt8], lines: ClosedRange<Int>)
    case footnoteUnused(label: [UInt8], line: Int)
    case footnoteTwice(label: [UInt8], line: Int)
    case forbiddenReferences(ReferenceBlock)
    case addressEndUnclear(url: [UInt8], lines: ClosedRange<Int>)
    case tableHeadDiffers(line: Int, cells: Int, columns: Int)
    case tableRowTooLong(line: Int, cells: Int, columns: Int)
    case tableTooSparse(line: Int)

    /// Lines of tables are not those that libcmark read.
    func movingTables(by original: (Int) -> Int) -> TreeProblem {
        switch self {
        case .tableHeadDiffers(let line, let cells, let columns):
            .tableHeadDiffers(line: original(line), cells: cells, columns: columns)
        case .tableRowTooLong(let line, let cells, let columns):
            .tableRowTooLong(line: original(line), cells: cells, columns: columns)
        case .tableTooSparse(let line): .tableTooSparse(line: original(line))
        case .footnoteMissing, .footnoteUnused, .footnoteTwice, .forbiddenReferences, .addressEndUnclear: self
        }
    }
}
