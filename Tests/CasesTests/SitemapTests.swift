import BanbaoIO
import Foundation
import Testing

/// A site with more addresses than one sitemap may hold. Fifty languages make it so with few pages: every address is listed
/// with all its versions, so that a file then takes 2,000 of them.
@Suite struct SitemapTests {
    private let languages = Array(
        ["q", "r"].flatMap { first in "abcdefghijklmnopqrstuvwxyz".map { first + String($0) } }.prefix(50))
    private let entryCount = 45

    @Test func `a large sitemap is cut into parts with a list of them`() async throws {
        try await withTrial { trial in
            try makeSite(trial)
            let diagnostics = try await build(trial).diagnostics
            #expect(diagnostics.isEmpty, "\(diagnostics.prefix(3))")
            let files = try trial.outputFiles().mapValues { String(decoding: $0, as: UTF8.self) }
            let list = try #require(files["sitemap.xml"])
            #expect(locations(list) == [1, 2].map { "https://example.org/sitemap-\($0).xml" })
            #expect(list.contains("<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">"))
            let parts = try [1, 2].map { locations(try #require(files["sitemap-\($0).xml"])) }
            // Home pages, lists of the section, entries, each in every language.
            #expect(parts.map(\.count) == [2000, (2 + entryCount) * languages.count - 2000])
            #expect(Set(parts.joined()).count == (2 + entryCount) * languages.count)
            #expect(files["robots.txt"]?.contains("https://example.org/sitemap.xml") == true)
        }
    }

    private func locations(_ sitemap: String) -> [String] {
        sitemap.matches(of: /<loc>([^<]*)<\/loc>/).map { String($0.1) }
    }

    private func makeSite(_ trial: SiteTrial) throws {
        for folder in ["content/stories", "content/pages"] {
            try FileManager.default.removeItem(at: trial.root.appending(path: folder))
        }
        let definitions = languages.enumerated().map { index, id in
            "  \(id): {tag: \(id), name: \(id), path: \(index == 0 ? "\"\"" : id), date: \"{year}-{month}-{day}\"}\n"
        }
        func text(_ text: String) -> String { "{" + languages.map { "\($0): \(text)" }.joined(separator: ", ") + "}" }
        try trial.write(
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
            """, to: "content/site.yaml")
        try trial.write("skills: \(text("K"))\n", to: "content/tags.yaml")
        let strings = String(decoding: try #require(trial.excerpt(of: "templates/strings/en.yaml")), as: UTF8.self)
        for old in ["zh", "en"] {
            try FileManager.default.removeItem(at: trial.root.appending(path: "templates/strings/\(old).yaml"))
        }
        for language in languages {
            try trial.write(strings, to: "templates/strings/\(language).yaml")
            for entry in 0..<entryCount {
                try trial.write(
                    "---\ntitle: E\(entry)\ndate: 2020-01-01\nsummary: S\n---\n\nText.\n",
                    to: "content/stories/e\(entry).\(language).md")
            }
        }
    }
}
