import BanbaoText
internal import CCMark

/// One node of a tree. Its values live as long as the tree; do not keep it beyond that.
@safe
struct CMarkNode {
    let pointer: OpaquePointer
    /// Sentinels stand in what libcmark read.
    private let hasSentinels: Bool

    init(_ pointer: OpaquePointer, hasSentinels: Bool) {
        unsafe self.pointer = pointer
        self.hasSentinels = hasSentinels
    }

    // MARK: Blocks

    var headingLevel: Int { unsafe Int(cmark_node_get_heading_level(pointer)) }
    var isOrderedList: Bool { unsafe cmark_node_get_list_type(pointer) == CMARK_ORDERED_LIST }
    var listStart: Int { unsafe Int(cmark_node_get_list_start(pointer)) }

    /// First and last line of a block, 1-based. Inline nodes have no reliable place in libcmark 0.30.
    var lines: ClosedRange<Int> {
        if case .extensionNode(.cell(_, _, _, let line)) = extensionNode { return line...line }
        let start = unsafe max(1, Int(cmark_node_get_start_line(pointer)))
        return unsafe start...max(start, Int(cmark_node_get_end_line(pointer)))
    }

    /// Of a block, in bytes, 1-based.
    var startColumn: Int { unsafe max(1, Int(cmark_node_get_start_column(pointer))) }

    /// A paragraph of a tight list, which HTML shows without `<p>`.
    var isInTightList: Bool {
        guard let item = unsafe cmark_node_parent(pointer), let list = unsafe cmark_node_parent(item) else {
            return false
        }
        return unsafe cmark_node_get_type(list) == CMARK_NODE_LIST && cmark_node_get_list_tight(list) != 0
    }

    /// A paragraph or a heading, the cells of tables among them.
    var holdsInlines: Bool {
        let type = unsafe cmark_node_get_type(pointer)
        return type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_HEADING
    }

    // MARK: Neighbours

    var parent: CMarkNode? { unsafe node(cmark_node_parent(pointer)) }
    var next: CMarkNode? { unsafe node(cmark_node_next(pointer)) }
    var previous: CMarkNode? { unsafe node(cmark_node_previous(pointer)) }
    var firstChild: CMarkNode? { unsafe node(cmark_node_first_child(pointer)) }
    var lastChild: CMarkNode? { unsafe node(cmark_node_last_child(pointer)) }

    /// The image that is all a paragraph holds, by itself or in a link.
    var onlyImage: CMarkNode? {
        guard let child = onlyChild else { return nil }
        let image = child.kind == .link ? child.onlyChild : child
        return image?.kind == .image ? image : nil
    }

    private var onlyChild: CMarkNode? {
        guard let child = firstChild, child.next == nil else { return nil }
        return child
    }

    private func node(_ other: OpaquePointer?) -> CMarkNode? {
        unsafe other.map { unsafe CMarkNode($0, hasSentinels: hasSentinels) }
    }

    /// Different for all nodes of a tree.
    var identity: Int { unsafe Int(bitPattern: pointer) }

    /// Nothing stands next to it in its paragraph.
    var isAloneInParagraph: Bool {
        guard let parent, parent.kind == .paragraph else { return false }
        return previous == nil && next == nil
    }

    func isSame(as other: CMarkNode) -> Bool { unsafe pointer == other.pointer }

