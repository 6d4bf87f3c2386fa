import BanbaoText

// How a name in a template finds its value.
extension TemplateCompiler {
    mutating func resolve(_ tag: Token.Tag, in file: SourceFile) -> (shape: Shape, slot: Template.Slot)? {
        if let found = lookUp(tag.name) {
            note(found.slot)
            return found
        }
        problems.append(
            .nameUnknown(
                path: file.path, range: tag.range, name: tag.name, scope: scopes.last?.shape.name ?? "",
                help: help(tag.name))
        )
        return nil
    }

    /// Notes that a value is asked for: `entry.image`.
    mutating func note(_ slot: Template.Slot) {
        guard slot.field >= 0 else { return }
        let scope = scopes[Int(slot.level)].shape
        let field = scope.fields[Int(slot.field)]
        askedNames.insert("\(scope.name).\(field.name)")
        if slot.inner >= 0, case .record(let record) = field.shape {
            askedNames.insert("\(record.name).\(record.fields[Int(slot.inner)].name)")
        }
    }

    /// What the author of an unknown name may have meant.
    private func help(_ name: String) -> Wording? {
        if name.hasPrefix("strings.") {
            return Wording(
                "a string is always there, so it cannot be a section; write {{\(name)}}",
                zh: "界面文字总是存在，不能当作一段；写成 {{\(name)}}")
        }
        if Self.places[name] != nil {
            return Wording(
                "it is the place in a list; write it in a section over one", zh: "它说的是在列表里的位置，要写在列表的段里")
        }
        var known = scopes.reversed().flatMap { $0.shape.fields.map(\.name) }
        if let dot = name.firstIndex(of: "."), let (shape, _) = lookUp(String(name[..<dot])) {
            let first = String(name[..<dot])
            switch shape {
            case .record(let record): known = record.fields.map { first + "." + $0.name }
            case .list:
                return Wording(
                    "\"\(first)\" is a list: open a section over it, {{#\(first)}} … {{/\(first)}}",
                    zh: "“\(first)”是列表：用一段把它包起来，{{#\(first)}} … {{/\(first)}}")
            case .optional:
                return Wording(
                    "\"\(first)\" may be absent: open a section over it, {{#\(first)}} … {{/\(first)}}",
                    zh: "“\(first)”可能不存在：用一段把它包起来，{{#\(first)}} … {{/\(first)}}")
            case .text, .url, .markup, .flag, .sourceSet, .position:
                return Wording("\"\(first)\" has no parts; write {{\(first)}}", zh: "“\(first)”没有下一层；写 {{\(first)}}")
            }
        }
        return closestName(to: name, among: known).map(Wording.didYouMean)
    }

    /// Strings are plain text: between tags, in attributes that hold no URL, in strings of JSON, in files of text.
    func problem(ofString tag: Token.Tag, _ placement: Placement, in file: SourceFile) -> Diagnostic {
        let (path, range, name) = (file.path, tag.range, tag.name)
        if let reason = placement.refusal(of: .text) {
            return .valuePlace(path: path, range: range, name: name, reason: reason)
        }
        return switch (placement, tag.kind) {
        case (.url, _), (.fragment, _): .textInURL(path: path, range: range, name: name)
        case (.json, _), (.jsonValue, _):
            .stringInJSON(path: path, range: range, name: name, isScript: placement == .json)
        case (_, .json), (_, .number): .jsonOutside(path: path, tag, format)
        case (.cdata, _):
            .valueInCDATA(path: path, range: range, name: name)
        default: .notMarkup(path: path, range: range, name: name, type: Shape.text.wording)
        }
    }

    /// What every element of a list has besides its own names.
    private static let places = ["is-first": Template.Slot.isFirst, "is-last": Template.Slot.isLast]

    /// From the innermost record outwards; a dotted name then goes into the record it finds.
    func lookUp(_ name: String) -> (shape: Shape, slot: Template.Slot)? {
        let parts = name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        for level in scopes.indices.reversed() {
            let fields = scopes[level].shape.fields
            guard let field = fields.firstIndex(where: { $0.name == parts[0] }) else {
                if scopes[level].isElement, let place = Self.places[name] {
                    return (.flag, Template.Slot(level: Int16(level), field: place, inner: -1))
                }
                continue
            }
            let shape = fields[field].shape
            guard parts.count > 1 else {
                return (shape, Template.Slot(level: Int16(level), field: Int16(field), inner: -1))
            }
            guard parts.count == 2, case .record(let record) = shape,
                let inner = record.fields.firstIndex(where: { $0.name == parts[1] })
            else { return nil }
            let slot = Template.Slot(level: Int16(level), field: Int16(field), inner: Int16(inner))
            return (record.fields[inner].shape, slot)
        }
        return nil
    }
}
