import BanbaoText

/// One walk over the tree, one switch over its nodes; the bytes are those of libcmark 0.30.2's own renderer
/// (`src/html.c`) but for what `MarkdownOptions` adds.
struct HTMLRenderer {
    private let options: MarkdownOptions
    private let path: String
    private let resolve: (LocalLink) -> ResolvedLink
    private var places: InlinePlaces
    private var html: [UInt8] = []
    private var anchors = HeadingAnchors()
    private var outline: [Heading] = []
    private var reading = ReadingLength()
    private var problems: [Diagnostic] = []
    /// Inside an image: its description goes into `alt` as plain text.
    private var imageDepth = 0
    /// What closes each open image; nil for one that was dropped, whose description stays as text.
    private var imageTails: [[UInt8]?] = []
    /// What closes each open link: nothing where the link was dropped.
    private var linkTails: [[UInt8]] = []
    private var heading: OpenHeading?

    init(
        source: SourceFile, body: Range<Int>, options: MarkdownOptions,
        resolve: @escaping (LocalLink) -> ResolvedLink
    ) {
        self.options = options
        self.path = source.path
        self.resolve = resolve
        places = InlinePlaces(source: source.bytes, body: body)
        html.reserveCapacity(body.count + body.count / 4)
    }

    consuming func document() -> Document {
        Document(html: Markup(trusted: html), outline: outline, reading: reading, problems: problems)
    }

    mutating func visit(_ node: CMarkNode, isEntering: Bool) {
        let kind = node.kind
        if imageDepth > 0, kind != .image {
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
        case .lineBreak: html.append("<br />\n")
        case .softBreak:
            html.append("\n")
            heading?.text.append(0x20)
        case .code:
            html.append("<code>")
            text(node)
            html.append("</code>")
        case .htmlInline: htmlInline(node)
        case .emphasis: html.append(isEntering ? "<em>" : "</em>")
        case .strong: html.append(isEntering ? "<strong>" : "</strong>")
        case .link: isEntering ? openLink(node) : html.append(contentsOf: linkTails.removeLast())
        case .image: isEntering ? openImage(node) : closeImage()
        }
    }

    // MARK: Blocks

