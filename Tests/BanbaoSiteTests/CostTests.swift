import BanbaoSite
import BanbaoText
import SiteTrials
import Testing

/// What an author can make a build cost: no page costs the product of two sizes. Whole sites, since single texts do not show it.
@Suite(.serialized) struct CostTests {
    private static let head = "---\ntitle: 甲\ndate: 2020-01-01\nsummary: 甲\n---\n\n"

    private func site(_ pages: [String: String]) throws -> MemorySite {
        var site = try MemorySite()
        for (path, text) in pages { site.files[path] = Array(text.utf8) }
        return site
    }

    private func seconds(_ site: MemorySite) async throws -> (seconds: Double, problems: [Diagnostic]) {
        // The faster of two: other tests use the machine meanwhile, and what is quadratic is slow each time.
        var (fastest, problems) = (Double.infinity, [Diagnostic]())
        for _ in 0..<2 {
            let start = ContinuousClock.now
            problems = try await site.build().diagnostics
            fastest = min(fastest, (ContinuousClock.now - start) / .seconds(1))
        }
        return (fastest, problems)
    }

    @Test func `a thousand links with anchors into another language read their target once`() async throws {
        let sections = (0..<2000).map { "## 第\($0)节\n\n正文。\n" }.joined(separator: "\n")
        let files = ChangingFiles(
            try site([
                "content/stories/big.zh.md": Self.head + sections,
                "content/stories/big.en.md": Self.head + sections.replacing("第", with: "Part "),
                "content/stories/links.en.md": Self.head
                    + (0..<1000).map { "[a](big.zh.md#第\($0)节)\n" }.joined(separator: "\n"),
            ]).files)
        let tree = files.tree
        let plan = try await planSite(files.input(tree))
        _ = files.takeReadCounts()
        let page = try #require(plan.output(at: "en/stories/links.html"))
        var bytes: [UInt8] = []
        #expect(try plan.render(page, into: &bytes).problems.isEmpty)
        #expect(String(decoding: bytes, as: UTF8.self).contains("big.html#part-999"))
        #expect(files.takeReadCounts().values.allSatisfy { $0 == 1 })
    }

    /// Each as many mistakes as there are pages, of which each is looked up among as many names.
    static let mistakes: [(name: String, text: @Sendable (Int) -> String)] = [
        ("links to pages", { "[a](entry-\($0)x.zh.md)" }),
        ("links to one page", { _ in "[a](gone.zh.md)" }),
        ("links to files", { "[a](file-\($0)x.pdf)" }),
        ("images", { "![a](photo-\($0)x.jpg)" }),
        ("paths of the site", { "[a](/stories/entry-\($0)x.html)" }),
        ("paths of another generator", { "[a](/posts/entry-\($0)x/)" }),
        ("names in another folder", { "[a](../pages/entry-\($0)x.zh.md)" }),
        ("anchors", { "[a](entry-\($0).zh.md#no-such-heading-\($0))" }),
    ]

    @Test(arguments: mistakes.indices)
    func `as many mistakes as pages cost no more than the pages`(kind: Int) async throws {
        let count = 1500
        func pages(_ text: (Int) -> String) throws -> MemorySite {
            try site(
                Dictionary(
                    uniqueKeysWithValues: (0..<count).map {
                        ("content/stories/entry-\($0).zh.md", Self.head + "正文。\n\n## 手艺\n\n\(text($0))\n")
                    }))
        }
        let right = try await seconds(pages { "[a](entry-\($0).zh.md)" })
        let wrong = try await seconds(pages(Self.mistakes[kind].text))
        #expect(right.problems.map(\.rule).prefix(3) == [] && wrong.problems.count == count)
        #expect(
            wrong.seconds < right.seconds * 2 + 1, "\(Self.mistakes[kind].name): \(wrong.seconds), \(right.seconds)")
    }

    @Test func `as many unknown tags as pages, among thousands of tags, cost no more than the pages`() async throws {
        let tags = (0..<1500).map { "tag-\($0): {zh: 标签\($0), en: Tag \($0)}" }.joined(separator: "\n")
        func pages(_ tag: (Int) -> String) throws -> MemorySite {
            var site = try site(
                Dictionary(
                    uniqueKeysWithValues: (0..<1500).map {
                        (
                            "content/stories/entry-\($0).zh.md",
                            "---\ntitle: 甲\ndate: 2020-01-01\ntags: [\(tag($0))]\n---\n\n甲\n"
                        )
                    }))
            site.files["content/tags.yaml", default: []] += Array(("\n" + tags + "\n").utf8)
            return site
        }
        let right = try await seconds(pages { "tag-\($0)" })
        let wrong = try await seconds(pages { "tag-\($0)x" })
        #expect(right.problems.map(\.rule).prefix(3) == [] && wrong.problems.count >= 1500)
        #expect(wrong.seconds < right.seconds * 2 + 1, "\(wrong.seconds), \(right.seconds)")
    }

    @Test func `as many unknown keys as pages cost no more than the pages`() async throws {
        func pages(_ key: (Int) -> String) throws -> MemorySite {
            try site(
                Dictionary(
                    uniqueKeysWithValues: (0..<1500).map {
                        (
                            "content/stories/entry-\($0).zh.md",
                            "---\ntitle: 甲\ndate: 2020-01-01\n\(key($0)): 甲\n---\n\n甲\n"
                        )
                    }))
        }
        let right = try await seconds(pages { _ in "author" })
        let wrong = try await seconds(pages { "authour\($0)" })
        #expect(right.problems.map(\.rule).prefix(3) == [] && wrong.problems.count == 1500)
        #expect(wrong.seconds < right.seconds * 2 + 1, "\(wrong.seconds), \(right.seconds)")
    }
}
