import BanbaoTemplate
import BanbaoText
import Testing

/// What templates print. What is wrong with them is reported in Tests/Cases.
@Suite struct TemplateTests {
    struct Page: Sendable {
        var title = "甲 & <乙>"
        var note: String?
        var isPinned = false
        var items: [String] = []
        var body = Markup(trusted: Array("<p>正文</p>".utf8))
        var url = Link.site("stories/a.html")
        var section: String?
    }

    static let item = RecordShape(name: "item", fields: [field("name", .text)])
    static let section = RecordShape(name: "section", fields: [field("label", .text)])
    static let page = RecordShape(
        name: "page.html",
        fields: [
            field("title", .text), field("note", .text), field("is-pinned", .flag), field("items", .list(item)),
            field("body", .markup), field("url", .url), field("section", .optional(section)),
        ])

    private static func field(_ name: String, _ shape: Shape) -> RecordShape.Field {
        RecordShape.Field(name: name, shape: shape, meaning: Wording(verbatim: "the \(name)"))
    }

    private static func record(_ page: Page) -> Record {
        Record(values: [
            .text(page.title), .text(page.note ?? ""), .flag(page.isPinned),
            .list(page.items.map { Record(values: [.text($0)]) }), .markup(page.body), .url(page.url),
            .record(page.section.map { Record(values: [.text($0)]) }),
        ])
    }

    private func compile(_ template: String, partials: [String: String] = [:]) -> (TemplateSet, [Diagnostic]) {
        let sources = TemplateSources(
            templates: ["page.html": SourceFile(path: "templates/page.html", cleanBytes: Array(template.utf8))],
            partials: Dictionary(
                uniqueKeysWithValues: partials.map { name, text in
                    (name, SourceFile(path: "templates/partials/\(name).html", cleanBytes: Array(text.utf8)))
                }), assets: ["style.css": "assets/style-1.css"])
        let text = InterfaceStrings.Text(text: "《{{title}}》&", range: 0..<0)
        let strings = InterfaceStrings(file: "templates/strings/zh.yaml", texts: ["quoted": text])
        return TemplateSet.compile(sources, shapes: ["page.html": Self.page], strings: strings)
    }

    private func render(
        _ template: String, _ page: Page = Page(), partials: [String: String] = [:], root: String = "../"
    ) -> String {
        let (set, problems) = compile(template, partials: partials)
        #expect(problems.filter(\.isError) == [])
        var output: [UInt8] = []
        _ = set["page.html"].render(Self.record(page), root: root, linksToFiles: false, into: &output)
        return String(decoding: output, as: UTF8.self)
    }

