import BanbaoSite
import BanbaoText
import Testing

/// What editors look after: every file of every entry, whatever becomes of it.
@Suite struct EditorialEntriesTests {
    private func entries(_ files: [String: String], showsAll: Bool = true) async throws -> [EditorialEntry] {
        var site = try MemorySite()
        for (path, text) in files { site.files["content/" + path] = Array(text.utf8) }
        var options = BuildOptions()
        (options.includesDrafts, options.includesFuture) = (showsAll, showsAll)
        return try #require(try await site.plan(options: options).site).editorialSite.entries
    }

    private func head(_ lines: String) -> String { "---\ntitle: 甲\n\(lines)\n---\n\n文\n" }

    /// Of the languages zh and en: `published`, `-` where there is no file.
    private func states(_ entry: EditorialEntry?) -> [String] {
        entry?.versions.map { version in version.map { "\($0.state)" } ?? "-" } ?? []
    }

    @Test func `each entry has its files in the order of the languages`() async throws {
        let entries = try await entries([:])
        #expect(entries.map(\.key) == ["pages/about", "stories/apprentice", "stories/master"])
        #expect(entries.map(\.section) == ["pages", "stories", "stories"])
        let versions = entries[1].versions.map { $0 }
        #expect(versions[0]?.path == "content/stories/apprentice.zh.md" && versions[0]?.title == "徒弟")
        #expect(versions[1]?.sitePath == "en/stories/apprentice.html" && versions[1]?.day == Day("2020-03-01"))
        #expect(entries.allSatisfy { states($0) == ["published", "published"] && $0.misnamed == nil })
        #expect(entries[0].versions.first??.sitePath == "about.html")
    }

    @Test func `drafts, scheduled, expired and broken files are there, shown or not`() async throws {
        let files = [
            "stories/a.zh.md": head("date: 2026-01-01\ndraft: true"),
            "stories/b.zh.md": head("date: 2030-01-01"),
            "stories/b.en.md": head("date: 2026-01-01\nexpires: 2026-02-01"),
            "stories/c/d.en.md": head("date: someday"),
        ]
        for showsAll in [true, false] {
            let entries = try await entries(files, showsAll: showsAll)
            func entry(_ key: String) -> EditorialEntry? { entries.first { $0.key == key } }
            #expect(states(entry("stories/a")) == ["draft", "-"])
            #expect(states(entry("stories/b")) == ["scheduled", "expired"])
            #expect(states(entry("stories/c/d")) == ["-", "broken"])
            #expect(entry("stories/a")?.versions.first??.sitePath == "stories/a.html")
            let expired = entry("stories/b")?.versions.last ?? nil
            #expect(expired?.sitePath == "en/stories/b.html" && expired?.day == Day("2026-02-01"))
            let broken = entry("stories/c/d")?.versions.last ?? nil
            #expect(broken?.sitePath == "en/stories/c/d.html" && broken?.day == nil && broken?.title == "甲")
        }
    }

    @Test func `a file whose name is wrong stands alone, in order of its path`() async throws {
        let entries = try await entries([
            "stories/name.md": head("date: 2026-01-01"), "stories/a b<.zh.md": head("date: 2026-01-01"),
        ])
        #expect(
            entries.map(\.key) == [
                "pages/about", "stories/a b<.zh.md", "stories/apprentice", "stories/master", "stories/name.md",
            ])
        #expect(states(entries[4]) == ["-", "-"] && entries[4].section == "stories")
        #expect(entries[4].misnamed?.path == "content/stories/name.md" && entries[4].misnamed?.state == .broken)
        #expect(entries[4].misnamed?.sitePath == nil)
    }

    @Test func `an entry that a name begins with is another one`() async throws {
        let entries = try await entries([
            "stories/a.zh.md": head("date: 2026-01-01"), "stories/a-b.zh.md": head("date: 2026-01-01"),
            "stories/a.en.md": head("date: 2026-01-01"), "stories/a/b.en.md": head("date: 2026-01-01"),
        ])
        #expect(
            entries.filter { $0.key.utf8.starts(with: "stories/a".utf8) }.map { "\($0.key) \(states($0))" } == [
                #"stories/a ["published", "published"]"#, #"stories/a-b ["published", "-"]"#,
                #"stories/a/b ["-", "published"]"#, #"stories/apprentice ["published", "published"]"#,
            ])
    }
}
