import BanbaoText

/// Where in a document of HTML or XML a template stands, followed byte by byte over its literal parts. A small part of the
/// tokenizer of the HTML standard (section 13.2.5): enough to know what a value may safely do.
struct HTMLContext: Equatable {
    private enum State: Equatable {
        case text, tagStart, tagName, beforeAttribute, attributeName, afterAttributeName, beforeValue
        case doubleQuoted, singleQuoted, unquoted
        case markupDeclaration, comment, cdata
    }

    private let isXML: Bool
    private var state: State = .text
    /// The element whose tag is open, or whose raw text this is; lower case.
    private var element = ""
    private var isClosingTag = false
    private var attribute = ""
    private var isAttributeEmpty = true
    /// A `#` was passed in the value.
    private var isInFragment = false
    /// A section of the value was passed that may have held all of it.
    private var mayHoldValue = false
    /// Where the value of an attribute that holds URLs began, in the literal that is passed.
    private var valueStart: Int?
    private var position = 0
    private var writtenURLs: [WrittenURL] = []
    /// What stands in `style` so far, without spaces.
    private var style: [UInt8] = []
    private var scriptType = ""
    /// The last bytes, to see `-->` and `</script`.
    private var recent: [UInt8] = []

    private static let rawTextElements: Set<String> = ["script", "style", "iframe", "noembed", "noframes", "xmp"]
    private static let plainTextElements: Set<String> = ["title", "textarea"]
    private static let urlAttributes: Set<String> = [
        "href", "src", "action", "formaction", "poster", "cite", "data", "manifest", "background", "longdesc",
        "ping", "usemap", "xlink:href",
    ]
    private static let sourceSetAttributes: Set<String> = ["srcset", "imagesrcset"]

    init(isXML: Bool = false) { self.isXML = isXML }

    /// Two places are the same when a value would mean the same in both; what led there does not matter.
    static func == (left: HTMLContext, right: HTMLContext) -> Bool {
        left.state == right.state && left.rawText == right.rawText
            && (left.state == .text || (left.element, left.attribute) == (right.element, right.attribute))
    }

    var placement: Placement {
        switch state {
        case .text:
            guard let element = rawText else { return isXML ? .xmlContent : .content }
            if Self.plainTextElements.contains(element) { return .plainText }
            if element == "script", isDataScript { return .json }
            return .refused(Wording("inside <\(element)>", zh: "在 <\(element)> 里面"))
        case .doubleQuoted: return attributePlacement
        case .singleQuoted:
            return .refused(Wording("in a single-quoted attribute; use double quotes", zh: "在单引号的属性里；请用双引号"))
        case .unquoted, .beforeValue: return .refused(Wording("in an attribute without quotes", zh: "在没有引号的属性里"))
        case .tagStart, .tagName: return .refused(Wording("in the name of a tag", zh: "在标签名里"))
        case .beforeAttribute, .attributeName, .afterAttributeName:
            return .refused(Wording("in the name of an attribute", zh: "在属性名里"))
        case .cdata: return .cdata
        case .markupDeclaration, .comment: return .refused(Wording("inside a comment or declaration", zh: "在注释或声明里"))
        }
    }

    /// Whether `other` follows from attributes here: `<p` before and ` lang="…"` or ` hidden` in between.
    func mayHoldAttributes(before other: HTMLContext) -> Bool {
        isBetweenAttributes && (other.isBetweenAttributes || other.state == .attributeName) && element == other.element
    }

    /// The name of an attribute ends here, if one stands here.
    mutating func endAttributeName() {
        if state == .attributeName { state = .afterAttributeName }
    }

    /// In a tag where attributes stand.
    var isBetweenAttributes: Bool { state == .tagName || state == .beforeAttribute || state == .afterAttributeName }

