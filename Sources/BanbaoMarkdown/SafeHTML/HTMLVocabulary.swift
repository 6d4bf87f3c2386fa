/// An element of the safe subset of HTML. Source: HTML standard, sections 4.4 to 4.9, of which only what shows text, pictures and
/// films without running anything.
struct HTMLElement {
    enum Content {
        /// None, and no end tag.
        case void
        /// What stands in a line. It ends where the block of HTML ends.
        case line
        /// Blocks, of Markdown too: it goes on behind a blank line.
        case blocks
    }

    /// As it is written into pages.
    let name: StaticString
    let content: Content
    /// It cannot stand inside a line of text.
    let isBlock: Bool
    /// Elements one of which must be around it; empty where any may.
    let parents: Set<String>
    let attributes: [String: HTMLValue]

    fileprivate init(
        _ name: StaticString, _ content: Content, isBlock: Bool = false, in parents: Set<String> = [],
        _ attributes: [String: HTMLValue] = [:]
    ) {
        self.name = name
        self.content = content
        self.isBlock = isBlock
        self.parents = parents
        self.attributes = attributes.merging(Self.everywhere) { own, _ in own }
    }

    private static let everywhere: [String: HTMLValue] = [
        "title": .text, "lang": .language, "dir": .words(["ltr", "rtl", "auto"]),
    ]

    /// Its end tag may be left out.
    var hasOptionalEnd: Bool { Self.optionalEnds.contains("\(name)") }

    private static let optionalEnds: Set<String> = [
        "p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "caption", "colgroup", "rt", "rp",
    ]
}

/// What an attribute may hold.
enum HTMLValue {
    case text
    case flag
    /// A whole number.
    case number(ClosedRange<Int>)
    case words(Set<String>)
    /// `zh-Hans`
    case language
    /// `video/mp4`
    case mediaType
    /// `2026-11-20`, `2026-11-20T08:30`
    case time
    /// A page of the web.
    case webURL
    /// A file or page of the site, or a page of the web.
    case file
    case picture
}

extension HTMLElement {
    /// In: a name in small letters.
    static func named(_ name: String) -> HTMLElement? { subset[name] }

    /// What stands in for a block without its meaning.
    static let division = HTMLElement("div", .blocks, isBlock: true, aligned)

    private static let size: [String: HTMLValue] = ["width": .number(1...10_000), "height": .number(1...10_000)]
    /// Written as a class, as tables in Markdown have it.
    private static let aligned: [String: HTMLValue] = ["align": .words(["left", "center", "right"])]
    private static let cell: [String: HTMLValue] =
        aligned.merging(["colspan": .number(1...1000), "rowspan": .number(0...1000)]) { own, _ in own }
    private static let player: [String: HTMLValue] = [
        "src": .file, "loop": .flag, "muted": .flag, "preload": .words(["none", "metadata", "auto"]),
    ]
    private static let tableParts: Set = ["table", "thead", "tbody", "tfoot"]

    private static let subset: [String: HTMLElement] = Dictionary(
        uniqueKeysWithValues: (lines + blocks + tables + media).map { ("\($0.name)", $0) } + renamed)

    /// Obsolete names of elements that there are.
    private static let renamed: [(String, HTMLElement)] = [
        ("strike", HTMLElement("s", .line)), ("tt", HTMLElement("code", .line)),
        ("acronym", HTMLElement("abbr", .line)),
    ]

    private static let lines: [HTMLElement] = [
        HTMLElement("br", .void), HTMLElement("wbr", .void),
        HTMLElement("a", .line, ["href": .file]),
        HTMLElement("abbr", .line), HTMLElement("b", .line), HTMLElement("cite", .line), HTMLElement("code", .line),
        HTMLElement("del", .line, ["cite": .webURL, "datetime": .time]), HTMLElement("em", .line),
        HTMLElement("i", .line), HTMLElement("ins", .line, ["cite": .webURL, "datetime": .time]),
        HTMLElement("kbd", .line), HTMLElement("mark", .line), HTMLElement("q", .line, ["cite": .webURL]),
        HTMLElement("rp", .line, in: ["ruby"]), HTMLElement("rt", .line, in: ["ruby"]), HTMLElement("ruby", .line),
        HTMLElement("s", .line), HTMLElement("small", .line), HTMLElement("span", .line),
        HTMLElement("strong", .line), HTMLElement("sub", .line), HTMLElement("sup", .line), HTMLElement("u", .line),
    ]

