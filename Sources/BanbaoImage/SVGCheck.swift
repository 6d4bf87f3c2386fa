package import BanbaoText

// What an SVG file runs or loads when a reader opens it by itself. Drawings are content, and content is not trusted; what
// is not known to be harmless is refused.

/// The first thing in a drawing that may do harm; nil for a plain drawing.
package func drawingProblem(_ file: SourceFile) -> Diagnostic? {
    guard file.bytes.count <= drawingLimitInMiB << 20 else {
        return .drawingTooLarge(path: file.path, limitInMiB: drawingLimitInMiB)
    }
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

/// Larger ones are photographs or maps, which readers' devices draw for seconds.
package let drawingLimitInMiB = 8

private struct DrawingCheck {
    let path: String
    private var open: [String] = []
    private var hasRoot = false
    private var styleDepth = 0
    /// Of the style element that is open: comments in it part what a browser puts together.
    private var style: [UInt8] = []
    /// Where each piece begins in `style`, and its place in the file.
    private var pieces: [(start: Int, range: Range<Int>)] = []
    /// Prefixes that stand for SVG's own names; those of editors' notes mean nothing to a browser.
    private var prefixes: Set<String> = [""]
    private var declared: Set<String> = ["", "xml"]

    /// libxml2, which other programs read drawings with, goes no deeper.
    private static let depthLimit = 256

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
            if open.isEmpty, hasRoot || !isSVGRoot(name, attributes) { return .drawingSyntax(path: path, range: range) }
            hasRoot = true
            if !isEmpty {
                open.append(name)
                if localName(name) == "style" { styleDepth += 1 }
                guard open.count <= Self.depthLimit else {
                    return .drawingTooDeep(path: path, range: range, limit: Self.depthLimit)
                }
            }
            return problem(ofElement: name, attributes, range)
        case .end(let name):
            guard let last = open.popLast(), last.hasSameBytes(as: name) else {
                return .drawingSyntax(path: path, range: nil)
            }
            return localName(name) == "style" ? problemAtEndOfStyle() : nil
        case .text(let text, let range):
            if styleDepth > 0 {
                pieces.append((style.count, range))
                style += text.utf8
            }
            return nil
        case .instruction(let text, let range):
            return isDeclaration(text) ? nil : active("<?\(text.cut(atFirst: " ")?.before ?? text[...])", range)
        case .doctype(let text, let range):
            return text.startsWithBytes("DOCTYPE svg") && !text.contains(sign: "[")
                ? nil : active("<!\(String(Substring(text.unicodeScalars.prefix(20))))", range)
        }
    }

    private mutating func problemAtEndOfStyle() -> Diagnostic? {
        styleDepth -= 1
        guard styleDepth == 0 else { return nil }
        defer { (style, pieces) = ([], []) }
        guard let problem = styleProblem(style) else { return nil }
        return active(problem.what, pieces[pieces.partitionPoint { $0.start <= problem.place } - 1].range)
    }

    var problemAtEnd: Diagnostic? { hasRoot && open.isEmpty ? nil : .drawingSyntax(path: path, range: nil) }

    private func active(_ what: String, _ range: Range<Int>) -> Diagnostic {
        .drawingActive(path: path, range: range, what: what)
    }

    /// `xml version="1.0" encoding="UTF-8"`; of another encoding a browser would read something else than this does.
    private func isDeclaration(_ text: String) -> Bool {
        guard text.startsWithBytes("xml ") || text.startsWithBytes("xml\n") else { return false }
        guard let encoding = text.lowercased().range(of: "encoding") else { return true }
        return text.lowercased()[encoding.upperBound...].utf8.drop { "=\"' ".utf8.contains($0) }
            .starts(with: "utf-8".utf8)
    }

    // MARK: Elements and attributes

    private func isSVGRoot(_ name: String, _ attributes: [XMLToken.Attribute]) -> Bool {
        let declaration = prefix(name).isEmpty ? "xmlns" : "xmlns:" + prefix(name)
        return localName(name) == "svg" && attributes.contains { $0.name == declaration && $0.value == Self.svg }
    }

    private func prefix(_ name: String) -> String {
        name.cut(atFirst: ":").map { String($0.before) } ?? ""
    }

    private func localName(_ name: String) -> String {
        name.cut(atFirst: ":").map { String($0.after) } ?? name
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
        guard isDefault || attribute.name.startsWithBytes("xmlns:") else { return nil }
        if isDefault {
            return attribute.value == Self.svg
                ? nil : active(attribute.name + "=\"\(attribute.value)\"", attribute.range)
        }
        guard attribute.value.lowercased().range(of: "xhtml") == nil else {
            return active(attribute.name + "=\"\(attribute.value)\"", attribute.range)
        }
        declared.insert(localName(attribute.name))
        if attribute.value == Self.svg { prefixes.insert(localName(attribute.name)) }
        return nil
    }

    private func problem(of attribute: XMLToken.Attribute, element: String) -> Diagnostic? {
        let name = localName(attribute.name).lowercased()
        if name.startsWithBytes("on") || name == "ping" { return active(attribute.name, attribute.range) }
        if name == "href" || name == "src" {
            return isHarmless(attribute.value, element) ? nil : active(attribute.value, attribute.range)
        }
        if name == "base" { return active(attribute.name, attribute.range) }
        // What editors note for themselves is no style.
        guard prefix(attribute.name).isEmpty, let problem = styleProblem(Array(attribute.value.utf8)) else {
            return nil
        }
        return active(problem.what, attribute.range)
    }

    /// A place in the drawing or on the site, a picture that lies within it; a link may lead out.
    private func isHarmless(_ address: String, _ element: String) -> Bool {
        if isPictureAddress(address.utf8) { return element == "image" }
        switch LinkPolicy.verdict(on: Array(address.utf8).span) {
        case .local: return true
        case .web, .contact: return element == "a"
        case .refused: return false
        }
    }
}

