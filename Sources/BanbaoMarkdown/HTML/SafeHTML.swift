import BanbaoText

/// The raw HTML of a page that is being written.
struct RawHTMLState {
    var open = OpenElements()
    /// Kinds that are reported once.
    private var reported: Set<String> = []
    /// Attributes that were left out, in the order they were met.
    private(set) var omittedAttributes: [String] = []
    /// Where the first of them stands.
    var omissionRange: Range<Int>?
    /// In a drawing or a formula, of which only the text is kept: how many, and the node they stand in.
    private var foreign: (depth: Int, container: Int) = (0, 0)
    /// Where the tag that is read stands in the file; nil where nobody has asked yet.
    var tagRange: Range<Int>?

    mutating func isFirst(_ kind: String) -> Bool { reported.insert(kind).inserted }

    /// Whether a tag that HTML does not know was taken for one.
    func wasElement(_ name: String) -> Bool { reported.contains(HTMLProblem.outside(name).kind) }

    func isForeign(in container: Int) -> Bool { foreign.depth > 0 && foreign.container == container }

    mutating func openForeign(in container: Int) {
        foreign = (isForeign(in: container) ? foreign.depth + 1 : 1, container)
    }

    mutating func closeForeign() { foreign.depth = max(0, foreign.depth - 1) }

    mutating func endForeign() { foreign.depth = 0 }

    mutating func omit(_ attribute: String) {
        if isFirst("attribute \(attribute)") { omittedAttributes.append(attribute) }
    }
}

/// A node of raw HTML.
struct HTMLPiece {
    let bytes: [UInt8]
    /// A block, not a tag in a line.
    let isBlock: Bool
    /// The node that it stands in.
    let container: Int

    init(_ node: CMarkNode, isBlock: Bool) {
        bytes = node.withLiteral { literal in
            var bytes: [UInt8] = []
            bytes.append(literal)
            return bytes
        }
        self.isBlock = isBlock
        container = node.parent?.identity ?? 0
    }

    func bytes(_ range: Range<Int>) -> [UInt8] { Array(bytes[range]) }
}

// Raw HTML on pages of authors who are not trusted with all of it: elements and attributes of a subset, written anew, in which
// every element ends where it belongs. Nothing of the source reaches the page but text and checked values.
extension HTMLRenderer {
    mutating func writeSafely(_ node: CMarkNode, isBlock: Bool) {
        let source = HTMLPiece(node, isBlock: isBlock)
        if isBlock {
            places.enterBlock(node.lines)
            block("")
        } else {
            settleBreak()
        }
        let tokens = htmlTokens(in: source.bytes.span)
        for (index, token) in tokens.enumerated() {
            switch token {
            case .text(let range): writeText(source, range)
            case .start(let tag): start(tag, source, isFollowedByEnd(tag.name, tokens[(index + 1)...]))
            case .end(let name, let range): end(name, range, source)
            case .comment: break
            case .declaration(let range): report(.declaration, source.bytes(range))
            case .code(let name, let range): report(.code(name), source.bytes(range))
            }
        }
        if isBlock {
            raw.endForeign()
            if let first = raw.open.firstOfLine { closeRaw(from: first) }
            block("")
        }
    }

    /// Ends what was opened in a container that ends.
    mutating func closeRaw(in container: CMarkNode) {
        if let first = raw.open.first(in: container.identity) { closeRaw(from: first) }
    }

    private mutating func closeRaw(from first: Int) {
        for element in raw.open.close(from: first, into: &html) {
            if let range = element.range { report(.unclosed(element.name), at: range) }
        }
    }

    /// Whether an end tag stands in the same piece.
    private func isFollowedByEnd(_ name: String, _ tokens: ArraySlice<HTMLToken>) -> Bool {
        // Asked for paragraphs alone: what follows is looked at once for each.
        guard name == "p" else { return true }
        for token in tokens {
            switch token {
            case .end("p", _): return true
            case .start(let tag) where tag.name == "p": return true
            default: continue
            }
        }
        return false
    }

