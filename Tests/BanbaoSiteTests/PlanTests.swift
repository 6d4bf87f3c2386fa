import BanbaoSite
import BanbaoText
import SiteTrials
import Testing

/// Plans that follow the files of a site, as a preview needs them.
@Suite struct PlanTests {
    private let files: ChangingFiles
    private static let story = "content/stories/apprentice.zh.md"

    init() throws { files = ChangingFiles(try MemorySite().files) }

    private func plan(after earlier: Plan? = nil, _ snapshot: Snapshot) async throws -> Plan {
        try await planSite(files.input(snapshot.tree), after: earlier)
    }

    @Test func `a plan of a snapshot renders the same bytes whatever happens to the folder`() async throws {
        files[Self.story]? += "\n![照片](photo.gif)\n"
        files.write(
            [UInt8]("GIF89a".utf8) + [11, 0, 3, 0, 0, 0, 0, 0x2C] + [UInt8](repeating: 0, count: 12), to: photo)
        let plan = try await plan(Snapshot(of: files.tree))
        let before = try plan.rendered()
        #expect(before.count > 10 && before["stories/apprentice.html"]?.isEmpty == false)
        files.removeAll()
        _ = files.takeReadCounts()
        #expect(try plan.rendered() == before)
        #expect(files.takeReadCounts() == [:])
    }

    private let photo = "content/stories/photo.gif"

    @Test func `a later plan reads the changed files alone`() async throws {
        let first = try Snapshot(of: files.tree)
        let plan = try await plan(first)
        _ = files.takeReadCounts()
        files[Self.story]? += "\n又一段。\n"
        let second = try Snapshot(of: files.tree, reusing: first)
        #expect(files.takeReadCounts() == [Self.story: 1])
        let changed = try await self.plan(after: plan, second)
        #expect(try changed.rendered()["stories/apprentice.html"] != plan.rendered()["stories/apprentice.html"])
        #expect(files.takeReadCounts() == [:])
    }

    /// Each changes one thing.
    private static let edits: [(name: String, edit: @Sendable (ChangingFiles) -> Void)] = [
        ("a body", { $0[story]? += "\n又一段。\n" }),
        ("a heading", { $0[story]? += "\n## 又一节\n" }),
        ("a title", { $0[story] = $0[story]?.replacing("title: ", with: "title: 新") }),
        ("a page that is no longer right", { $0[story] = $0[story]?.replacing("date: ", with: "dat: ") }),
        ("a page that is right again", { $0[story] = $0[story]?.replacing("dat: ", with: "date: ") }),
        ("a new page", { $0["content/stories/new.zh.md"] = "---\ntitle: 新\ndate: 2020-03-01\n---\n\n正文。\n" }),
        (
            "its other language",
            { $0["content/stories/new.en.md"] = "---\ntitle: New\ndate: 2020-03-01\n---\n\nText.\n" }
        ),
        ("a page less", { $0["content/stories/new.zh.md"] = nil }),
        ("a template", { $0["templates/404.html"]? += "<!-- -->" }),
        ("a string", { $0["templates/strings/zh.yaml"] = $0["templates/strings/zh.yaml"]?.replacing("。", with: "！") }),
        ("a style sheet", { $0["templates/assets/style.css"] = "p { margin: 0 }" }),
        ("a new file", { $0["content/stories/notes.txt"] = "甲" }),
        ("a tag's title", { $0["content/tags.yaml"] = $0["content/tags.yaml"]?.replacing("技能", with: "本领") }),
        (
            "the site's title",
            { $0["content/site.yaml"] = $0["content/site.yaml"]?.replacing("title: {zh: ", with: "title: {zh: 新") }
        ),
        ("nothing", { _ in }),
    ]

    @Test func `after each edit a later plan is what a new one is`() async throws {
        var snapshot = try Snapshot(of: files.tree)
        var plan = try await plan(snapshot)
        for (name, edit) in Self.edits {
            edit(files)
            snapshot = try Snapshot(of: files.tree, reusing: snapshot)
            plan = try await self.plan(after: plan, snapshot)
            let new = try await self.plan(Snapshot(of: files.tree))
            #expect(plan.problems == new.problems, "\(name)")
            #expect(plan.outputs.map(\.path) == new.outputs.map(\.path), "\(name)")
            #expect(try plan.rendered() == new.rendered(), "\(name)")
        }
    }

    @Test func `a page with wrong front matter keeps its URL, language and title`() async throws {
        files[Self.story] = "---\ntitle: 徒弟\ndate: someday\n---\n\n正文。\n"
        files["content/stories/no-language.md"] = "---\ntitle: 甲\n---\n"
        let plan = try await plan(Snapshot(of: files.tree))
        let site = try #require(plan.site)
        #expect(site.brokenPages.map(\.path) == [Self.story, "content/stories/no-language.md"])
        #expect(site.brokenPages.map { site.sitePath(of: $0)?.text } == ["stories/apprentice.html", nil])
        #expect(site.brokenPages.map(\.title) == ["徒弟", nil])
        #expect(site.brokenPages[0].identity?.language == LanguageID(0))
    }

    @Test func `what an output reads is recorded`() async throws {
        files["content/stories/one.zh.md"] = "---\ntitle: 一\ndate: 2020-03-01\nsummary: 一\n---\n\n![](photo.gif)\n"
        files["content/stories/only.en.md"] = "---\ntitle: Only\ndate: 2020-03-01\nsummary: o\n---\n\n## Part\n"
        files["content/stories/two.en.md"] =
            "---\ntitle: Two\ndate: 2020-03-01\nsummary: t\n---\n\n[a](apprentice.zh.md#学艺)\n"
        files.write([0], to: photo)
        let tree = files.tree
        let plan = try await planSite(files.input(tree))
        #expect(try plan.filesRead(by: "stories/one.html", tree) == ["content/stories/one.zh.md", photo])
        let read = try #require(try plan.filesRead(by: "en/stories/two.html", tree))
        #expect(read == ["content/stories/apprentice.en.md", Self.story, "content/stories/two.en.md"])
        #expect(try plan.filesRead(by: "stories/index.html", tree) == [])
    }
}
