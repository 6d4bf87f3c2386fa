import BanbaoText

/// Turns tokens into nodes: names become slots, strings and partials are put in place, and each value is checked
/// against what is around it: HTML, XML, JSON or text.
struct TemplateCompiler {
    let sources: TemplateSources
    let strings: InterfaceStrings
    var problems: [Diagnostic] = []
    private(set) var usedPartials: Set<String> = []
    var usedStrings: Set<String> = []
    /// With the names of their records: `entry.image`.
    var askedNames: Set<String> = []
    /// Links into the site that the template itself writes.
    var links: [TemplateLink] = []

    let format: TemplateFormat
    var context: TemplateContext
    /// A section that may leave a name unfinished, as in `<p{{#x}} hidden{{/x}}>`: what comes next must end it.
    private var sectionAfterName: Token.Tag?
    /// Shapes of the records on the stack, the page's own first.
    var scopes: [Scope] = []
    /// Files being compiled, outermost first, with the place that includes the next one.
    private var includes: [(name: String, path: String, range: Range<Int>)] = []

    struct Scope {
        let shape: RecordShape
        /// Of a list, so that it may be its first or its last.
        let isElement: Bool
    }

    private static let includeLimit = 64
    /// Partials that include others twice over grow without bound.
    private static let partialLimit = 1000
    private static let sectionLimit = 64
    private var partialCount = 0
    private var sectionDepth = 0

    init(sources: TemplateSources, strings: InterfaceStrings, format: TemplateFormat) {
        self.sources = sources
        self.strings = strings
        self.format = format
        context = TemplateContext(format)
    }

    mutating func compile(_ file: SourceFile, shape: RecordShape) -> [TemplateNode] {
        scopes = [Scope(shape: shape, isElement: false)]
        let nodes = compile(file)
        if problems.isEmpty, context != TemplateContext(format) {
            problems.append(.endsInside(file, format))
        }
        return nodes
    }

    private mutating func compile(_ file: SourceFile) -> [TemplateNode] {
        let (tokens, problems) = TemplateParser.parse(file)
        self.problems += problems
        var rest = tokens[...]
        let nodes = nodes(&rest, of: file, openedBy: nil)
        return merged(nodes)
    }

    // MARK: Sections

    /// Nodes up to the tag that closes `opening`, which is consumed, or to the end of the file.
    private mutating func nodes(
        _ rest: inout ArraySlice<Token>, of file: SourceFile, openedBy opening: Token.Tag?
    ) -> [TemplateNode] {
        var nodes: [TemplateNode] = []
        while let token = rest.popFirst() {
            guard case .tag(let tag) = token else {
                if case .literal(let range) = token { nodes += literal(range, of: file, before: rest.first) }
                continue
            }
            switch tag.kind {
            case .close:
                if let opening, tag.name == opening.name { return nodes }
                problems.append(.sectionClose(path: file.path, tag: tag.range, name: tag.name, opening: opening))
                if opening != nil { return nodes }
            case .open, .openInverted: nodes += section(tag, &rest, of: file)
            case .partial: nodes += partial(tag, in: file)
            case .text, .markup, .json, .number, .asset: nodes += value(tag, in: file)
            }
        }
        if let opening, problems.last?.rule != .templateTooDeep {
            problems.append(.sectionNotClosed(path: file.path, range: opening.range, name: opening.name))
        }
        return nodes
    }