    /// The text in a node without marks; a line break is a space. By neighbours, since a walk may be under way.
    var visibleText: String {
        var text: [UInt8] = []
        forEachDescendant { node in
            switch node.kind {
            case .text, .code: node.withLiteral { text.append($0) }
            case .softBreak, .lineBreak: text.append(0x20)
            default: break
            }
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// In the order of the document.
    func forEachDescendant(_ body: (CMarkNode) -> Void) {
        var node = firstChild
        while let present = node {
            body(present)
            node = present.following(within: self)
        }
    }

    /// The next node in the order of the document.
    private func following(within ancestor: CMarkNode) -> CMarkNode? {
        if let child = firstChild { return child }
        var node = self
        while !node.isSame(as: ancestor) {
            if let next = node.next { return next }
            guard let parent = node.parent else { return nil }
            node = parent
        }
        return nil
    }

    func insertBefore(_ other: CMarkNode) { unsafe _ = cmark_node_insert_before(other.pointer, pointer) }
    func append(_ child: CMarkNode) { unsafe _ = cmark_node_append_child(pointer, child.pointer) }
    func unlink() { unsafe cmark_node_unlink(pointer) }

    // MARK: Texts

    func withLiteral<Result>(_ body: (Span<UInt8>) -> Result) -> Result {
        unsafe withText(cmark_node_get_literal(pointer), as: isText ? .text : .verbatim, body)
    }

    func withFenceInfo<Result>(_ body: (Span<UInt8>) -> Result) -> Result {
        unsafe withText(cmark_node_get_fence_info(pointer), as: .attribute, body)
    }

    func withURL<Result>(_ body: (Span<UInt8>) -> Result) -> Result {
        unsafe withText(cmark_node_get_url(pointer), as: .attribute, body)
    }

    func withTitle<Result>(_ body: (Span<UInt8>) -> Result) -> Result {
        unsafe withText(cmark_node_get_title(pointer), as: .attribute, body)
    }

    private var isText: Bool { unsafe cmark_node_get_type(pointer) == CMARK_NODE_TEXT }

    // With the sentinels that stand in them.

    func withRawLiteral<Result>(_ body: (Span<UInt8>) -> Result) -> Result {
        unsafe withRawText(cmark_node_get_literal(pointer), body)
    }

    func withRawFenceInfo<Result>(_ body: (Span<UInt8>) -> Result) -> Result {
        unsafe withRawText(cmark_node_get_fence_info(pointer), body)
    }

    func withRawURL<Result>(_ body: (Span<UInt8>) -> Result) -> Result {
        unsafe withRawText(cmark_node_get_url(pointer), body)
    }

    func withRawTitle<Result>(_ body: (Span<UInt8>) -> Result) -> Result {
        unsafe withRawText(cmark_node_get_title(pointer), body)
    }

    func setLiteral(_ bytes: ArraySlice<UInt8>) {
        unsafe withCString(bytes) { unsafe _ = cmark_node_set_literal(pointer, $0) }
    }

    private func withText<Result>(
        _ text: UnsafePointer<CChar>?, as reading: ReferenceReading, _ body: (Span<UInt8>) -> Result
    ) -> Result {
        unsafe withRawText(text) { bytes in
            guard hasSentinels, let clean = withoutSentinels(bytes, as: reading) else { return body(bytes) }
            return body(clean.span)
        }
    }

    private func withRawText<Result>(_ text: UnsafePointer<CChar>?, _ body: (Span<UInt8>) -> Result) -> Result {
        guard let text = unsafe text else {
            let empty: [UInt8] = []
            return body(empty.span)
        }
        let count = unsafe strlen(text)
        return unsafe text.withMemoryRebound(to: UInt8.self, capacity: count) { start in
            let bytes = unsafe UnsafeBufferPointer(start: start, count: count)
            return unsafe body(bytes.span)
        }
    }

    // MARK: Kinds

    enum Kind: Equatable {
        case document, blockQuote, list, item, codeBlock, htmlBlock, paragraph, heading, thematicBreak
        case text, softBreak, lineBreak, code, htmlInline, emphasis, strong, link, image, other
        /// What libcmark has no node for: one of its nodes with a meaning of ours.
        case extensionNode(ExtensionNode)
    }

    var kind: Kind {
        switch unsafe cmark_node_get_type(pointer) {
        case CMARK_NODE_TEXT: .text
        case CMARK_NODE_DOCUMENT: .document
        case CMARK_NODE_BLOCK_QUOTE: extensionNode ?? .blockQuote
        case CMARK_NODE_LIST: .list
        case CMARK_NODE_ITEM: extensionNode ?? .item
        case CMARK_NODE_CODE_BLOCK: .codeBlock
        case CMARK_NODE_HTML_BLOCK: .htmlBlock
        case CMARK_NODE_PARAGRAPH: .paragraph
        case CMARK_NODE_HEADING: extensionNode ?? .heading
        case CMARK_NODE_THEMATIC_BREAK: .thematicBreak
        case CMARK_NODE_SOFTBREAK: .softBreak
        case CMARK_NODE_LINEBREAK: .lineBreak
        case CMARK_NODE_CODE: .code
        case CMARK_NODE_HTML_INLINE: .htmlInline
        case CMARK_NODE_EMPH: .emphasis
        case CMARK_NODE_STRONG: .strong
        case CMARK_NODE_LINK: .link
        case CMARK_NODE_IMAGE: .image
        default: extensionNode ?? .other
        }
    }

    private var extensionNode: Kind? {
        unsafe ExtensionNode(UInt(bitPattern: cmark_node_get_user_data(pointer))).map(Kind.extensionNode)
    }

    func become(_ meaning: ExtensionNode) {
        unsafe _ = cmark_node_set_user_data(pointer, UnsafeMutableRawPointer(bitPattern: meaning.word))
    }
}
