import BanbaoText

/// What a template writes. The ending of its file says it.
package enum TemplateFormat: String, Sendable, CaseIterable {
    case html, xml, json
    case text = "txt"

    /// `.json`
    package var ending: String { "." + rawValue }

    /// In: the name of a file; nil for other endings.
    package init?(fileName: String) {
        guard let (_, ending) = fileName.cut(atLast: "."), let format = Self(rawValue: String(ending)) else {
            return nil
        }
        self = format
    }

    /// As messages call it.
    var name: String {
        switch self {
        case .html: "HTML"
        case .xml: "XML"
        case .json: "JSON"
        case .text: "text"
        }
    }
}

/// What a value would become at a place of a template.
enum Placement: Equatable {
    /// Between the tags of HTML.
    case content
    /// `<title>`, `<textarea>`: text only.
    case plainText
    /// Of HTML or XML.
    case attribute
    /// The whole of a URL attribute, or its beginning.
    case url
    /// Of such an attribute, behind a `#`.
    case fragment
    /// A script of HTML that holds JSON.
    case json
    /// Between the tags of XML.
    case xmlContent
    case cdata
    /// Where a file of JSON has a value.
    case jsonValue
    /// In a string of such a file.
    case jsonString
    /// A file of text.
    case text
    /// The whole of `srcset`, or its beginning.
    case sourceSet
    /// The value of `object-position` in `style`.
    case position
    case refused(Wording)
}

/// Where a template stands in the document that it writes.
enum TemplateContext: Equatable {
    case markup(HTMLContext)
    case json(JSONContext)
    case text

    init(_ format: TemplateFormat) {
        switch format {
        case .html: self = .markup(HTMLContext())
        case .xml: self = .markup(HTMLContext(isXML: true))
        case .json: self = .json(JSONContext())
        case .text: self = .text
        }
    }

    var placement: Placement {
        switch self {
        case .markup(let context): context.placement
        case .json(let context): context.isInString ? .jsonString : .jsonValue
        case .text: .text
        }
    }

    /// Whether `other` follows from attributes here: `<p` before and ` lang="…"` or ` hidden` in between.
    func mayHoldAttributes(before other: TemplateContext) -> Bool {
        guard case .markup(let first) = self, case .markup(let second) = other else { return false }
        return first.mayHoldAttributes(before: second)
    }

    /// The name of an attribute ends here, if one stands here.
    mutating func endAttributeName() {
        guard case .markup(var context) = self else { return }
        context.endAttributeName()
        self = .markup(context)
    }

    /// In a tag where attributes stand.
    var isBetweenAttributes: Bool {
        if case .markup(let context) = self { context.isBetweenAttributes } else { false }
    }

    /// A value stands here; wherever it may not, what follows is read as if a letter stood there.
    mutating func skipValue() {
        guard case .markup(var context) = self else { return }
        context.skipValue()
        self = .markup(context)
    }

    /// Out: the URLs that are written in these bytes.
    mutating func advance(over bytes: ArraySlice<UInt8>) -> [WrittenURL] {
        var urls: [WrittenURL] = []
        switch self {
        case .markup(var context):
            urls = context.advance(over: bytes)
            self = .markup(context)
        case .json(var context):
            context.advance(over: bytes)
            self = .json(context)
        case .text: break
        }
        return urls
    }

    /// A section that began at `before` may have held nothing.
    mutating func endSection(begunAt before: TemplateContext) {
        guard case .markup(var context) = self, case .markup(let before) = before else { return }
        context.endSection(begunAt: before)
        self = .markup(context)
    }
}

/// The value of an attribute that holds a URL, or several, as a template writes it.
struct WrittenURL {
    /// Of the value, or of what stands of it in this literal.
    let range: Range<Int>
    let element: String
    /// `srcset`: several with their descriptors.
    let isList: Bool
    /// False where the literal ends before the value does.
    let isWhole: Bool
    /// A section before it may have held the value.
    let followsSection: Bool
}

/// Where in a JSON document a template stands: in which lists and objects, and whether in a string. Commas and colons depend on the
/// data, so they are looked at in what was written.
struct JSONContext: Equatable {
    private var containers: [UInt8] = []
    private(set) var isInString = false
    private var isEscaped = false

    mutating func advance(over bytes: ArraySlice<UInt8>) {
        for byte in bytes {
            if isInString {
                if !isEscaped, byte == UInt8(ascii: "\"") { isInString = false }
                isEscaped = !isEscaped && byte == UInt8(ascii: "\\")
                continue
            }
            switch byte {
            case UInt8(ascii: "\""): isInString = true
            case UInt8(ascii: "{"), UInt8(ascii: "["): containers.append(byte)
            case UInt8(ascii: "}"), UInt8(ascii: "]"): _ = containers.popLast()
            default: break
            }
        }
    }
}
