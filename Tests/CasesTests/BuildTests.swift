import BanbaoIO
import BanbaoSite
import BanbaoText
import Foundation
import Testing

/// What a build does to the disk around it.
@Suite struct BuildTests {
    private func withTrial(_ body: (SiteTrial) async throws -> Void) async throws {
        let trial = try SiteTrial(case: "minimal")
        do {
            try await body(trial)
            trial.remove()
        } catch {
            trial.remove()
            throw error
        }
    }

    private func build(_ trial: SiteTrial) async throws -> BuildResult { try await trial.build(options: []) }

    private func inode(_ url: URL) throws -> Int {
        try #require(try FileManager.default.attributesOfItem(atPath: url.path)[.systemFileNumber] as? Int)
    }

    // MARK: Rebuilding

    @Test func `unchanged input ends without rendering`() async throws {
        try await withTrial { trial in
            #expect(try await build(trial).isUnchanged == false)
            let again = try await build(trial)
            #expect(again.isUnchanged && again.diagnostics.isEmpty && again.pageCount == 18)
        }
    }

    @Test func `a change of content, day, options or output is noticed`() async throws {
        try await withTrial { trial in
            _ = try await build(trial)
            // Same length and, on a coarse clock, the same time.
            try trial.write(
                "---\ntitle: 关于\ndate: 2020-01-01\nsummary: 关于本站。\n---\n\n这是黑板。\n", to: "content/pages/about.zh.md")
            #expect(try await build(trial).changes?.changed == ["about.html"])
            #expect(try await trial.build(options: ["--drafts"]).isUnchanged == false)
            _ = try await build(trial)
            #expect(try await trial.build(options: [], today: Day("2026-11-21")).isUnchanged == false)
            _ = try await build(trial)
            try FileManager.default.removeItem(at: trial.output.appending(path: "about.html"))
            #expect(try await build(trial).isUnchanged == false)
            #expect(try trial.outputFiles()["about.html"] != nil)
        }
    }

    @Test func `only what differs is written again`() async throws {
        try await withTrial { trial in
            _ = try await build(trial)
            let (kept, changed) = (
                trial.output.appending(path: "stories/master.html"), trial.output.appending(path: "about.html")
            )
            let before = (try inode(kept), try inode(changed))
            try trial.write(
                "---\ntitle: 关于\ndate: 2020-01-01\nsummary: 关于本站。\n---\n\n另一段。\n", to: "content/pages/about.zh.md")
            let result = try await build(trial)
            #expect(result.changes?.changed == ["about.html"])
            #expect(result.changes?.added == [] && result.changes?.removed == [])
            #expect(try inode(kept) == before.0)
            #expect(try inode(changed) != before.1)
        }
    }

    @Test func `a page that is gone leaves the output and is named`() async throws {
        try await withTrial { trial in
            try trial.write("---\ntitle: 短\ndate: 2020-01-01\n---\n\n短。\n", to: "content/pages/short.zh.md")
            _ = try await build(trial)
            #expect(try trial.outputFiles()["short.html"] != nil)
            try FileManager.default.removeItem(at: trial.root.appending(path: "content/pages/short.zh.md"))
            #expect(try await build(trial).changes?.removed == ["short.html"])
            #expect(try trial.outputFiles()["short.html"] == nil)
        }
    }

    @Test func `two clean builds are the same to the byte`() async throws {
        try await withTrial { first in
            _ = try await build(first)
            try await withTrial { second in
                _ = try await build(second)
                #expect(try first.outputFiles() == second.outputFiles())
            }
        }
    }

    @Test func `warnings stop a strict build only`() async throws {
        try await withTrial { trial in
            _ = try await build(trial)
            try trial.write("---\ntitle: 甲\ndate: 2020-01-01\n---\n\n<b>粗</b>\n", to: "content/pages/raw.zh.md")
            let strict = try await trial.build(options: ["--strict"])
            #expect(strict.changes == nil && strict.diagnostics.warningCount == 2)
            #expect(try trial.outputFiles()["raw.html"] == nil)
            #expect(try await build(trial).changes?.added == ["raw.html"])
            #expect(try await build(trial).diagnostics.warningCount == 2, "warnings are seen again")
        }
    }

    // MARK: What is not ours

