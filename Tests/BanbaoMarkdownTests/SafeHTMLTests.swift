import BanbaoMarkdown
import BanbaoText
import Testing

@Suite struct SafeHTMLTests {
    private func document(_ markdown: String, isPageOfSite: Bool = true) -> Document {
        let file = SourceFile(path: "a.md", cleanBytes: Array(markdown.utf8))
        let options = MarkdownOptions(isPageOfSite: isPageOfSite, embedHosts: ["player.example.org"])
        return renderMarkdown(file, body: 0..<file.bytes.count, options: options) { link in
            link.destination.hasSuffix("gone.md") ? .textOnly : .target(href: link.destination)
        }
    }

    private func html(_ markdown: String) -> String { String(decoding: document(markdown).html.bytes, as: UTF8.self) }

    /// Ways to run a script, each by its class.
    private static let attacks = [
        // Elements that run or load.
        "<script>alert(1)</script>", "<SCRIPT SRC=//x.org/a.js></SCRIPT>", "<script/x>alert(1)</script>",
        "<scr<script>ipt>alert(1)</script>", "<<script>alert(1)//<</script>", "<svg/onload=alert(1)>",
        "<svg><script>alert&lpar;1)</script></svg>", "<svg><animate onbegin=alert(1) attributeName=x>",
        "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>", "<object data=javascript:alert(1)></object>",
        "<embed src=javascript:alert(1)>", "<applet code=a>", "<base href=\"javascript:alert(1)//\">",
        "<meta http-equiv=refresh content=\"0;url=javascript:alert(1)\">", "<link rel=stylesheet href=//x.org/a.css>",
        "<form action=javascript:alert(1)><input type=submit>", "<isindex action=javascript:alert(1) type=image>",
        "<template><img src=x onerror=alert(1)></template>", "<marquee onstart=alert(1)>",
        "<dialog open onclose=alert(1)>", "<portal src=javascript:alert(1)>",
        // Handlers and styles.
        "<img src=x onerror=alert(1)>", "<img src=\"x\"onerror=\"alert(1)\">", "<img/src=\"x\"/onerror=alert(1)>",
        "<img src=x onerror\n=\nalert(1)>", "<p ONCLICK='alert(1)'>x</p>", "<details open ontoggle=alert(1)>",
        "<video src=x onerror=alert(1)></video>", "<audio><source onerror=alert(1)></audio>",
        "<p style=\"background:url(javascript:alert(1))\">", "<b style=\"x:expression(alert(1))\">",
        "<div style=\"position:fixed;inset:0\">", "<a onmouseover=alert(1)>x</a>", "<body onload=alert(1)>",
        // URLs.
        "<a href=\"javascript:alert(1)\">x</a>", "<a href=\"JaVaScRiPt:alert(1)\">x</a>",
        "<a href=\" \u{1}javascript:alert(1)\">x</a>", "<a href=\"java&#x09;script:alert(1)\">x</a>",
        "<a href=\"java\tscript:alert(1)\">x</a>", "<a href=\"&#106;&#97;vascript&#58;alert(1)\">x</a>",
        "<a href=\"javascript&colon;alert(1)\">x</a>", "<a href=\"java&NewLine;script:alert(1)\">x</a>",
        "<a href=\"vbscript:x\">x</a>", "<a href=\"data:text/html,<script>alert(1)</script>\">x</a>",
        "<a href=\"//x.org/\">x</a>", "<a href=\"\\\\x.org\">x</a>", "<img src=\"javascript:alert(1)\" alt=x>",
        "<video poster=javascript:alert(1)>", "<blockquote cite=javascript:alert(1)>x</blockquote>",
        "<iframe src=javascript:alert(1)>", "<iframe srcdoc=\"<script>alert(1)</script>\">",
        "<iframe src=\"https://player.example.org@x.org/\">",
        "<iframe src=\"https://x.org/#https://player.example.org/\">",
        "<iframe src=\"https://player.example.org\\.x.org/\">",
        // What ends attributes, tags and comments too early.
        "<a href=\"https://x.org/\" title='\"><script>alert(1)</script>'>x</a>",
        "<img alt=\"<script>alert(1)</script>\" src=x>",
        "<abbr title=\"&quot;><img src=x onerror=alert(1)>\">x</abbr>", "<!--><img src=x onerror=alert(1)>-->",
        "<!-- --!><img src=x onerror=alert(1)>-->", "<![CDATA[<img src=x onerror=alert(1)>]]>",
        "<xmp><p title=\"</xmp><img src=x onerror=alert(1)>\">",
        "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
        "<textarea><img title=\"</textarea><img src=x onerror=alert(1)>\"></textarea>",
        "<title><a href=\"</title><img src=x onerror=alert(1)>\">",
        "<style><img src=\"</style><img src=x onerror=alert(1)//\">",
        "<noembed><img title=\"</noembed><img src onerror=alert(1)>\"></noembed>",
        "<plaintext><img src=x onerror=alert(1)>", "<img src=`x` onerror=alert(1)>",
        "<a\u{0B}href=javascript:alert(1)>x</a>",
        "<p title=\"`<script>`alert(1)\">x</p>", "<svg></p><style><a id=\"</style><img src=1 onerror=alert(1)>\">",
        // What takes other parts of the page.
        "</article></main></body><p>x", "<p id=location name=cookie class=header>x</p>",
        "<form id=x><input name=y></form>",
        "<img name=getElementById src=x alt=x>", "<frameset><frame src=javascript:alert(1)></frameset>",
        "<table><tr><td></table></div></article>x", "</details></section></div>", "<a href=\"#\" target=_top>x</a>",
    ]