    /// A block begins on a line of its own.
    private mutating func block(_ tag: StaticString) {
        if let last = html.last, last != 0x0A { html.append(0x0A as UInt8) }
        html.append(tag)
    }

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
        if isEntering { places.enterBlock(node.lines) }
        guard !node.isInTightList else { return }
        isEntering ? block("<p>") : html.append("</p>\n")
    }

    private mutating func openHeading(_ node: CMarkNode) {
        places.enterBlock(node.lines)
        block("<h")
        html.append(UInt8(ascii: "0") + UInt8(node.headingLevel))
        heading = OpenHeading(attributesOffset: html.count)
        html.append(UInt8(ascii: ">"))
    }

    /// The id is known only when the heading's text is, so it is put in behind; the bytes to move are few.
    private mutating func closeHeading(_ node: CMarkNode) {
        if options.hasAdditions, let heading {
            let text = String(decoding: heading.text, as: UTF8.self)
            let anchor = anchors.anchor(for: text)
            var attribute: [UInt8] = []
            attribute.append(" id=\"" as StaticString)
            attribute.append(escaping: anchor)
            attribute.append(UInt8(ascii: "\""))
            html.insert(contentsOf: attribute, at: heading.attributesOffset)
            outline.append(Heading(level: node.headingLevel, anchor: anchor, text: text))
        }
        heading = nil
        html.append("</h")
        html.append(UInt8(ascii: "0") + UInt8(node.headingLevel))
        html.append(">\n")
    }

    private mutating func codeBlock(_ node: CMarkNode) {
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

    private mutating func text(_ node: CMarkNode) {
        node.withLiteral { literal in
            html.append(escaping: literal)
            if options.hasAdditions { reading.count(literal) }
            if heading != nil { heading?.text.append(literal) }
        }
    }

    private mutating func visitInsideImage(_ node: CMarkNode, _ kind: CMarkNode.Kind) {
        switch kind {
        case .text, .code, .htmlInline: node.withLiteral { html.append(escaping: $0) }
        case .softBreak, .lineBreak: html.append(0x20 as UInt8)
        default: break
        }
    }

    private mutating func htmlBlock(_ node: CMarkNode) {
        switch options.rawHTML {
        case .kept:
            block("")
            node.withLiteral { html.append($0) }
            block("")
        case .replacedByComment:
            block("<!-- raw HTML omitted -->\n")
        case .omitted:
            let place = places.firstLine(ofLines: node.lines)
            node.withLiteral { warnOfRawHTML($0, at: place) }
        }
    }

    private mutating func htmlInline(_ node: CMarkNode) {
        switch options.rawHTML {
        case .kept: node.withLiteral { html.append($0) }
        case .replacedByComment: html.append("<!-- raw HTML omitted -->")
        case .omitted:
            node.withLiteral { literal in
                var bytes: [UInt8] = []
                bytes.append(literal)
                let place = places.find(bytes)
                warnOfRawHTML(literal, at: place)
            }
        }
    }

    /// A comment is meant to be left out; anything else is told to the author.
    private mutating func warnOfRawHTML(_ literal: Span<UInt8>, at range: Range<Int>) {
        var bytes: [UInt8] = []
        bytes.append(literal)
        if isWholeComment(bytes) { return }
        problems.append(.rawHTMLOmitted(path: path, range: range))
    }

    // MARK: Links and images

    private mutating func openLink(_ node: CMarkNode) {
        guard let href = destination(node, isImage: false) else {
            linkTails.append([])
            return
        }
        html.append("<a href=\"")
        html.append(contentsOf: href.escaped)
        node.withTitle { title in
            guard !title.isEmpty else { return }
            html.append("\" title=\"")
            html.append(escaping: title)
        }
        var tail: [UInt8] = []
        if let language = href.language {
            html.append("\" hreflang=\"")
            html.append(escaping: language.tag)
            tail.append(" <small lang=\"" as StaticString)
            tail.append(escaping: language.tag)
            tail.append("\">[" as StaticString)
            tail.append(escaping: language.name)
            tail.append("]</small>" as StaticString)
        }
        html.append("\">")
        tail.append("</a>" as StaticString)
        linkTails.append(tail)
    }

    private mutating func openImage(_ node: CMarkNode) {
        guard imageDepth == 0 else {
            imageDepth += 1
            return
        }
        guard let source = destination(node, isImage: true) else {
            imageTails.append(nil)
            return
        }
        imageDepth = 1
        html.append("<img src=\"")
        html.append(contentsOf: source.escaped)
        html.append("\" alt=\"")
        var tail: [UInt8] = []
        node.withTitle { title in
            guard !title.isEmpty else { return }
            tail.append("\" title=\"" as StaticString)
            tail.append(escaping: title)
        }
        tail.append("\" />" as StaticString)
        imageTails.append(tail)
    }

    private mutating func closeImage() {
        if imageDepth > 1 {
            imageDepth -= 1
        } else if let tail = imageTails.removeLast() {
            imageDepth = 0
            html.append(contentsOf: tail)
        }
    }

    private struct Destination {
        let escaped: [UInt8]
        var language: (tag: String, name: String)?
    }

    /// Nil: the link is dropped and its text stays.
    private mutating func destination(_ node: CMarkNode, isImage: Bool) -> Destination? {
        let (written, verdict) = node.withURL { url in
            var bytes: [UInt8] = []
            bytes.append(url)
            return (bytes, LinkPolicy.verdict(on: url))
        }
        guard options.hasAdditions else {
            if options.rawHTML != .kept, case .refused = verdict { return Destination(escaped: []) }
            return Destination(escaped: plainHref(written))
        }
        switch verdict {
        case .external: return Destination(escaped: plainHref(written))
        case .refused(let scheme):
            problems.append(.linkScheme(path: path, range: places.find(written), scheme: scheme, isImage: isImage))
            return nil
        case .local:
            let text = String(decoding: written, as: UTF8.self)
            return resolved(resolve(LocalLink(destination: text, isImage: isImage, range: places.find(written))))
        }
    }

    private func resolved(_ link: ResolvedLink) -> Destination? {
        func escaped(_ href: String) -> [UInt8] {
            var bytes: [UInt8] = []
            bytes.append(encodingURL: href)
            return bytes
        }
        switch link {
        case .target(let href): return Destination(escaped: escaped(href))
        case .otherLanguage(let href, let tag, let name):
            return Destination(escaped: escaped(href), language: (tag, name))
        case .textOnly: return nil
        }
    }
}
