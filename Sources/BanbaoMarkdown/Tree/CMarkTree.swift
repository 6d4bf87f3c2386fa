internal import CArena
internal import CCMark

/// The tree libcmark makes of one text, and, with `CMarkNode`, the only place that touches its memory. Freed with the value,
/// on the thread that made it.
@safe
struct CMarkTree: ~Copyable {
    private let pointer: OpaquePointer
    private let memory: banbao_arena_mark
    private let hasSentinels: Bool

    /// In: Markdown of any bytes, with or without sentinels. libcmark never fails; it is given what the guards before it let
    /// through.
    init(parsing markdown: Span<UInt8>, hasSentinels: Bool) {
        self.hasSentinels = hasSentinels
        unsafe memory = banbao_arena_position()
        let parser = unsafe cmark_parser_new_with_mem(CMARK_OPT_DEFAULT, banbao_arena_memory())
        unsafe markdown.withUnsafeBufferPointer { buffer in
            unsafe buffer.withMemoryRebound(to: CChar.self) { characters in
                unsafe cmark_parser_feed(parser, characters.baseAddress, characters.count)
            }
        }
        unsafe pointer = cmark_parser_finish(parser)
    }

    deinit { unsafe banbao_arena_release(memory) }

    var root: CMarkNode { unsafe CMarkNode(pointer, hasSentinels: hasSentinels) }

    /// Visits every node in document order, containers twice, by libcmark's iterator: depth costs no stack.
    /// The visit ends early when `body` returns false.
    ///
    /// While it goes on, nodes may be put before the one visited, and on leaving a container its children may be put into
    /// others; they are not visited then. A node without children may be taken out.
    borrowing func walk(from start: CMarkNode? = nil, _ body: (CMarkNode, _ isEntering: Bool) -> Bool) {
        // Never freed by itself, nor is the parser above: they lie in the arena.
        let iterator = unsafe cmark_iter_new((start ?? root).pointer)
        while true {
            let event = unsafe cmark_iter_next(iterator)
            if event == CMARK_EVENT_DONE { return }
            guard let node = unsafe cmark_iter_get_node(iterator) else { return }
            if unsafe !body(CMarkNode(node, hasSentinels: hasSentinels), event == CMARK_EVENT_ENTER) { return }
        }
    }

    // MARK: New nodes, for the extensions

    borrowing func newText(_ bytes: ArraySlice<UInt8>) -> CMarkNode {
        let node = newNode(CMARK_NODE_TEXT)
        node.setLiteral(bytes)
        return node
    }

    borrowing func newLink(to url: ArraySlice<UInt8>, text: ArraySlice<UInt8>) -> CMarkNode {
        let node = newNode(CMARK_NODE_LINK)
        unsafe withCString(url) { unsafe _ = cmark_node_set_url(node.pointer, $0) }
        node.append(newText(text))
        return node
    }

    borrowing func newInline(_ meaning: ExtensionNode) -> CMarkNode {
        newNode(CMARK_NODE_CUSTOM_INLINE, meaning)
    }

    borrowing func newBlock(_ meaning: ExtensionNode) -> CMarkNode { newNode(CMARK_NODE_CUSTOM_BLOCK, meaning) }

    private borrowing func newNode(_ type: cmark_node_type, _ meaning: ExtensionNode? = nil) -> CMarkNode {
        guard let made = unsafe cmark_node_new_with_mem(type, banbao_arena_memory()) else {
            preconditionFailure("the arena ends the process when memory is out")
        }
        let node = unsafe CMarkNode(made, hasSentinels: hasSentinels)
        if let meaning { node.become(meaning) }
        return node
    }
}

/// The bytes with a zero behind them, as C wants them; libcmark copies them.
func withCString(_ bytes: ArraySlice<UInt8>, _ body: (UnsafePointer<CChar>) -> Void) {
    unsafe withUnsafeTemporaryAllocation(of: UInt8.self, capacity: bytes.count + 1) { buffer in
        let end = unsafe buffer.initialize(fromContentsOf: bytes)
        unsafe buffer.initializeElement(at: end, to: 0)
        unsafe buffer.withMemoryRebound(to: CChar.self) { characters in
            if let start = characters.baseAddress { unsafe body(start) }
        }
    }
}