    private static let blocks: [HTMLElement] = [
        HTMLElement("blockquote", .blocks, isBlock: true, ["cite": .webURL]),
        HTMLElement("center", .blocks, isBlock: true),
        HTMLElement("dd", .blocks, isBlock: true, in: ["dl"]),
        HTMLElement("details", .blocks, isBlock: true, ["open": .flag]),
        division, HTMLElement("dl", .blocks, isBlock: true),
        HTMLElement("dt", .blocks, isBlock: true, in: ["dl"]),
        HTMLElement("figcaption", .blocks, isBlock: true, in: ["figure"]),
        HTMLElement("figure", .blocks, isBlock: true), HTMLElement("hr", .void, isBlock: true),
        HTMLElement("li", .blocks, isBlock: true, in: ["ul", "ol"], ["value": .number(-9999...9999)]),
        HTMLElement("ol", .blocks, isBlock: true, ["start": .number(-9999...9999), "reversed": .flag]),
        HTMLElement("p", .line, isBlock: true, aligned), HTMLElement("pre", .line, isBlock: true),
        HTMLElement("section", .blocks, isBlock: true),
        HTMLElement("summary", .line, isBlock: true, in: ["details"]), HTMLElement("ul", .blocks, isBlock: true),
    ]

    private static let tables: [HTMLElement] = [
        HTMLElement("caption", .blocks, isBlock: true, in: ["table"]),
        HTMLElement("col", .void, isBlock: true, in: ["colgroup"], ["span": .number(1...1000)]),
        HTMLElement("colgroup", .blocks, isBlock: true, in: ["table"], ["span": .number(1...1000)]),
        HTMLElement("table", .blocks, isBlock: true),
        HTMLElement("tbody", .blocks, isBlock: true, in: ["table"]),
        HTMLElement("td", .blocks, isBlock: true, in: ["tr"], cell),
        HTMLElement("tfoot", .blocks, isBlock: true, in: ["table"]),
        HTMLElement(
            "th", .blocks, isBlock: true, in: ["tr"],
            cell.merging(["scope": .words(["row", "col", "rowgroup", "colgroup"])]) { own, _ in own }),
        HTMLElement("thead", .blocks, isBlock: true, in: ["table"]),
        HTMLElement("tr", .blocks, isBlock: true, in: tableParts),
    ]

    private static let media: [HTMLElement] = [
        HTMLElement("audio", .line, player),
        // A page of another site, from a host that site.yaml names.
        HTMLElement(
            "iframe", .void, size.merging(["src": .webURL, "allowfullscreen": .flag]) { own, _ in own }),
        HTMLElement("img", .void, size.merging(["src": .picture, "alt": .text]) { own, _ in own }),
        HTMLElement(
            "source", .void, in: ["video", "audio"], ["src": .file, "type": .mediaType]),
        HTMLElement(
            "track", .void, in: ["video", "audio"],
            [
                "src": .file, "srclang": .language, "label": .text, "default": .flag,
                "kind": .words(["subtitles", "captions", "descriptions", "chapters"]),
            ]),
        HTMLElement(
            "video", .line,
            size.merging(player) { own, _ in own }.merging(["poster": .picture, "playsinline": .flag]) { own, _ in own }
        ),
    ]

    /// Elements of HTML outside the subset, of which only the text is kept. Other names in pointed brackets are meant as text:
    /// `git clone <url>`.
    static func isOutside(_ name: String) -> Bool { outside.contains(name) || name.utf8.contains(UInt8(ascii: ":")) }

    /// Whether an element outside begins on a line of its own, which keeps its text apart from what is before it.
    static func isOutsideBlock(_ name: String) -> Bool { outsideBlocks.contains(name) }

    private static let outsideBlocks: Set<String> = [
        "address", "article", "aside", "body", "dir", "fieldset", "footer", "form", "frameset", "h1", "h2", "h3", "h4",
        "h5", "h6", "head", "header", "hgroup", "html", "legend", "listing", "main", "marquee", "menu", "nav", "option",
        "plaintext", "title", "xmp",
    ]

    private static let outside: Set<String> = outsideBlocks.union([
        "applet", "area", "base", "basefont", "bdi", "bdo", "bgsound", "big", "blink", "button", "canvas", "data",
        "datalist", "dfn", "dialog", "embed", "font", "frame", "image", "input", "isindex", "keygen", "label", "link",
        "map", "math", "meta", "meter", "nobr", "noembed", "noframes", "noscript", "object", "optgroup", "output",
        "param", "picture", "progress", "rb", "rtc", "samp", "script", "select", "slot", "spacer", "style", "svg",
        "template", "textarea", "time", "var",
    ])
}
