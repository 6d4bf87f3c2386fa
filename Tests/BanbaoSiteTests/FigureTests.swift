import BanbaoIO
import BanbaoSite
import BanbaoText
import SiteTrials
import Testing

@Suite struct FigureTests {
    private static let chart = """
        kind: bar
        title: {zh: 甲, en: A}
        unit: {zh: 人, en: people}
        category: a
        series: {b: {zh: 乙, en: B}}
        as-of: 2020
        source: {name: {zh: 某报告, en: A report}}
        """

    private func site(_ files: [String: String]) throws -> MemorySite {
        var site = try MemorySite()
        for (path, text) in files { site.files["content/" + path] = Array(text.utf8) }
        return site
    }

    @Test func `a table of a hundred thousand rows is one message`() async throws {
        let rows = (0..<100_000).map { "甲\($0 % 10),\($0 % 10)\n" }.joined()
        let site = try site(["charts/a.yaml": Self.chart, "charts/a.csv": "a,b\n" + rows])
        let problems = try await site.build().diagnostics
        #expect(problems.map(\.rule) == [.chartData])
        #expect(problems.first?.message[.english] == "the table has 100000 rows, and a chart can show 200")
    }

    @Test func `two hundred rows are drawn`() async throws {
        let rows = (0..<200).map { "甲\($0),\($0)\n" }.joined()
        var site = try site(["charts/a.yaml": Self.chart, "charts/a.csv": "a,b\n" + rows])
        site.files["content/stories/apprentice.en.md", default: []] += Array("\n![](chart:a)\n".utf8)
        let result = try await site.build()
        #expect(result.diagnostics.isEmpty)
        let page = String(decoding: result.outputs["en/stories/apprentice.html"] ?? [], as: UTF8.self)
        #expect(page.contains(">甲199</text>"))
    }

    @Test func `an id in another Unicode form is no id`() async throws {
        let figure = "{name: {zh: 甲, en: A}, value: 1, unit: none}"
        let text =
            "title: {zh: 甲, en: A}\nas-of: 2020\nsource: {name: {zh: 甲, en: A}}\nfigures:\n  \u{E9}: \(figure)\n  e\u{301}: \(figure)\n"
        let problems = try await site(["figures/a.yaml": text]).build().diagnostics
        #expect(!problems.isEmpty && problems.allSatisfy(\.isError))
    }

    @Test func `a language says itself how it writes numbers`() async throws {
        var site = try site([
            "figures/a.yaml": """
            title: {zh: 甲, en: A}
            as-of: 2020
            source: {name: {zh: 甲, en: A}}
            figures:
              workers:
                name: {zh: 甲, en: A}
                value: 9514000
                unit: {zh: 人, en: {one: man, other: men}}
                qualifier: nearly
            """
        ])
        let settings = String(decoding: site.files["content/site.yaml"] ?? [], as: UTF8.self)
        site.files["content/site.yaml"] = Array(
            settings.replacing(
                "    name: English\n",
                with: """
                        name: English
                        numbers: {decimal-mark: ",", group-separator: ".", scales: {6: mln}, qualifiers: {nearly: "{number} or so"}}

                    """
            ).utf8)
        site.files["content/stories/apprentice.en.md", default: []] += Array(
            "\n[](figure:workers), [9,514 mln](figure:workers), [9,514 mln men or so](figure:workers)\n".utf8)
        let result = try await site.build()
        // The Chinese version names no figure.
        #expect(result.diagnostics.map(\.rule) == [.figureText, .translationNumbers])
        #expect(result.diagnostics.first?.message[.english].contains("\"9,514 mln men or so\"") == true)
    }

    @Test func `a language that says nothing of numbers is reported where there are figures`() async throws {
        var site = try site([
            "figures/a.yaml": """
            title: {zh: 甲, en: A}
            as-of: 2020
            source: {name: {zh: 甲, en: A}}
            figures: {workers: {name: {zh: 甲, en: A}, value: 1, unit: none, qualifier: nearly}}
            """
        ])
        let settings = String(decoding: site.files["content/site.yaml"] ?? [], as: UTF8.self)
        let other = settings.replacing("    tag: en\n", with: "    tag: eo\n")
        site.files["content/site.yaml"] = Array(other.utf8)
        #expect(try await site.build().diagnostics.contains { $0.rule == .figureLanguage })
        site.files["content/site.yaml"] = Array(
            other.replacing("    tag: eo\n", with: "    tag: eo\n    numbers: {space: \" \"}\n").utf8)
        let problems = try await site.build().diagnostics
        #expect(problems.contains { $0.rule == .figureLanguage && $0.path == "content/figures/a.yaml" })
    }
}
