import BanbaoText

/// What libcmark and the extensions make of a text.
struct MarkdownTree: ~Copyable {
    let tree: CMarkTree
    /// For each line that libcmark read, from 1, its line in the text; empty where they are the same.
    let lines: [Int]
    let tables: [TableShape]
    let problems: [TreeProblem]
    let comments: SuppressionComments?

    /// In: a file and the range of its body. What speaks to Banbao alone is taken out before libcmark reads it.
    init(of source: SourceFile, body: Range<Int>, options: MarkdownOptions) {
        let comments = options.hasExtensions ? SuppressionComments(in: source.bytes[body]) : nil
        if let comments, !comments.comments.isEmpty {
            let shown = TextWithoutComments(comments)
            self.init(parsing: shown.text.span, options: options, commented: (comments, shown))
        } else {
            self.init(parsing: source.bytes.span.extracting(body), options: options)
        }
    }

    typealias Commented = (comments: SuppressionComments, shown: TextWithoutComments)

    /// `trustsLines` is false in tests only: all that can be asked of libcmark is.
    init(
        parsing text: Span<UInt8>, options: MarkdownOptions, trustsLines: Bool = true, commented: Commented? = nil
    ) {
        if options.hasExtensions,
            let rewritten = RewrittenSource(text, trustsLines: trustsLines, keepsCells: trustsLines)
        {
            self.init(rewritten.bytes.span, rewritten, options, commented)
        } else {
            self.init(text, nil, options, commented)
        }
    }

    private init(
        _ text: Span<UInt8>, _ rewritten: RewrittenSource?, _ options: MarkdownOptions, _ commented: Commented?
    ) {
        if options.hasExtensions,
            let marked = insertingSentinels(
                text, inChinese: options.isChinese, hasFootnotes: rewritten?.footnotes.isEmpty == false)
        {
            let tree = CMarkTree(parsing: marked.bytes.span, hasSentinels: true)
            let references = marked.holdsReferences ? referenceBlocks(in: tree) : []
            self.init(tree, of: marked.bytes.span, rewritten, references, options, commented)
        } else {
            self.init(CMarkTree(parsing: text, hasSentinels: false), of: text, rewritten, [], options, commented)
        }
    }

    /// In: the tree that libcmark made of a text.
    private init(
        _ tree: consuming CMarkTree, of text: Span<UInt8>, _ rewritten: RewrittenSource?,
        _ references: [ReferenceBlock],
        _ options: MarkdownOptions, _ commented: Commented?
    ) {
        var problems = (rewritten?.problems ?? []) + references.map(TreeProblem.forbiddenReferences)
        if let rewritten, !rewritten.tables.isEmpty { assembleTables(rewritten, in: tree) }
        if options.hasExtensions {
            markAlerts(in: tree, of: text)
            let triggers = InlineTriggers(in: text)
            if !triggers.isEmpty || rewritten?.footnotes.isEmpty == false {
                let footnotes = Footnotes(takingFrom: tree, of: rewritten)
                var extensions = InlineExtensions(triggers, options: options, footnotes: footnotes)
                extensions.apply(to: tree)
                problems += extensions.problems
            }
        }
        self.tree = tree
        tables = rewritten?.tables.map(\.shape) ?? []
        comments = commented?.comments
        let read = rewritten?.lines ?? []
        lines = commented?.shown.originals(of: read) ?? read
        self.problems =
            commented.map { commented in
                problems.map { $0.movingTables(by: commented.shown.original) }
            } ?? problems
    }
}
