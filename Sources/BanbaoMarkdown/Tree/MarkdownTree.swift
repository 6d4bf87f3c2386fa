/// What libcmark and the additions make of a text.
struct MarkdownTree: ~Copyable {
    let tree: CMarkTree
    /// For each line that libcmark read, from 1, its line in the text; empty where they are the same.
    let lines: [Int]
    let tables: [TableShape]
    let problems: [TreeProblem]
    let comments: SuppressionComments?

    init(parsing text: ArraySlice<UInt8>, options: MarkdownOptions) {
        guard options.hasAdditions else {
            tree = CMarkTree(parsing: text, isMarked: false)
            lines = []
            tables = []
            problems = []
            comments = nil
            return
        }
        let comments = SuppressionComments(in: text)
        let shown = TextWithoutComments(comments)
        var rewritten = RewrittenText(shown.text)
        rewritten.rewriteFootnotes()
        rewritten.rewriteTables()
        let marked = marking(rewritten.text, inChinese: options.isChinese)
        tree = CMarkTree(parsing: marked?.bytes[...] ?? rewritten.text, isMarked: marked != nil)
        if marked?.holdsReferences ?? false {
            rewritten.problems += referenceBlocks(in: tree).map(TreeProblem.forbiddenReferences)
        }
        if !rewritten.tables.isEmpty { assembleTables(rewritten, in: tree) }
        let triggers = InlineAdditions.Triggers(shown.text.span)
        if !triggers.isEmpty {
            let footnotes = Footnotes(takingFrom: tree, labels: rewritten.footnotes)
            var additions = InlineAdditions(triggers, options: options, footnotes: footnotes)
            additions.apply(to: tree)
            rewritten.problems += additions.problems
        }
        self.comments = comments
        lines = shown.originals(of: rewritten.lines)
        tables = rewritten.tables.map(\.shape)
        problems = rewritten.problems.map { $0.movingTables(by: shown.original) }
    }
}

/// What the additions find wrong; lines are those of the text that libcmark read.
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
