import BanbaoTemplate
import BanbaoText
import Testing

/// Templates of files that are not HTML.
@Suite struct FormatTests {
    private static let item = RecordShape(
        name: "item", fields: [RecordShape.Field(name: "name", shape: .text, meaning: Wording(verbatim: "name"))])
    private static let shape = RecordShape(
        name: "page",
        fields: [
            ("title", .text), ("year", .text), ("is-new", .flag), ("items", .list(item)), ("body", .markup),
            ("url", .url),
        ].map { RecordShape.Field(name: $0, shape: $1, meaning: Wording(verbatim: $0)) })
    private static let record = Record(values: [
        .text("\"甲\" & <乙>\\"), .text("2026"), .flag(true), .list(["一", "二"].map { Record(values: [.text($0)]) }),
        .markup(Markup(trusted: Array("<p>]]>\"</p>".utf8))), .url(.site("故事/?a&b")),
    ])

    private func compile(_ template: String, _ name: String) -> (TemplateSet, [Diagnostic]) {
        let text = InterfaceStrings.Text(text: "《{{title}}》\"&", range: 0..<0)
        return TemplateSet.compile(
            TemplateSources(
                templates: [name: SourceFile(path: "templates/" + name, cleanBytes: Array(template.utf8))],
                partials: [:],
                assets: ["a.css": "assets/a-1.css"]),
            shapes: [name: Self.shape], strings: InterfaceStrings(file: "s.yaml", texts: ["quoted": text]))
    }

    private func render(_ template: String, _ name: String, make: (Deferred) -> Value = { _ in .text("") }) -> String {
        let (set, problems) = compile(template, name)
        #expect(problems.filter(\.isError) == [])
        var output: [UInt8] = []
        _ = set[name].render(Self.record, root: "https://a/", linksToFiles: false, into: &output, make: make)
        return String(decoding: output, as: UTF8.self)
    }

    @Test(arguments: [
        ("{{json title}}", #""\"甲\" & <乙>\\""#), ("\"{{title}}\"", #""\"甲\" & <乙>\\""#), ("{{number year}}", "2026"),
        ("{{number title}}", "null"), ("{{json is-new}}", "true"),
        ("{{json url}}", #""https://a/%E6%95%85%E4%BA%8B/?a&b""#),
        ("\"{{url}}#x\"", #""https://a/%E6%95%85%E4%BA%8B/?a&b#x""#), ("\"{{{body}}}\"", #""<p>]]>\"</p>""#),
        ("{{json body}}", #""<p>]]>\"</p>""#), ("\"{{strings.quoted}}\"", #""《\"甲\" & <乙>\\》\"&""#),
        ("[{{#items}}\"{{name}}\"{{^is-last}},{{/is-last}}{{/items}}]", #"["一","二"]"#),
        ("\"{{asset a.css}}\"", "\"https://a/assets/a-1.css\""),
        ("[{{#items}}{{^is-first}}, {{/is-first}}{{json name}}{{/items}}]", #"["一", "二"]"#),
    ])
    func `a value in a file of JSON is JSON`(template: String, expected: String) {
        let written = render(template, "pages/a.json")
        #expect(written == expected && firstJSONError(in: Array(written.utf8).span) == nil)
    }

    @Test(arguments: [
        (
            "<a b=\"{{title}}\">{{title}}</a>",
            "<a b=\"&quot;甲&quot; &amp; &lt;乙&gt;\\\">&quot;甲&quot; &amp; &lt;乙&gt;\\</a>"
        ),
        (
            "<a href=\"{{url}}\">{{url}}</a>",
            "<a href=\"https://a/%E6%95%85%E4%BA%8B/?a&amp;b\">https://a/%E6%95%85%E4%BA%8B/?a&amp;b</a>"
        ),
        ("<a>{{body}}</a>", "<a>&lt;p&gt;]]&gt;&quot;&lt;/p&gt;</a>"),
        ("<title><![CDATA[{{{body}}}]]></title>", "<title><![CDATA[<p>]]]]><![CDATA[>\"</p>]]></title>"),
        ("<a href=\"/x/?y#z\"/>", "<a href=\"https://a/x/?y#z\"/>"),
        ("<script>{{title}}</script>", "<script>&quot;甲&quot; &amp; &lt;乙&gt;\\</script>"),
        (
            "<!-- <a> --><?x y?><a>{{strings.quoted}}</a>",
            "<!-- <a> --><?x y?><a>《&quot;甲&quot; &amp; &lt;乙&gt;\\》&quot;&amp;</a>"
        ),
    ])
    func `a value in a file of XML is XML`(template: String, expected: String) {
        #expect(render(template, "pages/a.xml") == expected)
    }

    @Test func `a text is written into a file of text as it is`() {
        #expect(
            render("{{title}} <{{url}}> {{strings.quoted}} {{asset a.css}} \"", "pages/a.txt")
                == "\"甲\" & <乙>\\ <https://a/%E6%95%85%E4%BA%8B/?a&b> 《\"甲\" & <乙>\\》\"& https://a/assets/a-1.css \"")
    }

    @Test(arguments: [
        ("{{title}}", "json"), ("\"{{json title}}\"", "json"), ("{{strings.quoted}}", "json"),
        ("\"{{is-new}}\"", "json"),
        ("[{{#items}}[{{/items}}", "json"), ("[{{#items}}\"{{/items}}\"]", "json"), ("{\"a\": [", "json"),
        ("{{json items}}", "json"),
        ("{{number url}}", "json"), ("{{{body}}}", "json"), ("<a>{{{body}}}</a>", "xml"),
        ("<a href=\"{{title}}\"/>", "xml"),
        ("<a><![CDATA[{{title}}]]></a>", "xml"), ("<a b='{{title}}'/>", "xml"),
        ("<a{{#is-new}}>{{/is-new}}</a>", "xml"),
        ("<{{title}}/>", "xml"), ("<?x {{title}}?>", "xml"), ("{{{body}}}", "txt"), ("{{json title}}", "txt"),
        ("{{body}}", "txt"),
        ("<a><![CDATA[{{#items}}]]>{{/items}}</a>", "xml"),
    ])
    func `a value where a file would break is refused`(template: String, ending: String) {
        #expect(compile(template, "pages/a." + ending).1.errorCount > 0)
    }

    @Test func `a deferred value is made when it is written, and asked whether it is there`() {
        let shape = RecordShape(
            name: "page", fields: [RecordShape.Field(name: "body", shape: .markup, meaning: Wording(verbatim: "body"))])
        let file = SourceFile(
            path: "a.html", cleanBytes: Array("{{#body}}({{{body}}}){{/body}}{{^body}}none{{/body}}".utf8))
        let (set, problems) = TemplateSet.compile(
            TemplateSources(templates: ["a.html": file], partials: [:], assets: [:]), shapes: ["a.html": shape],
            strings: InterfaceStrings(file: "", texts: [:]))
        for (text, expected) in [("x", "(x)"), ("", "none")] {
            var output: [UInt8] = []
            let record = Record(values: [.deferred(Deferred(number: 7, part: 1))])
            _ = set["a.html"].render(record, root: "", linksToFiles: false, into: &output) { deferred in
                #expect(deferred == Deferred(number: 7, part: 1))
                return .markup(Markup(trusted: Array(text.utf8)))
            }
            #expect(String(decoding: output, as: UTF8.self) == expected)
        }
        #expect(problems == [])
    }
}
