import BanbaoIO
import BanbaoSite
import BanbaoText
import Foundation
import SiteTrials
import Testing

/// What is not public does not get out by chance: previews are marked, kept apart and told from public sites.
@Suite struct PreviewTests {
    private let draft = "---\ntitle: 甲\ndate: 2020-01-01\ndraft: true\n---\n\n草稿。\n"
    private let noindex = "<meta name=\"robots\" content=\"noindex\">\n</head>"

    private func request(_ trial: SiteTrial, _ words: [String], isOutputNamed: Bool = false) -> BuildRequest {
        BuildRequest(
            siteRoot: trial.root.path, output: trial.output.path, options: BuildOptions(words),
            today: Day("2026-11-20").map(BuildRequest.Today.day) ?? .clock, isStrict: false,
            isOutputNamed: isOutputNamed,
            toolVersion: "test")
    }

    private func text(_ trial: SiteTrial, _ path: String) throws -> String {
        String(decoding: try trial.outputFiles()[path] ?? Data(), as: UTF8.self)
    }

    @Test func `every page of a preview asks not to be listed and says what it is, in its language`() async throws {
        try await withTrial { trial in
            try trial.write(draft, to: "content/stories/draft.zh.md")
            _ = try await trial.build(options: ["--drafts"])
            let pages = try trial.outputFiles().filter { $0.key.hasSuffix(".html") }
            #expect(pages.count > 16 && pages["stories/draft.html"] != nil)
            for (path, data) in pages {
                let page = String(decoding: data, as: UTF8.self)
                let notice = path.hasPrefix("en/") ? "Preview with unpublished content." : "预览：含有未发布的内容"
                #expect(page.contains(noindex), "\(path)")
                #expect(page.contains(try Regex("<body[^>]*><p id=[^>]*>\(notice)")), "\(path)")
            }
            _ = try await trial.build(options: [])
            for (path, data) in try trial.outputFiles() {
                #expect(!String(decoding: data, as: UTF8.self).contains("role=\"note\""), "\(path)")
            }
        }
    }

    @Test func `a page that is not public says why, and when readers see it`() async throws {
        try await withTrial { trial in
            try trial.write(draft, to: "content/stories/draft.zh.md")
            try trial.write("---\ntitle: 甲\ndate: 2030-01-02\n---\n", to: "content/pages/later.en.md")
            _ = try await trial.build(options: ["--drafts", "--future"])
            #expect(try text(trial, "stories/draft.html").contains("请勿公开 · 草稿：读者看不到这一页</p>"))
            let notice = "Do not make it public. · Scheduled: readers see this page from January 2, 2030.</p>"
            #expect(try text(trial, "en/later.html").contains(notice))
        }
    }

    @Test(arguments: [
        ("<p>甲</p>", "^<meta name=.robots.[^>]*>\n<p id=[^>]*>[^<]*</p>\n<p>甲</p>"),
        ("<!DOCTYPE html>\n<p>甲</p>", "^<!DOCTYPE html><meta [^>]*>\n<p id="),
        ("<HEAD></HEAD ><BODY data-x=\"1>2\" >", "<meta [^>]*>\n</HEAD ><BODY data-x=\"1>2\" ><p id="),
        ("<head></head><bodyguard><body>", "</head><bodyguard><body><p id="),
    ])
    func `a theme without these tags is marked as well`(template: String, marked: String) async throws {
        try await withTrial { trial in
            try trial.write(template + "{{#latest}}{{title}}{{/latest}}", to: "templates/tags.html")
            let result = try await trial.build(options: ["--drafts"])
            #expect(result.diagnostics.filter { $0.rule != .stringsUnused && $0.rule != .templateUnused }.isEmpty)
            let page = try text(trial, "tags/index.html")
            #expect(page.contains(try Regex(marked)), "\(page)")
        }
    }

    @Test func `the theme's strings hold the notice, where they do`() async throws {
        try await withTrial { trial in
            try trial.append(Array("preview-notice: 内部预览 <1>\n".utf8), to: "templates/strings/zh.yaml")
            try trial.append(Array("preview-notice: Internal\n".utf8), to: "templates/strings/en.yaml")
            _ = try await trial.build(options: ["--future"])
            #expect(try text(trial, "index.html").contains(">内部预览 &lt;1&gt;</p>"))
            #expect(try text(trial, "en/index.html").contains(">Internal</p>"))
        }
    }

    @Test func `a preview takes the place of a public site only where it was asked to`() async throws {
        try await withTrial { trial in
            try trial.write(draft, to: "content/stories/draft.zh.md")
            _ = try await runBuild(request(trial, []))
            let site = try trial.outputFiles()
            await #expect(throws: MachineError.self) { try await runBuild(request(trial, ["--drafts"])) }
            #expect(try trial.outputFiles() == site)
            _ = try await runBuild(request(trial, ["--drafts"], isOutputNamed: true))
            #expect(try trial.outputFiles()["stories/draft.html"] != nil)
            // A preview that is there already is no public site.
            _ = try await runBuild(request(trial, ["--drafts", "--future"]))
            _ = try await runBuild(request(trial, []))
            #expect(try trial.outputFiles() == site)
        }
    }

    @Test func `hidden entries are counted, also where nothing has changed`() async throws {
        try await withTrial { trial in
            for language in ["zh", "en"] { try trial.write(draft, to: "content/stories/draft.\(language).md") }
            try trial.write("---\ntitle: 甲\ndate: 2030-01-01\n---\n", to: "content/pages/later.zh.md")
            try trial.write(
                "---\ntitle: 甲\ndate: 2020-01-01\nexpires: 2020-02-01\n---\n", to: "content/pages/past.zh.md")
            for isUnchanged in [false, true] {
                let result = try await build(trial)
                #expect(result.isUnchanged == isUnchanged)
                let hidden = result.hidden
                #expect((hidden.drafts, hidden.scheduled, hidden.expired) == (1, 1, 1))
            }
            let preview = try await trial.build(options: ["--drafts"]).hidden
            #expect((preview.drafts, preview.scheduled, preview.expired) == (0, 1, 1))
        }
    }
}