    @Test func `text is escaped in content and attributes`() {
        #expect(
            render("<p title=\"{{title}}\">{{ title }}</p>")
                == "<p title=\"甲 &amp; &lt;乙&gt;\">甲 &amp; &lt;乙&gt;</p>")
    }

    @Test func `markup stands as it is`() {
        #expect(render("<div>{{{body}}}</div>") == "<div><p>正文</p></div>")
    }

    @Test func `links lead from the page to the site's root`() {
        #expect(render("<a href=\"{{url}}\">", root: "../../") == "<a href=\"../../stories/a.html\">")
        #expect(render("<a href=\"{{url}}\">", Page(url: .site("")), root: "") == "<a href=\"./\">")
        #expect(
            render("<a href=\"{{url}}\">", Page(url: .absolute("https://a/?x=1&y=\"中\""))).contains(
                "&amp;y=%22%E4%B8%AD%22"))
        #expect(render("<link href=\"{{asset style.css}}\">") == "<link href=\"../assets/style-1.css\">")
    }

    @Test(arguments: [
        ("/", "", false, "./"), ("/", "", true, "index.html"), ("/", "../", false, "../"),
        ("/en/", "../", true, "../en/index.html"), ("/a.html#b", "", true, "a.html#b"), ("#b", "../", true, "#b"),
        ("https://a/b/", "../", true, "https://a/b/"), ("/故事/?a", "", false, "%E6%95%85%E4%BA%8B/?a"),
    ])
    func `a link that a template writes leads from each page to its target`(
        written: String, root: String, linksToFiles: Bool, expected: String
    ) {
        let (set, problems) = compile("<a href=\"\(written)\">")
        #expect(problems.filter(\.isError) == [])
        var output: [UInt8] = []
        _ = set["page.html"].render(Self.record(Page()), root: root, linksToFiles: linksToFiles, into: &output)
        #expect(String(decoding: output, as: UTF8.self) == "<a href=\"\(expected)\">")
        #expect(set.links.map(\.target) == (written.hasPrefix("/") ? [written] : []))
    }

    @Test func `a URL depends on a section as a whole`() {
        let template = "<a href=\"{{#note}}/a/{{/note}}{{^note}}{{url}}{{/note}}\">"
        #expect(render(template) == "<a href=\"../stories/a.html\">")
        #expect(render(template, Page(note: "注")) == "<a href=\"../a/\">")
        #expect(compile("<a href=\"/a{{#note}}/b{{/note}}\">").1.map(\.rule.id).contains("template.url"))
    }

    @Test func `a section runs for each record and sees the names around it`() {
        let page = Page(title: "丙", items: ["一", "二"])
        #expect(render("{{#items}}{{name}}{{title}};{{/items}}", page) == "一丙;二丙;")
        #expect(render("{{#section}}{{label}}{{/section}}", Page(section: "故事")) == "故事")
        #expect(compile("{{section.label}}").1.map(\.rule) == [.templateName], "it may be absent")
    }

    @Test func `a section asks whether there is anything`() {
        let template =
            "{{#note}}有{{note}}{{/note}}{{^note}}无{{/note}}{{#is-pinned}}顶{{/is-pinned}}{{^items}}空{{/items}}"
        #expect(render(template) == "无空")
        #expect(render(template, Page(note: "注", isPinned: true, items: ["一"])) == "有注顶")
    }

    @Test func `a tag alone on its line takes the line with it`() {
        let template = "<ul>\n  {{#items}}\n  <li>{{name}}</li>\n  {{/items}}\n  {{! a comment }}\n</ul>\n"
        #expect(render(template, Page(items: ["一", "二"])) == "<ul>\n  <li>一</li>\n  <li>二</li>\n</ul>\n")
    }

    @Test func `partials and strings are put in place`() {
        #expect(render("<b>{{> inner}}</b>", Page(title: "丁"), partials: ["inner": "{{title}}"]) == "<b>丁</b>")
        #expect(render("<b>{{strings.quoted}}</b>", Page(title: "<丁>")) == "<b>《&lt;丁&gt;》&amp;</b>")
    }

    @Test(arguments: [
        ("ru", "1 one, 2 few, 5 many, 11 many, 12 many, 21 one, 22 few, 112 many, 101 one, 0 many"),
        ("en-GB", "0 other, 1 one, 2 other, 11 other"), ("fr", "0 one, 1 one, 2 other"), ("zh-CN", "1 other, 2 other"),
        ("ar", "0 zero, 1 one, 2 two, 3 few, 10 few, 11 many, 99 many, 100 other, 102 other, 103 few"),
        ("ug", "1 one, 2 other"),
    ])
    func `a number chooses the form of a text`(tag: String, expected: String) {
        let names = ["zero", "one", "two", "few", "many"]
        let forms = names.map { (PluralCategory(name: $0) ?? .other, "{{title}} \($0)") }
        let text = InterfaceStrings.Text(
            text: "{{title}} other", range: 0..<0, forms: Dictionary(forms) { first, _ in first })
        let strings = InterfaceStrings(file: "s.yaml", texts: ["n": text], pluralRule: PluralRule(languageTag: tag))
        let page = SourceFile(path: "page.html", cleanBytes: Array("{{strings.n}}".utf8))
        let sources = TemplateSources(templates: ["page.html": page], partials: [:], assets: [:])
        let (set, problems) = TemplateSet.compile(sources, shapes: ["page.html": Self.page], strings: strings)
        #expect(problems == [])
        for form in expected.split(separator: ", ") {
            var output: [UInt8] = []
            let record = Self.record(Page(title: String(form.prefix { $0 != " " })))
            _ = set["page.html"].render(record, root: "", linksToFiles: false, into: &output)
            #expect(String(decoding: output, as: UTF8.self) == form)
        }
    }

    @Test func `json cannot leave its script`() {
        let page = Page(title: "</script><!--<script>\u{2028}\"\\")
        #expect(
            render("<script type=\"application/ld+json\">{{json title}}</script>", page)
                == "<script type=\"application/ld+json\">\"\\u003c/script\\u003e\\u003c!--\\u003cscript\\u003e\\u2028\\\"\\\\\"</script>"
        )
    }

    @Test(arguments: [
        "<a href='{{url}}'>", "<a href={{url}}>", "<a href=\"/x{{url}}\">", "<script>{{title}}</script>",
        "<SCRIPT>{{title}}</SCRIPT>", "<style>{{title}}</style>", "<a onclick=\"{{title}}\">",
        "<a ONCLICK=\"{{title}}\">",
        "<a style=\"{{title}}\">", "<a href=\"{{title}}\">", "<{{title}}>", "<a {{title}}>", "<!-- {{title}} -->",
        "<title>{{{body}}}</title>", "<iframe srcdoc=\"{{title}}\">", "<img srcset=\"{{title}}\">",
        "<script>x</script ><script>{{title}}</script>", "<!-- > {{title}} -->", "<p {{#note}}>{{/note}}",
        "<textarea></p>{{{body}}}</textarea>", "<script src=\"{{title}}\"></script>", "<a\nhref\n=\n\"{{title}}\">",
    ])
    func `a value where it could do harm is refused`(template: String) {
        #expect(compile(template).1.errorCount > 0)
    }

    @Test func `partials that double are counted, not followed to the end`() {
        let doubling = Dictionary(
            uniqueKeysWithValues: (0..<12).map { ("p\($0)", "{{> p\($0 + 1)}}{{> p\($0 + 1)}}") } + [("p12", "")])
        #expect(compile("{{> p0}}", partials: doubling).1.contains { $0.rule == .templateTooLarge })
    }
}