    /// Where an attack may stand.
    private static let places = [
        "%", "文 % 字", "> %", "- 甲\n  %\n- 乙", "| a |\n|---|\n| % |", "## %", "*甲 %* 乙", "[甲 %](b.md)", "![甲 %](a.png)",
        "<div>\n\n%\n\n</div>", "<table><tr><td>%</td></tr></table>", "<u>%</u>", "[^1]\n\n[^1]: %", "甲\n%",
    ]

    @Test(arguments: places) func `no attack comes through`(place: String) {
        for attack in Self.attacks {
            let written = place.replacing("%", with: attack)
            let html = html(written)
            if let fault = WrittenHTML(html).fault { Issue.record("\(fault) in \(html) of \(written)") }
        }
    }

    @Test func `no pair of attacks comes through`() {
        for first in Self.attacks {
            for second in Self.attacks {
                let html = html(first + second)
                if let fault = WrittenHTML(html).fault { Issue.record("\(fault) in \(html) of \(first + second)") }
            }
        }
    }

    @Test func `the check finds what it looks for`() {
        for html in [
            "<script>x</script>", "<p onclick=\"x\">", "<p>x", "</p>", "<b><i></b></i>",
            "<a href=\"javascript:x\">x</a>", "<p x>x</p>",
            "<p title=\"x\">", "<", "<img src=\"x\" alt=\"\"", "<iframe src=\"https://x.org/\"></iframe>",
        ] {
            #expect(WrittenHTML(html).fault != nil, "\(html)")
        }
        #expect(WrittenHTML("<p title=\"&lt;\">x<br /> <a href=\"b.md\">y</a></p>\n").fault == nil)
    }

    @Test func `each kind is reported once a page, with its place`() {
        let text = "甲<font>乙</font><font>丙</font>\n\n<p style=\"x\" class=\"y\">丁</p>\n\n<p style=\"z\">戊</p>\n"
        let problems = document(text).problems
        #expect(problems.map(\.rule) == [.markdownRawHTML, .htmlAttribute])
        #expect(problems.map { $0.range?.lowerBound } == [3, 37])
    }

    @Test(arguments: [
        ("<Motion>甲\n", 1), ("甲\n<Tab>\n", 1), ("甲<stong>乙</stong>\n", 1), ("甲<my-tab>乙\n", 1), ("{{<tab a>}}\n", 1),
        ("List<String> 甲\n", 0), ("vector<vector<int>> 甲\n", 0), ("甲\n#include <list>\n", 0),
        ("执行 cp <file> <target>\n", 0), ("甲 <Burst Link> 乙\n", 0), ("| 甲 |\n|---|\n| Set<Queue> |\n", 0),
    ])
    func `an unknown tag is reported where it was to be one`(text: String, count: Int) {
        #expect(document(text).problems.count == count)
    }

