import BanbaoText

// Which values may stand in which places of a document, and what is said of those that may not.

extension Placement {
    /// How a value is written here, in two braces (`text`), three (`markup`), as JSON or as a number; nil where it may not be.
    func instruction(_ kind: Token.Tag.Kind, _ shape: Shape) -> Template.Instruction.Kind? {
        guard refusal(of: shape) == nil else { return nil }
        return switch (kind, shape, self) {
        case (.json, .text, .json), (.json, .flag, .json), (.json, .url, .json): .json
        case (.json, .text, .jsonValue), (.json, .flag, .jsonValue), (.json, .url, .jsonValue): .json
        case (.json, .markup, .jsonValue): .json
        case (.number, .text, .json), (.number, .text, .jsonValue): .number
        case (.text, .position, .position): .text
        case (.text, .text, .fragment): .fragment
        case (.text, .text, _), (.text, .position, _): textInstruction
        case (.text, .url, _): self == .url ? .url : textInstruction.map { $0 == .text ? .url : $0 }
        case (.text, .sourceSet, .sourceSet), (.text, .sourceSet, .attribute): .sourceSet
        case (.markup, .markup, .content): .markup
        case (.markup, .markup, .cdata): .cdata
        case (.markup, .markup, .jsonString): .jsonText
        case (.text, .markup, .xmlContent): .escapedMarkup
        default: nil
        }
    }

    /// How a text is written.
    private var textInstruction: Template.Instruction.Kind? {
        switch self {
        case .content, .plainText, .attribute, .xmlContent: .text
        case .jsonString: .jsonText
        case .text: .plain
        case .url, .fragment, .json, .cdata, .jsonValue, .sourceSet, .position, .refused: nil
        }
    }

    /// Why no value of a shape may stand here, however it is written; nil where one may.
    func refusal(of shape: Shape) -> Wording? {
        switch (self, shape) {
        case (.refused(let reason), _): reason
        case (.sourceSet, .sourceSet), (.position, .position): nil
        case (.fragment, .text): nil
        case (.fragment, _): Wording("behind the # of a URL; only a text may stand there", zh: "在网址的 # 后面；那里只能放文字")
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
    static func value(
        _ tag: Token.Tag, _ shape: Shape, at placement: Placement, _ format: TemplateFormat, path: String
    ) -> Diagnostic {
        let (range, name) = (tag.range, tag.name)
        if let reason = placement.refusal(of: shape) {
            return valuePlace(path: path, range: range, name: name, reason: reason)
        }
        return switch (tag.kind, shape, placement) {
        case (_, _, .json), (_, _, .jsonValue): valueNeedsJSON(path: path, tag, isScript: placement == .json)
        case (.json, _, _), (.number, _, _): jsonOutside(path: path, tag, format)
        case (.text, .text, .url): textInURL(path: path, range: range, name: name)
        case (.text, .text, .cdata), (.text, .url, .cdata): valueInCDATA(path: path, range: range, name: name)
        case (.text, .sourceSet, _), (.text, .position, _):
            placeOfItsOwn(path: path, range: range, name: name, shape)
        case (_, .markup, .text): markupInText(path: path, range: range, name: name)
        case (.markup, .markup, .xmlContent): markupInXML(path: path, range: range, name: name)
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