    @Test func `files of others stay in the output`() async throws {
        try await withTrial { trial in
            _ = try await build(trial)
            try trial.write("verify", to: "output/MP_verify_x.txt")
            try trial.write("ref", to: "output/.git/HEAD")
            try FileManager.default.createDirectory(
                at: trial.output.appending(path: ".git/refs/tags"), withIntermediateDirectories: true)
            try trial.write("---\ntitle: 甲\ndate: 2020-01-01\n---\n", to: "content/pages/more.zh.md")
            let result = try await build(trial)
            #expect(result.foreignFiles.sorted() == [".git/HEAD", "MP_verify_x.txt"])
            #expect(try trial.outputFiles()["MP_verify_x.txt"] == Data("verify".utf8))
            #expect(FileManager.default.fileExists(atPath: trial.output.appending(path: ".git/refs/tags").path))
        }
    }

    @Test func `a page does not replace a file of others`() async throws {
        try await withTrial { trial in
            _ = try await build(trial)
            try trial.write("mine", to: "output/more.html")
            try trial.write("---\ntitle: 甲\ndate: 2020-01-01\n---\n", to: "content/pages/more.zh.md")
            let result = try await build(trial)
            #expect(result.diagnostics.map(\.rule) == ["output.foreign"])
            #expect(try trial.outputFiles()["more.html"] == Data("mine".utf8))
        }
    }

    @Test func `a folder with files and without manifest is refused and left alone`() async throws {
        try await withTrial { trial in
            try trial.write("mine", to: "output/thesis.txt")
            await #expect(throws: MachineError.self) { try await build(trial) }
            #expect(try trial.outputFiles() == ["thesis.txt": Data("mine".utf8)])
        }
    }

    @Test(arguments: [".", "content", "content/stories", "..", "/"])
    func `an output that holds the sources is refused`(output: String) async throws {
        try await withTrial { trial in
            let request = BuildRequest(
                siteRoot: trial.root.path, output: output.hasPrefix("/") ? output : trial.root.path + "/" + output,
                options: BuildOptions(), today: .clock, isStrict: false, toolVersion: "test")
            await #expect(throws: MachineError.self) { try await runBuild(request) }
            #expect(FileManager.default.fileExists(atPath: trial.root.appending(path: "content/site.yaml").path))
        }
    }

    @Test func `an output that is a link is refused`() async throws {
        try await withTrial { trial in
            try FileManager.default.createSymbolicLink(
                at: trial.output, withDestinationURL: FileManager.default.temporaryDirectory)
            await #expect(throws: MachineError.self) { try await build(trial) }
        }
    }

    // MARK: Sources

    @Test func `links that leave the site and things that are no files are refused`() async throws {
        try await withTrial { trial in
            let stories = trial.root.appending(path: "content/stories")
            for (name, target) in [
                ("out.zh.md", "/etc/passwd"), ("up", "../../.."), ("dangling.pdf", "nowhere"), ("loop", "loop"),
            ] {
                try FileManager.default.createSymbolicLink(
                    atPath: stories.appending(path: name).path, withDestinationPath: target)
            }
            let result = try await build(trial)
            #expect(result.diagnostics.map(\.rule) == Array(repeating: "file.link", count: 4))
            #expect(result.changes == nil)
        }
    }

    @Test func `pipes, names that are not UTF-8 and endless folders are refused`() async throws {
        try await withTrial { trial in
            let stories = trial.root.appending(path: "content/stories").path
            var name = Array((stories + "/").utf8CString.dropLast()) + [CChar(bitPattern: 0xFF), 0x2E, 0x6D, 0x64, 0]
            #expect(unsafe mkfifo(stories + "/pipe.zh.md", 0o644) == 0)
            let descriptor = unsafe creat(&name, 0o644)
            #expect(descriptor >= 0 && close(descriptor) == 0)
            let deep = "content/pages/" + Array(repeating: "d", count: 64).joined(separator: "/")
            try trial.write("x", to: deep + "/deep.txt")
            let result = try await build(trial)
            #expect(result.diagnostics.map(\.rule).sorted() == ["file.depth", "file.kind", "file.name"])
            #expect(result.diagnostics.contains { $0.path == "content/stories/\\xFF.md" })
        }
    }

