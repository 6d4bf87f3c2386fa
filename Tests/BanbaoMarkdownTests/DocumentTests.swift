import BanbaoMarkdown
import BanbaoText
import Testing

@Suite struct DocumentTests {
    private func document(
        _ markdown: String, _ options: MarkdownOptions = MarkdownOptions(),
        resolve: @escaping (LocalLink) -> ResolvedLink = { .target(href: $0.destination) }
    ) -> Document {
        let file = SourceFile(path: "a.md", cleanBytes: Array(markdown.utf8))
        return renderMarkdown(file, body: 0..<file.bytes.count, options: options, resolve: resolve)
    }

    private func html(_ markdown: String) -> String { String(decoding: document(markdown).html.bytes, as: UTF8.self) }

    @Test func `headings get anchors that are never empty and never alike`() {
        let headings = document("# 甲\n\n## 甲\n\n## ！\n\n### A `b` *c*\n\n## 甲-1\n").outline
        #expect(headings.map(\.anchor) == ["甲", "甲-1", "section", "a-b-c", "甲-1-1"])
        #expect(headings.map(\.level) == [1, 2, 2, 3, 2])
        #expect(headings[3].text == "A b c")
        #expect(html("## 一、要点\n") == "<h2 id=\"一要点\">一、要点</h2>\n")
    }

    @Test(arguments: [
        "javascript:alert(1)", "JavaScript:alert(1)", "vbscript:x", "file:///etc/passwd", "data:text/html,x", "blob:x",
        "view-source:x", "jar:x", "&#106;avascript:x", "java&#9;script:x", "//example.org/", "\\\\\\\\example.org",
    ])
    func `a link a page must not hold is dropped and its text stays`(destination: String) {
        let result = document("[文](<\(destination)>)\n")
        #expect(String(decoding: result.html.bytes, as: UTF8.self) == "<p>文</p>\n")
        #expect(result.problems.map(\.rule) == [.linkScheme])
    }

    @Test func `links into the site are asked for with their places`() {
        var asked: [String] = []
        let text = "[甲](a.md)和[甲](a.md)，![图](b.png)，[丙][c]，<https://example.org>\n\n[c]: c.md\n"
        let result = document(text) { link in
            let bytes = Array(text.utf8)[link.range]
            asked.append("\(link.destination)=\(String(decoding: bytes, as: UTF8.self))@\(link.range.lowerBound)")
            return .target(href: "x")
        }
        #expect(asked == ["a.md=a.md@6", "a.md=a.md@20", "b.png=b.png@35", "c.md=c.md@83"])
        #expect(result.problems.isEmpty)
    }

    @Test(arguments: [
        ("![](a.png)", 4), ("![ ](https://example.org/a.png)", 5), ("文![\n](a.png \"题\")", 8),
        ("![][甲]\n\n[甲]: a.png", 17),
        ("[![](a.png)](b.md)", 5), ("![甲](a.png)![](a.png)", 17), ("![甲](https://a.org)![](https://a.org)", 25),
        ("甲\n\n![][a]\n\n[a]: https://a.org", 5),
    ])
    func `an image without a description is reported with its place`(text: String, place: Int) {
        let result = document(text + "\n")
        #expect(result.problems.map(\.rule) == [.imageAlt])
        #expect(result.problems.map { $0.range?.lowerBound } == [place])
        #expect(document(text + "\n", MarkdownOptions(hasExtensions: false)).problems == [])
    }

    @Test(arguments: ["![甲](a.png)", "![`a`](a.png)", "![![甲](b.png)](a.png)", "[](a.md)"])
    func `an image with a description is not told`(text: String) {
        #expect(document(text + "\n").problems == [])
    }

    @Test func `an image that is not there leaves its description, in a paragraph`() {
        let options = MarkdownOptions(isPageOfSite: true)
        func html(_ text: String) -> String {
            let document = document(text, options) { _ in .textOnly }
            #expect(document.problems.map(\.rule) == (text.hasPrefix("![](") ? [.imageAlt] : []))
            return String(decoding: document.html.bytes, as: UTF8.self)
        }
        #expect(html("![图](a.png \"题\")\n") == "<p>图</p>\n")
        #expect(html("[![图](a.png \"题\")](b.md)\n") == "<p>图</p>\n")
        #expect(html("- ![图](a.png \"题\")\n") == "<ul>\n<li>图</li>\n</ul>\n")
        #expect(html("![](a.png \"题\")\n") == "<p></p>\n")
        let inner = html("![图 ![里](https://example.org/a.png \"二\")](a.png \"一\")\n")
        #expect(inner == "<p>图 <img src=\"https://example.org/a.png\" alt=\"里\" title=\"二\" /></p>\n")
    }

    @Test func `an image has the size the site gives it, with extensions on a site or none`() {
        for options in [MarkdownOptions(), MarkdownOptions(isPageOfSite: true)] {
            let result = document("![图](a.png)\n", options) { _ in
                .image(href: "x.png", size: PixelSize(width: 7, height: 5))
            }
            let html = "<p><img src=\"x.png\" alt=\"图\" width=\"7\" height=\"5\" /></p>\n"
            #expect(String(decoding: result.html.bytes, as: UTF8.self) == html)
        }
    }

