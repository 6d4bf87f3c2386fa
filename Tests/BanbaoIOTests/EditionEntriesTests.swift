import BanbaoIO
import BanbaoSite
import BanbaoText
import Foundation
import SiteTrials
import Testing

/// The entries of a running site, with what is known of their files.
@Suite struct EditionEntriesTests {
    private static let story = "content/stories/apprentice.zh.md"

    private func site(_ trial: SiteTrial) throws -> RunningSite {
        try RunningSite(
            BuildRequest(
                siteRoot: trial.root.path, output: trial.output.path, options: BuildOptions(["--drafts", "--future"]),
                today: Day("2026-11-20").map(BuildRequest.Today.day) ?? .clock, isStrict: false, toolVersion: "test"))
    }

    @Test func `lengths and problems are those of the last checkup`() async throws {
        try await withTrial { trial in
            try trial.write(
                "---\ntitle: New\ndate: 2020-03-01\n---\n\nFour words of text.\n\n[x](none.md)\n\n[y](none.md)\n",
                to: "content/stories/new.en.md")
            let site = try site(trial)
            let edition = try await site.update()
            let before = try EditionEntries(of: edition, nil)
            #expect(before.site?.entries.count == 4)
            #expect(
                before.length(of: Self.story) == nil && before.problems(of: "content/stories/new.en.md").errors == 0)
            let checkup = try await Checkup(of: edition)
            let after = try EditionEntries(of: edition, checkup)
            #expect(
                after.length(of: "content/stories/new.en.md").map { "\($0.count) \($0.isInCharacters)" } == "6 false")
            #expect(after.length(of: Self.story).map { $0.count == 20 && $0.isInCharacters } == true)
            #expect(after.length(of: "content/stories/new.zh.md") == nil)
            let (wrong, right) = (after.problems(of: "content/stories/new.en.md"), after.problems(of: Self.story))
            #expect(wrong.errors == 2 && wrong.warnings == 0 && right.errors == 0)
            try trial.append(Array("\n又一段。\n".utf8), to: Self.story)
            let next = try await site.update()
            let known = try EditionEntries(of: next, checkup).length(of: Self.story)?.count ?? 0
            let counted = try EditionEntries(of: next, try await Checkup(of: next, after: checkup)).length(
                of: Self.story)
            #expect(counted?.count == known + 3)
        }
    }

    @Test func `titles are in the order of the language, those alike in the order of keys`() async throws {
        try await withTrial { trial in
            for (name, title) in [("a", "张三"), ("b", "李四"), ("c", "第10篇"), ("d", "第9篇"), ("e", "李四")] {
                try trial.write(
                    "---\ntitle: \(title)\ndate: 2020-03-01\n---\n\n文\n", to: "content/stories/\(name).zh.md")
            }
            let entries = try EditionEntries(of: try await site(trial).update(), nil)
            let keys = entries.site?.entries.map(\.key) ?? []
            let ranks = entries.ranksByTitle
            let order = ranks.indices.sorted { ranks[$0] < ranks[$1] }.map { keys[$0] }
            #expect(
                order.filter { $0.utf8.count == 9 } == [
                    "stories/d", "stories/c", "stories/b", "stories/e", "stories/a",
                ])
            #expect(ranks.sorted() == Array(keys.indices))
        }
    }

    @Test func `while the configuration is wrong, the entries are those of the last good site`() async throws {
        try await withTrial { trial in
            let site = try site(trial)
            let keys = try EditionEntries(of: try await site.update(), nil).site?.entries.map(\.key)
            try trial.append(Array("nonsense: x\n".utf8), to: "content/site.yaml")
            try trial.write("---\ntitle: 甲\ndate: 2020-03-01\n---\n\n文\n", to: "content/stories/new.zh.md")
            let edition = try await site.update()
            #expect(!edition.isCurrent)
            #expect(try EditionEntries(of: edition, nil).site?.entries.map(\.key) == keys)
        }
    }
}
