import BanbaoIO
import BanbaoSite
import BanbaoText
import Foundation
import SiteTrials
import Testing

/// A site that answers while its folder changes.
@Suite struct RunningSiteTests {
    private static let story = "content/stories/apprentice.zh.md"

    private func request(_ trial: SiteTrial, isServed: Bool = false) -> BuildRequest {
        var options = BuildOptions(["--drafts", "--future"])
        options.isServed = isServed
        return BuildRequest(
            siteRoot: trial.root.path, output: trial.output.path, options: options,
            today: Day("2026-11-20").map(BuildRequest.Today.day) ?? .clock, isStrict: false, toolVersion: "test")
    }

    private func page(_ edition: Edition, _ path: String) throws -> String {
        guard case .bytes(let bytes) = try edition.answer(path)?.body else { return "" }
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test func `it answers what a build writes, after each edit`() async throws {
        try await withTrial { trial in
            let site = try RunningSite(request(trial))
            let edits: [(String, (SiteTrial) throws -> Void)] = [
                ("nothing", { _ in }),
                ("a body", { try $0.append(Array("\n又一段。\n".utf8), to: Self.story) }),
                ("a title", { try $0.change(Self.story) { $0.replacing("title: ", with: "title: 新") } }),
                (
                    "a draft",
                    {
                        try $0.write(
                            "---\ntitle: 稿\ndate: 2020-03-01\ndraft: true\n---\n\n文\n", to: "content/stories/d.zh.md")
                    }
                ),
                (
                    "a page less",
                    { try FileManager.default.removeItem(at: $0.root.appending(path: "content/stories/d.zh.md")) }
                ),
                ("a template", { try $0.append(Array("<!-- x -->".utf8), to: "templates/404.html") }),
            ]
            for (name, edit) in edits {
                try edit(trial)
                _ = try await trial.build(options: ["--drafts", "--future"])
                let edition = try await site.update()
                try await trial.expectOutput(of: edition, name)
                #expect(edition.isCurrent, "\(name)")
            }
            #expect(site.edition?.number == edits.count)
            #expect(site.edition?.changed == ["templates/404.html"])
        }
    }

    @Test func `paths of folders, files of others and what is not there`() async throws {
        try await withTrial { trial in
            try trial.writeImage(width: 11, to: "content/stories/photo.gif")
            let edition = try await RunningSite(request(trial)).update()
            #expect(try edition.answer("stories/")?.output.path == "stories/index.html")
            #expect(try edition.answer("")?.output.path == "index.html")
            #expect(try edition.answer("stories") == nil)
            #expect(try edition.answer("content/site.yaml") == nil)
            #expect(try edition.answer("../content/site.yaml") == nil)
            // Nobody links to it yet.
            guard case .made(let file) = try edition.answer("stories/photo.gif")?.body,
                file.source == "content/stories/photo.gif"
            else {
                Issue.record("an image that no page shows is answered")
                return
            }
        }
    }

    @Test func `a broken template keeps the last site, a broken page is told`() async throws {
        try await withTrial { trial in
            let site = try RunningSite(request(trial))
            let good = try page(try await site.update(), "stories/apprentice.html")
            #expect(good.contains("<html"))
            try trial.append(Array("{{#nonsense}}".utf8), to: "templates/entry.html")
            var edition = try await site.update()
            #expect(!edition.isCurrent && edition.problems.errorCount > 0)
            #expect(try page(edition, "stories/apprentice.html") == good)
            try trial.change("templates/entry.html") { $0.replacing("{{#nonsense}}", with: "") }
            try trial.change(Self.story) { $0.replacing("date: ", with: "dat: ") }
            edition = try await site.update()
            #expect(edition.isCurrent)
            let answer = try #require(try edition.answer("stories/apprentice.html"))
            #expect(answer.body.isEmpty && answer.problems.contains { $0.rule == .keyUnknown })
            try trial.change(Self.story) { $0.replacing("dat: ", with: "date: ") }
            #expect(try page(try await site.update(), "stories/apprentice.html") == good)
        }
    }

    @Test func `of a site that is served only pages that are not public say so`() async throws {
        try await withTrial { trial in
            let pages = ["draft: true", "expires: 2020-02-01"]
            for (number, line) in pages.enumerated() {
                let text = "---\ntitle: 甲\ndate: 2020-01-01\n\(line)\n---\n\n文\n"
                try trial.write(text, to: "content/stories/\(number).zh.md")
            }
            let edition = try await RunningSite(request(trial, isServed: true)).update()
            #expect(try page(edition, "stories/0.html").contains(">草稿：读者看不到这一页</p>"))
            // Nothing leads to what has expired, but it can be looked at.
            #expect(try page(edition, "stories/1.html").contains(">已过期：2020年2月1日以后，读者看不到这一页</p>"))
            #expect(try page(edition, "stories/").contains("1.html") == false)
            for path in ["stories/apprentice.html", "stories/", ""] {
                #expect(try page(edition, path).contains("banbao-notice") == false, "\(path)")
            }
        }
    }

    @Test func `the page for what is not there finds its style sheet wherever the site will be`() async throws {
        try await withTrial { trial in
            try trial.change("content/site.yaml") {
                $0.replacing(#/url: \S+/#, with: "url: https://example.org/reform/")
            }
            _ = try await trial.build(options: [])
            let built = String(decoding: try trial.outputFiles()["404.html"] ?? Data(), as: UTF8.self)
            #expect(built.contains("href=\"/reform/assets/"))
            let edition = try await RunningSite(request(trial, isServed: true)).update()
            #expect(try page(edition, "404.html").contains("href=\"/assets/"))
        }
    }

    @Test func `only files that are named are looked at, until the whole folder is`() async throws {
        try await withTrial { trial in
            let site = try RunningSite(request(trial))
            let master = "content/stories/master.zh.md"
            _ = try await site.update()
            try trial.append(Array("\n一。\n".utf8), to: Self.story)
            try trial.append(Array("\n二。\n".utf8), to: master)
            let quick = try #require(try await site.update(lookingAt: [Self.story, "content/stories/gone.tmp"]))
            #expect(quick.changed == [Self.story])
            #expect(try page(quick, "stories/apprentice.html").contains("一。"))
            #expect(try page(quick, "stories/master.html").contains("二。") == false)
            let whole = try await site.update()
            #expect(whole.changed == [master] && whole.number == 3)
            #expect(try page(whole, "stories/master.html").contains("二。"))
            // A file that is new, or gone, is for the listing.
            try trial.write("---\ntitle: 新\ndate: 2020-01-01\n---\n", to: "content/stories/new.zh.md")
            #expect(try await site.update(lookingAt: ["content/stories/new.zh.md"]) == nil)
            _ = try await site.update()
            try FileManager.default.removeItem(at: trial.root.appending(path: "content/stories/new.zh.md"))
            #expect(try await site.update(lookingAt: ["content/stories/new.zh.md"]) == nil)
            #expect(try await site.update(lookingAt: []) == nil)
        }
    }

    @Test func `a checkup finds what a build reports, after each edit`() async throws {
        try await withTrial { trial in
            let site = try RunningSite(request(trial))
            var checkup: Checkup?
            for text in ["", "\n[甲](none.zh.md)\n", "\n[乙](apprentice.zh.md#none)\n", "\n![](none.png)\n", "\n**甲\n"] {
                let story = try trial.bytes(of: Self.story)
                try trial.append(Array(text.utf8), to: Self.story)
                checkup = try await Checkup(of: try await site.update(), after: checkup)
                let built = try await trial.build(options: ["--drafts", "--future"])
                #expect(checkup?.diagnostics == built.diagnostics, "\(text)")
                try trial.write(bytes: story, to: Self.story)
            }
        }
    }
}

extension SiteTrial {
    /// Every output of the last build, and the same from memory.
    func expectOutput(of edition: Edition, _ comment: String) async throws {
        let files = try outputFiles()
        #expect(!files.isEmpty, "\(comment)")
        for (path, data) in files {
            let answer = try #require(try edition.answer(path), "\(comment): \(path)")
            switch answer.body {
            case .bytes(let bytes): #expect(bytes == Array(data), "\(comment): \(path)")
            case .made(let file): #expect(try await edition.bytes(of: file) == Array(data), "\(comment): \(path)")
            case .file(let source, let size): #expect(try edition.read(source, 0..<size) == Array(data), "\(path)")
            }
        }
    }
}

extension Edition.Body {
    fileprivate var isEmpty: Bool {
        if case .bytes(let bytes) = self { bytes.isEmpty } else { false }
    }
}
