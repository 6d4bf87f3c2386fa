import Foundation
import Glibc
import Testing

private let svg = "http://www.w3.org/2000/svg"

/// The rows, in the groups of the list.
enum BadInputs {
    private static let page = BadInput.page
    private static let head = BadInput.head
    private static let gb18030: [UInt8] = [0xC1, 0xD0, 0xBE, 0xD9]

    // MARK: A. Bytes and encodings

    static let bytes: [BadInput] = [
        BadInput("A1", "GB18030 in a page") { try $0.append(gb18030, to: "content/stories/master.zh.md") },
        BadInput("A2", "GB18030 in a template") { try $0.append(gb18030, to: "templates/entry.html") },
        BadInput("A2", "GB18030 in site.yaml") { try $0.append(gb18030, to: "content/site.yaml") },
        BadInput("A2", "GB18030 in tags.yaml") { try $0.append(gb18030, to: "content/tags.yaml") },
        BadInput("A3", "UTF-16") { try $0.write(bytes: [0xFF, 0xFE, 0x2D, 0, 0x2D, 0, 0x2D, 0, 0x0A, 0], to: page) },
        BadInput(
            "A4", "a byte order mark before the front matter", exit: 0,
            verify: { pages in
                #expect(pages["stories/bad.html"]?.contains("\u{FEFF}") == false)
            }
        ) { try $0.write("\u{FEFF}" + head + "正文。\n", to: page) },
        BadInput("A5", "byte order marks in template and configuration", exit: 0) { trial in
            for path in [
                "templates/entry.html", "templates/partials/head.html", "content/site.yaml", "content/tags.yaml",
            ] {
                try trial.change(path) { "\u{FEFF}" + $0 }
            }
        },
        BadInput(
            "A6", "carriage returns", exit: 0,
            verify: { pages in
                let (unix, windows) = (pages["stories/unix.html"], pages["stories/dos.html"])
                #expect(unix?.replacing("unix", with: "dos") == windows)
            }
        ) { trial in
            let text = head + "正文。\n\n```\n甲\n乙\n```\n"
            try trial.write(text, to: "content/stories/unix.zh.md")
            try trial.write(text.replacing("\n", with: "\r\n"), to: "content/stories/dos.zh.md")
            // Neighbours and addresses would differ.
            try trial.change("templates/entry.html") { _ in
                "<!doctype html><html lang=\"{{language}}\"><body>{{{body}}}</body></html>"
            }
        },
        BadInput("A7", "an overlong character") { try $0.write(bytes: Array(head.utf8) + [0xC0, 0xAF], to: page) },
        BadInput("A7", "a surrogate") { try $0.write(bytes: Array(head.utf8) + [0xED, 0xA0, 0x80, 0x0A], to: page) },
        BadInput("A7", "beyond Unicode") {
            try $0.write(bytes: Array(head.utf8) + [0xF4, 0x90, 0x80, 0x80], to: page)
        },
        BadInput("A7", "a character cut off") { try $0.write(bytes: Array(head.utf8) + [0xE4, 0xB8], to: page) },
        BadInput("A8", "NUL in a page") { try $0.write(bytes: Array((head + "正文").utf8) + [0, 0x0A], to: page) },
        BadInput("A8", "NUL in front matter") { try $0.write("---\ntitle: 甲\u{0}\ndate: 2020-01-01\n---\n", to: page) },
        BadInput("A8", "NUL in a template") { try $0.append([0], to: "templates/entry.html") },
        .frontMatter("A9", "a control character in the title", "title: \"甲\\x01\"\ndate: 2020-01-01"),
        .frontMatter("A9", "a line separator in the title", exit: 0, "title: \"甲\\u2028乙\"\ndate: 2020-01-01"),
        .frontMatter("A9", "a direction control in the title", exit: 0, "title: 甲\u{202E}乙\ndate: 2020-01-01"),
        BadInput("A10", "an empty file") { try $0.write("", to: page) },
        BadInput("A10", "blanks only") { try $0.write("  \n\n \t\n", to: page) },
        BadInput("A10", "empty front matter") { try $0.write("---\n---\n", to: page) },
        .frontMatter("A11", "a lone surrogate in an escape", "title: \"\\ud800\"\ndate: 2020-01-01"),
        BadInput("A12", "a file name that is not UTF-8") { trial in
            var name = Array("\(trial.root.path)/content/stories/".utf8CString.dropLast())
            name += [CChar(bitPattern: 0xFF), CChar(bitPattern: 0xFE)] + ".md".utf8CString
            close(unsafe open(name, O_CREAT | O_WRONLY, 0o644))
        },
    ]

