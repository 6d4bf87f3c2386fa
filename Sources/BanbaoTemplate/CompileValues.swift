import BanbaoText

// Values in templates: what each may do where it stands.
extension TemplateCompiler {
    mutating func value(_ tag: Token.Tag, in file: SourceFile) -> [TemplateNode] {
        if tag.kind == .asset { return asset(tag, in: file) }
        if tag.name.hasPrefix("strings.") { return string(tag, in: file) }
        guard let (shape, slot) = resolve(tag, in: file) else {
            context.skipValue()
            return []
        }
        let placement = context.placement
        context.skipValue()
        switch instruction(tag, shape, placement, in: file) {
        case .success(let kind): return [.value(kind, slot)]
        case .failure(let refusal):
            problems.append(refusal.problem)
            return []
        }
    }

    private struct Refusal: Error {
        let problem: Diagnostic
    }

    private func instruction(
        _ tag: Token.Tag, _ shape: Shape, _ placement: Placement, in file: SourceFile
    ) -> Result<Template.Instruction.Kind, Refusal> {
        let written: Template.Instruction.Kind? =
            switch (tag.kind, shape, placement) {
            case (.json, .text, .json), (.json, .flag, .json), (.json, .url, .json): .json
            case (.json, .text, .jsonValue), (.json, .flag, .jsonValue), (.json, .url, .jsonValue): .json
            case (.json, .markup, .jsonValue): .json
            case (.number, .text, .json), (.number, .text, .jsonValue): .number
            case (.text, .text, _): placement.textKind
            case (.text, .url, _): placement.urlKind
            case (.text, .markup, _), (.markup, .markup, _):
                placement.markupKind(isInThreeBraces: tag.kind == .markup)
            default: nil
            }
        return written.map(Result.success) ?? .failure(Refusal(problem: refusal(tag, shape, placement, file.path)))
    }

    private func refusal(_ tag: Token.Tag, _ shape: Shape, _ placement: Placement, _ path: String) -> Diagnostic {
        let (range, name) = (tag.range, tag.name)
        func place(_ reason: Wording) -> Diagnostic {
            .valuePlace(path: path, range: range, name: name, reason: reason)
        }
        switch (tag.kind, shape, placement) {
        case (_, _, .refused(let reason)): return place(reason)
        case (_, _, .json), (_, _, .jsonValue): return .valueNeedsJSON(path: path, tag, isScript: placement == .json)
        case (.json, _, _), (.number, _, _): return .jsonOutside(path: path, tag, format)
        case (.text, .text, .url): return .textInURL(path: path, range: range, name: name)
        case (.text, .text, .cdata), (.text, .url, .cdata):
            return .valueInCDATA(path: path, range: range, name: name)
        case (_, .markup, .text): return .markupInText(path: path, range: range, name: name)
        case (.markup, .markup, .xmlContent): return .markupInXML(path: path, range: range, name: name)
        case (.markup, .markup, _): return place(Wording("markup belongs between tags", zh: "markup 只能放在标签之间"))
        case (.markup, _, _):
            return .notMarkup(path: path, range: range, name: name, type: shape.wording)
        case (.text, .markup, _): return .markupInDoubleBraces(path: path, range: range, name: name)
        default: return .notPrintable(path: path, range: range, name: name, type: shape.wording)
        }
    }

    private mutating func asset(_ tag: Token.Tag, in file: SourceFile) -> [TemplateNode] {
        let placement = context.placement
        context.skipValue()
        guard let path = sources.assets[tag.name] else {
            problems.append(
                .assetMissing(path: file.path, range: tag.range, name: tag.name, known: sources.assets.keys.sorted()))
            return []
        }
        guard placement == .url || format != .html && placement.urlKind != nil else {
            problems.append(.assetPlace(path: file.path, range: tag.range, name: tag.name))
            return []
        }
        var bytes: [UInt8] = []
        bytes.append(encodingURL: path)
        return [.sitePath(bytes)]
    }
}
