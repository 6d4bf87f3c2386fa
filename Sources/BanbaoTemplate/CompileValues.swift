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
        if let instruction = placement.instruction(tag.kind, shape) { return [.value(instruction, slot)] }
        problems.append(.value(tag, shape, at: placement, format, path: file.path))
        return []
    }

    private mutating func asset(_ tag: Token.Tag, in file: SourceFile) -> [TemplateNode] {
        let placement = context.placement
        context.skipValue()
        guard let path = sources.assets[tag.name] else {
            problems.append(
                .assetMissing(path: file.path, range: tag.range, name: tag.name, known: sources.assets.keys.sorted()))
            return []
        }
        guard placement == .url || format != .html && placement.instruction(.text, .url) != nil else {
            problems.append(.assetPlace(path: file.path, range: tag.range, name: tag.name))
            return []
        }
        var bytes: [UInt8] = []
        bytes.append(encodingURL: path)
        return [.sitePath(bytes)]
    }
}