    /// Made here and not in Tests/Cases: some file systems cannot hold both names.
    @Test func `names that differ only by Unicode form are refused`() async throws {
        try await withTrial { trial in
            for name in ["caf\u{E9}", "cafe\u{301}"] {
                try trial.write("---\ntitle: 甲\ndate: 2020-01-01\n---\n", to: "content/pages/\(name).zh.md")
                try trial.write("x", to: "templates/assets/\(name).png")
            }
            let result = try await build(trial)
            #expect(result.diagnostics.map(\.rule).sorted() == ["output.collision", "output.collision", "page.case"])
        }
    }

    @Test func `what is wrong with the folder is told even when no source changed`() async throws {
        try await withTrial { trial in
            _ = try await build(trial)
            try FileManager.default.createSymbolicLink(
                atPath: trial.root.appending(path: "content/stories/old.zh.md").path, withDestinationPath: "nowhere")
            #expect(try await build(trial).diagnostics.map(\.rule) == ["file.link"])
        }
    }

    @Test func `a file time far in the future is a time like any other`() async throws {
        try await withTrial { trial in
            let far = Date(timeIntervalSince1970: 9_999_999_999)
            let tags = trial.root.appending(path: "content/tags.yaml").path
            try FileManager.default.setAttributes([.modificationDate: far], ofItemAtPath: tags)
            #expect(try await build(trial).diagnostics.isEmpty)
            #expect(try await build(trial).diagnostics.isEmpty)
        }
    }

    @Test func `a file of others where a folder of pages goes is told`() async throws {
        try await withTrial { trial in
            _ = try await build(trial)
            try trial.write("mine", to: "output/deep")
            try trial.write("---\ntitle: 甲\ndate: 2020-01-01\n---\n", to: "content/pages/deep/a.zh.md")
            #expect(try await build(trial).diagnostics.map(\.rule) == ["output.foreign"])
            #expect(try trial.outputFiles()["deep"] == Data("mine".utf8))
        }
    }

    @Test func `a page that changes while the site is built is not published half`() async throws {
        let files = [
            "content/site.yaml": """
            title: {zh: 板报}
            description: {zh: 板报}
            publisher: {zh: 宣传组}
            base-url: https://example.org/
            time-zone: Asia/Shanghai
            languages: {zh: {tag: zh-CN, name: 中文, path: ""}}
            sections: {news: {title: {zh: 动态}, description: {zh: 动态}}}
            """,
            "content/news/a.zh.md": "---\ntitle: 甲\ndate: 2020-01-15\nsummary: 甲\n---\n\n正文。\n",
        ]
        let listed = files.sorted { $0.key < $1.key }.map { path, text in
            SourceTree.File(path: path, size: text.utf8.count + (path.hasSuffix(".md") ? 1 : 0))
        }
        let tree = SourceTree(files: listed, problems: []) { path, limit in
            Array((files[path] ?? "").utf8.prefix(limit ?? .max))
        }
        let input = BuildInput(
            tree: tree, options: BuildOptions(), today: { _ in Day("2026-11-20") }, offsetFromUTC: { _, _ in 480 },
            precedes: { left, right, _ in left < right }, digest: { _ in [0, 0, 0, 0] })
        let plan = try await planSite(input)
        let page = try #require(plan.outputs.first { $0.path == "news/a.html" })
        guard case .rendered(let render) = page.content else {
            Issue.record("a page is rendered")
            return
        }
        var bytes: [UInt8] = []
        #expect(try render(&bytes).problems.map(\.rule) == ["file.changed"])
    }

    @Test func `a link inside the site is followed, hidden files and leftovers are not content`() async throws {
        try await withTrial { trial in
            try FileManager.default.createSymbolicLink(
                atPath: trial.root.appending(path: "content/pages/again.zh.md").path, withDestinationPath: "about.zh.md"
            )
            for name in [".env", "a.zh.md~", "Thumbs.db", "~$draft.docx", ".a.swp", "#a#"] {
                try trial.write("secret", to: "content/stories/" + name)
            }
            let result = try await build(trial)
            #expect(result.diagnostics.isEmpty)
            #expect(try trial.outputFiles()["again.html"] != nil)
        }
    }
}
