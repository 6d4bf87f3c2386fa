import BanbaoMarkdown
import BanbaoText

/// The HTML of a text, written anew for the editor of an official account of WeChat, which keeps no classes, ids, scripts, drawings or
/// links: each element has a style of its own, and where links lead is said behind the text.
struct WeChatMarkup {
    /// Begins the links of the text into itself.
    let ownAddress: String
    let isChinese: Bool
    /// An image by its URL, as a URL that holds it; nil for one that the editor does not take.
    let embedded: (String) throws -> String?
    private(set) var html: [UInt8] = []
    /// Where links lead, each once, in the order of the text.
    private(set) var links: [String] = []
    private var open: [OpenLink] = []
    /// The element that is left out with all that is in it, and how many of its kind are open.
    private var skipped: (name: String, depth: Int)?

    private struct OpenLink {
        /// Nil where it leads into the text itself.
        let url: String?
        /// Of its text in `html`.
        let start: Int
    }

    init(ownAddress: String, isChinese: Bool, embedded: @escaping (String) throws -> String?) {
        self.ownAddress = ownAddress
        self.isChinese = isChinese
        self.embedded = embedded
    }

    mutating func append(_ text: Span<UInt8>) throws {
        for token in htmlTokens(in: text) {
            if skip(token) { continue }
            switch token {
            case .text(let range): for place in range { html.append(text[place]) }
            case .start(let tag): try start(tag, text)
            case .end(let name, _): end(name)
            case .comment, .declaration, .code: continue
            }
        }
    }

    /// Whether a token is in an element that is left out.
    private mutating func skip(_ token: HTMLToken) -> Bool {
        guard let (name, depth) = skipped else { return false }
        switch token {
        case .start(let tag) where tag.name == name && !tag.isSelfClosing: skipped = (name, depth + 1)
        case .end(name, _): skipped = depth > 1 ? (name, depth - 1) : nil
        default: break
        }
        return true
    }

    private mutating func start(_ tag: HTMLTag, _ text: Span<UInt8>) throws {
        func value(_ name: String) -> String? {
            tag.value(of: name).map { unescaped(string(text, $0)) }
        }
        switch tag.name {
        case "svg", "iframe", "video", "audio": skipped = tag.isSelfClosing ? nil : (tag.name, 1)
        case "a" where value("role") == "doc-backlink": skipped = ("a", 1)
        case "a": open.append(OpenLink(url: value("href").flatMap(urlOutside), start: html.count))
        case "img": try image(value("src") ?? "", alt: value("alt") ?? "")
        case "input": html += (tag.value(of: "checked") == nil ? "☐" : "☑").utf8
        default:
            guard let element = WeChatElement(tag.name, isChinese: isChinese) else { return }
            html += "<\(element.name)".utf8
            for name in ["colspan", "rowspan", "start", "type"] {
                guard let value = value(name) else { continue }
                html += " \(name)=\"".utf8
                html.append(escaping: value)
                html.append(UInt8(ascii: "\""))
            }
            let align =
                value("align").map { ";text-align:\($0)" } ?? (value("class") == "number" ? ";text-align:right" : "")
            html += " style=\"\(element.style)\(align)\">".utf8
        }
    }

    private mutating func end(_ name: String) {
        guard name == "a" else {
            if let element = WeChatElement(name, isChinese: isChinese) { html += "</\(element.name)>".utf8 }
            return
        }
        guard let link = open.popLast(), let url = link.url else { return }
        // A URL that is its own text needs no note.
        if html[link.start...].elementsEqual(escaped(url)) { return }
        let number = (links.firstIndex(of: url) ?? links.count) + 1
        if number > links.count { links.append(url) }
        html += "<sup style=\"\(WeChatElement.noteStyle)\">[\(number)]</sup>".utf8
    }

    /// Nil for a link into the text itself, and for what is no page.
    private func urlOutside(_ url: String) -> String? {
        isWebAddress(url) && !url.startsWithBytes(ownAddress + "#") ? url : nil
    }

    mutating func image(_ url: String, alt: String) throws {
        guard let embedded = try embedded(url) else {
            html += "<section style=\"\(WeChatElement.captionStyle)\">【".utf8
            html.append(escaping: alt)
            html += "】</section>".utf8
            return
        }
        html += "<img style=\"max-width:100%;height:auto;display:block;margin:0 auto\" alt=\"".utf8
        html.append(escaping: alt)
        html += "\" src=\"\(embedded)\">".utf8
    }

    /// A line behind the text.
    mutating func note(_ text: String) {
        html += "<p style=\"\(WeChatElement.captionStyle);text-align:left;word-break:break-all\">".utf8
        html.append(escaping: text)
        html += "</p>\n".utf8
    }
}

private func string(_ text: Span<UInt8>, _ range: Range<Int>) -> String {
    String(decoding: range.map { text[$0] }, as: UTF8.self)
}

/// What the renderer escapes.
private func unescaped(_ text: String) -> String {
    text.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
        .replacing("&amp;", with: "&")
}