    private mutating func section(
        _ tag: Token.Tag, _ rest: inout ArraySlice<Token>, of file: SourceFile
    ) -> [TemplateNode] {
        sectionDepth += 1
        defer { sectionDepth -= 1 }
        guard sectionDepth <= Self.sectionLimit else {
            problems.append(.tooDeep(path: file.path, range: tag.range, limit: Self.sectionLimit))
            rest = []
            return []
        }
        let resolved = resolve(tag, in: file)
        let contextBefore = context
        var isPushed = false
        if tag.kind == .open {
            switch resolved?.shape {
            case .list(let shape):
                scopes.append(Scope(shape: shape, isElement: true))
                isPushed = true
            case .record(let shape), .optional(let shape):
                scopes.append(Scope(shape: shape, isElement: false))
                isPushed = true
            case .url:
                problems.append(.sectionOverURL(path: file.path, range: tag.range, name: tag.name))
            case .text, .markup, .flag, .sourceSet, .position, nil: break
            }
        }
        // The body of a name that does not exist is skipped: each name in it would be unknown for the same reason.
        let problemsBefore = problems.count
        let body = nodes(&rest, of: file, openedBy: tag)
        if resolved == nil, tag.kind == .open {
            problems.removeSubrange(problemsBefore..<problems.count)
        }
        if isPushed { scopes.removeLast() }
        endSection(tag, resolved?.shape, begunAt: contextBefore, isEmpty: body.isEmpty, in: file)
        // A section around nothing writes nothing, however often it is passed.
        guard let slot = resolved?.slot, !body.isEmpty else { return [] }
        return [.section(tag.kind == .open ? .section : .inverted, slot, merged(body))]
    }

    /// What a section may do to the HTML around it: nothing, but for ending a tag's name.
    private mutating func endSection(
        _ tag: Token.Tag, _ shape: Shape?, begunAt before: TemplateContext, isEmpty: Bool, in file: SourceFile
    ) {
        if tag.kind == .open, case .list = shape, before.isBetweenAttributes, !isEmpty {
            problems.append(.attributesRepeated(path: file.path, range: tag.range, name: tag.name))
        }
        if context == before {
            context.endSection(begunAt: before)
        } else if before.mayHoldAttributes(before: context) {
            sectionAfterName = tag
            context.endAttributeName()
        } else {
            problems.append(.sectionCrosses(path: file.path, range: tag.range, name: tag.name, format))
            context = before
        }
    }

    // MARK: Partials

    private mutating func partial(_ tag: Token.Tag, in file: SourceFile) -> [TemplateNode] {
        guard let partial = sources.partials[tag.name] else {
            problems.append(
                .partialMissing(
                    path: file.path, range: tag.range, name: tag.name, known: sources.partials.keys.sorted()))
            return []
        }
        usedPartials.insert(tag.name)
        includes.append((tag.name, file.path, tag.range))
        defer { includes.removeLast() }
        partialCount += 1
        if includes.dropLast().contains(where: { $0.name == tag.name }) {
            problems.append(.partialCircular(path: file.path, range: tag.range, includes: includes))
        } else if includes.count > Self.includeLimit {
            problems.append(.partialsTooDeep(path: file.path, range: tag.range, limit: Self.includeLimit))
        } else if partialCount > Self.partialLimit {
            problems.append(.partialsTooMany(path: file.path, range: tag.range, limit: Self.partialLimit))
        } else {
            return compile(partial)
        }
        return []
    }

    // MARK: Literals

    /// In: what follows it, nil at the end of the file.
    private mutating func literal(_ range: Range<Int>, of file: SourceFile, before next: Token?) -> [TemplateNode] {
        let bytes = file.bytes[range]
        if let tag = sectionAfterName, let first = bytes.first, ![0x20, 0x0A, 0x2F, 0x3E].contains(first) {
            problems.append(.sectionCrosses(path: file.path, range: tag.range, name: tag.name, format))
        }
        sectionAfterName = nil
        var nodes: [TemplateNode] = []
        var position = range.lowerBound
        for url in context.advance(over: bytes) {
            for path in sitePaths(url, in: file, before: next) {
                nodes.append(.literal(Array(file.bytes[position..<path.lowerBound])))
                var encoded: [UInt8] = []
                encoded.append(encodingURL: String(decoding: file.bytes[path].dropFirst(), as: UTF8.self))
                nodes.append(.sitePath(encoded))
                position = path.upperBound
            }
        }
        return nodes + [.literal(Array(file.bytes[position..<range.upperBound]))]
    }

    /// Neighbouring literals become one: strings, partials and comments leave seams.
    private func merged(_ nodes: [TemplateNode]) -> [TemplateNode] {
        var result: [TemplateNode] = []
        for node in nodes {
            if case .literal(let bytes) = node, case .literal(let before)? = result.last {
                result[result.count - 1] = .literal(before + bytes)
            } else {
                result.append(node)
            }
        }
        return result
    }
}
