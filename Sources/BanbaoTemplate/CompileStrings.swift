import BanbaoText

// Words of the interface in templates.
extension TemplateCompiler {
    /// A string of the interface is compiled like a partial, in place, so its own tags see the page's names.
    mutating func string(_ tag: Token.Tag, in file: SourceFile) -> [TemplateNode] {
        let placement = context.placement
        defer { context.skipValue() }
        let key = String(tag.name.dropFirst("strings.".count))
        guard let string = strings.texts[key] else {
            if strings.keysOfAllLanguages.contains(key) { return [] }
            problems.append(
                .stringMissing(
                    path: file.path, range: tag.range, key: key, known: strings.keysOfAllLanguages.sorted()))
            return []
        }
        usedStrings.insert(key)
        guard tag.kind == .text, let kind = placement.instruction(.text, .text) else {
            problems.append(problem(ofString: tag, placement, in: file))
            return []
        }
        let nodes = nodes(of: string.text, as: kind, at: string.range, key: key)
        return string.forms.isEmpty ? nodes : pluralNodes(of: string, as: kind, key: key, other: nodes)
    }

    /// One text for each category of the number that the string shows first.
    private mutating func pluralNodes(
        of string: InterfaceStrings.Text, as kind: Template.Instruction.Kind, key: String, other: [TemplateNode]
    ) -> [TemplateNode] {
        let slots = other.compactMap { if case .value(_, let slot) = $0 { slot } else { nil } }
        guard let number = slots.first else { return other }
        var rest = PluralCategory.allCases
        var result: [TemplateNode] = []
        for (category, text) in string.forms.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            rest.removeAll { $0 == category }
            let nodes = nodes(of: text, as: kind, at: string.range, key: key)
            result.append(.plural(PluralCondition(rule: strings.pluralRule, categories: [category]), number, nodes))
        }
        return result + [.plural(PluralCondition(rule: strings.pluralRule, categories: rest), number, other)]
    }

    private mutating func nodes(
        of string: String, as kind: Template.Instruction.Kind, at place: Range<Int>, key: String
    ) -> [TemplateNode] {
        let text = SourceFile(path: strings.file, cleanBytes: Array(string.utf8))
        var (tokens, found) = TemplateParser.parse(text)
        var nodes: [TemplateNode] = []
        while !tokens.isEmpty {
            context.skipValue()
            switch tokens.removeFirst() {
            case .literal(let range):
                var bytes: [UInt8] = []
                switch kind {
                case .jsonText: bytes.append(jsonContent: text.bytes.span.extracting(range), isForFile: true)
                case .plain: bytes += text.bytes[range]
                default: bytes.append(escaping: text.bytes.span.extracting(range))
                }
                nodes.append(.literal(bytes))
            case .tag(let inner):
                if inner.kind == .text, let resolved = lookUp(inner.name), case .text = resolved.shape {
                    note(resolved.slot)
                    nodes.append(.value(kind, resolved.slot))
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
}
