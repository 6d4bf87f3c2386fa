import BanbaoMarkdown
import BanbaoText
import Testing

/// Links that the site answers with text or HTML.
@Suite struct LinkAnswerTests {
    private func document(
        _ markdown: String, isPageOfSite: Bool = true, _ resolve: @escaping (LocalLink) -> ResolvedLink
    ) -> Document {
        let file = SourceFile(path: "a.md", cleanBytes: Array(markdown.utf8))
        let options = MarkdownOptions(isPageOfSite: isPageOfSite, ownSchemes: ["figure", "chart"])
        return renderMarkdown(file, body: 0..<file.bytes.count, options: options, resolve: resolve)
    }

    private func html(_ markdown: String, isPageOfSite: Bool = true, _ answer: ResolvedLink) -> String {
        let document = document(markdown, isPageOfSite: isPageOfSite) { _ in answer }
        #expect(document.problems.map(\.rule) == [])
        return String(decoding: document.html.bytes, as: UTF8.self)
    }

    private let chart = Markup(trusted: Array("<figure>图</figure>".utf8))

    @Test func `a link with an own scheme says its text, and each whether it is alone`() {
        var asked: [String] = []
        let text = "[甲**乙**`丙`\n丁](chart:a)\n\n文[![图](b.png)](c.md)\n\n- ![图 *二*](chart:d)\n\n# [题](figure:e)\n"
        _ = document(text) { link in
            asked.append("\(link.destination) \(link.text) \(link.isAlone)")
            return .textOnly
        }
        #expect(
            asked == [
                "chart:a 甲乙丙 丁 true", "c.md  false", "b.png  false", "chart:d 图 二 true", "figure:e 题 false",
            ])
    }

    @Test func `an own scheme goes to the site, others are refused`() {
        var asked: [String] = []
        let result = document("[甲](figure:a) [乙](Chart:b) [丙](other:c)\n") { link in
            asked.append(link.destination)
            return .target(href: "x")
        }
        #expect(asked == ["figure:a", "Chart:b"])
        #expect(result.problems.map(\.rule) == [.linkScheme])
        let file = SourceFile(path: "a.md", cleanBytes: Array("[甲](figure:a)\n".utf8))
        #expect(renderMarkdown(file, body: 0..<file.bytes.count).problems.map(\.rule) == [.linkScheme])
    }

    @Test func `text stands in place of a link, escaped`() {
        #expect(html("有[*多*少](figure:a)人\n", .text("1<2")) == "<p>有1&lt;2人</p>\n")
        #expect(html("有![图](figure:a)人\n", .text("二")) == "<p>有二人</p>\n")
        #expect(html("有\n[x](figure:a)\n人\n", .text("二")) == "<p>有二人</p>\n")
        #expect(html("[x](figure:a)\n", .text("")) == "<p></p>\n")
        let result = document("# 有[x](figure:a)人\n") { _ in .text("二") }
        #expect(result.outline.map(\.text) == ["有二人"])
        #expect(result.outline.map(\.anchor) == ["有二人"])
        #expect(result.reading.hanCharacters == 3)
    }

    @Test func `markup stands in place of a link, as it is`() {
        #expect(html("甲[x](chart:a)乙\n", .markup(chart, text: "")) == "<p>甲<figure>图</figure>乙</p>\n")
        #expect(html("[x](chart:a)\n", .markup(chart, text: "")) == "<p><figure>图</figure></p>\n")
        #expect(
            html("[甲 ![图](chart:a)](https://a.example)\n", .markup(chart, text: "")).contains(
                "甲 <figure>图</figure></a>"))
        #expect(html("甲\n[x](figure:a)乙\n", .markup(chart, text: "图")) == "<p>甲<figure>图</figure>乙</p>\n")
        let heading = document("# 有[x](figure:a)人\n") { _ in .markup(chart, text: "二") }
        #expect(heading.outline.map(\.text) == ["有二人"] && heading.reading.hanCharacters == 3)
    }

    @Test(arguments: [true, false])
    func `a block stands in place of its paragraph`(isPageOfSite: Bool) {
        func html(_ markdown: String) -> String { self.html(markdown, isPageOfSite: isPageOfSite, .block(chart)) }
        #expect(html("甲\n\n[x](chart:a)\n\n乙\n") == "<p>甲</p>\n<figure>图</figure>\n<p>乙</p>\n")
        #expect(html("![x](chart:a)\n") == "<figure>图</figure>\n")
        #expect(html("![x](chart:a \"题\")\n\n乙\n") == "<figure>图</figure>\n<p>乙</p>\n")
        #expect(html("- [x](chart:a)\n- 乙\n") == "<ul>\n<li>\n<figure>图</figure>\n</li>\n<li>乙</li>\n</ul>\n")
        #expect(html("> [x](chart:a)\n") == "<blockquote>\n<figure>图</figure>\n</blockquote>\n")
        // Not alone: its text stays.
        #expect(html("甲[x](chart:a)\n") == "<p>甲x</p>\n")
        #expect(html("| [x](chart:a) |\n|---|\n").contains(">x</th>"))
    }
}
