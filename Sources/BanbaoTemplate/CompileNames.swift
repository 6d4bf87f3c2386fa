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
                path: file.path, range: tag.range, name: tag.name, scope: scopes.last?.name ?? "", help: help(tag.name))
        )
        return nil
    }

    /// Notes that a value is asked for: `entry.image`.
    mutating func note(_ slot: Template.Slot) {
        let scope = scopes[Int(slot.level)]
        askedNames.insert("\(scope.name).\(scope.fields[Int(slot.field)].name)")
    }

    /// What the author of an unknown name may have meant.
    private func help(_ name: String) -> Wording? {
        if name.hasPrefix("strings.") {
            return Wording(
                "a string is always there, so it cannot be a section; write {{\(name)}}",
                zh: "界面文字总是存在，不能当作一段；写成 {{\(name)}}")
        }
        var known = scopes.reversed().flatMap { $0.fields.map(\.name) }
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

    /// Strings are plain text: between tags and in attributes that hold no URL.
    func problem(ofString tag: Token.Tag, in file: SourceFile) -> Diagnostic? {
        let (path, range, name) = (file.path, tag.range, tag.name)
        let placement = context.placement
        if let reason = placement.refusal(of: .text) {
            return .valuePlace(path: path, range: range, name: name, reason: reason)
        }
        return switch (placement, tag.kind) {
        case (.url, _): .textInURL(path: path, range: range, name: name)
        case (.json, _): .stringInJSON(path: path, range: range, name: name)
        case (_, .json): .jsonOutsideScript(path: path, range: range, name: name)
        case (_, .markup): .notMarkup(path: path, range: range, name: name, type: Shape.text.wording)
        default: nil
        }
    }

    /// From the innermost record outwards; a dotted name then goes into the record it finds.
    func lookUp(_ name: String) -> (shape: Shape, slot: Template.Slot)? {
        let parts = name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        for level in scopes.indices.reversed() {
            guard let field = scopes[level].fields.firstIndex(where: { $0.name == parts[0] }) else { continue }
            let shape = scopes[level].fields[field].shape
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