    /// A value stands here; wherever it may not, what follows is read as if a letter stood there.
    mutating func skipValue() {
        isAttributeEmpty = false
        style.append(UInt8(ascii: "x"))
        switch state {
        case .beforeValue: state = .unquoted
        case .beforeAttribute, .afterAttributeName: state = .attributeName
        case .tagStart: state = .tagName
        default: break
        }
    }

    /// Out: the URLs that are written in these bytes.
    mutating func advance(over bytes: ArraySlice<UInt8>) -> [WrittenURL] {
        writtenURLs = []
        valueStart = isInValue && holdsURLs && isAttributeEmpty ? bytes.startIndex : nil
        for index in bytes.indices {
            position = index
            advance(bytes[index])
        }
        if let start = valueStart, start < bytes.endIndex { noteURL(start..<bytes.endIndex, isWhole: false) }
        valueStart = nil
        return writtenURLs
    }

    /// A section that began at `before` may have held nothing, so that a whole URL may follow in the same value.
    mutating func endSection(begunAt before: HTMLContext) {
        guard isInValue, before.isInValue, before.isAttributeEmpty else { return }
        isAttributeEmpty = true
        mayHoldValue = true
    }

    private var isInValue: Bool { state == .doubleQuoted || state == .singleQuoted || state == .unquoted }

    private var holdsURLs: Bool {
        !isClosingTag && (Self.urlAttributes.contains(attribute) || Self.sourceSetAttributes.contains(attribute))
    }

    private mutating func noteURL(_ range: Range<Int>, isWhole: Bool) {
        writtenURLs.append(
            WrittenURL(
                range: range, element: element, isList: Self.sourceSetAttributes.contains(attribute), isWhole: isWhole,
                followsSection: mayHoldValue))
        valueStart = nil
    }

    private var rawText: String? {
        !isXML && state == .text && (Self.rawTextElements.contains(element) || Self.plainTextElements.contains(element))
            ? element : nil
    }

    private var isDataScript: Bool { scriptType.hasSuffix("json") }

