package import BanbaoText

// What an SVG file runs or loads when a reader opens it by itself. Drawings are content, and content is not trusted; what
// is not known to be harmless is refused.

/// The first thing in a drawing that may do harm; nil for a plain drawing.
package func drawingProblem(_ file: SourceFile) -> Diagnostic? {
    var check = DrawingCheck(path: file.path)
    var reader = XMLReader(file.bytes)
    do {
        while let token = try reader.next() {
            if let problem = check.problem(of: token) { return problem }
        }
    } catch {
        return .drawingSyntax(path: file.path, range: error.range)
    }
    return check.problemAtEnd
}

private struct DrawingCheck {
    let path: String
    private var open: [String] = []
    private var hasRoot = false
    /// Of the style element that is open: comments in it part what a browser puts together.
    private var style = ""
    /// Prefixes that stand for SVG's own names; those of editors' notes mean nothing to a browser.
    private var prefixes: Set<String> = [""]
    private var declared: Set<String> = ["", "xml"]

    init(path: String) { self.path = path }

    private static let svg = "http://www.w3.org/2000/svg"

    /// Elements that draw, or name and group what is drawn. None that runs, loads, or sets attributes over time.
    private static let elements: Set<String> = [
        "a", "circle", "clipPath", "defs", "desc", "ellipse", "feBlend", "feColorMatrix", "feComponentTransfer",
        "feComposite", "feConvolveMatrix", "feDiffuseLighting", "feDisplacementMap", "feDistantLight", "feDropShadow",
        "feFlood", "feFuncA", "feFuncB", "feFuncG", "feFuncR", "feGaussianBlur", "feMerge", "feMergeNode",
        "feMorphology", "feOffset", "fePointLight", "feSpecularLighting", "feSpotLight", "feTile", "feTurbulence",
        "filter", "g", "image", "line", "linearGradient", "marker", "mask", "metadata", "path", "pattern", "polygon",
        "polyline", "radialGradient", "rect", "stop", "style", "svg", "switch", "symbol", "text", "textPath", "title",
        "tspan", "use", "view",
    ]

    mutating func problem(of token: XMLToken) -> Diagnostic? {
        switch token {
        case .start(let name, let attributes, let isEmpty, let range):
            let isRoot = open.isEmpty
            if isRoot, hasRoot || !isSVGRoot(name, attributes) { return .drawingSyntax(path: path, range: range) }
            if !isEmpty { open.append(name) }
            hasRoot = true
            return problem(ofElement: name, attributes, range)
        case .end(let name):
            guard open.popLast() == name else { return .drawingSyntax(path: path, range: nil) }
            return nil
        case .text(let text, let range):
            guard open.contains(where: { localName($0) == "style" }) else { return nil }
            style += text
            return problem(ofStyle: style, range)
        case .instruction(let text, let range):
            return isDeclaration(text) ? nil : active("<?\(text.prefix { $0 != " " })", range)
        case .doctype(let text, let range):
            return text.hasPrefix("DOCTYPE svg") && !text.contains("[") ? nil : active("<!\(text.prefix(20))", range)
        }
    }

    var problemAtEnd: Diagnostic? { hasRoot && open.isEmpty ? nil : .drawingSyntax(path: path, range: nil) }

    private func active(_ what: String, _ range: Range<Int>) -> Diagnostic {
        .drawingActive(path: path, range: range, what: what)
    }

    /// `xml version="1.0" encoding="UTF-8"`; of another encoding a browser would read something else than this does.
    private func isDeclaration(_ text: String) -> Bool {
        guard text.hasPrefix("xml ") || text.hasPrefix("xml\n") else { return false }
        guard let encoding = text.lowercased().split(separator: "encoding", maxSplits: 1).dropFirst().first else {
            return true
        }
        return encoding.drop { $0 == "=" || $0 == "\"" || $0 == "'" || $0 == " " }.hasPrefix("utf-8")
    }

    // MARK: Elements and attributes

    private func isSVGRoot(_ name: String, _ attributes: [XMLToken.Attribute]) -> Bool {
        let declaration = prefix(name).isEmpty ? "xmlns" : "xmlns:" + prefix(name)
        return localName(name) == "svg" && attributes.contains { $0.name == declaration && $0.value == Self.svg }
    }

    private func prefix(_ name: String) -> String {
        name.firstIndex(of: ":").map { String(name[..<$0]) } ?? ""
    }

