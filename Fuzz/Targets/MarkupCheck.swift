import BanbaoText

/// Reads what was written as a careful browser would: every tag known and closed, every attribute known and quoted,
/// every address of a scheme that readers may follow.
struct MarkupCheck {
    enum Kind { case page, xml }

    private let bytes: [UInt8]
    private let path: String
    private let kind: Kind
    private var place = 0
    private var open: [String] = []
    private var ids: Set<String> = []

    private init(_ bytes: [UInt8], path: String, kind: Kind) {
        self.bytes = bytes
        self.path = path
        self.kind = kind
    }

    private static let elements: Set = [
        "html", "head", "meta", "title", "link", "body", "nav", "main", "span", "script", "time", "h1", "h2", "h3",
        "h4", "h5", "h6", "p", "a", "ul", "ol", "li", "pre", "code", "blockquote", "hr", "br", "img", "em", "strong",
        "small",
        "del", "sup", "section", "div", "table", "thead", "tbody", "tr", "th", "td", "input", "figure", "figcaption",
    ]
    private static let attributes: Set = [
        "lang", "charset", "name", "content", "rel", "hreflang", "href", "type", "title", "class", "id", "src", "alt",
        "start", "datetime", "aria-current", "http-equiv", "role", "aria-label", "tabindex", "scope", "disabled",
        "checked",
        "width", "height", "loading",
    ]
    private static let voidElements: Set = ["meta", "link", "hr", "br", "img", "input"]
    private static let schemes: Set = ["http", "https", "mailto", "tel"]

    static func run(on bytes: [UInt8], of path: String, kind: Kind) {
        var check = MarkupCheck(bytes, path: path, kind: kind)
        check.run()
    }

    private mutating func run() {
        while place < bytes.count {
            switch bytes[place] {
            case UInt8(ascii: "<"): tag()
            case UInt8(ascii: "&"): reference()
            default: place += 1
            }
        }
        expect(open.isEmpty || open == ["html"]) { "unclosed: \(open)" }
    }

    private func expect(_ isTrue: Bool, _ what: () -> String) {
        if !isTrue { fail(what()) }
    }

    @inline(never)
    private func fail(_ what: String) -> Never { fatalError("\(path), byte \(place): \(what)") }

    private func has(_ text: StaticString) -> Bool {
        bytes[place...].starts(with: "\(text)".utf8)
    }

    private mutating func take(while isTaken: (UInt8) -> Bool) -> String {
        let start = place
        while place < bytes.count, isTaken(bytes[place]) { place += 1 }
        return String(decoding: bytes[start..<place], as: UTF8.self)
    }

    private mutating func reference() {
        place += 1
        let name = take { $0 != UInt8(ascii: ";") && $0 > 0x20 && $0 != UInt8(ascii: "<") }
        let isKnown = ["amp", "lt", "gt", "quot", "#39", "#x27"].contains(name)
        expect(isKnown && place < bytes.count && bytes[place] == UInt8(ascii: ";")) { "a bare &: &\(name)" }
        place += 1
    }

    private mutating func tag() {
        if has("<!DOCTYPE html>") || has("<?xml ") {
            _ = take { $0 != UInt8(ascii: ">") }
            place += 1
            return
        }
        place += 1
        if has("/") {
            place += 1
            endTag()
        } else {
            startTag()
        }
    }

    private mutating func tagName() -> String {
        let name = take { $0 > 0x20 && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "/") }
        expect(kind == .xml ? isName(name) : Self.elements.contains(name)) { "a tag <\(name)>" }
        return name
    }

    private mutating func startTag() {
        let name = tagName()
        let isEmpty = attributes(of: name)
        if !(kind == .xml ? isEmpty : Self.voidElements.contains(name)) { open.append(name) }
        if kind == .page, name == "script" { script() }
    }

    private mutating func endTag() {
        let name = tagName()
        expect(open.last == name) { "</\(name)> closes \(open)" }
        open.removeLast()
        expect(has(">")) { "</\(name) is not closed" }
        place += 1
    }

    private func isName(_ name: String) -> Bool {
        !name.isEmpty && name.utf8.allSatisfy { isLetter($0) || $0 == UInt8(ascii: ":") }
    }

    private func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

    /// Up to and with the `>`; whether a slash stood before it.
    private mutating func attributes(of element: String) -> Bool {
        var names: Set<String> = []
        while true {
            _ = take { $0 == 0x20 }
            if has("/>") || has(">") {
                let isEmpty = has("/>")
                place += isEmpty ? 2 : 1
                return isEmpty
            }
            let name = take { $0 > 0x20 && $0 != UInt8(ascii: "=") && $0 != UInt8(ascii: ">") }
            expect(kind == .xml || Self.attributes.contains(name)) { "an attribute \(name) in <\(element)>" }
            expect(names.insert(name).inserted) { "\(name) twice in <\(element)>" }
            expect(has("=\"")) { "\(name) without a quoted value" }
            place += 2
            let value = take { $0 != UInt8(ascii: "\"") }
            expect(place < bytes.count) { "\(name) is not closed" }
            place += 1
            check(value, of: name)
        }
    }

    private mutating func check(_ value: String, of name: String) {
        var inside = MarkupCheck(Array(value.utf8), path: path, kind: kind)
        while let next = inside.bytes[inside.place...].firstIndex(of: UInt8(ascii: "&")) {
            inside.place = next
            inside.reference()
        }
        expect(!value.contains("<")) { "a < in \(name)" }
        if kind == .page, name == "id" {
            expect(!value.isEmpty && ids.insert(value).inserted) { "the id \(value) twice" }
        }
        if name == "href" || name == "src" { checkAddress(value) }
    }

    /// A browser drops tabs, line feeds and leading controls before it looks for a scheme.
    private func checkAddress(_ value: String) {
        let address = value.unicodeScalars.filter { $0.value > 0x20 }
        expect(!address.starts(with: "//".unicodeScalars)) { "an address of another host: \(value)" }
        guard let colon = address.firstIndex(of: ":") else { return }
        let scheme = address[..<colon]
        guard !scheme.contains(where: { "/?#".unicodeScalars.contains($0) }) else { return }
        expect(Self.schemes.contains(String(scheme).lowercased())) { "an address \(value)" }
    }

    private mutating func script() {
        let data = take { $0 != UInt8(ascii: "<") }
        expect(has("</script>")) { "a < in the script \(data)" }
    }
}
