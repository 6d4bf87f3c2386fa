import BanbaoIO
import BanbaoSite
import BanbaoText
import Foundation
import SiteTrials
import Testing

/// What a build does to the disk around it.
@Suite struct BuildTests {
    private func inode(_ url: URL) throws -> Int {
        try #require(try FileManager.default.attributesOfItem(atPath: url.path)[.systemFileNumber] as? Int)
    }

    // MARK: Rebuilding

    @Test func `unchanged input ends without rendering`() async throws {
        try await withTrial { trial in
            #expect(try await build(trial).isUnchanged == false)
            let again = try await build(trial)
            #expect(again.isUnchanged && again.diagnostics.isEmpty && again.pageCount == 16)
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

    @Test func `a fresh source is compared by its content, not by its time alone`() async throws {
        try await withTrial { trial in
            let path = "content/pages/about.zh.md"
            let head = "---\ntitle: 关于\ndate: 2020-01-01\nsummary: 关于本站。\n---\n\n"
            // Two writes within one tick of the clock.
            let tick = Date(timeIntervalSinceNow: 3600)
            for (text, isUnchanged) in [("这是板报。\n", false), ("这是黑板。\n", false), ("这是黑板。\n", true)] {
                try trial.write(head + text, to: path)
                try FileManager.default.setAttributes(
                    [.modificationDate: tick], ofItemAtPath: trial.root.appending(path: path).path)
                #expect(try await build(trial).isUnchanged == isUnchanged)
            }
            #expect(String(decoding: try trial.outputFiles()["about.html"] ?? Data(), as: UTF8.self).contains("黑板"))
        }
    }

    @Test func `a page edited by hand in the output is written anew`() async throws {
        try await withTrial { trial in
            _ = try await build(trial)
            let good = try trial.outputFiles()
            let page = try #require(good["about.html"])
            try trial.write(String(repeating: "x", count: page.count), to: "output/about.html")
            #expect(try await build(trial).isUnchanged == false)
            #expect(try trial.outputFiles() == good)
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
            try trial.write(
                "---\ntitle: 甲\ndate: 2020-01-01\n---\n\n<font>粗<small>小</font>\n", to: "content/pages/raw.zh.md")
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
            #expect(result.diagnostics.map(\.rule) == [.outputForeign])
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
}
