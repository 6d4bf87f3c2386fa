import BanbaoText

// Which values may stand in which places of an HTML document, and what is said of those that may not.

extension HTMLContext.Placement {
    /// How a value is written here, in two braces (`text`), three (`markup`) or as JSON; nil where it may not be.
    func instruction(_ kind: Token.Tag.Kind, _ shape: Shape) -> Template.Instruction.Kind? {
        guard refusal(of: shape) == nil else { return nil }
        return switch (kind, shape, self) {
        case (.json, .text, .json), (.json, .flag, .json), (.json, .url, .json): .json
        case (_, _, .json), (.json, _, _): nil
        case (.text, .text, .content), (.text, .text, .plainText), (.text, .text, .attribute): .text
        case (.text, .position, .content), (.text, .position, .plainText), (.text, .position, .attribute),
            (.text, .position, .position):
            .text
        case (.text, .url, .content), (.text, .url, .plainText), (.text, .url, .attribute), (.text, .url, .url): .url
        case (.text, .sourceSet, .sourceSet), (.text, .sourceSet, .attribute): .sourceSet
        case (.markup, .markup, .content): .markup
        default: nil
        }
    }

    /// Why no value of a shape may stand here, however it is written; nil where one may.
    func refusal(of shape: Shape) -> Wording? {
        switch (self, shape) {
        case (.refused(let reason), _): reason
        case (.sourceSet, .sourceSet), (.position, .position): nil
        case (.sourceSet, _):
            Wording(
                "srcset= and imagesrcset= hold a value of the type srcset",
                zh: "srcset= 和 imagesrcset= 里应当是 srcset 类型的值")
        case (.position, _):
            Wording(
                "object-position: in style= holds a value of the type position",
                zh: "style= 里的 object-position: 后面应当是 position 类型的值")
        default: nil
        }
    }
}

extension Diagnostic {
    /// In: a value that may not stand where it is.
    static func value(_ tag: Token.Tag, _ shape: Shape, at placement: HTMLContext.Placement, path: String) -> Diagnostic
    {
        let (range, name) = (tag.range, tag.name)
        if let reason = placement.refusal(of: shape) {
            return valuePlace(path: path, range: range, name: name, reason: reason)
        }
        return switch (tag.kind, shape, placement) {
        case (_, _, .json): valueNeedsJSON(path: path, tag)
        case (.json, _, _): jsonOutsideScript(path: path, range: range, name: name)
        case (.text, .sourceSet, _), (.text, .position, _):
            placeOfItsOwn(path: path, range: range, name: name, shape)
        case (.text, .text, .url): textInURL(path: path, range: range, name: name)
        case (.markup, .markup, _):
            valuePlace(
                path: path, range: range, name: name,
                reason: Wording("markup belongs between tags", zh: "markup 只能放在标签之间"))
        case (.markup, _, _): notMarkup(path: path, range: range, name: name, type: shape.wording)
        case (.text, .markup, _): markupInDoubleBraces(path: path, range: range, name: name)
        default: notPrintable(path: path, range: range, name: name, type: shape.wording)
        }
    }
}
