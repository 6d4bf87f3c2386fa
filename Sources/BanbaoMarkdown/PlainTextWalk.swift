import BanbaoText

/// Reads the text of a tree. Line breaks and indents are those that readers see.
struct PlainTextWalk {
    private(set) var text = PlainText()
    private let showsAll: Bool
    private var locator: TextLocator?
    /// What stands in place of a link.
    private let answer: (CMarkNode) -> String?
    private var breaks: LineBreaks
    private var indents = IdeographicIndents()
    private var open: PlainText.Block?
    /// Lists, quotations, footnotes.
    private var containerDepth = 0
    private var imageDepth = 0
    private var strikeDepth = 0
    private var answered: CMarkNode?

    /// In: `showsAll` for descriptions of images and struck-out texts as well; a locator, or nil where nobody asks for places.
    init(isChinese: Bool, showsAll: Bool, locator: TextLocator?, answer: @escaping (CMarkNode) -> String?) {
        self.showsAll = showsAll
        self.locator = locator
        self.answer = answer
        breaks = LineBreaks(isChinese: isChinese)
    }

    mutating func visit(_ node: CMarkNode, isEntering: Bool) {
        if let answered {
            if answered.isSame(as: node) { self.answered = nil }
            return
        }
        switch node.kind {
        case .list, .blockQuote, .extensionNode(.footnotes), .extensionNode(.alert):
            containerDepth += isEntering ? 1 : -1
        case .paragraph: isEntering ? begin(.paragraph, node) : end()
        case .heading: isEntering ? begin(.heading, node) : end()
        case .extensionNode(.cell): isEntering ? begin(.cell, node) : end()
        case .codeBlock:
            begin(.code, node)
            node.withLiteral { append($0, .code) }
            end()
        case .htmlBlock: htmlBlock(node)
        case .link, .image: enterOrLeave(node, isEntering)
        case .extensionNode(.strikethrough): strikeDepth += isEntering ? 1 : -1
        case .text: node.withLiteral { appendText($0, isCode: false) }
        case .code: node.withLiteral { appendText($0, isCode: true) }
        case .softBreak:
            breaks.meetBreak(at: text.bytes.count)
            indents.beginLine(at: text.bytes.count)
        case .lineBreak:
            if open != nil { text.bytes.append(0x20) }
            indents.beginLine(at: text.bytes.count)
        default: break
        }
    }

    private mutating func enterOrLeave(_ node: CMarkNode, _ isEntering: Bool) {
        if isEntering, let answer = answer(node) {
            answered = node
            append(answer.utf8Span.span, .answer)
        } else if node.kind == .image {
            imageDepth += isEntering ? 1 : -1
        }
    }

    // MARK: Blocks

    private mutating func begin(_ kind: PlainText.Block.Kind, _ node: CMarkNode) {
        let start = text.bytes.count
        let source = locator?.enterBlock(node.lines) ?? 0..<0
        open = PlainText.Block(
            kind: kind, isNested: containerDepth > 0, source: source, runs: text.runs.count..<text.runs.count,
            text: start..<start)
        indents.beginLine(at: start)
    }

    private mutating func end() {
        _ = breaks.meetOther()
        guard var block = open else { return }
        open = nil
        block.runs = block.runs.lowerBound..<text.runs.count
        block.text = block.text.lowerBound..<text.bytes.count
        guard !block.runs.isEmpty else {
            text.bytes.removeSubrange(block.text)
            return
        }
        text.blocks.append(block)
        text.bytes.append(0x0A)
    }

    /// The text between tags. A tag that begins a line parts it as a line break does.
    private mutating func htmlBlock(_ node: CMarkNode) {
        begin(.html, node)
        let start = text.bytes.count
        var isParted = false
        node.withLiteral { literal in
            for token in htmlTokens(in: literal) {
                switch token {
                case .text(let range):
                    let plain = plainText(ofMarkup: literal.extracting(range))
                    guard plain.contains(where: { $0 > 0x20 }) else { break }
                    if isParted, text.bytes.count > start { text.bytes.append(0x20) }
                    isParted = false
                    appendLines(of: plain)
                case .start(let tag): isParted = isParted || beginsLine(tag.name)
                case .end(let name, _): isParted = isParted || beginsLine(name)
                default: break
                }
                if isParted { _ = breaks.meetOther() }
            }
        }
        end()
    }

    private func beginsLine(_ name: String) -> Bool {
        name == "br" || HTMLElement.isOutsideBlock(name) || HTMLElement.named(name)?.isBlock ?? false
    }

    private mutating func appendLines(of plain: [UInt8]) {
        for (index, line) in plain.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
            if index > 0 { breaks.meetBreak(at: text.bytes.count) }
            if line.contains(where: { $0 > 0x20 }) { append(Array(line).span, .text) }
        }
    }

    // MARK: Runs

    private mutating func appendText(_ written: Span<UInt8>, isCode: Bool) {
        guard showsAll || (imageDepth == 0 && strikeDepth == 0) else { return }
        let literal = written.extracting(indents.length(in: written, at: text.bytes.count)...)
        append(literal, imageDepth > 0 ? .description : strikeDepth > 0 ? .struckOut : isCode ? .code : .text)
    }

    private mutating func append(_ literal: Span<UInt8>, _ kind: PlainText.Run.Kind) {
        guard !literal.isEmpty, let block = open else { return }
        if breaks.meetText(literal) { text.bytes.append(0x20) }
        let start = text.bytes.count
        text.bytes.append(literal)
        let found = kind == .answer ? nil : locator?.find(literal, isCode: kind == .code)
        text.runs.append(
            PlainText.Run(
                kind: kind, text: start..<text.bytes.count, source: found ?? block.source, isExact: found != nil))
    }
}

/// Finds pieces of text in the lines of their block, each behind the one before.
struct TextLocator {
    /// How far behind the piece before it a piece is looked for: addresses and tags that stand between are shorter.
    private static let reachInBytes = 4096

    private let source: [UInt8]
    private var places: InlineLocator
    private var block = 0..<0
    private var cursor = 0
    private var regions = NonTextRanges(of: [])

    init(source: SourceFile, body: Range<Int>, lines: [Int]) {
        self.source = source.bytes
        places = InlineLocator(source: source.bytes, body: body, lines: lines)
    }

    /// The bytes of a block's lines. The cells of a row are in one line and are looked for in their order.
    mutating func enterBlock(_ lines: ClosedRange<Int>) -> Range<Int> {
        let range = places.range(of: lines)
        if range != block {
            block = range
            cursor = range.lowerBound
            regions = NonTextRanges(of: source[range])
        }
        return range
    }

    mutating func find(_ piece: Span<UInt8>, isCode: Bool) -> Range<Int>? {
        // Punctuation may be a mark.
        guard isCode || piece.indices.contains(where: { piece[$0] >= 0x80 || isLetterOrDigit(piece[$0]) }),
            let start = start(of: piece, isCode: isCode)
        else { return nil }
        cursor = start + piece.count
        return start..<cursor
    }

    private func start(of piece: Span<UInt8>, isCode: Bool) -> Int? {
        let text = source.span.extracting(..<min(block.upperBound, cursor + Self.reachInBytes + piece.count))
        var place = cursor
        while let start = text.first(piece, from: place) {
            if isCode ? !regions.isAddress(start) : regions.isText(start) { return start }
            place = start + 1
        }
        return nil
    }
}
