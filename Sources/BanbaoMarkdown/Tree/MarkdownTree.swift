/// What libcmark and the additions make of a text.
struct MarkdownTree: ~Copyable {
    let tree: CMarkTree
    /// For each line that libcmark read, from 1, its line in the text; empty where they are the same.
    let lines: [Int]
    let tables: [TableShape]
    let problems: [TreeProblem]

    init(parsing text: ArraySlice<UInt8>, options: MarkdownOptions) {
        guard options.hasAdditions else {
            tree = CMarkTree(parsing: text, isMarked: false)
            lines = []
            tables = []
            problems = []
            return
        }
        var rewritten = RewrittenText(text)
        rewritten.rewriteFootnotes()
        rewritten.rewriteTables()
        let marked = marking(rewritten.text, inChinese: options.isChinese)
        tree = CMarkTree(parsing: marked?.bytes[...] ?? rewritten.text, isMarked: marked != nil)
        if marked?.holdsReferences ?? false {
            rewritten.problems += referenceBlocks(in: tree).map(TreeProblem.forbiddenReferences)
        }
        if !rewritten.tables.isEmpty { assembleTables(rewritten, in: tree) }
        let triggers = InlineAdditions.Triggers(text.span)
        if !triggers.isEmpty {
            let footnotes = Footnotes(takingFrom: tree, labels: rewritten.footnotes)
            var additions = InlineAdditions(triggers, options: options, footnotes: footnotes)
            additions.apply(to: tree)
            rewritten.problems += additions.problems
        }
        lines = rewritten.lines
        tables = rewritten.tables.map(\.shape)
        problems = rewritten.problems
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
}
