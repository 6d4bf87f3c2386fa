import BanbaoSite
import BanbaoText
import SiteTrials
import Testing

/// `related` compared with all entries put in order.
@Suite struct RelatedEntriesTests {
    private struct Story {
        let number: Int
        let tags: Set<Int>
        let day: Int
        let isPinned: Bool
    }

    private static let tagCount = 7

    private func stories() -> [Story] {
        var state: UInt64 = 14
        func random(_ count: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(count))
        }
        return (0..<120).map { number in
            Story(
                number: number, tags: Set((0..<random(4)).map { _ in random(Self.tagCount) }), day: 1 + random(28),
                isPinned: random(10) == 0)
        }
    }

    /// By the definition.
    private func related(to story: Story, _ all: [Story]) -> [Int] {
        func key(_ other: Story) -> (Int, Int, String) {
            (-other.tags.intersection(story.tags).count, -other.day, name(other))
        }
        let others = all.filter { $0.number != story.number && !$0.tags.isDisjoint(with: story.tags) }
        return others.sorted { key($0) < key($1) }.prefix(5).map(\.number)
    }

    private func name(_ story: Story) -> String { "s\(100 + story.number)" }

    @Test func `those with the most tags in common come first, then the newest`() async throws {
        let all = stories()
        var site = try MemorySite()
        site.files["content/tags.yaml"] = Array(
            (0..<Self.tagCount).map { "tag-\($0): {zh: 标签\($0), en: Tag \($0)}\n" }.joined().utf8)
        for path in site.files.keys where path.hasSuffix(".md") { site.files[path] = nil }
        for story in all {
            let tags = story.tags.sorted().map { "tag-\($0)" }.joined(separator: ", ")
            let day = story.day < 10 ? "0\(story.day)" : "\(story.day)"
            let head = "title: \(story.number)\ndate: 2020-01-\(day)\ntags: [\(tags)]\npinned: \(story.isPinned)\n"
            site.files["content/stories/\(name(story)).zh.md"] = Array("---\n\(head)summary: x\n---\n\nx\n".utf8)
        }
        let template = try #require(site.files["templates/entry.html"])
        site.files["templates/entry.html"] =
            template + Array("<p id=related>{{#related}}{{title}} {{/related}}</p>".utf8)
        let result = try await site.build()
        #expect(result.diagnostics.errorCount == 0, "\(result.diagnostics)")
        for story in all {
            let page = String(decoding: try #require(result.outputs["stories/\(name(story)).html"]), as: UTF8.self)
            let found = try #require(page.firstMatch(of: /<p id=related>([0-9 ]*)</)).1.split(separator: " ").map {
                Int($0)
            }
            #expect(found == related(to: story, all), "\(story)")
        }
    }
}