    private mutating func writeText(_ source: HTMLPiece, _ range: Range<Int>) {
        var text = source.bytes.span.extracting(range)
        // No blank lines where tags were left out.
        while source.isBlock, html.last ?? 0x0A == 0x0A, text.byte(0) == 0x0A, !text.isEmpty {
            text = text.extracting(1...)
        }
        if source.isBlock, text.first("<!--".utf8Span.span, from: 0) != nil {
            report(.openComment, Array("<!--".utf8))
        }
        if isBare(source), let first = text.indices.first(where: { text[$0] > 0x20 }) {
            text = text.extracting(first...)
            openParagraph(source)
        }
        html.append(escapingMarkupIn: text)
        reading.count(text)
    }

    /// Whether what is written now stands in no element of the block.
    private func isBare(_ source: HTMLPiece) -> Bool {
        source.isBlock && raw.open.last?.container != source.container
    }

    /// Around text and pictures that the author put into none.
    private mutating func openParagraph(_ source: HTMLPiece) {
        html.append("<p>")
        raw.open.push(
            OpenElements.Element(
                name: "p", written: "p", container: source.container, tail: [], goesOn: false, range: nil))
    }

    /// Once a page for each kind.
    mutating func report(_ problem: HTMLProblem, _ written: [UInt8]) {
        if raw.isFirst(problem.kind) { problems.append(problem.diagnostic(path: path, range: places.find(written))) }
    }

    private mutating func report(_ problem: HTMLProblem, _ tag: HTMLTag, _ source: HTMLPiece) {
        if raw.isFirst(problem.kind) {
            problems.append(problem.diagnostic(path: path, range: range(of: tag, source)))
        }
    }

    private mutating func report(_ problem: HTMLProblem, at range: Range<Int>) {
        if raw.isFirst(problem.kind) { problems.append(problem.diagnostic(path: path, range: range)) }
    }

    mutating func reportOmittedAttributes() {
        guard let range = raw.omissionRange else { return }
        problems.append(.attributesOmitted(path: path, range: range, names: raw.omittedAttributes))
    }

    // MARK: Start tags

    private mutating func start(_ tag: HTMLTag, _ source: HTMLPiece, _ isFollowedByEnd: Bool) {
        raw.tagRange = nil
        guard let element = HTMLElement.named(tag.name) else { return startOutside(tag, source) }
        if raw.open.isFull, element.content != .void { return report(.tooDeep, tag, source) }
        if element.isBlock, !source.isBlock {
            report(.blockInLine(tag.name), tag, source)
            html.append("<br />")
            return
        }
        endImplied(before: tag.name, element, source)
        if !element.isBlock, isBare(source) { openParagraph(source) }
        let isPlaced = findParent(of: tag.name, element, source)
        var name = "\(element.name)"
        if !isPlaced {
            report(.misplaced(tag.name), tag, source)
            guard element.isBlock, element.content != .void else { return }
            name = "div"
        }
        // Markdown follows in it.
        let goesOn = element.content == .blocks || (tag.name == "p" && !isFollowedByEnd)
        if tag.name == "p", goesOn { name = "div" }
        guard let written = attributes(of: tag, isPlaced ? element : .division, source) else { return }
        html += written.before
        html.append("<")
        html.append(name)
        html += written.attributes
        if element.content == .void {
            html.append(name == "iframe" ? "></iframe>" : " />" as StaticString)
            html += written.tail
            return
        }
        html.append(">")
        raw.open.push(
            OpenElements.Element(
                name: tag.name, written: name, container: source.container, tail: written.tail, goesOn: goesOn,
                range: element.hasOptionalEnd ? nil : range(of: tag, source)))
    }

    /// Where a tag stands in the file.
    mutating func range(of tag: HTMLTag, _ source: HTMLPiece) -> Range<Int> {
        let range = raw.tagRange ?? places.find(source.bytes(tag.range))
        raw.tagRange = range
        return range
    }

    private mutating func endImplied(before name: String, _ element: HTMLElement, _ source: HTMLPiece) {
        guard let implied = ImpliedEnds(before: name, isBlock: element.isBlock),
            let index = raw.open.innermost(implied.names, in: source.container, notBeyond: implied.border)
        else { return }
        // A paragraph with Markdown in it holds blocks.
        if raw.open.elements[index].name == "p", raw.open.elements[index].goesOn, name != "p" { return }
        closeRaw(from: index)
    }

