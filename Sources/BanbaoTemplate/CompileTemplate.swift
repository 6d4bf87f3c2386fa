import BanbaoText

/// Turns tokens into nodes: names become slots, strings and partials are put in place, and each value is checked
/// against the HTML around it.
struct TemplateCompiler {
    private let sources: TemplateSources
    private let strings: InterfaceStrings
    var problems: [Diagnostic] = []
    private(set) var usedPartials: Set<String> = []
    private(set) var usedStrings: Set<String> = []
    /// With the names of their records: `entry.image`.
    var askedNames: Set<String> = []

    private(set) var context = HTMLContext()
    /// A section that may leave a tag's name unfinished, as in `<p{{#x}} lang="en"{{/x}}>`: what comes next must end it.
    private var sectionAfterTagName: Token.Tag?
    /// Shapes of the records on the stack, the page's own first.
    var scopes: [RecordShape] = []
    /// Files being compiled, outermost first, with the place that includes the next one.
    private var includes: [(name: String, path: String, range: Range<Int>)] = []

    private static let includeLimit = 64
    /// Partials that include others twice over grow without bound.
    private static let partialLimit = 1000
    private static let sectionLimit = 64
    private var partialCount = 0
    private var sectionDepth = 0

    init(sources: TemplateSources, strings: InterfaceStrings) {
        self.sources = sources
        self.strings = strings
    }

    mutating func compile(_ file: SourceFile, shape: RecordShape) -> [TemplateNode] {
        scopes = [shape]
        let nodes = compile(file)
        if problems.isEmpty, context != HTMLContext() { problems.append(.endsInsideMarkup(file)) }
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
                if case .literal(let range) = token { nodes.append(literal(range, of: file)) }
                continue
            }
            switch tag.kind {
            case .close:
                if let opening, tag.name == opening.name { return nodes }
                problems.append(.sectionClose(path: file.path, tag: tag.range, name: tag.name, opening: opening))
                if opening != nil { return nodes }
            case .open, .openInverted: nodes += section(tag, &rest, of: file)
            case .partial: nodes += partial(tag, in: file)
            case .text, .markup, .json, .asset: nodes += value(tag, in: file)
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
            case .list(let shape), .record(let shape), .optional(let shape):
                scopes.append(shape)
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
        if contextBefore.endsTagName(before: context) {
            sectionAfterTagName = tag
        } else if context != contextBefore {
            problems.append(.sectionCrossesMarkup(path: file.path, range: tag.range, name: tag.name))
            context = contextBefore
        }
        // A section around nothing writes nothing, however often it is passed.
        guard let slot = resolved?.slot, !body.isEmpty else { return [] }
        return [.section(tag.kind == .open ? .section : .inverted, slot, merged(body))]
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

    // MARK: Values

    private mutating func value(_ tag: Token.Tag, in file: SourceFile) -> [TemplateNode] {
        if tag.kind == .asset { return asset(tag, in: file) }
        if tag.name.hasPrefix("strings.") { return string(tag, in: file) }
        guard let (shape, slot) = resolve(tag, in: file) else {
            context.skipValue()
            return []
        }
        let placement = context.placement
        context.skipValue()
        if let instruction = placement.instruction(tag.kind, shape) { return [.value(instruction, slot)] }
        problems.append(.value(tag, shape, at: placement, path: file.path))
        return []
    }

    private mutating func asset(_ tag: Token.Tag, in file: SourceFile) -> [TemplateNode] {
        guard let path = sources.assets[tag.name] else {
            problems.append(
                .assetMissing(path: file.path, range: tag.range, name: tag.name, known: sources.assets.keys.sorted()))
            return []
        }
        let placement = context.placement
        context.skipValue()
        guard placement == .url else {
            problems.append(.assetPlace(path: file.path, range: tag.range, name: tag.name))
            return []
        }
        var bytes: [UInt8] = []
        bytes.append(encodingURL: path)
        return [.sitePath(bytes)]
    }

    /// A string of the interface is compiled like a partial, in place, so its own tags see the page's names.
    private mutating func string(_ tag: Token.Tag, in file: SourceFile) -> [TemplateNode] {
        let key = String(tag.name.dropFirst("strings.".count))
        guard let string = strings.texts[key] else {
            if strings.keysOfAllLanguages.contains(key) { return [] }
            problems.append(
                .stringMissing(
                    path: file.path, range: tag.range, key: key, known: strings.keysOfAllLanguages.sorted()))
            return []
        }
        usedStrings.insert(key)
        if let problem = problem(ofString: tag, in: file) {
            problems.append(problem)
            return []
        }
        let nodes = nodes(of: string.text, at: string.range, key: key)
        return string.forms.isEmpty ? nodes : pluralNodes(of: string, key: key, other: nodes)
    }

    /// One text for each category of the number that the string shows first.
    private mutating func pluralNodes(
        of string: InterfaceStrings.Text, key: String, other: [TemplateNode]
    ) -> [TemplateNode] {
        let slots = other.compactMap { if case .value(_, let slot) = $0 { slot } else { nil } }
        guard let number = slots.first else { return other }
        var rest = PluralCategory.allCases
        var result: [TemplateNode] = []
        for (category, text) in string.forms.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            rest.removeAll { $0 == category }
            let nodes = nodes(of: text, at: string.range, key: key)
            result.append(.plural(PluralCondition(rule: strings.pluralRule, categories: [category]), number, nodes))
        }
        return result + [.plural(PluralCondition(rule: strings.pluralRule, categories: rest), number, other)]
    }

    private mutating func nodes(of string: String, at place: Range<Int>, key: String) -> [TemplateNode] {
        let text = SourceFile(path: strings.file, cleanBytes: Array(string.utf8))
        var (tokens, found) = TemplateParser.parse(text)
        var nodes: [TemplateNode] = []
        while !tokens.isEmpty {
            context.skipValue()
            switch tokens.removeFirst() {
            case .literal(let range):
                var bytes: [UInt8] = []
                bytes.append(escaping: text.bytes.span.extracting(range))
                nodes.append(.literal(bytes))
            case .tag(let inner):
                if inner.kind == .text, let resolved = lookUp(inner.name), case .text = resolved.shape {
                    note(resolved.slot)
                    nodes.append(.value(.text, resolved.slot))
                } else {
                    found.append(.stringTag(path: strings.file, range: inner.range, name: inner.name, key: key))
                }
            }
        }
        // Places inside a string are those of its value in the strings file.
        problems += found.map {
            Diagnostic($0.rule, path: strings.file, range: place, $0.message, help: $0.help)
        }
        return nodes
    }

    // MARK: Literals

    private mutating func literal(_ range: Range<Int>, of file: SourceFile) -> TemplateNode {
        let bytes = file.bytes[range]
        if let tag = sectionAfterTagName, let first = bytes.first, ![0x20, 0x0A, 0x2F, 0x3E].contains(first) {
            problems.append(.sectionCrossesMarkup(path: file.path, range: tag.range, name: tag.name))
        }
        sectionAfterTagName = nil
        context.advance(over: bytes)
        return .literal(Array(bytes))
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
