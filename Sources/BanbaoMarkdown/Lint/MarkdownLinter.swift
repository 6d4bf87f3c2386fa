import BanbaoText

// What editors write out of habit and Markdown reads otherwise than they mean: full-width signs, a space too many or too few,
// a star without its partner, a placeholder that nobody filled in. `LintCandidates` finds where that may be, in most texts nowhere; only
// then are blocks looked at, since only they say whether a `＃` begins a heading or stands in a block of code.

/// The mistakes in a text that was rendered; its tree must still be there. In: `firstLevel`, that of headings below the title.
func lintMarkdown(
    of source: SourceFile, body: Range<Int>, _ rendered: HTMLRenderer, firstLevel: Int
) -> [Diagnostic] {
    let blocks = rendered.blocks
    var places = rendered.places
    let candidates = LintCandidates(in: source.bytes.span, from: body.lowerBound, lines: places.startsOfLines())
    // In HTML, only stars that mean nothing are left.
    let looksForStars = candidates.hasDoubleStars && holdsDoubleStar(rendered.html.span)
    if candidates.isEmpty, !looksForStars, !blocks.contains(where: { $0.kind == .indentedCode }) { return [] }
    var linter = MarkdownLinter(
        source: source, places: places, candidates: candidates, looksForStars: looksForStars,
        firstLevel: firstLevel)
    for block in blocks { linter.judge(block) }
    return linter.problems
}

private func holdsDoubleStar(_ html: Span<UInt8>) -> Bool {
    var place = 0
    while let found = html.next(UInt8(ascii: "*"), from: place) {
        if html.byte(found + 1) == UInt8(ascii: "*") { return true }
        place = found + 1
    }
    return false
}

/// Walks the blocks of a text and judges the candidates in each.
private struct MarkdownLinter {
    let source: SourceFile
    var places: InlineLocator
    let candidates: LintCandidates
    let looksForStars: Bool
    let firstLevel: Int
    private(set) var problems: [Diagnostic] = []
    /// Of short codes one warning is enough.
    private var hasShortcode = false
    /// The last line of the fenced block before; far from any where there is none.
    private var endOfFence = -2
    /// The texts of the present block as libcmark read them, a line feed behind each.
    private var literals: [UInt8] = []

    init(
        source: SourceFile, places: InlineLocator, candidates: LintCandidates, looksForStars: Bool, firstLevel: Int
    ) {
        self.source = source
        self.places = places
        self.candidates = candidates
        self.looksForStars = looksForStars
        self.firstLevel = firstLevel
    }

    mutating func judge(_ block: TextBlock) {
        switch block.kind {
        case .fencedCode: endOfFence = block.node.lines.upperBound
        case .indentedCode: judgeCode(block.node)
        case .paragraph:
            if candidates.isEmpty, !looksForStars { return }
            let range = places.range(of: block.node.lines)
            for place in candidates.headings.filter(in: range, by: \.self) {
                problems.append(lintHeading(at: place, in: source.bytes, path: source.path, firstLevel: firstLevel))
            }
            if !candidates.lines.filter(in: range, by: \.self).isEmpty { judgeLines(of: range) }
            judgeText(block, in: range)
        case .heading, .row:
            if candidates.hasInlines || looksForStars { judgeText(block, in: places.range(of: block.node.lines)) }
        }
    }

    private mutating func judgeText(_ judged: TextBlock, in block: Range<Int>) {
        let placeholders = candidates.placeholders.filter(in: block, by: \.lowerBound)
        let brackets = candidates.brackets.filter(in: block, by: \.self)
        let pipes = candidates.pipes.filter(in: block, by: \.self)
        let shortcodes = hasShortcode ? [] : candidates.shortcodes.filter(in: block, by: \.lowerBound)
        let mayHoldUnderscores = !candidates.underscores.filter(in: block, by: \.self).isEmpty
        guard
            looksForStars || mayHoldUnderscores || !placeholders.isEmpty || !brackets.isEmpty || !pipes.isEmpty
                || !shortcodes.isEmpty
        else { return }
        literals = judged.kind == .row ? judged.node.textsOfRow : judged.node.texts
        let regions = NonTextRanges(of: source.bytes[block], leavesOutMath: true)
        for placeholder in placeholders where regions.isText(placeholder.lowerBound) && isSeen(placeholder) {
            // It may go on in the next line.
            let parts = text(of: placeholder).split(whereSeparator: \.isNewline)
            problems.append(
                .placeholderNotFilled(
                    path: source.path, range: placeholder, placeholder: parts.joined(separator: " ")))
        }
        let visiblePipes = pipes.filter(regions.isText)
        if judged.kind == .paragraph, let row = widePipeRow(visiblePipes, in: source.bytes) {
            problems.append(.widePipes(path: source.path, range: row))
        }
        if let code = shortcodes.first(where: { regions.isText($0.lowerBound) }) {
            hasShortcode = true
            problems.append(.shortcodeNotRead(path: source.path, range: code))
        }
        if !brackets.isEmpty {
            problems += lintLinks(
                in: source.bytes[block], literals: literals, regions: regions, path: source.path,
                hasDefinitions: candidates.hasDefinitions)
        }
        judgeEmphasis(in: source.bytes[block], regions, mayHoldUnderscores: mayHoldUnderscores)
    }

