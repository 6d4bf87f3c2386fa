import BanbaoText

/// Finds struck-out texts, references to footnotes, bare addresses and boxes of tasks in the texts of a tree, and makes
/// nodes of them.
struct InlineExtensions {
    private var triggers: InlineTriggers
    private let options: MarkdownOptions
    private var footnotes: Footnotes
    private var tildes = TildeStack()
    private var depth = 0
    /// Inside links and images nothing becomes a link.
    private var linkDepth = 0
    private var lines = 1...1
    private(set) var problems: [TreeProblem] = []
    /// Of the text being split; kept for the next.
    private var literal: [UInt8] = []
    private var pieces: [Piece] = []

    init(_ triggers: InlineTriggers, options: MarkdownOptions, footnotes: Footnotes) {
        self.triggers = triggers
        self.options = options
        self.footnotes = footnotes
    }

    /// Footnotes are numbered in the order in which readers meet their references, those in footnotes after all others.
    mutating func apply(to tree: borrowing CMarkTree) {
        apply(to: tree, from: tree.root)
        let section = tree.newBlock(.footnotes)
        while let footnote = footnotes.nextToShow() {
            section.append(footnote)
            apply(to: tree, from: footnote)
        }
        footnotes.finish()
        if section.firstChild != nil { tree.root.append(section) }
        problems += footnotes.unused
    }

    /// Block by block, so that the inlines of others are not looked at.
    private mutating func apply(to tree: borrowing CMarkTree, from start: CMarkNode) {
        var block = start
        while true {
            if block.holdsInlines {
                if triggers.mayStand(in: block.lines) { applyToInlines(of: block, in: tree) }
            } else if let child = block.firstChild {
                block = child
                continue
            }
            while block.next == nil || block.isSame(as: start) {
                guard !block.isSame(as: start), let parent = block.parent else { return }
                block = parent
            }
            guard let next = block.next else { return }
            block = next
        }
    }

    private mutating func applyToInlines(of block: CMarkNode, in tree: borrowing CMarkTree) {
        lines = block.lines
        if triggers.hasTasks { makeTask(of: block, in: tree) }
        tree.walk(from: block) { node, isEntering in
            visit(node, isEntering, in: tree)
            return true
        }
    }

    private mutating func visit(_ node: CMarkNode, _ isEntering: Bool, in tree: borrowing CMarkTree) {
        switch node.kind {
        case .text:
            split(node, in: tree)
            return
        case .softBreak, .lineBreak, .code, .htmlInline: return
        case .link, .image: linkDepth += isEntering ? 1 : -1
        default: break
        }
        depth += isEntering ? 1 : -1
        if !isEntering { tildes.pair(at: depth + 1, in: tree) }
    }

    // MARK: Tasks

    private func makeTask(of paragraph: CMarkNode, in tree: borrowing CMarkTree) {
        guard paragraph.kind == .paragraph, let item = paragraph.parent, item.kind == .item, paragraph.previous == nil,
            let text = paragraph.firstChild, text.kind == .text
        else { return }
        let (isDone, rest): (Bool?, [UInt8]) = text.withRawLiteral { literal in
            guard literal.count >= 3, literal[0] == UInt8(ascii: "["), literal[2] == UInt8(ascii: "]"),
                literal.count > 3 ? literal[3] <= 0x20 : text.next == nil
            else { return (nil, []) }
            var rest: [UInt8] = []
            rest.append(literal.extracting(3..<literal.count))
            switch literal[1] {
            case 0x20: return (false, rest)
            case UInt8(ascii: "x"), UInt8(ascii: "X"): return (true, rest)
            default: return (nil, [])
            }
        }
        guard let isDone else { return }
        text.setLiteral(rest[...])
        tree.newInline(.taskBox(isDone: isDone)).insertBefore(text)
        item.become(.task)
    }

    // MARK: Texts

    private enum Piece {
        case text(Range<Int>)
        case tildes(TildeRun, Range<Int>)
        case footnote(number: Int, occurrence: Int)
        case address(Autolink)
    }

