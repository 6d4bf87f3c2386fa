import BanbaoMarkdown
import BanbaoText
import Foundation
import SpecificationSuites
import Testing

@Suite struct SpecificationTests {
    private func render(
        _ markdown: String, hasExtensions: Bool, isChinese: Bool = false, isPageOfSite: Bool = false,
        rawHTML: MarkdownOptions.RawHTML = .kept
    ) -> String {
        let file = SourceFile(path: "-", cleanBytes: Array(markdown.utf8))
        let options = MarkdownOptions(
            rawHTML: rawHTML, keepsEveryLink: true, hasExtensions: hasExtensions, isChinese: isChinese,
            labels: isChinese ? .chinese : MarkdownLabels(), isPageOfSite: isPageOfSite,
            embedHosts: ["player.example.org"])
        let document = renderMarkdown(file, body: 0..<file.bytes.count, options: options)
        return String(decoding: document.html.bytes, as: UTF8.self)
    }

    @Test func `all 652 examples of CommonMark 0,30 are rendered to the byte`() throws {
        let examples = try SpecificationExample.suite("commonmark-0.30.txt")
        #expect(examples.count == 652)
        for example in examples {
            #expect(render(example.markdown, hasExtensions: false) == example.html, "example \(example.number)")
        }
    }

    /// Where CommonMark shows that it makes no link of a bare address, and we do.
    private static let bareAddresses: Set = [601, 605, 607, 610, 611]

    /// Headings alone differ, which have anchors, and bare addresses.
    @Test(arguments: [false, true])
    func `all 652 examples are the same with the extensions on`(isChinese: Bool) throws {
        for example in try SpecificationExample.suite("commonmark-0.30.txt")
        where !Self.bareAddresses.contains(example.number) {
            let html = render(example.markdown, hasExtensions: true, isChinese: isChinese)
            #expect(
                html.replacing(#/<h([1-6]) id="[^"]*">/#, with: { "<h\($0.1)>" }) == example.html,
                "example \(example.number)")
        }
    }

    @Test(arguments: [
        ("emphasis.txt", 40), ("line-breaks.txt", 35), ("headings.txt", 15), ("tables.txt", 25), ("references.txt", 15),
        ("strikethrough.txt", 30), ("footnotes.txt", 20), ("tasks.txt", 15), ("addresses.txt", 40), ("figures.txt", 10),
        ("html.txt", 25),
        ("alerts.txt", 15),
    ])
    func `every example of the repository's own suites`(suite: String, atLeast count: Int) throws {
        let examples = try SpecificationExample.ownSuite(suite)
        #expect(examples.count >= count)
        for example in examples {
            let html = render(
                example.markdown, hasExtensions: true, isChinese: example.info == "zh",
                isPageOfSite: suite == "figures.txt", rawHTML: suite == "html.txt" ? .safe : .kept)
            #expect(html == example.html, "\(suite), example \(example.number)")
        }
    }

    private struct FriendlyCases: Decodable {
        struct Case: Decodable {
            let id: String
            let group: String
            let markdown: String
            let html: String
        }
        let cases: [Case]
    }

    /// What a base of CommonMark 0.30 cannot satisfy: variation selectors next to `_`, and symbols as punctuation.
    private static let outOfReach: Set = [
        "up-underscore-cjk-punct-3", "up-underscore-cjk-punct-4", "up-underscore-cjk-punct-5",
        "up-underscore-cjk-punct-6", "up-underscore-cjk-punct-7", "up-non-bmp-3", "up-non-bmp-4", "up-non-bmp-5",
        "up-non-bmp-6",
    ]

    @Test func `every case of the CJK-friendly suite that CommonMark 0,30 can satisfy`() throws {
        let cases = try JSONDecoder().decode(
            FriendlyCases.self, from: try SpecificationExample.data("cjk-friendly.json")
        ).cases
        #expect(cases.count == 123)
        func plain(_ html: String) -> String {
            html.replacing("&quot;", with: "\"").trimmingCharacters(in: .whitespacesAndNewlines)
        }
        let failed = cases.filter { plain(render($0.markdown, hasExtensions: true)) != plain($0.html) }
        #expect(Set(failed.map(\.id)) == Self.outOfReach)
    }

    /// What differs on purpose from the HTML of GitHub Flavored Markdown: scrolling tables with scopes and classes, boxes with
    /// names.
    private func asGitHubWrites(_ html: String) -> String {
        html.replacing(#/<div class="table"[^>]*>\n/#, with: "").replacing("</table>\n</div>", with: "</table>")
            .replacing(#/<(t[hd])(?: scope="col")?(?: class="(\w+)")?>/#) { cell in
                cell.2.map { "<\(cell.1) align=\"\($0)\">" } ?? "<\(cell.1)>"
            }
            .replacing("<li class=\"task\">", with: "<li>")
            .replacing(#/<input type="checkbox" disabled=""( checked="")? aria-label="[^"]*" \/>/#) {
                "<input\($0.1 ?? "") disabled=\"\" type=\"checkbox\">"
            }
    }

    @Test func `every example of tables, tasks, strikethrough and addresses of GitHub Flavored Markdown`() throws {
        let kinds: Set = ["table", "disabled", "strikethrough", "autolink"]
        let examples = try SpecificationExample.suite("gfm-0.29.txt").filter { kinds.contains($0.info) }
        #expect(examples.count == 23)
        for example in examples {
            #expect(asGitHubWrites(render(example.markdown, hasExtensions: true)) == example.html, "\(example.number)")
        }
    }

    @Test func `every example of cmark-gfm's extensions that concerns them`() throws {
        let examples = try SpecificationExample.suite("cmark-gfm-extensions.txt")
        #expect(examples.count == 30)
        for example in examples {
            let isOther = example.html.contains("footnote") || example.html.contains("&lt;xmp>")
            if isOther || example.html.contains("<IGNORE>") { continue }
            let expected = example.html.replacing(#/<input type="checkbox"( checked="")? disabled="" \/>/#) {
                "<input\($0.1 ?? "") disabled=\"\" type=\"checkbox\">"
            }
            #expect(asGitHubWrites(render(example.markdown, hasExtensions: true)) == expected, "\(example.number)")
        }
    }

    @Test func `all 16 regressions of libcmark 0,30,2 are rendered to the byte`() throws {
        let examples = try SpecificationExample.suite("cmark-regression-0.30.2.txt")
        #expect(examples.count == 16)
        for example in examples {
            #expect(render(example.markdown, hasExtensions: false) == example.html, "example \(example.number)")
        }
    }
}