    /// Whether the element that must be around this one is; what stands between is ended, and a row that is implied begun.
    private mutating func findParent(of name: String, _ element: HTMLElement, _ source: HTMLPiece) -> Bool {
        if element.parents.isEmpty { return true }
        let isCell = name == "td" || name == "th"
        let border: Set<String> = isCell ? ["table"] : ["table", "td", "th", "caption"]
        if let index = raw.open.innermost(
            element.parents, in: source.container, notBeyond: border.subtracting(element.parents), asWritten: true)
        {
            if index + 1 < raw.open.elements.count { closeRaw(from: index + 1) }
            return true
        }
        guard isCell, let row = HTMLElement.named("tr"), findParent(of: "tr", row, source) else { return false }
        html.append("<tr>")
        raw.open.push(
            OpenElements.Element(
                name: "tr", written: "tr", container: source.container, tail: [], goesOn: true, range: nil))
        return true
    }

    private mutating func startOutside(_ tag: HTMLTag, _ source: HTMLPiece) {
        if tag.name == "svg" || tag.name == "math" { raw.openForeign(in: source.container) }
        let isElement =
            HTMLElement.isOutside(tag.name) || raw.isForeign(in: source.container) || tag.isSelfClosing
            || tag.attributes.contains { !$0.value.isEmpty }
        guard isElement else {
            if isMarkup(tag, source) { report(.unknown(tag.name), tag, source) }
            return writeText(source, tag.range)
        }
        report(.outside(tag.name), tag, source)
        if HTMLElement.isOutsideBlock(tag.name) { divide(tag.name, source) }
    }

    /// Whether an unknown tag was to be one: `List<String>`, `#include <list>` and `cp <file>` are read as they are meant.
    private mutating func isMarkup(_ tag: HTMLTag, _ source: HTMLPiece) -> Bool {
        if tag.name.utf8.contains(UInt8(ascii: "-")) { return true }
        let range = range(of: tag, source)
        let text = places.source
        let lineStart = text[..<range.lowerBound].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        if LineStart(at: lineStart, in: text.span).place >= range.lowerBound { return true }
        let end = Array("</".utf8) + text[range].dropFirst().prefix { isLetterOrDigit($0) }
        let rest = text[range.upperBound...].prefix(1000)
        return rest.span.first(end.span, from: 0) != nil
    }

    /// The text of a heading or an address stays apart from what is before and behind it.
    private mutating func divide(_ name: String, _ source: HTMLPiece) {
        guard source.isBlock else { return html.append("<br />") }
        if raw.open.isFull { return }
        endImplied(before: "div", .division, source)
        html.append("<div>")
        raw.open.push(
            OpenElements.Element(
                name: name, written: "div", container: source.container, tail: [], goesOn: true, range: nil))
    }

    // MARK: End tags

    private mutating func end(_ name: String, _ range: Range<Int>, _ source: HTMLPiece) {
        let isForeign = raw.isForeign(in: source.container)
        if name == "svg" || name == "math" { raw.closeForeign() }
        let borders: Set = ["table", "td", "th", "caption"]
        let isTablePart = borders.contains(name) || ["tr", "thead", "tbody", "tfoot", "colgroup"].contains(name)
        if let index = raw.open.innermost(
            [name], in: source.container, notBeyond: isTablePart ? ["table"] : borders)
        {
            let closed = raw.open.close(from: index, into: &html)
            for element in closed.dropFirst() {
                if let range = element.range { report(.unclosed(element.name), at: range) }
            }
            return
        }
        guard let element = HTMLElement.named(name) else {
            if !HTMLElement.isOutside(name), !isForeign, !raw.wasElement(name) { writeText(source, range) }
            return
        }
        if name == "br" { return html.append("<br />") }
        if element.content == .void || (element.isBlock && !source.isBlock) { return }
        report(.unopened(name), source.bytes(range))
    }
}
