internal import CYAML

/// One piece of a YAML text.
struct YAMLEvent {
    enum Kind {
        case scalar(String, style: Style)
        case listStart, listEnd, mapStart, mapEnd, alias, documentStart
        case streamEnd
        /// Of no interest to anyone.
        case other
    }

    enum Style { case plain, quoted, block }

    let kind: Kind
    /// A tag or an anchor stands before the value.
    let hasProperties: Bool
    /// Bytes of the text.
    let range: Range<Int>
}

/// What libyaml says when a text is not YAML.
struct YAMLSyntaxError: Error {
    let problem: String
    /// Byte of the text.
    let offset: Int
    /// Byte at which the list, mapping or quoted text begins in which this was found; nil outside of these.
    let start: Int?
}

/// Hands the pieces of a YAML text to `body`, which takes one after the other.
///
/// libyaml's events and not Yams' nodes: each node is an object with a tag, a resolver and a mark, which made the front
/// matter of a page cost twice what libyaml takes for it.
func withYAMLEvents<Result>(
    _ text: ArraySlice<UInt8>, _ body: (inout YAMLEvents) throws -> Result
) throws -> Result {
    try unsafe text.withUnsafeBufferPointer { bytes in
        var events = unsafe YAMLEvents(bytes)
        return try body(&events)
    }
}

/// The only type that touches libyaml's memory.
@safe
struct YAMLEvents: ~Copyable {
    /// Behind a pointer, since libyaml keeps one to its own parser.
    private let parser: UnsafeMutablePointer<yaml_parser_t>
    private let text: UnsafeBufferPointer<UInt8>
    /// libyaml counts characters; the last place looked up, in characters and in bytes.
    private var place = (character: 0, byte: 0)

    fileprivate init(_ text: UnsafeBufferPointer<UInt8>) {
        unsafe self.text = unsafe text
        unsafe parser = .allocate(capacity: 1)
        unsafe parser.initialize(to: yaml_parser_t())
        // Fails only when memory is out, as every allocation then does.
        precondition(unsafe yaml_parser_initialize(parser) == 1, "out of memory")
        unsafe yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
        unsafe yaml_parser_set_input_string(parser, text.baseAddress, text.count)
    }

    deinit {
        unsafe yaml_parser_delete(parser)
        unsafe parser.deallocate()
    }

    mutating func next() throws(YAMLSyntaxError) -> YAMLEvent {
        var event = unsafe yaml_event_t()
        guard unsafe yaml_parser_parse(parser, &event) == 1 else { throw syntaxError() }
        defer { unsafe yaml_event_delete(&event) }
        let start = unsafe offset(event.start_mark.index)
        let end = unsafe offset(event.end_mark.index)
        let (kind, hasProperties) = unsafe Self.content(of: event)
        return YAMLEvent(kind: kind, hasProperties: hasProperties, range: start..<max(start, end))
    }

    private static func content(of event: yaml_event_t) -> (YAMLEvent.Kind, hasProperties: Bool) {
        switch unsafe event.type {
        case YAML_SCALAR_EVENT:
            let scalar = unsafe event.data.scalar
            let bytes = unsafe UnsafeBufferPointer(start: scalar.value, count: scalar.length)
            let kind = unsafe YAMLEvent.Kind.scalar(String(decoding: bytes, as: UTF8.self), style: style(scalar.style))
            return unsafe (kind, scalar.tag != nil || scalar.anchor != nil)
        case YAML_SEQUENCE_START_EVENT:
            let start = unsafe event.data.sequence_start
            return unsafe (.listStart, start.tag != nil || start.anchor != nil)
        case YAML_MAPPING_START_EVENT:
            let start = unsafe event.data.mapping_start
            return unsafe (.mapStart, start.tag != nil || start.anchor != nil)
        case YAML_SEQUENCE_END_EVENT: return (.listEnd, false)
        case YAML_MAPPING_END_EVENT: return (.mapEnd, false)
        case YAML_ALIAS_EVENT: return (.alias, false)
        case YAML_DOCUMENT_START_EVENT: return (.documentStart, false)
        case YAML_STREAM_END_EVENT: return (.streamEnd, false)
        default: return (.other, false)
        }
    }

    private static func style(_ style: yaml_scalar_style_t) -> YAMLEvent.Style {
        switch style {
        case YAML_SINGLE_QUOTED_SCALAR_STYLE, YAML_DOUBLE_QUOTED_SCALAR_STYLE: .quoted
        case YAML_LITERAL_SCALAR_STYLE, YAML_FOLDED_SCALAR_STYLE: .block
        default: .plain
        }
    }

    private mutating func syntaxError() -> YAMLSyntaxError {
        let problem = unsafe parser.pointee.problem.map { unsafe String(cString: $0) } ?? "out of memory"
        let isInBytes = unsafe parser.pointee.error == YAML_READER_ERROR
        let found = unsafe isInBytes ? parser.pointee.problem_offset : offset(parser.pointee.problem_mark.index)
        let length = unsafe text.count
        let start = unsafe parser.pointee.context == nil ? nil : offset(parser.pointee.context_mark.index)
        return YAMLSyntaxError(problem: problem, offset: min(found, length), start: start.map { min($0, length) })
    }

    /// The byte at which a character begins. Places come nearly in order, so the way is short.
    private mutating func offset(_ character: Int) -> Int {
        if character < place.character { place = (0, 0) }
        var (index, byte) = place
        while index < character, unsafe byte < text.count {
            byte += 1
            while unsafe byte < text.count && text[byte] & 0xC0 == 0x80 { byte += 1 }
            index += 1
        }
        place = (index, byte)
        return byte
    }
}