    // MARK: B. Front matter

    static let frontMatter: [BadInput] = keys + dates + values + numbers

    private static let keys: [BadInput] = [
        BadInput("B1", "not closed") { try $0.write("---\ntitle: 甲\n\n正文。\n", to: page) },
        .frontMatter("B2", "YAML that is wrong in line 4", "title: 甲\ndate: 2020-01-01\nsummary: [甲"),
        .frontMatter("B3", "a tab", "title: 甲\ndate: 2020-01-01\ntags:\n\t- skills"),
        .frontMatter("B4", "a key twice", "title: 甲\ndate: 2020-01-01\ntitle: 乙"),
        .frontMatter("B5", "a misspelled key", "titel: 甲\ndate: 2020-01-01"),
        .frontMatter("B6", "titles that look like other things", exit: 0, "title: 123\nsummary: yes\ndate: 2020-01-01"),
        .frontMatter("B6", "a title of nothing", "title: ~\ndate: 2020-01-01"),
        .frontMatter("B6", "a list for a title", "title: [甲]\ndate: 2020-01-01"),
        .frontMatter("B6", "a mapping for a title", "title: {a: b}\ndate: 2020-01-01"),
        .frontMatter("B7", "perhaps a draft", "title: 甲\ndate: 2020-01-01\ndraft: maybe"),
        .frontMatter("B8", "a tag that is no list", "title: 甲\ndate: 2020-01-01\ntags: skills"),
        .frontMatter("B9", "a day that does not exist", "title: 甲\ndate: 2019-02-30"),
    ]

    private static let dates = [
        "2019-2-3", "2019/02/03", "二〇一九年二月三日", "2019-02-03 25:00", "2019-02-03T10:00+99:00", "0000-00-00",
        "99999-01-01",
    ].enumerated().map { BadInput.frontMatter("B10", "the date no \($0 + 1)", "title: 甲\ndate: \($1)") }

    private static let numbers = ["010", "1:30", "0o14", "1e400", ".nan", "１２", "0x10"].enumerated().map {
        BadInput.frontMatter("B20", "the number no \($0 + 1)", "title: 甲\ndate: 2020-01-01\ncount: \($1)")
    }

