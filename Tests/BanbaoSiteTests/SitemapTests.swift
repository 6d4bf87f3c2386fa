import BanbaoSite
import Testing

/// A site with more addresses than one sitemap may hold. Fifty languages make it so with few pages: every address is listed
/// with all its versions, so that a file then takes 2,000 of them.
@Suite struct SitemapTests {
    private let languages = Array(
        ["q", "r"].flatMap { first in "abcdefghijklmnopqrstuvwxyz".map { first + String($0) } }.prefix(50))
    private let entryCount = 45

    @Test func `a large sitemap is cut into parts with a list of them`() async throws {
        let plan = try await makeSite().plan()
        #expect(plan.problems.isEmpty, "\(plan.problems.prefix(3))")
        var files: [String: String] = [:]
        for output in plan.outputs where output.kind == .data {
            var bytes: [UInt8] = []
            _ = try plan.render(output, into: &bytes)
            files[output.path] = String(decoding: bytes, as: UTF8.self)
        }
        let list = try #require(files["sitemap.xml"])
        #expect(locations(list) == [1, 2].map { "https://example.org/sitemap-\($0).xml" })
        #expect(list.contains("<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">"))
        let parts = try [1, 2].map { locations(try #require(files["sitemap-\($0).xml"])) }
        // Home pages, lists of the section, entries, each in every language.
        #expect(parts.map(\.count) == [2000, (2 + entryCount) * languages.count - 2000])
        #expect(Set(parts.joined()).count == (2 + entryCount) * languages.count)
        #expect(files["robots.txt"]?.contains("https://example.org/sitemap.xml") == true)
    }

    private func locations(_ sitemap: String) -> [String] {
        sitemap.matches(of: /<loc>([^<]*)<\/loc>/).map { String($0.1) }
    }

    private func makeSite() throws -> MemorySite {
        var site = try MemorySite()
        let strings = try #require(site.files["templates/strings/en.yaml"])
        site.files = site.files.filter {
            $0.key.hasPrefix("templates/") && !$0.key.hasPrefix("templates/strings/")
        }
        let definitions = languages.enumerated().map { index, id in
            "  \(id): {tag: \(id), name: \(id), path: \(index == 0 ? "\"\"" : id), date: \"{year}-{month}-{day}\"}\n"
        }
        func text(_ text: String) -> String { "{" + languages.map { "\($0): \(text)" }.joined(separator: ", ") + "}" }
        site.files["content/site.yaml"] = Array(
            """
            title: \(text("T"))
            description: \(text("D"))
            publisher: \(text("P"))
            base-url: https://example.org/
            time-zone: Asia/Shanghai
            languages:
            \(definitions.joined())
            menu: [stories]
            sections:
              stories: {title: \(text("S")), description: \(text("D"))}
            """.utf8)
        site.files["content/tags.yaml"] = Array("skills: \(text("K"))\n".utf8)
        for language in languages {
            site.files["templates/strings/\(language).yaml"] = strings
            for entry in 0..<entryCount {
                site.files["content/stories/e\(entry).\(language).md"] = Array(
                    "---\ntitle: E\(entry)\ndate: 2020-01-01\nsummary: S\n---\n\nText.\n".utf8)
            }
        }
        return site
    }
}