    private mutating func split(_ node: CMarkNode, in tree: borrowing CMarkTree) {
        guard node.withRawLiteral({ mayHoldAny($0) }), !isAngledAddress(node) else { return }
        literal.removeAll(keepingCapacity: true)
        pieces.removeAll(keepingCapacity: true)
        node.withRawLiteral { literal.append($0) }
        findTildes()
        if pieces.count == 1, case .text = pieces[0] { return }
        for piece in pieces {
            switch piece {
            case .text(let range): tree.newText(literal[range]).insertBefore(node)
            case .tildes(let run, let range):
                let text = tree.newText(literal[range])
                text.insertBefore(node)
                tildes.append(run, text, depth: depth)
            case .footnote(let number, let occurrence):
                tree.newInline(.footnoteReference(number: number, occurrence: occurrence)).insertBefore(node)
            case .address(let address):
                var url: [UInt8] = []
                url.append(address.prefix)
                url += literal[address.range]
                tree.newLink(to: url[...], text: literal[address.range]).insertBefore(node)
            }
        }
        node.unlink()
    }

    /// `<https://example.org/~~a~~>`, which is to be read as it stands.
    private func isAngledAddress(_ node: CMarkNode) -> Bool {
        guard linkDepth > 0, let link = node.parent, link.kind == .link, node.next == nil, node.previous == nil else {
            return false
        }
        return link.withURL { url in
            node.withLiteral { text in
                url.count == text.count && url.indices.allSatisfy { url[$0] == text[$0] }
            }
        }
    }

    private func mayHoldAny(_ text: Span<UInt8>) -> Bool {
        (triggers.hasTildes && Sentinel.first(in: text, from: 0) != nil)
            || (triggers.hasFootnotes && text.next(UInt8(ascii: "["), from: 0) != nil)
            || (triggers.hasAddresses && AutolinkReader.mayHold(text))
    }

    private mutating func findTildes() {
        let end = literal.count
        guard triggers.hasTildes else { return findFootnotes(0..<end) }
        var start = 0
        var place = 0
        while let sentinel = Sentinel.first(in: literal.span, from: place) {
            place = sentinel + Sentinel.length
            guard let run = Sentinel.tildes(at: sentinel, in: literal.span), sentinel > start, place < end else {
                continue
            }
            if start < sentinel - 1 { findFootnotes(start..<(sentinel - 1)) }
            place += 1
            pieces.append(.tildes(run, (sentinel - 1)..<place))
            start = place
        }
        if start < end { findFootnotes(start..<end) }
    }

    private mutating func findFootnotes(_ range: Range<Int>) {
        guard triggers.hasFootnotes, linkDepth == 0 else { return findAddresses(range) }
        var start = range.lowerBound
        var place = start
        while let open = literal[place..<range.upperBound].firstIndex(of: UInt8(ascii: "[")) {
            place = open + 1
            guard let label = footnoteLabel(in: literal.span.extracting(..<range.upperBound), at: open) else {
                continue
            }
            guard let reference = footnotes.reference(to: literal[label]) else {
                if !isCharacterClass(literal[label]) { noteMissing(Array(literal[label])) }
                continue
            }
            if start < open { findAddresses(start..<open) }
            pieces.append(.footnote(number: reference.number, occurrence: reference.occurrence))
            place = label.upperBound + 1
            start = place
        }
        if start < range.upperBound { findAddresses(start..<range.upperBound) }
    }

    /// Once for all that follow each other in a paragraph, which are found at the same place.
    private mutating func noteMissing(_ label: [UInt8]) {
        if case .footnoteMissing(label, lines) = problems.last { return }
        problems.append(.footnoteMissing(label: label, lines: lines))
    }

    private mutating func findAddresses(_ raw: Range<Int>) {
        guard triggers.hasAddresses, linkDepth == 0 else { return pieces.append(.text(raw)) }
        var range = raw
        if let clean = withoutSentinels(literal.span.extracting(raw)) {
            // Behind all other bytes, so that every piece is a range of one array.
            range = literal.count..<(literal.count + clean.count)
            literal += clean
        }
        var reader = AutolinkReader(
            literal[range], isChinese: options.isChinese, hasEveryScheme: options.keepsEveryLink)
        var start = range.lowerBound
        for address in reader.addresses() {
            if start < address.range.lowerBound { pieces.append(.text(start..<address.range.lowerBound)) }
            pieces.append(.address(address))
            start = address.range.upperBound
            if address.isEndUnclear {
                problems.append(.addressEndUnclear(url: Array(literal[address.range]), lines: lines))
            }
        }
        if start < range.upperBound { pieces.append(.text(start..<range.upperBound)) }
    }
}
