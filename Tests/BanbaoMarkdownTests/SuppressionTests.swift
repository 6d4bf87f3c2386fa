import BanbaoMarkdown
import BanbaoText
import Testing

/// Comments that turn rules off: where they are found, what lines they cover, and that readers never notice them.
@Suite struct SuppressionTests {
    private func document(_ markdown: String, _ options: MarkdownOptions = MarkdownOptions(isChinese: true)) -> Document
    {
        let file = SourceFile(path: "a.md", cleanBytes: Array(markdown.utf8))
        return renderMarkdown(file, body: 0..<file.bytes.count, options: options)
    }

    private func html(_ markdown: String, _ options: MarkdownOptions = MarkdownOptions(isChinese: true)) -> String {
        String(decoding: document(markdown, options).html.bytes, as: UTF8.self)
    }

    @Test(arguments: [
        ("甲 <!-- banbao-disable-line image.alt -->\n乙\n", "甲\n乙\n"),
        ("甲\n<!-- banbao-disable-next-line image.alt -->\n乙\n", "甲\n乙\n"),
        ("<!-- banbao-disable-line image.alt --> 甲\n", "甲\n"), ("甲<!--banbao-disable-line image.alt-->乙\n", "甲乙\n"),
        ("- 甲\n<!-- banbao-disable-next-line image.alt -->\n- 乙\n", "- 甲\n- 乙\n"),
        ("- 甲\n  <!-- banbao-disable-next-line image.alt -->\n- 乙\n", "- 甲\n- 乙\n"),
        ("> 甲 <!-- banbao-disable-line image.alt -->\n> 乙\n", "> 甲\n> 乙\n"),
        ("甲 <!-- banbao-disable-line a --> <!-- banbao-disable-line b --> \n", "甲\n"),
        ("# 甲 <!-- banbao-disable-line image.alt -->\n", "# 甲\n"), ("<!-- banbao-disable-file image.alt -->", ""),
        ("|甲|\n|---|\n|乙| <!-- banbao-disable-line image.alt -->\n", "|甲|\n|---|\n|乙|\n"),
        ("<!-- banbao-disable-file a -->\n甲[^1]\n\n[^1]: 乙 <!-- banbao-disable-line b -->\n", "甲[^1]\n\n[^1]: 乙\n"),
    ])
    func `a suppression changes nothing that readers see`(written: String, shown: String) {
        for rawHTML in [MarkdownOptions.RawHTML.kept, .safe] {
            let options = MarkdownOptions(rawHTML: rawHTML, isChinese: true)
            #expect(html(written, options) == html(shown, options))
        }
        #expect(document(written).problems.filter { $0.rule == .markdownRawHTML } == [])
    }

    @Test(arguments: [
        "`<!-- banbao-disable-line image.alt -->`\n", "    <!-- banbao-disable-line image.alt -->\n",
        "> ```\n> <!-- banbao-disable-line image.alt -->\n> ```\n", "\\<!-- banbao-disable-line image.alt -->\n",
        "~~~\n<!-- banbao-disable-line image.alt -->\n",
    ])
    func `a comment that is shown suppresses nothing`(text: String) {
        #expect(
            document(text).suppressions == [] && html(text).contains("&lt;!-- banbao-disable-line image.alt --&gt;"))
    }

    @Test(arguments: [
        ("甲\n乙 <!-- banbao-disable-line image.alt -->\n丙", "乙 <!-- banbao-disable-line image.alt -->"),
        ("<!-- banbao-disable-next-line image.alt -->\n\n \n甲\n乙", "甲"),
        ("<!-- banbao-disable-next-line image.alt -->\n<!-- banbao-disable-line link.scheme -->\n甲", "甲"),
        ("甲 <!-- banbao-disable-next-line image.alt -->", ""), ("<!-- banbao-disable-file image.alt -->\n甲", nil),
    ])
    func `a suppression covers a line or the file`(text: String, line: String?) throws {
        let suppression = try #require(document(text).suppressions.first)
        #expect(suppression.rule == .imageAlt)
        #expect(suppression.line.map { String(decoding: Array(text.utf8)[$0], as: UTF8.self) } == line)
    }

    @Test func `places behind a suppression are those of the file`() {
        let text = "甲\n<!-- banbao-disable-file image.alt -->\n乙\n\n|甲|乙|\n|---|\n\n[丙](ftp://a.org) [丁][e]\n"
        let lines = SourceLines(Array(text.utf8))
        let places = document(text).problems.inReadingOrder().map { problem in
            let place = lines.position(of: problem.range?.lowerBound ?? 0)
            return "\(problem.rule) \(place.line):\(place.column)"
        }
        #expect(places == ["table.header 5:1", "link.scheme 8:5", "link.reference 8:21"])
    }

    @Test func `plain CommonMark knows no suppressions`() {
        let options = MarkdownOptions(rawHTML: .kept, hasExtensions: false)
        let text = "<!-- banbao-disable-file image.alt -->\n"
        #expect(html(text, options) == text && document(text, options).suppressions == [])
    }

    @Test(arguments: [
        "<!-- banbao-disable-next-line x.y -->\n", "<!-- banbao-disable-line x.y -->", "<!-- banbao-", "<!-- banbao-\n",
        "<!-- banbao-disable-line " + String(repeating: "link.scheme ", count: 20) + "-->", "<",
        "<!-- banbao-\n\n    -->\n",
    ])
    func `many comments take linear time`(part: String) {
        let text = String(repeating: part, count: 400_000 / part.utf8.count)
        #expect(secondsOfWork { _ = document(text) } < 3)
    }
}
