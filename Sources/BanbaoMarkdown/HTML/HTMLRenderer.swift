import BanbaoText

/// One walk over the tree, one switch over its nodes; the bytes are those of libcmark 0.30.2's own renderer
/// (`src/html.c`) but for what `MarkdownOptions` adds.
struct HTMLRenderer {
    let options: MarkdownOptions
    let path: String
    let resolve: (LocalLink) -> ResolvedLink
    var places: InlineLocator
    var html: [UInt8] = []
    var reading = ReadingLength()
    var problems: [Diagnostic] = []
    var headings = HeadingState()
    var links = LinkState()
    var images = ImageState()
    var figures = FigureState()
    var tables: TableState
    var raw = RawHTMLState()
    var strikeDepth = 0
    private var breaks: LineBreaks
    var indents = IdeographicIndents()
    /// None in plain CommonMark.
    private(set) var blocks: [TextBlock] = []
    /// Lines of the first heading of the first level, on a page, which has a title.
    private(set) var firstTitle: ClosedRange<Int>?

    init(
        source: SourceFile, body: Range<Int>, tree: borrowing MarkdownTree, options: MarkdownOptions,
        resolve: @escaping (LocalLink) -> ResolvedLink
    ) {
        self.options = options
        self.path = source.path
        self.resolve = resolve
        places = InlineLocator(source: source.bytes, body: body, lines: tree.lines)
        tables = TableState(tree.tables)
        breaks = LineBreaks(isChinese: options.isChinese)
        html.reserveCapacity(body.count + body.count / 4)
    }

    consuming func document(_ plainText: PlainText?) -> Document {
        Document(
            html: Markup(trusted: html), outline: headings.outline, reading: reading, plainText: plainText,
            problems: problems)
    }

    mutating func visit(_ node: CMarkNode, isEntering: Bool) {
        if links.isPassedOver(node) { return }
        let kind = node.kind
        if !isEntering, !raw.open.isEmpty { closeRaw(in: node) }
        if images.isInDescription, kind != .image {
            visitInsideImage(node, kind)
            return
        }
        switch kind {
        case .document, .other: break
        case .blockQuote: block(isEntering ? "<blockquote>\n" : "</blockquote>\n")
        case .list: list(node, isEntering)
        case .item: isEntering ? block("<li>") : html.append("</li>\n")
        case .heading: isEntering ? openHeading(node) : closeHeading(node)
        case .codeBlock: codeBlock(node)
        case .htmlBlock: htmlBlock(node)
        case .thematicBreak: block("<hr />\n")
        case .paragraph: paragraph(node, isEntering)
        case .text: text(node)
        case .lineBreak:
            settleBreak()
            html.append("<br />\n")
            if options.hasExtensions { indents.beginLine(at: html.count) }
        case .softBreak: softBreak()
        case .code:
            node.withLiteral { settleBreak(before: $0) }
            html.append("<code>")
            text(node)
            html.append("</code>")
        case .htmlInline: htmlInline(node)
        case .emphasis: html.append(isEntering ? "<em>" : "</em>")
        case .strong: html.append(isEntering ? "<strong>" : "</strong>")
        case .link: isEntering ? openLink(node) : links.close(into: &html)
        case .image: isEntering ? openImage(node) : closeImage()
        case .extensionNode(let meaning): visit(meaning, node, isEntering)
        }
    }

    // MARK: Blocks

    /// A block of inlines; of a row nil for every cell but the last.
    mutating func enter(_ node: CMarkNode, _ kind: TextBlock.Kind?) {
        places.enterBlock(node.lines)
        if options.hasExtensions, let kind { blocks.append(TextBlock(kind: kind, node: node)) }
    }

    mutating func block(_ tag: StaticString) { html.appendBlock(tag) }

    private mutating func list(_ node: CMarkNode, _ isEntering: Bool) {
        guard isEntering else {
            html.append(node.isOrderedList ? "</ol>\n" : "</ul>\n")
            return
        }
        if !node.isOrderedList {
            block("<ul>\n")
        } else if node.listStart == 1 {
            block("<ol>\n")
        } else {
            block("<ol start=\"")
            html.append(String(node.listStart))
            html.append("\">\n")
        }
    }

    private mutating func paragraph(_ node: CMarkNode, _ isEntering: Bool) {
        if isEntering { enter(node, .paragraph) }
        settleBreakAtBorder()
        if !isEntering, figures.takeReplacement() {
            _ = figures.close()
            return
        }
        if isEntering ? enterFigure(node) : leaveFigure(node) { return }
        if !node.isInTightList {
            if isEntering {
                block("<p>")
            } else if indents.isEmptied(at: html.count) {
                html.removeLast("<p>".utf8.count)
            } else {
                html.append("</p>\n")
            }
        }
        if isEntering, options.hasExtensions { indents.beginParagraph(node.lines, at: html.count) }
    }

