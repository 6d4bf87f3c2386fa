import BanbaoText

// `&#1;` and `&#xFFFE;` name characters that HTML may not hold, some of which are sentinels of ours. libcmark would put them into
// the tree, behind the door of `SourceFile`. A sentinel inside keeps it from reading the reference; whoever asks a node for its
// text gets U+FFFD in its place, or what was written where nothing is read: in code and in raw HTML.

/// A reference by number to a character that HTML may not hold.
struct ForbiddenReference {
    /// Behind `&#`.
    let place: Int
    /// Behind a backslash, which only texts heed: in destinations, titles and info strings libcmark reads such a reference.
    let isEscaped: Bool
}

func forbiddenReferences(in text: Span<UInt8>) -> [ForbiddenReference] {
    var found: [ForbiddenReference] = []
    var place = 0
    while let ampersand = text.next(UInt8(ascii: "&"), from: place) {
        place = ampersand + 1
        guard text.byte(place) == UInt8(ascii: "#"), let (value, _) = referencedValue(in: text, at: place + 1),
            isForbiddenReference(value)
        else { continue }
        found.append(ForbiddenReference(place: place + 1, isEscaped: text.isEscaped(ampersand)))
    }
    return found
}

// MARK: In the tree

/// The references in a block, in the order in which they were written.
struct ReferenceBlock {
    struct Reference {
        /// `&#1;`
        let written: [UInt8]
        /// False in code and in raw HTML, where it stands for itself.
        let isRead: Bool
    }

    let lines: ClosedRange<Int>
    fileprivate(set) var references: [Reference] = []
}

/// In: a tree of which a text was marked with references.
func referenceBlocks(in tree: borrowing CMarkTree) -> [ReferenceBlock] {
    var blocks: [ReferenceBlock] = []
    func add(_ text: Span<UInt8>, isRead: Bool, readsEscaped: Bool = false) {
        guard !blocks.isEmpty else { return }
        var place = 0
        while let sentinel = Sentinel.first(in: text, from: place) {
            place = sentinel + Sentinel.length
            guard let reference = Sentinel.reference(around: sentinel, in: text) else { continue }
            var written: [UInt8] = []
            written.append(text.extracting(reference.range.lowerBound..<sentinel))
            written.append(text.extracting(place..<reference.range.upperBound))
            let isRead = isRead && (readsEscaped || !reference.isEscaped)
            blocks[blocks.count - 1].references.append(ReferenceBlock.Reference(written: written, isRead: isRead))
        }
    }
    tree.walk { node, isEntering in
        switch node.kind {
        case .paragraph where isEntering, .heading where isEntering: blocks.append(ReferenceBlock(lines: node.lines))
        case .codeBlock:
            blocks.append(ReferenceBlock(lines: node.lines))
            node.withRawFenceInfo { add($0, isRead: true, readsEscaped: true) }
        case .text: node.withRawLiteral { add($0, isRead: true) }
        case .code, .htmlInline: node.withRawLiteral { add($0, isRead: false) }
        // Behind its text, as it is written.
        case .link where !isEntering, .image where !isEntering:
            node.withRawURL { add($0, isRead: true, readsEscaped: true) }
            node.withRawTitle { add($0, isRead: true, readsEscaped: true) }
        default: break
        }
        return true
    }
    return blocks.filter { $0.references.contains(where: \.isRead) }
}