    private mutating func judgeEmphasis(
        in block: ArraySlice<UInt8>, _ regions: NonTextRanges, mayHoldUnderscores: Bool
    ) {
        if looksForStars, let stars = unmatchedEmphasis(in: block, literals: literals, regions: regions) {
            problems.append(.unmatchedEmphasis(path: source.path, range: stars))
        }
        if mayHoldUnderscores, let range = unreadUnderscores(in: block, literals: literals, regions: regions) {
            problems.append(.underscoresNotRead(path: source.path, range: range, text: text(of: range)))
        }
    }

    /// Whether the only star of a placeholder is no emphasis.
    private func isSeen(_ placeholder: Range<Int>) -> Bool {
        let signs = source.bytes[placeholder]
        guard signs.first == UInt8(ascii: "*"), signs.count(where: { $0 == UInt8(ascii: "*") }) == 1 else {
            return true
        }
        return literals.span.first(Array(signs).span, from: 0) != nil
    }

    private func text(of range: Range<Int>) -> String { String(decoding: source.bytes[range], as: UTF8.self) }

    private mutating func judgeLines(of block: Range<Int>) {
        var lines: [Range<Int>] = []
        var start = block.lowerBound
        while start < block.upperBound {
            let end = source.bytes.span.next(0x0A, from: start) ?? source.bytes.count
            lines.append(start..<min(end, block.upperBound))
            start = end + 1
        }
        problems += lintLines(lines, in: source.bytes, path: source.path, hasMoreItems: candidates.itemCount > 1)
    }

    private mutating func judgeCode(_ node: CMarkNode) {
        // What a program prints, as notebooks write it: a blank line behind the program.
        if node.lines.lowerBound == endOfFence + 2 { return }
        let block = places.range(of: node.lines)
        let place = LineStart(at: block.lowerBound, in: source.bytes.span).place
        var literal: [UInt8] = []
        node.withLiteral { literal.append($0) }
        guard isProse(literal[...]) else { return }
        var start = place
        while start > block.lowerBound, isSpaceOrTab(source.bytes[start - 1]) { start -= 1 }
        problems.append(.indentedProse(path: source.path, range: start..<place))
    }
}

extension [Diagnostic] {
    fileprivate mutating func append(_ problem: Diagnostic?) { if let problem { append(problem) } }
}

extension Array {
    /// The elements whose place lies in a range, of an array in the order of places.
    fileprivate func filter(in range: Range<Int>, by place: (Element) -> Int) -> ArraySlice<Element> {
        let start = partitionPoint { place($0) < range.lowerBound }
        let end = partitionPoint { place($0) < range.upperBound }
        return self[start..<end]
    }
}

extension CMarkNode {
    /// The texts in a block, a line feed behind each.
    fileprivate var texts: [UInt8] {
        var texts: [UInt8] = []
        appendTexts(to: &texts)
        return texts
    }

    /// Of the row of which this is the last cell.
    fileprivate var textsOfRow: [UInt8] {
        var first = self
        while case .extensionNode(.cell(column: 1..., _, _, _)) = first.kind, let before = first.previous {
            first = before
        }
        var texts: [UInt8] = []
        while !first.isSame(as: self), let next = first.next {
            first.appendTexts(to: &texts)
            first = next
        }
        appendTexts(to: &texts)
        return texts
    }

    private func appendTexts(to texts: inout [UInt8]) {
        forEachDescendant { node in
            guard node.kind == .text else { return }
            node.withLiteral { texts.append($0) }
            texts.append(0x0A)
        }
    }
}
