import BanbaoIO
import BanbaoSite
import BanbaoText
import Foundation
import SiteTrials
import Testing

/// What lies in content/ and templates/ besides ordinary files.
@Suite struct SourceFolderTests {
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
            #expect(result.diagnostics.map(\.rule) == Array(repeating: Rule.fileSymlink, count: 4))
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
            #expect(result.diagnostics.map(\.rule.id).sorted() == ["file.name", "file.special", "file.too-deep"])
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
            #expect(result.diagnostics.map(\.rule.id) == ["output.collision", "output.collision"])
        }
    }

    @Test func `what is wrong with the folder is reported even when no source changed`() async throws {
        try await withTrial { trial in
            _ = try await build(trial)
            try FileManager.default.createSymbolicLink(
                atPath: trial.root.appending(path: "content/stories/old.zh.md").path, withDestinationPath: "nowhere")
            #expect(try await build(trial).diagnostics.map(\.rule) == [.fileSymlink])
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

    @Test func `a file of others where a folder of pages goes is reported`() async throws {
        try await withTrial { trial in
            _ = try await build(trial)
            try trial.write("mine", to: "output/deep")
            try trial.write("---\ntitle: 甲\ndate: 2020-01-01\n---\n", to: "content/pages/deep/a.zh.md")
            #expect(try await build(trial).diagnostics.map(\.rule) == [.outputForeign])
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
            let size = text.utf8.count + (path.hasSuffix(".md") ? 1 : 0)
            return SourceTree.File(path: path, version: FileVersion(size: size, modified: 0))
        }
        let tree = SourceTree(files: listed, problems: []) { path, limit in
            Array((files[path] ?? "").utf8.prefix(limit ?? .max))
        } readPart: { path, part in
            Array((files[path] ?? "").utf8.prefix(part.upperBound).dropFirst(part.lowerBound))
        }
        let platform = Platform(
            today: { _ in Day("2026-11-20") }, offsetFromUTC: { _, _ in 480 },
            precedes: { left, right, _ in left < right }, asciiHost: { $0 }, digest: { _ in Array(0..<32) },
            makesPictures: false)
        let plan = try await planSite(BuildInput(tree: tree, options: BuildOptions(), platform: platform))
        let page = try #require(plan.output(at: "news/a.html"))
        var bytes: [UInt8] = []
        #expect(try plan.render(page, into: &bytes).problems.map(\.rule) == [.fileChanged])
    }

    @Test(arguments: ["/etc/passwd", "../../../../../../../../etc/passwd"])
    func `a link put in a file's place after the scan leads nowhere`(target: String) async throws {
        try await withTrial { trial in
            let tree = try await scanSite(trial.root.path)
            let page = "content/stories/master.zh.md"
            #expect(try tree.read(page, nil).count > 10)
            try FileManager.default.removeItem(at: trial.root.appending(path: page))
            try FileManager.default.createSymbolicLink(
                atPath: trial.root.appending(path: page).path, withDestinationPath: target)
            #expect(throws: MachineError.self) { try tree.read(page, nil) }
            #expect(throws: MachineError.self) { try tree.read(page, 100) }
        }
    }

    @Test func `a link that names its place from the system's root is followed inside the site`() async throws {
        try await withTrial { trial in
            let page = "content/stories/master.zh.md"
            let elsewhere = trial.root.appending(path: "content/stories/apprentice.zh.md").resolvingSymlinksInPath()
            try FileManager.default.removeItem(at: trial.root.appending(path: page))
            try FileManager.default.createSymbolicLink(
                atPath: trial.root.appending(path: page).path, withDestinationPath: elsewhere.path)
            let tree = try await scanSite(trial.root.path)
            #expect(try tree.read(page, nil) == Array(try Data(contentsOf: elsewhere)))
        }
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