extension Diagnostic {
    fileprivate static func drawingActive(path: String, range: Range<Int>, what: String) -> Diagnostic {
        let shown = what.unicodeScalars.count > 60 ? String(Substring(what.unicodeScalars.prefix(60))) + "…" : what
        return Diagnostic(
            .svgActive, path: path, range: range,
            Wording(
                "this SVG image contains \"\(shown)\", which can run or load something else",
                zh: "这张图里有“\(shown)”，它会运行或加载别的东西"),
            help: what == "<foreignObject>"
                ? Wording(
                    "export it again with text as SVG; in draw.io: File > Export as > SVG with \"Text Settings: Convert Labels to SVG\", or turn off \"Formatted Text\" and \"Word Wrap\" of all shapes first; or export it as PNG",
                    zh:
                        "重新导出，让文字成为 SVG 文字。draw.io：文件 > 导出为 > SVG，“文本设置”选“将标签转换为 SVG”；或者先选中全部图形，在“文本”面板里去掉“格式化文本”和“自动换行”。也可以导出为 PNG"
                )
                : exportAgain)
    }

    fileprivate static func drawingSyntax(path: String, range: Range<Int>?) -> Diagnostic {
        Diagnostic(
            .svgSyntax, path: path, range: range,
            Wording("this is not an SVG image that browsers can read", zh: "浏览器无法读取这张图"), help: exportAgain)
    }

    fileprivate static func drawingTooDeep(path: String, range: Range<Int>, limit: Int) -> Diagnostic {
        Diagnostic(
            .svgSyntax, path: path, range: range,
            Wording("this SVG image is nested deeper than \(limit) levels", zh: "这张 SVG 图的层次超过了 \(limit) 层"),
            help: exportAgain)
    }

    package static func drawingTooLarge(path: String, limitInMiB: Int) -> Diagnostic {
        Diagnostic(
            .fileTooLarge, path: path,
            Wording("the SVG image is larger than \(limitInMiB) MiB", zh: "这张 SVG 图超过了 \(limitInMiB) MiB"),
            help: Wording("export it as PNG or JPEG", zh: "导出为 PNG 或 JPEG"))
    }
}

private let exportAgain = Wording("export it again as a plain SVG, or as PNG", zh: "重新导出为普通 SVG 或 PNG")