    private static let values: [BadInput] = [
        BadInput("B11", "a date near midnight in another zone", exit: 0, environment: ["TZ": "Pacific/Kiritimati"]) {
            try $0.write("---\ntitle: 甲\ndate: 2026-11-20 23:59\n---\n", to: page)
        },
        BadInput(
            "B12", "a date in the future", exit: 0,
            verify: { pages in
                #expect(pages["stories/bad.html"] == nil)
            }
        ) { try $0.write("---\ntitle: 甲\ndate: 2030-01-01\n---\n", to: page) },
        .frontMatter(
            "B13", "a bomb of aliases",
            "title: 甲\ndate: 2020-01-01\na: &a [x, x, x, x, x, x, x, x, x, x]\nb: &b [*a, *a, *a, *a, *a, *a]"),
        BadInput("B14", "ten thousand brackets") {
            try $0.write("---\ntitle: " + String(repeating: "[", count: 10_000) + "\n---\n", to: page)
        },
        .frontMatter("B15", "a merge key", "title: 甲\ndate: 2020-01-01\n<<: {a: b}"),
        .frontMatter("B15", "a tag", "title: !!binary aGVsbG8=\ndate: 2020-01-01"),
        .frontMatter("B15", "an object of Ruby", "title: !ruby/object:Gem {}\ndate: 2020-01-01"),
        .frontMatter("B16", "two documents", "title: 甲\ndate: 2020-01-01\n...\ntitle: 乙"),
        .frontMatter("B17", "a list", "- title\n- date"),
        .frontMatter("B17", "a text", "正文"),
        BadInput("B18", "TOML") { try $0.write("+++\ntitle = \"甲\"\n+++\n", to: page) },
        BadInput("B18", "JSON") { try $0.write("{\"title\": \"甲\"}\n", to: page) },
        BadInput("B19", "two megabytes") {
            try $0.write("---\ntitle: 甲\nsummary: " + String(repeating: "长", count: 700_000) + "\n---\n", to: page)
        },
        BadInput("B19", "seventy kilobytes") {
            try $0.write("---\ntitle: 甲\nsummary: " + String(repeating: "长", count: 24_000) + "\n---\n", to: page)
        },
        .frontMatter("B21", "a template of its own", "title: 甲\ndate: 2020-01-01\ntemplate: ../../etc/passwd"),
        .frontMatter("B22", "a slug", "title: 甲\ndate: 2020-01-01\nslug: ../pwned"),
        .frontMatter("B23", "the home page as alias", "title: 甲\ndate: 2020-01-01\naliases: [/]"),
        .frontMatter("B23", "an alias that is a page", "title: 甲\ndate: 2020-01-01\naliases: [/stories/master.html]"),
        .frontMatter(
            "B23", "aliases out of the site",
            "title: 甲\ndate: 2020-01-01\naliases: [../x.html, /a/../../b.html, \"/a\\\\b\", /%2e%2e/x, //evil.com/x, /con/]"
        ),
        BadInput("B24", "an unknown language") { try $0.write(head, to: "content/stories/bad.fr.md") },
        BadInput(
            "B25", "markup in the title", exit: 0,
            verify: { pages in
                #expect(
                    pages.values.allSatisfy { !$0.contains("<script>alert(1)") })
            }
        ) { try $0.write("---\ntitle: '<script>alert(1)</script>\"''`'\ndate: 2020-01-01\n---\n", to: page) },
    ]

    // MARK: C. Markdown

    static let markdown: [BadInput] = [
        .body("C1", "ten thousand quotations") { String(repeating: "> ", count: 10_000) + "x\n" },
        .body("C2", "thirty thousand lists") {
            String(repeating: "- ", count: 30_000) + "x" + String(repeating: "\n", count: 30_000)
        },
        .body("C3", "images without end") { String(repeating: "![[]()", count: 160_000) },
        BadInput("C5", "a hundred megabytes") { trial in
            try trial.write(head, to: page)
            _ = unsafe truncate(trial.root.appending(path: page).path, 100 << 20)
        },
        .body("C6", "raw HTML", exit: 0) {
            "<script>alert(1)</script>\n\n<iframe src=x></iframe>\n\n文 <b onclick=x>粗</b>\n"
        },
        .body(
            "C7", "dangerous links", exit: 0,
            verify: { pages in
                let html = pages["stories/bad.html"] ?? "javascript:"
                #expect(
                    html.matches(of: /href="[^"]*(script|file|data|blob|jar|view-source):/.ignoresCase()).isEmpty)
            }
        ) {
            [
                "javascript:alert(1)", "JaVaScRiPt:alert(1)", "java&#x09;script:alert(1)", "&#106;avascript:alert(1)",
                "vbscript:x",
                "file:///etc/passwd", "data:text/html,x", "DATA:text/html;base64,x", "blob:x", "view-source:x", "jar:x",
                "//evil.com",
                "\\\\\\\\evil.com", "&#x01;javascript:x", "javascript&colon;alert(1)",
            ].map { "[x](\($0))\n\n" }.joined()
        },
        .body("C8", "a drawing in a link", exit: 0) { "![x](data:image/svg+xml,%3Csvg%3E)\n" },
        .body(
            "C9", "a quotation mark after a fence", exit: 0,
            verify: { pages in
                #expect(pages["stories/bad.html"]?.contains("language-js&quot;onload=x") == true)
            }
        ) { "``` js\"onload=x\nx\n```\n" },
        .body("C10", "links that lead nowhere") { "[甲](none.zh.md) [乙](master.zh.md#none) ![丙](none.png) [丁]()\n" },
        BadInput("C11", "an image in another case") { trial in
            try trial.write("png", to: "content/stories/img.png")
            try trial.write(head + "![图](Img.PNG)\n", to: page)
        },
        .body(
            "C12", "headings of one name", exit: 0,
            verify: { pages in
                let html = pages["stories/bad.html"] ?? ""
                let ids = html.matches(of: /<h2 id="([^"]*)"/).map { String($0.1) }
                #expect(ids.count == 5 && Set(ids).count == 5 && !ids.contains(""))
            }
        ) { "## 甲\n\n## 甲\n\n## 🙂\n\n## ！？\n\n## \(String(repeating: "长", count: 500))\n" },
        .body(
            "C13", "references without a definition", exit: 0,
            verify: { pages in
                #expect(pages["stories/bad.html"]?.contains("[方案][]、[清单][tasks]") == true)
            }
        ) { "见[方案][]、[清单][tasks]和[名单][list]。\n\n[list]: master.zh.md\n" },
        .body(
            "C13", "a footnote that is not there", exit: 0,
            verify: { pages in #expect(pages["stories/bad.html"]?.contains("见报道[^1]。") == true) }
        ) { "见报道[^1]。\n" },
        BadInput("C15", "a drawing with a script") { trial in
            try trial.write(
                "<svg xmlns=\"http://www.w3.org/2000/svg\"><SCRIPT>x</SCRIPT></svg>", to: "content/stories/a.svg")
            try trial.write(head + "![图](a.svg)\n", to: page)
        },
        BadInput("C15", "a drawing with events and entities") { trial in
            try trial.writeDrawings([
                "<svg\n OnLoad = 'x' xmlns='\(svg)'></svg>",
                "<!DOCTYPE svg [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><svg xmlns='\(svg)'/>",
                "<svg xmlns='\(svg)'><foreignObject/></svg>", "<svg xmlns='\(svg)'><a href=\"JavaScript:x\"/></svg>",
            ])
        },
        BadInput("C15", "drawings that hide what they do") { trial in
            try trial.writeDrawings([
                "<s:svg xmlns:s='\(svg)'><s:script>x</s:script></s:svg>",
                "<svg xmlns='\(svg)'><a href='&#x6A;avascript:x'/></svg>",
                "<svg xmlns='\(svg)' xmlns:h='http://www.w3.org/1999/xhtml'><h:script>x</h:script></svg>",
                "<svg xmlns='\(svg)'><style>@im<!-- -->port 'https://example.org/a.css';</style></svg>",
                "<svg xmlns='\(svg)'><rect fill='url( https://example.org/a.svg#b )'/></svg>",
                "<svg xmlns='\(svg)'><image href='https://example.org/a.png'/></svg>",
                "<svg xmlns='\(svg)'><set attributeName='href' to='javascript:x'/></svg>",
                "<?xml-stylesheet href='a.xsl' type='text/xsl'?><svg xmlns='\(svg)'/>",
                "<?xml version='1.0' encoding='UTF-7'?><svg xmlns='\(svg)'/>",
            ])
        },
        BadInput("C15", "drawings that browsers cannot read") { trial in
            try trial.writeDrawings([
                "", "<svg/>", "<svg xmlns='\(svg)'>", "<svg xmlns='\(svg)'></g>", "<svg xmlns='\(svg)'>&nbsp;</svg>",
                "<svg xmlns='\(svg)' a='1' a='2'/>", "<svg xmlns='\(svg)'/><svg xmlns='\(svg)'/>", "<html/>",
                "<svg xmlns=x/>",
            ])
        },
        BadInput("C15", "a drawing in UTF-16") { trial in
            try trial.writeDrawings([""])
            let bytes = "<svg xmlns='\(svg)'/>".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
            try trial.write(bytes: [0xFF, 0xFE] + bytes, to: "content/stories/0.svg")
        },
        BadInput("C15", "a plain drawing", exit: 0) { trial in
            try trial.writeDrawings([
                "<svg xmlns='\(svg)'><title>On one line: javascript</title></svg>",
                """
                <?xml version="1.0" encoding="UTF-8" standalone="no"?>
                <!-- <script> in a comment -->
                <!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
                <svg xmlns="\(svg)" xmlns:svg="\(svg)" xmlns:xlink="http://www.w3.org/1999/xlink"
                  xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" xmlns:rdf="urn:rdf" viewBox="0 0 9 9"
                  inkscape:export-filename="C:\\a\\b.png">
                  <style type="text/css"><![CDATA[.a { fill: url(#b); } .b > .c { stroke: #fff }]]></style>
                  <inkscape:grid type="xygrid"/><metadata><rdf:RDF rdf:about=""/></metadata>
                  <defs><linearGradient id="b"><stop offset="0" style="stop-color:#fff"/></linearGradient></defs>
                  <svg:g class="a" clip-path="url('#c')"><path d="M0 0h9v9z"/><use xlink:href="#b"/></svg:g>
                  <a href="https://example.org/?a&amp;b"><text x="1" y="2">汉字 &#x6C49; &lt;</text></a>
                  <image href="data:image/png;base64,AAAA" width="1" height="1"/>
                </svg>
                """,
            ])
        },
        .body(
            "C16", "tags of templates and the end of an article", exit: 0,
            verify: { pages in
                #expect(pages["stories/bad.html"]?.contains("{{title}} {% raw %}") == true)
            }
        ) { "{{title}} {% raw %}\n\n```\n{{{body}}}\n```\n" },
        .body("C17", "one long line") { String(repeating: "文", count: 340_000) },
        .body("C17", "ten thousand link references", exit: 0) {
            (0..<10_000).map { "[r\($0)]: https://example.org/\($0)\n\n" }.joined()
        },
    ]
}