    @Test func `an image of several widths has them all, and WebP where there is any`() {
        func candidates(_ kind: String) -> [ImageChoices.Candidate] {
            [4, 8].map { ImageChoices.Candidate(href: "a,b&\($0).\(kind)", widthInPx: $0) }
        }
        for (webP, before, after) in [
            (
                candidates("webp"),
                "<picture><source type=\"image/webp\" srcset=\"a%2Cb&amp;4.webp 4w, a%2Cb&amp;8.webp 8w\"", "</picture>"
            ),
            ([], "", ""),
        ] {
            let choices = ImageChoices(candidates: candidates("jpg"), webP: webP, sizes: "(min-width: \"1\") 1px")
            let sizes = " sizes=\"(min-width: &quot;1&quot;) 1px\""
            let srcset = " srcset=\"a%2Cb&amp;4.jpg 4w, a%2Cb&amp;8.jpg 8w\""
            func html(_ text: String) -> String {
                let result = document(text, MarkdownOptions(isPageOfSite: true)) { _ in
                    .image(href: "a,b&8.jpg", size: PixelSize(width: 8, height: 3), choices: choices)
                }
                return String(decoding: result.html.bytes, as: UTF8.self)
            }
            let source = before.isEmpty ? "" : before + sizes + " />"
            let size = " width=\"8\" height=\"3\""
            #expect(
                html("![图](a.png)\n")
                    == "<p>\(source)<img src=\"a,b&amp;8.jpg\" alt=\"图\"\(srcset)\(sizes)\(size) />\(after)</p>\n")
            let written = html("甲<img src=\"a.png\" alt=\"图\">\n")
            #expect(
                written == "<p>甲\(source)<img src=\"a,b&amp;8.jpg\" alt=\"图\"\(size)\(srcset)\(sizes) />\(after)</p>\n")
            #expect(html("甲<img src=\"a.png\" alt=\"\" width=\"4\">\n").contains(" sizes=\"4px\""))
        }
    }

    @Test func `links to other sites say what the site asks for, and no others`() {
        let text =
            "[甲](https://example.org 'T') <HTTP://b.example> [乙](mailto:a@b.example) <tel:1> [丙](a.md) ![丁](http://c.example)\n"
        func plain(_ options: MarkdownOptions) -> String {
            String(decoding: document(text, options).html.bytes, as: UTF8.self)
        }
        #expect(!plain(MarkdownOptions()).contains("rel="))
        let html = plain(MarkdownOptions(externalLinkRel: "nofollow noopener"))
        #expect(html.contains("<a href=\"https://example.org\" title=\"T\" rel=\"nofollow noopener\">甲</a>"))
        #expect(html.contains("<a href=\"HTTP://b.example\" rel=\"nofollow noopener\">"))
        #expect(html.matches(of: /rel=/).count == 2)
        #expect(!plain(MarkdownOptions(hasExtensions: false, externalLinkRel: "noopener")).contains("rel="))
    }

    @Test func `summaries and outlines are without what was struck out, and without images`() {
        let file = SourceFile(path: "a.md", cleanBytes: Array("原定~~三年~~五年[^1]。\n\n[^1]: 注\n".utf8))
        #expect(firstParagraphText(file, body: 0..<file.bytes.count, isChinese: true) == "原定五年。")
        let image = SourceFile(path: "a.md", cleanBytes: Array("![图](a.png) 后面有字。\n".utf8))
        #expect(firstParagraphText(image, body: 0..<image.bytes.count, isChinese: true) == "后面有字。")
        #expect(document("# ~~旧~~新标题[^1]\n\n# ~~全删~~\n\n[^1]: 注\n").outline.map(\.text) == ["新标题", "全删"])
    }

    @Test func `of many findings of one kind a hundred are reported, and how many more there are`() {
        func problems(_ count: Int) -> [Diagnostic] {
            document("[^甲]\n\n" + String(repeating: "[甲][b]\n\n", count: count)).problems
        }
        #expect(problems(100).count == 101)
        #expect(problems(100).allSatisfy { $0.notes.isEmpty })
        let many = problems(250)
        #expect(many.map(\.rule).filter { $0 == .linkReference }.count == 100)
        #expect(many.map(\.rule).contains(.footnoteMissing))
        #expect(many.last?.notes.first?.message[.english] == "there are 150 more of this kind in the file")
    }

    @Test func `reading time counts Han characters and words`() {
        #expect(document(String(repeating: "字", count: 1500)).reading.minutes == 3)
        #expect(document(String(repeating: "word ", count: 440)).reading.minutes == 2)
        let mixed = document("一2017年，GDP增长\n\n`code` *and* it's").reading
        #expect(mixed.hanCharacters == 4 && mixed.words == 5)
    }

    @Test func `a summary is the first paragraph, cut at a sentence`() {
        func summaryOf(_ markdown: String) -> String {
            let file = SourceFile(path: "a.md", cleanBytes: Array(markdown.utf8))
            return summary(of: firstParagraphText(file, body: 0..<file.bytes.count, isChinese: false))
        }
        #expect(summaryOf("# 题\n\n> 引\n\n![图](a.png)\n\n**第一**段。\n\n第二段。\n") == "第一段。")
        let sentence = String(repeating: "字", count: 59) + "。"
        #expect(summaryOf(sentence + sentence) == sentence)
        #expect(summaryOf(String(repeating: "字", count: 120)).hasSuffix("…"))
        let words = "One sentence here. " + String(repeating: "word ", count: 60)
        #expect(summaryOf(words) == "One sentence here.")
        #expect(summaryOf(String(repeating: "word ", count: 60)).hasSuffix("word…"))
    }
}