    private mutating func openHeading(_ node: CMarkNode) {
        enter(node, .heading)
        settleBreak()
        if options.isPageOfSite, node.headingLevel == 1, firstTitle == nil { firstTitle = node.lines }
        if options.hasExtensions, node.headingLevel == 2 { warnOfUnderline(node.lines) }
        headings.open(node.headingLevel, into: &html)
    }

    private mutating func closeHeading(_ node: CMarkNode) {
        settleBreak()
        let lines = node.lines
        headings.close(
            node.headingLevel, hasAnchor: options.hasExtensions, prefix: options.anchorPrefix, into: &html
        ) { written in
            places.holds(written, in: lines)
        }
    }

    private mutating func codeBlock(_ node: CMarkNode) {
        if options.hasExtensions {
            blocks.append(TextBlock(kind: places.isFenced(node.lines) ? .fencedCode : .indentedCode, node: node))
        }
        block("<pre><code")
        node.withFenceInfo { info in
            guard let end = info.indices.first(where: { isSpace(info[$0]) }) ?? (info.isEmpty ? nil : info.count)
            else { return }
            html.append(" class=\"language-")
            html.append(escaping: info.extracting(0..<end))
            html.append("\"")
        }
        html.append(">")
        node.withLiteral { html.append(escaping: $0) }
        html.append("</code></pre>\n")
    }

    private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

    // MARK: Text and raw HTML

    private mutating func softBreak() {
        if options.hasExtensions {
            breaks.meetBreak(at: html.count)
            indents.beginLine(at: html.count)
        } else {
            html.append("\n")
            headings.appendLineBreak()
        }
    }

    /// Writes the line break before this text, if there is one and readers may see it.
    mutating func settleBreak(before text: Span<UInt8>) {
        guard options.hasExtensions, !text.isEmpty else { return }
        let (place, earlier) = (breaks.pending, breaks.earlier)
        if breaks.meetText(text), let place { writeBreak(at: place, earlier) }
    }

    /// Writes the line break before something else.
    mutating func settleBreak() {
        let (place, earlier) = (breaks.pending, breaks.earlier)
        if breaks.meetOther(), let place { writeBreak(at: place, earlier) }
    }

    /// At the border of a paragraph. Nothing stands behind a break where a line was full-width spaces only.
    private mutating func settleBreakAtBorder() {
        if breaks.pending == html.count { _ = breaks.meetOther() } else { settleBreak() }
    }

    private mutating func writeBreak(at place: Int, _ earlier: [Int]) {
        let sign: UInt8 = images.isInDescription ? 0x20 : 0x0A
        html.insert(sign, at: place)
        headings.appendLineBreak()
        for place in earlier.reversed() { html.insert(sign, at: place) }
    }

    private mutating func text(_ node: CMarkNode) {
        node.withLiteral { written in write(written.extracting(indents.length(in: written, at: html.count)...)) }
    }

    mutating func write(_ literal: Span<UInt8>) {
        settleBreak(before: literal)
        html.append(escaping: literal)
        noteText(literal)
    }

    /// What readers read, wherever it is counted.
    mutating func noteText(_ text: Span<UInt8>) {
        reading.count(text)
        headings.append(text, isStruckOut: strikeDepth > 0)
    }

    private mutating func visitInsideImage(_ node: CMarkNode, _ kind: CMarkNode.Kind) {
        switch kind {
        case .text, .code:
            node.withLiteral {
                settleBreak(before: $0)
                html.append(escaping: $0)
            }
        case .htmlInline:
            settleBreak()
            node.withLiteral { html.append(escaping: $0) }
        case .softBreak where options.hasExtensions: breaks.meetBreak(at: html.count)
        case .softBreak, .lineBreak:
            settleBreak()
            html.append(0x20 as UInt8)
        default: break
        }
    }

    private mutating func htmlBlock(_ node: CMarkNode) {
        switch options.rawHTML {
        case .kept:
            block("")
            writeAsWritten(node, isBlock: true)
            block("")
        case .replacedByComment: block("<!-- raw HTML omitted -->\n")
        case .safe: writeSafely(node, isBlock: true)
        }
    }

    private mutating func htmlInline(_ node: CMarkNode) {
        switch options.rawHTML {
        case .kept:
            settleBreak()
            writeAsWritten(node, isBlock: false)
        case .replacedByComment:
            settleBreak()
            html.append("<!-- raw HTML omitted -->")
        case .safe: writeSafely(node, isBlock: false)
        }
    }
}
