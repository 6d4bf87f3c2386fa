/// What libcmark and the extensions make of a text.
struct MarkdownTree: ~Copyable {
    let tree: CMarkTree
    /// For each line that libcmark read, from 1, its line in the text; empty where they are the same.
    let lines: [Int]
    let tables: [TableShape]
    let problems: [TreeProblem]

    /// `trustsLines` is false in tests only: all that can be asked of libcmark is.
    init(parsing text: Span<UInt8>, options: MarkdownOptions, trustsLines: Bool = true) {
        if options.hasExtensions,
            let rewritten = RewrittenSource(text, trustsLines: trustsLines, keepsCells: trustsLines)
        {
            self.init(rewritten.bytes.span, rewritten, options)
        } else {
            self.init(text, nil, options)
        }
    }

    private init(_ text: Span<UInt8>, _ rewritten: RewrittenSource?, _ options: MarkdownOptions) {
        if options.hasExtensions, let marked = insertingSentinels(text, inChinese: options.isChinese) {
            let tree = CMarkTree(parsing: marked.bytes.span, hasSentinels: true)
            let references = marked.holdsReferences ? referenceBlocks(in: tree) : []
            self.init(tree, of: marked.bytes.span, rewritten, references, options)
        } else {
            self.init(CMarkTree(parsing: text, hasSentinels: false), of: text, rewritten, [], options)
        }
    }

    /// In: the tree that libcmark made of a text.
    private init(
        _ tree: consuming CMarkTree, of text: Span<UInt8>, _ rewritten: RewrittenSource?,
        _ references: [ReferenceBlock],
        _ options: MarkdownOptions
    ) {
        var problems = (rewritten?.problems ?? []) + references.map(TreeProblem.forbiddenReferences)
        if let rewritten, !rewritten.tables.isEmpty { assembleTables(rewritten, in: tree) }
        if options.hasExtensions {
            let triggers = InlineTriggers(in: text)
            if !triggers.isEmpty || rewritten?.footnotes.isEmpty == false {
                let footnotes = Footnotes(takingFrom: tree, of: rewritten)
                var extensions = InlineExtensions(triggers, options: options, footnotes: footnotes)
                extensions.apply(to: tree)
                problems += extensions.problems
            }
        }
        self.tree = tree
        lines = rewritten?.lines ?? []
        tables = rewritten?.tables.map(\.shape) ?? []
        self.problems = problems
    }
}

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
}