    private func localName(_ name: String) -> String {
        name.firstIndex(of: ":").map { String(name[name.index(after: $0)...]) } ?? name
    }

    private mutating func problem(
        ofElement name: String, _ attributes: [XMLToken.Attribute], _ range: Range<Int>
    ) -> Diagnostic? {
        for attribute in attributes {
            if let problem = problem(ofDeclaration: attribute) { return problem }
        }
        let isNote = !prefixes.contains(prefix(name)) && declared.contains(prefix(name))
        guard isNote || Self.elements.contains(localName(name)) else { return active("<\(name)>", range) }
        for attribute in attributes {
            if let problem = problem(of: attribute, element: localName(name)) { return problem }
        }
        return nil
    }

    /// Of `xmlns="…"` and `xmlns:x="…"`. HTML in a drawing runs as HTML.
    private mutating func problem(ofDeclaration attribute: XMLToken.Attribute) -> Diagnostic? {
        let isDefault = attribute.name == "xmlns"
        guard isDefault || attribute.name.hasPrefix("xmlns:") else { return nil }
        if isDefault {
            return attribute.value == Self.svg
                ? nil : active(attribute.name + "=\"\(attribute.value)\"", attribute.range)
        }
        guard !attribute.value.lowercased().contains("xhtml") else {
            return active(attribute.name + "=\"\(attribute.value)\"", attribute.range)
        }
        declared.insert(localName(attribute.name))
        if attribute.value == Self.svg { prefixes.insert(localName(attribute.name)) }
        return nil
    }

    private func problem(of attribute: XMLToken.Attribute, element: String) -> Diagnostic? {
        let name = localName(attribute.name).lowercased()
        if name.hasPrefix("on") { return active(attribute.name, attribute.range) }
        if name == "href" || name == "src" {
            return isHarmless(attribute.value, element) ? nil : active(attribute.value, attribute.range)
        }
        if name == "base" { return active(attribute.name, attribute.range) }
        // What editors note for themselves is no style.
        return prefix(attribute.name).isEmpty ? problem(ofStyle: attribute.value, attribute.range) : nil
    }

    /// A place in the drawing or on the site, a picture that lies within it; a link may lead out.
    private func isHarmless(_ address: String, _ element: String) -> Bool {
        let isPicture = ["png", "jpeg", "gif", "webp"].contains { address.hasPrefix("data:image/\($0);") }
        if isPicture { return element == "image" }
        switch LinkPolicy.verdict(on: Array(address.utf8).span) {
        case .local: return true
        case .web, .contact: return element == "a"
        case .refused: return false
        }
    }

    /// A style may refer to parts of its drawing. Escapes could hide anything.
    private func problem(ofStyle text: String, _ range: Range<Int>) -> Diagnostic? {
        let style = text.lowercased()
        for word in ["@import", "javascript:", "expression(", "\\"] where style.contains(word) {
            return active(word, range)
        }
        for part in style.split(separator: "url(", omittingEmptySubsequences: false).dropFirst() {
            let target = part.drop { $0 == " " || $0 == "\"" || $0 == "'" || $0 == "\n" || $0 == "\t" }
            guard target.hasPrefix("#") || target.hasPrefix("data:image/") || target.hasPrefix("data:font/") else {
                return active("url(\(target.prefix(20))", range)
            }
        }
        return nil
    }
}

extension Diagnostic {
    fileprivate static func drawingActive(path: String, range: Range<Int>, what: String) -> Diagnostic {
        let shown = what.count > 60 ? what.prefix(60) + "…" : what[...]
        return Diagnostic(
            .svgActive, path: path, range: range,
            Wording(
                "this SVG image contains \"\(shown)\", which can run or load something else",
                zh: "这张图里有“\(shown)”，它会运行或加载别的东西"),
            help: Wording("export it again as a plain SVG, or as PNG", zh: "重新导出为普通 SVG 或 PNG"))
    }

    fileprivate static func drawingSyntax(path: String, range: Range<Int>?) -> Diagnostic {
        Diagnostic(
            .svgSyntax, path: path, range: range,
            Wording("this is not an SVG image that browsers can read", zh: "浏览器读不了这张图"),
            help: Wording("export it again as a plain SVG, or as PNG", zh: "重新导出为普通 SVG 或 PNG"))
    }
}