    @Test func `links in HTML are asked for like those in Markdown`() {
        var asked: [String] = []
        let text = "<a href=\"a.md\">甲</a>\n\n<p><img src='b.png' alt=\"\"><video src=c.mp4></video></p>\n"
        let file = SourceFile(path: "a.md", cleanBytes: Array(text.utf8))
        for rawHTML in [MarkdownOptions.RawHTML.safe, .kept] {
            let options = MarkdownOptions(rawHTML: rawHTML, isPageOfSite: true)
            let document = renderMarkdown(file, body: 0..<file.bytes.count, options: options) { link in
                asked.append("\(link.destination)@\(link.range.lowerBound) \(link.isImage)")
                return .target(href: "../" + link.destination)
            }
            let html = String(decoding: document.html.bytes, as: UTF8.self)
            #expect(html.contains("<a href=\"../a.md\">甲</a>") && html.contains("src=\"../b.png\""))
            #expect(html.contains("src=\"../c.mp4\""))
            #expect(asked == ["a.md@9 false", "b.png@37 true", "c.mp4@62 false"])
            asked = []
        }
    }

    @Test func `text in HTML is plain text, too`() {
        let file = SourceFile(
            path: "a.md", cleanBytes: Array("<table><tr><td>甲</td><td><b>乙</b>丙</td></tr></table>\n".utf8))
        let plain = renderMarkdown(file, body: 0..<file.bytes.count, wantsPlainText: true).plainText
        #expect(plain.map { String(decoding: $0.bytes, as: UTF8.self) } == "甲 乙丙\n")
    }
}

/// Looks at finished HTML as a browser would meet it, and knows what may be in it.
private struct WrittenHTML {
    private(set) var fault: String?

    private static let names: Set<Substring> = [
        "a", "abbr", "audio", "b", "blockquote", "br", "caption", "center", "cite", "code", "col", "colgroup", "dd",
        "del",
        "details", "div", "dl", "dt", "em", "figcaption", "figure", "h1", "h2", "hr", "i", "iframe", "img", "ins",
        "kbd", "li",
        "mark", "ol", "p", "pre", "q", "rp", "rt", "ruby", "s", "section", "small", "source", "span", "strong", "sub",
        "summary", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "track", "u", "ul", "video", "wbr",
    ]
    private static let void: Set<Substring> = ["br", "col", "hr", "img", "source", "track", "wbr"]
    private static let attributes: Set<Substring> = [
        "allowfullscreen", "alt", "aria-label", "class", "colspan", "controls", "datetime", "default", "dir", "height",
        "href", "id",
        "kind", "label", "lang", "loading", "loop", "muted", "open", "playsinline", "poster", "preload",
        "referrerpolicy", "rel",
        "reversed", "role", "rowspan", "sandbox", "scope", "span", "src", "srclang", "start", "tabindex", "title",
        "type", "value",
        "width",
    ]
    private static let ownClasses: Set<Substring> = ["footnote", "footnotes", "table", "left", "center", "right"]

    init(_ html: String) {
        var open: [Substring] = []
        var rest = html[...]
        while let start = rest.firstIndex(of: "<") {
            guard let tag = rest[start...].prefixMatch(of: /<(\/?)([a-z][a-z0-9]*)((?: [a-z-]+="[^"<>]*")*)( \/)?>/)
            else {
                fault = "no tag: \(rest[start...].prefix(40))"
                return
            }
            rest = rest[tag.range.upperBound...]
            let name = tag.2
            if !Self.names.contains(name) { fault = "element \(name)" }
            if tag.1 == "/" {
                if open.popLast() != name { fault = "end of \(name)" }
            } else if !Self.void.contains(name) {
                open.append(name)
            }
            for attribute in tag.3.matches(of: /([a-z-]+)="([^"]*)"/) { check(attribute.1, attribute.2, of: name) }
            if fault != nil { return }
        }
        if !open.isEmpty { fault = "\(open) are open" }
    }

    private mutating func check(_ attribute: Substring, _ value: Substring, of name: Substring) {
        if !Self.attributes.contains(attribute) { fault = "attribute \(attribute)" }
        let isLocal = value.wholeMatch(of: /(?:[^:\/\\]*|[^:\/\\]+\/[^:]*)/) != nil || value.hasPrefix("#")
        let isWeb = value.wholeMatch(of: /https?:\/\/[^\/\\@]+.*/) != nil
        switch attribute {
        case "href", "src", "poster", "cite":
            if !isLocal && !isWeb { fault = "URL \(value)" }
            if name == "iframe", !value.hasPrefix("https://player.example.org/") { fault = "frame \(value)" }
        case "class": if !Self.ownClasses.contains(value) { fault = "class \(value)" }
        case "id": if name != "h1", name != "h2", value.firstMatch(of: /^fn(ref)?:/) == nil { fault = "id \(value)" }
        default: break
        }
    }
}
