import BanbaoText

// Blocks that CommonMark lacks are put into words that it has, and found again in the tree by their lines. Where a text holds
// none of them, nothing is rewritten. Where they are is decided by the beginnings of lines (`LineScanner`), or else by libcmark.

/// A text on its way to libcmark, of which blocks were rewritten. Lines are counted from 1.
struct RewrittenSource {
    private(set) var bytes: [UInt8]
    /// Footnotes by the lines of the items that stand for them.
    private(set) var footnotes: [Int: FootnoteMark] = [:]
    private(set) var tables: [RewrittenTable] = []
    /// What the texts of cells are ranges of.
    private(set) var tableSource: [UInt8] = []
    /// For each line its line in the original, and behind them those of rows that libcmark does not see; empty where lines are
    /// the same.
    private(set) var lines: [Int] = []
    /// What was rewritten stands in no list and no quotation.
    let isShallow: Bool
    private(set) var problems: [TreeProblem] = []

    /// Nil where nothing is to be rewritten. Tests alone say false: libcmark is asked in any case, and sees every cell.
    init?(_ text: Span<UInt8>, trustsLines: Bool = true, keepsCells: Bool = true) {
        let mayHoldFootnotes = RewrittenSource.mayHoldFootnotes(text)
        guard mayHoldFootnotes || text.next(UInt8(ascii: "|"), from: 0) != nil else { return nil }
        let ranges = lineRanges(of: text)
        let scanner = LineScanner(text, lines: ranges)
        let mayHoldTables = !scanner.paragraphs.isEmpty || !scanner.isSureOfParagraphs
        let isSureOfFootnotes = (scanner.isSureOfFootnotes && trustsLines) || !mayHoldFootnotes
        guard mayHoldTables || !isSureOfFootnotes || (mayHoldFootnotes && !scanner.footnotes.isEmpty) else {
            return nil
        }
        let isSureOfParagraphs = scanner.isSureOfParagraphs && trustsLines
        bytes = []
        bytes.append(text)
        var areFootnotesShallow = true
        if mayHoldFootnotes {
            let rewriter = FootnoteRewriter(bytes: bytes, lines: ranges)
            (bytes, footnotes, areFootnotesShallow) = rewriter.rewritten(
                sureLines: isSureOfFootnotes ? scanner.footnotes : nil)
        }
        isShallow = areFootnotesShallow && isSureOfFootnotes && isSureOfParagraphs
        guard mayHoldTables else { return }
        var rewriter = TableRewriter(
            bytes: bytes, lines: footnotes.isEmpty ? ranges : lineRanges(of: bytes.span), footnotes: footnotes,
            keepsCells: keepsCells)
        rewriter.rewrite(paragraphs: isSureOfParagraphs ? scanner.paragraphs : nil)
        problems = rewriter.problems
        guard !rewriter.tables.isEmpty else { return }
        tableSource = rewriter.bytes
        (bytes, footnotes, tables, lines) = (rewriter.result, rewriter.marks, rewriter.tables, rewriter.origins)
    }

    private static func mayHoldFootnotes(_ text: Span<UInt8>) -> Bool {
        var place = 0
        while let found = text.next(UInt8(ascii: "^"), from: place) {
            if text.byte(found - 1) == UInt8(ascii: "[") { return true }
            place = found + 1
        }
        return false
    }
}

/// The lines of a text, each without its end.
func lineRanges(of text: Span<UInt8>) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    ranges.reserveCapacity(text.count / 64)
    var start = 0
    while let end = text.next(0x0A, from: start) {
        ranges.append(start..<end)
        start = end + 1
    }
    if start < text.count { ranges.append(start..<text.count) }
    return ranges
}