    private var attributePlacement: Placement {
        if attribute.hasPrefix("on") {
            return .refused(Wording("in the event attribute \(attribute)=", zh: "在事件属性 \(attribute)= 里"))
        }
        if attribute == "style" {
            let declaration = style.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false).last ?? []
            if declaration.elementsEqual("object-position:".utf8) { return .position }
        }
        let isSourceSet = Self.sourceSetAttributes.contains(attribute)
        if isSourceSet, isAttributeEmpty { return .sourceSet }
        if isSourceSet || attribute == "style" || attribute == "srcdoc" {
            return .refused(Wording("in the attribute \(attribute)=", zh: "在属性 \(attribute)= 里"))
        }
        guard Self.urlAttributes.contains(attribute) else { return .attribute }
        if isInFragment { return .fragment }
        return isAttributeEmpty
            ? .url : .refused(Wording("inside a URL; the whole URL must be one value", zh: "在网址中间；整个网址应当是一个值"))
    }

    private mutating func advance(_ byte: UInt8) {
        switch state {
        case .text: advanceInText(byte)
        case .tagStart: advanceInTagStart(byte)
        case .tagName: advanceInTagName(byte)
        case .beforeAttribute, .afterAttributeName: advanceBeforeAttribute(byte)
        case .attributeName: advanceInAttributeName(byte)
        case .beforeValue: advanceBeforeValue(byte)
        case .doubleQuoted: advanceInValue(byte, endsAt: byte == UInt8(ascii: "\""))
        case .singleQuoted: advanceInValue(byte, endsAt: byte == UInt8(ascii: "'"))
        case .unquoted:
            advanceInValue(byte, endsAt: isSpace(byte) || byte == UInt8(ascii: ">"))
            if byte == UInt8(ascii: ">") { closeTag() }
        case .markupDeclaration:
            remember(byte)
            if recent.elementsEqual("--".utf8) {
                state = .comment
                recent = []
            } else if isXML, recent.elementsEqual("[CDATA[".utf8) {
                state = .cdata
                recent = []
            } else if byte == UInt8(ascii: ">") {
                state = .text
            }
        case .comment:
            remember(byte)
            if recent.suffix(3).elementsEqual("-->".utf8) { state = .text }
        case .cdata:
            remember(byte)
            if recent.suffix(3).elementsEqual("]]>".utf8) { state = .text }
        }
    }

    private mutating func advanceInText(_ byte: UInt8) {
        if let element = rawText {
            remember(lowercased(byte))
            let ending = Array("</\(element)".utf8)
            if recent.suffix(ending.count).elementsEqual(ending) {
                state = .tagName
                isClosingTag = true
                recent = []
            }
        } else if byte == UInt8(ascii: "<") {
            state = .tagStart
            isClosingTag = false
            element = ""
        }
    }

    private mutating func advanceInTagStart(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "/"): isClosingTag = true
        case UInt8(ascii: "!"), UInt8(ascii: "?"):
            state = .markupDeclaration
            recent = []
        case _ where isLetter(byte):
            state = .tagName
            scriptType = ""
            element = String(Unicode.Scalar(lowercased(byte)))
        default: state = .text
        }
    }

    private mutating func advanceInTagName(_ byte: UInt8) {
        if isSpace(byte) || byte == UInt8(ascii: "/") {
            state = .beforeAttribute
        } else if byte == UInt8(ascii: ">") {
            closeTag()
        } else {
            element.unicodeScalars.append(Unicode.Scalar(lowercased(byte)))
        }
    }

    private mutating func advanceBeforeAttribute(_ byte: UInt8) {
        if byte == UInt8(ascii: ">") {
            closeTag()
        } else if byte == UInt8(ascii: "="), state == .afterAttributeName {
            state = .beforeValue
        } else if !isSpace(byte), byte != UInt8(ascii: "/") {
            state = .attributeName
            attribute = String(Unicode.Scalar(lowercased(byte)))
        } else if state != .afterAttributeName {
            attribute = ""
        }
    }

    private mutating func advanceInAttributeName(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "="): state = .beforeValue
        case UInt8(ascii: ">"): closeTag()
        case _ where isSpace(byte): state = .afterAttributeName
        default: attribute.unicodeScalars.append(Unicode.Scalar(lowercased(byte)))
        }
    }

    private mutating func advanceBeforeValue(_ byte: UInt8) {
        guard !isSpace(byte) else { return }
        isAttributeEmpty = true
        isInFragment = false
        mayHoldValue = false
        style = []
        if element == "script", attribute == "type" { scriptType = "" }
        let isQuote = byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'")
        if holdsURLs { valueStart = isQuote ? position + 1 : position }
        switch byte {
        case UInt8(ascii: "\""): state = .doubleQuoted
        case UInt8(ascii: "'"): state = .singleQuoted
        case UInt8(ascii: ">"):
            valueStart = nil
            closeTag()
        default:
            state = .unquoted
            advanceInValue(byte, endsAt: false)
        }
    }

    private mutating func advanceInValue(_ byte: UInt8, endsAt isEnd: Bool) {
        if isEnd {
            if let start = valueStart { noteURL(start..<position, isWhole: true) }
            state = .beforeAttribute
            attribute = ""
        } else {
            isAttributeEmpty = false
            if byte == UInt8(ascii: "#") { isInFragment = true }
            if attribute == "style", !isSpace(byte) { style.append(lowercased(byte)) }
            if element == "script", attribute == "type" {
                scriptType.unicodeScalars.append(Unicode.Scalar(lowercased(byte)))
            }
        }
    }

    private mutating func closeTag() {
        state = .text
        attribute = ""
        recent = []
        if isClosingTag { element = "" }
    }

    private mutating func remember(_ byte: UInt8) {
        recent.append(byte)
        if recent.count > 16 { recent.removeFirst() }
    }

    private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0C }
    private func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
    private func lowercased(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }
}
