internal import CArena
internal import CCMark

/// The tree libcmark makes of one text, and the only place that touches its memory. Freed with the value, on the thread
/// that made it.
@safe
struct CMarkTree: ~Copyable {
    private let root: OpaquePointer
    private let memory: banbao_arena_mark
    /// Marks of `markingEmphasis` stand in what libcmark read.
    private let isMarked: Bool

    /// The body of a text as the options want it read.
    init(parsing text: ArraySlice<UInt8>, options: MarkdownOptions) {
        if options.hasAdditions, let marked = markingEmphasis(in: text, inChinese: options.isChinese) {
            self.init(parsing: marked.span, isMarked: true)
        } else {
            self.init(parsing: text.span, isMarked: false)
        }
    }

    /// In: Markdown of any bytes. libcmark never fails; it is given what the guards before it let through.
    private init(parsing markdown: Span<UInt8>, isMarked: Bool) {
        self.isMarked = isMarked
        unsafe memory = banbao_arena_position()
        let parser = unsafe cmark_parser_new_with_mem(CMARK_OPT_DEFAULT, banbao_arena_memory())
        unsafe markdown.withUnsafeBufferPointer { buffer in
            unsafe buffer.withMemoryRebound(to: CChar.self) { characters in
                unsafe cmark_parser_feed(parser, characters.baseAddress, characters.count)
            }
        }
        unsafe root = cmark_parser_finish(parser)
    }

    deinit { unsafe banbao_arena_release(memory) }

    /// Visits every node in document order, containers twice, by libcmark's iterator: depth costs no stack.
    /// The visit ends early when `body` returns false.
    borrowing func walk(_ body: (CMarkNode, _ isEntering: Bool) -> Bool) {
        // Never freed by itself, nor is the parser above: they lie in the arena.
        let iterator = unsafe cmark_iter_new(root)
        while true {
            let event = unsafe cmark_iter_next(iterator)
            if event == CMARK_EVENT_DONE { return }
            guard let pointer = unsafe cmark_iter_get_node(iterator) else { return }
            if unsafe !body(CMarkNode(pointer: pointer, isMarked: isMarked), event == CMARK_EVENT_ENTER) { return }
        }
    }
}

/// One node during a walk. Its values live as long as the tree; do not keep it.
@safe
struct CMarkNode {
    private let pointer: OpaquePointer
    private let isMarked: Bool

    fileprivate init(pointer: OpaquePointer, isMarked: Bool) {
        unsafe self.pointer = pointer
        self.isMarked = isMarked
    }

    var kind: Kind { unsafe Kind(cmark_node_get_type(pointer)) }
    var headingLevel: Int { unsafe Int(cmark_node_get_heading_level(pointer)) }
    var isOrderedList: Bool { unsafe cmark_node_get_list_type(pointer) == CMARK_ORDERED_LIST }
    var listStart: Int { unsafe Int(cmark_node_get_list_start(pointer)) }

    /// First and last line of a block, 1-based. Inline nodes have no reliable place in libcmark 0.30.
    var lines: ClosedRange<Int> {
        let start = unsafe max(1, Int(cmark_node_get_start_line(pointer)))
        return unsafe start...max(start, Int(cmark_node_get_end_line(pointer)))
    }

    /// A paragraph of a tight list, which HTML shows without `<p>`.
    var isInTightList: Bool {
        guard let item = unsafe cmark_node_parent(pointer), let list = unsafe cmark_node_parent(item) else {
            return false
        }
        return unsafe cmark_node_get_type(list) == CMARK_NODE_LIST && cmark_node_get_list_tight(list) != 0
    }

    /// The image that is all a paragraph holds, by itself or in a link.
    var onlyImage: CMarkNode? {
        guard let child = onlyChild else { return nil }
        let image = child.kind == .link ? child.onlyChild : child
        return image?.kind == .image ? image : nil
    }

    private var onlyChild: CMarkNode? {
        guard let first = unsafe cmark_node_first_child(pointer), unsafe cmark_node_next(first) == nil else {
            return nil
        }
        return unsafe CMarkNode(pointer: first, isMarked: isMarked)
    }

    func withLiteral<Result>(_ body: (Span<UInt8>) -> Result) -> Result {
        unsafe withText(cmark_node_get_literal(pointer), body)
    }

    func withFenceInfo<Result>(_ body: (Span<UInt8>) -> Result) -> Result {
        unsafe withText(cmark_node_get_fence_info(pointer), body)
    }

    func withURL<Result>(_ body: (Span<UInt8>) -> Result) -> Result {
        unsafe withText(cmark_node_get_url(pointer), body)
    }

    func withTitle<Result>(_ body: (Span<UInt8>) -> Result) -> Result {
        unsafe withText(cmark_node_get_title(pointer), body)
    }

    private func withText<Result>(_ text: UnsafePointer<CChar>?, _ body: (Span<UInt8>) -> Result) -> Result {
        guard let text = unsafe text else {
            let empty: [UInt8] = []
            return body(empty.span)
        }
        let count = unsafe strlen(text)
        return unsafe text.withMemoryRebound(to: UInt8.self, capacity: count) { start in
            let bytes = unsafe UnsafeBufferPointer(start: start, count: count)
            guard isMarked, let clean = unsafe withoutMarks(bytes.span) else { return unsafe body(bytes.span) }
            return body(clean.span)
        }
    }

    enum Kind {
        case document, blockQuote, list, item, codeBlock, htmlBlock, paragraph, heading, thematicBreak
        case text, softBreak, lineBreak, code, htmlInline, emphasis, strong, link, image, other

        fileprivate init(_ type: cmark_node_type) {
            switch type {
            case CMARK_NODE_DOCUMENT: self = .document
            case CMARK_NODE_BLOCK_QUOTE: self = .blockQuote
            case CMARK_NODE_LIST: self = .list
            case CMARK_NODE_ITEM: self = .item
            case CMARK_NODE_CODE_BLOCK: self = .codeBlock
            case CMARK_NODE_HTML_BLOCK: self = .htmlBlock
            case CMARK_NODE_PARAGRAPH: self = .paragraph
            case CMARK_NODE_HEADING: self = .heading
            case CMARK_NODE_THEMATIC_BREAK: self = .thematicBreak
            case CMARK_NODE_TEXT: self = .text
            case CMARK_NODE_SOFTBREAK: self = .softBreak
            case CMARK_NODE_LINEBREAK: self = .lineBreak
            case CMARK_NODE_CODE: self = .code
            case CMARK_NODE_HTML_INLINE: self = .htmlInline
            case CMARK_NODE_EMPH: self = .emphasis
            case CMARK_NODE_STRONG: self = .strong
            case CMARK_NODE_LINK: self = .link
            case CMARK_NODE_IMAGE: self = .image
            default: self = .other
            }
        }
    }
}
