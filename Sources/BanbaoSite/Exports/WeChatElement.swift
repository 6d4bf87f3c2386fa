/// An element that the editor keeps, with its style.
struct WeChatElement {
    let name: String
    let style: String

    /// Nil for an element of which only the content stays.
    init?(_ name: String, isChinese: Bool) {
        let kept = Self.otherNames[name] ?? name
        guard let style = Self.styles[name] ?? Self.styles[kept] else { return nil }
        self.name = kept
        // Emphasis is dots in Chinese.
        self.style =
            isChinese && name == "em"
            ? "font-style:normal;text-emphasis:filled dot;text-emphasis-position:under right" : style
    }

    static let textStyle = "font-size:16px;line-height:1.75;color:#1f1d1a;letter-spacing:0.02em"
    static let captionStyle = "margin:0.4em 0;font-size:14px;line-height:1.6;color:#5d5850;text-align:center"
    static let noteStyle = "font-size:12px;line-height:0;color:#a61b1b"

    private static let otherNames = [
        "div": "section", "article": "section", "aside": "section", "details": "section", "figure": "section",
        "figcaption": "p", "summary": "p", "dl": "section", "dt": "p", "dd": "p",
    ]

    private static let cell = "border:1px solid #ddd6ca;padding:0.4em 0.6em;font-size:15px;line-height:1.6"

    private static let styles = [
        "section": "margin:1em 0", "p": "margin:0 0 1em;" + textStyle,
        "h1": "margin:1.4em 0 0.6em;font-size:22px;font-weight:bold;line-height:1.4",
        "h2":
            "margin:1.6em 0 0.8em;padding-left:0.5em;border-left:4px solid #a61b1b;font-size:20px;font-weight:bold;line-height:1.4",
        "h3": "margin:1.4em 0 0.6em;font-size:18px;font-weight:bold;line-height:1.4",
        "h4": "margin:1.2em 0 0.5em;font-size:16px;font-weight:bold",
        "h5": "margin:1em 0 0.5em;font-size:16px;font-weight:bold",
        "h6": "margin:1em 0 0.5em;font-size:16px;font-weight:bold", "ul": "margin:0 0 1em;padding-left:1.6em",
        "ol": "margin:0 0 1em;padding-left:1.6em", "li": "margin:0.3em 0;" + textStyle,
        "blockquote": "margin:1em 0;padding:0.6em 1em;border-left:4px solid #ddd6ca;background-color:#f6f1e8",
        "table": "width:100%;border-collapse:collapse;margin:1em 0", "thead": "background-color:#f6f1e8", "tbody": "",
        "tr": "", "th": cell + ";font-weight:bold;text-align:left", "td": cell,
        "caption": captionStyle, "figcaption": captionStyle, "summary": "margin:0.4em 0;font-weight:bold;" + textStyle,
        "dt": "margin:0.6em 0 0;font-weight:bold;" + textStyle, "dd": "margin:0 0 0.6em 1.6em;" + textStyle,
        "pre": "margin:1em 0;padding:0.8em;background-color:#f6f1e8;font-size:14px;white-space:pre-wrap",
        "code": "font-family:monospace;background-color:#f6f1e8",
        "hr": "border:0;border-top:1px solid #ddd6ca;margin:2em 0",
        "sup": noteStyle, "sub": "font-size:12px;line-height:0", "strong": "font-weight:bold", "b": "font-weight:bold",
        "em": "font-style:italic", "i": "font-style:italic", "u": "text-decoration:underline",
        "del": "text-decoration:line-through", "s": "text-decoration:line-through", "ins": "text-decoration:underline",
        "mark": "background-color:#fff3cd", "kbd": "font-family:monospace", "br": "", "ruby": "", "rt": "", "rp": "",
    ]
}
