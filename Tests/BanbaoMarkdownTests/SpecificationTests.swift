import BanbaoMarkdown
import BanbaoText
import Foundation
import SpecificationSuites
import Testing

@Suite struct SpecificationTests {
    static let commonMark = SpecificationExample.suite("commonmark-0.30.txt")

    private func render(
        _ markdown: String, hasAdditions: Bool, isChinese: Bool = false, isPageOfSite: Bool = false
    ) -> String {
        let file = SourceFile(path: "-", cleanBytes: Array(markdown.utf8))
        let options = MarkdownOptions(
            rawHTML: .kept, keepsEveryLink: true, hasAdditions: hasAdditions, isChinese: isChinese,
            isPageOfSite: isPageOfSite)
        let document = renderMarkdown(file, body: 0..<file.bytes.count, options: options)
        return String(decoding: document.html.bytes, as: UTF8.self)
    }

    @Test(.enabled(if: commonMark != nil, "the CommonMark 0.30 suite is not here; see BANBAO_SPEC_DIR"))
    func `all 652 examples of CommonMark 0,30 are rendered to the byte`() {
        let examples = Self.commonMark ?? []
        #expect(examples.count == 652)
        for example in examples {
            #expect(render(example.markdown, hasAdditions: false) == example.html, "example \(example.number)")
        }
    }

    /// Headings alone differ: they have anchors.
    @Test(
        .enabled(if: commonMark != nil, "the CommonMark 0.30 suite is not here; see BANBAO_SPEC_DIR"),
        arguments: [false, true])
    func `all 652 examples are the same with the additions on`(isChinese: Bool) {
        for example in Self.commonMark ?? [] {
            let html = render(example.markdown, hasAdditions: true, isChinese: isChinese)
            #expect(
                html.replacing(#/<h([1-6]) id="[^"]*">/#, with: { "<h\($0.1)>" }) == example.html,
                "example \(example.number)")
        }
    }

    @Test(arguments: [("emphasis.txt", 40), ("line-breaks.txt", 35), ("headings.txt", 15), ("figures.txt", 10)])
    func `every example of the repository's own suites`(suite: String, atLeast count: Int) throws {
        let examples = try SpecificationExample.ownSuite(suite)
        #expect(examples.count >= count)
        for example in examples {
            let html = render(
                example.markdown, hasAdditions: true, isChinese: example.info == "zh",
                isPageOfSite: suite == "figures.txt")
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

    static let friendly = SpecificationExample.data("cjk-friendly.json")

    /// What a base of CommonMark 0.30 cannot satisfy: variation selectors beside `_`, and symbols as punctuation.
    private static let outOfReach: Set = [
        "up-underscore-cjk-punct-3", "up-underscore-cjk-punct-4", "up-underscore-cjk-punct-5",
        "up-underscore-cjk-punct-6", "up-underscore-cjk-punct-7", "up-non-bmp-3", "up-non-bmp-4", "up-non-bmp-5",
        "up-non-bmp-6",
    ]

    @Test(.enabled(if: friendly != nil, "the CJK-friendly suite is not here; see BANBAO_SPEC_DIR"))
    func `every case of the CJK-friendly suite that CommonMark 0,30 can satisfy`() throws {
        let cases = try JSONDecoder().decode(FriendlyCases.self, from: try #require(Self.friendly)).cases
        let tried = cases.filter { $0.group != "gfm-strikethrough" }
        #expect(tried.count == 112)
        func plain(_ html: String) -> String {
            html.replacing("&quot;", with: "\"").trimmingCharacters(in: .whitespacesAndNewlines)
        }
        let failed = tried.filter { plain(render($0.markdown, hasAdditions: true)) != plain($0.html) }
        #expect(Set(failed.map(\.id)) == Self.outOfReach)
    }

    static let regressions = SpecificationExample.suite("cmark-regression-0.30.2.txt")

    @Test(.enabled(if: regressions != nil, "libcmark's regression suite is not here; see BANBAO_SPEC_DIR"))
    func `all 16 regressions of libcmark 0,30,2 are rendered to the byte`() {
        let examples = Self.regressions ?? []
        #expect(examples.count == 16)
        for example in examples {
            #expect(render(example.markdown, hasAdditions: false) == example.html, "example \(example.number)")
        }
    }
}
