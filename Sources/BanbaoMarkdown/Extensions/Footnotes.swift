import BanbaoText

/// The label of `[^label]` at a bracket: no spaces, no brackets; nil where none stands there.
func footnoteLabel(in text: Span<UInt8>, at bracket: Int) -> Range<Int>? {
    let start = bracket + 2
    guard start < text.count, text[bracket] == UInt8(ascii: "["), text[bracket + 1] == UInt8(ascii: "^") else {
        return nil
    }
    var end = start
    while end < text.count, text[end] > 0x20, text[end] != UInt8(ascii: "["), text[end] != UInt8(ascii: "]") {
        end += 1
    }
    guard end > start, end < text.count, text[end] == UInt8(ascii: "]") else { return nil }
    return start..<end
}

/// Whether `[^…]` is of a regular expression, and no reference that lacks its footnote: `[^0-9]`, `[^a-zA-Z_]`, `[^/]`, `[^"]`.
func isCharacterClass(_ label: ArraySlice<UInt8>) -> Bool {
    if label.first == UInt8(ascii: "/") || label.first == UInt8(ascii: "\\") { return true }
    var place = label.startIndex
    while place < label.endIndex {
        let isRange =
            isLetterOrDigit(label[place]) && label.byte(place + 1) == UInt8(ascii: "-")
            && isLetterOrDigit(label.byte(place + 2))
        guard isRange || label[place] < 0x80 && !isLetterOrDigit(label[place]) else { return false }
        place += isRange ? 3 : 1
    }
    return true
}

/// The footnotes of a text and who refers to them.
struct Footnotes {
    private struct Footnote {
        let label: [UInt8]
        let node: CMarkNode
        let line: Int
        var number = 0
        var references = 0
    }

    private var footnotes: [Footnote] = []
    private var indices: [[UInt8]: Int] = [:]
    /// Indices in the order of their numbers.
    private var numbered: [Int] = []
    private var shown = 0
    private var doubles: [TreeProblem] = []

    /// A label means the same in small and capital letters.
    private static func key(_ label: some Sequence<UInt8>) -> [UInt8] {
        label.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    }

    /// Takes the items that stand for footnotes out of the tree, and the containers that held nothing else.
    init(takingFrom tree: borrowing CMarkTree, of text: RewrittenSource?) {
        guard let text, !text.footnotes.isEmpty else { return }
        let marks = text.footnotes
        func isFootnote(_ item: CMarkNode) -> Bool { marks[item.lines.lowerBound]?.column == item.startColumn }
        var items: [CMarkNode] = []
        if text.isShallow {
            items = Self.itemsOfTopLists(in: tree).filter(isFootnote)
        } else {
            tree.walk { node, isEntering in
                if isEntering, node.kind == .item, isFootnote(node) { items.append(node) }
                return true
            }
        }
        for item in items {
            let line = item.lines.lowerBound
            guard let label = marks[line]?.label else { continue }
            Self.takeOut(item)
            if let first = item.firstChild, first.kind == .htmlBlock,
                first.withLiteral({ $0.count == 9 && $0.next(0x21, from: 0) == 1 })
            {
                first.unlink()
            }
            if indices.updateValue(indices[Self.key(label)] ?? footnotes.count, forKey: Self.key(label)) == nil {
                footnotes.append(Footnote(label: label, node: item, line: line))
            } else {
                doubles.append(.footnoteTwice(label: label, line: line))
            }
        }
    }

    private static func takeOut(_ item: CMarkNode) {
        var container = item.parent
        item.unlink()
        while let empty = container, empty.firstChild == nil, empty.kind != .document {
            container = empty.parent
            empty.unlink()
        }
    }

    private static func itemsOfTopLists(in tree: borrowing CMarkTree) -> [CMarkNode] {
        var items: [CMarkNode] = []
        var block = tree.root.firstChild
        while let node = block {
            block = node.next
            guard node.kind == .list else { continue }
            var item = node.firstChild
            while let found = item {
                items.append(found)
                item = found.next
            }
        }
        return items
    }

    /// Nil where there is no such footnote.
    mutating func reference(to label: ArraySlice<UInt8>) -> (number: Int, occurrence: Int)? {
        guard let index = indices[Self.key(withoutSentinels(label.span) ?? Array(label))] else { return nil }
        if footnotes[index].number == 0 {
            numbered.append(index)
            footnotes[index].number = numbered.count
        }
        footnotes[index].references += 1
        return (footnotes[index].number, footnotes[index].references)
    }

    mutating func nextToShow() -> CMarkNode? {
        guard shown < numbered.count else { return nil }
        shown += 1
        return footnotes[numbered[shown - 1]].node
    }

    /// When all references are known.
    func finish() {
        for index in numbered {
            let footnote = footnotes[index]
            footnote.node.become(.footnote(number: footnote.number, references: footnote.references))
        }
    }

    var unused: [TreeProblem] {
        doubles + footnotes.filter { $0.number == 0 }.map { .footnoteUnused(label: $0.label, line: $0.line) }
    }
}
