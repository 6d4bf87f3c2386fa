import Foundation
import SiteTrials
import Testing

/// The program itself: exit codes, streams, help, and what a second program or a mount does to it.
@Suite struct CommandTests {
    private func run(
        _ arguments: [String], in folder: URL? = nil, input: String = "", environment: [String: String] = [:]
    ) throws -> Program.Run {
        try Program.run(arguments, in: folder, input: input, environment: environment)
    }

    private func withSite(_ body: (SiteTrial) throws -> Void) throws {
        let trial = try SiteTrial(case: "minimal")
        defer { trial.remove() }
        try body(trial)
    }

    @Test func `a good build exits 0, sums up on standard output and says nothing else`() throws {
        try withSite { trial in
            let result = try run(["build", "--today", "2026-11-20"], in: trial.root)
            #expect(result.code == 0 && result.errors == "")
            #expect(result.output.wholeMatch(of: /16 pages, 2 languages, \d+\.\d\d s\n/) != nil, "\(result.output)")
            let again = try run(["build", "--today", "2026-11-20"], in: trial.root)
            #expect(again.output.wholeMatch(of: /16 pages, nothing changed, \d+\.\d\d s\n/) != nil, "\(again.output)")
            #expect(try run(["build", "--quiet", "--drafts"], in: trial.root).output == "")
        }
    }

    @Test func `a mistake exits 1 and names its place from where the command runs`() throws {
        try withSite { trial in
            try trial.write("---\ntitel: 甲\ndate: 2020-01-01\n---\n", to: "content/stories/bad.zh.md")
            let result = try run(["build"], in: trial.root)
            #expect(result.code == 1 && result.output == "")
            #expect(result.errors.hasPrefix("content/stories/bad.zh.md:2:1: error: unknown key \"titel\""))
            #expect(result.errors.contains("The site was not changed"))
            let name = trial.root.lastPathComponent
            let outside = try run(
                ["build", "--site", name, "--format", "json"], in: trial.root.deletingLastPathComponent())
            #expect(outside.code == 1 && outside.errors == "")
            #expect(
                outside.output.hasPrefix("{\"severity\":\"error\",\"rule\":\"key.unknown\",\"path\":\"\(name)/content/")
            )
            let github = try run(["build", "--format", "github"], in: trial.root)
            #expect(github.output.hasPrefix("::error file=content/stories/bad.zh.md,line=2,col=1,title=key.unknown::"))
        }
    }

    @Test func `warnings exit 0, and 1 with --strict`() throws {
        try withSite { trial in
            try trial.write("---\ntitle: 甲\ndate: 2020-01-01\n---\n\n<font>\n", to: "content/pages/raw.zh.md")
            #expect(try run(["build", "--strict"], in: trial.root).code == 1)
            #expect(try run(["build"], in: trial.root).code == 0)
        }
    }

    @Test func `what the machine refuses exits 2`() throws {
        try withSite { trial in
            try trial.write("mine", to: "output/mine.txt")
            let result = try run(["build"], in: trial.root)
            #expect(result.code == 2 && result.errors.hasPrefix("banbao: "), "\(result.errors)")
            #expect(try run(["build", "--site", "nowhere"], in: trial.root).code == 2)
            #expect(try run(["render", "nowhere.md"], in: trial.root).code == 2)
        }
    }

    @Test(arguments: [
        ["bulid"], ["build", "--colour"], ["build", "--today", "2026-02-30"], ["build", "--base-url", "example.org"],
        ["build", "--format", "xml"], ["render", "a", "b"],
    ])
    func `wrong usage exits 64`(arguments: [String]) throws {
        #expect(try run(arguments).code == 64)
    }

    @Test func `the day comes from --today, else from SOURCE_DATE_EPOCH`() throws {
        try withSite { trial in
            try trial.write("---\ntitle: 甲\ndate: 2030-01-01\n---\n", to: "content/pages/later.zh.md")
            let epoch = ["SOURCE_DATE_EPOCH": "1893456000"]  // 2030-01-01 in UTC
            #expect(try run(["build"], in: trial.root, environment: epoch).output.hasPrefix("17 pages"))
            let both = try run(["build", "--today", "2029-12-31"], in: trial.root, environment: epoch)
            #expect(both.output.hasPrefix("16 pages") && both.output.contains("1 removed\n  - later.html"))
            #expect(try run(["build"], in: trial.root, environment: ["SOURCE_DATE_EPOCH": "abc"]).code == 64)
        }
    }

    @Test func `help and version are there`() throws {
        #expect(try run(["--version"]).output.wholeMatch(of: /banbao \d+\.\d+\.\d+\n/) != nil)
        let help = try run(["build", "--help"])
        #expect(help.code == 0 && help.output.contains("EXAMPLES") && help.output.contains("--strict"))
        #expect(try run(["--help"]).output.contains("EXIT CODES"))
    }

    @Test func `render reads a file or standard input`() throws {
        try withSite { trial in
            try trial.write("# 题\n\n<font>粗</font>\n", to: "a.md")
            let plain = try run(["render", "a.md"], in: trial.root)
            #expect(plain.code == 0 && plain.output == "<h1 id=\"题\">题</h1>\n<p>粗</p>\n")
            #expect(plain.errors.hasPrefix("a.md:3:1: warning: the tag <font>"))
            let unsafe = try run(["render", "--commonmark", "--unsafe"], input: "# 题\n\n<b>粗</b>\n")
            #expect(unsafe.output == "<h1>题</h1>\n<p><b>粗</b></p>\n" && unsafe.errors == "")
            let safe = try run(["render", "--commonmark", "-"], input: "[a](javascript:x) <b>\n")
            #expect(safe.output == "<p><a href=\"\">a</a> <!-- raw HTML omitted --></p>\n")
        }
    }

    @Test func `a second build waits for nobody and breaks nothing`() throws {
        try withSite { trial in
            #expect(try run(["build"], in: trial.root).code == 0)
            let lock = trial.root.appending(path: ".banbao/output.lock").path
            let script =
                "exec 9<>'\(lock)'; flock 9; echo $$ >&9; '\(Program.path)' build --drafts"
            let result = try Program.run("/bin/sh", ["-c", script], in: trial.root)
            #expect(result.code == 2 && result.errors.contains(/another banbao \(process [0-9]+\)/), "\(result.errors)")
        }
    }

    @Test func `an edit in the output folder is not lost where warnings count as errors`() throws {
        try withSite { trial in
            #expect(try run(["build"], in: trial.root).code == 0)
            try trial.write("edited by hand", to: "output/about.html")
            let result = try run(["build", "--strict"], in: trial.root)
            #expect(result.code == 1 && result.errors.contains("output/about.html: warning: "), "\(result.errors)")
            #expect(try trial.outputFiles()["about.html"] == Data("edited by hand".utf8))
            #expect(try run(["build"], in: trial.root).errors.contains("[output.edited]"))
            #expect(try run(["build", "--strict"], in: trial.root).code == 0)
        }
    }

    /// Folders cannot be swapped across a mount, so files are replaced one by one.
    @Test(.enabled(if: Program.canMount, "mount namespaces are not to be had here"))
    func `an output that is a mount point is replaced file by file`() throws {
        try withSite { trial in
            #expect(try run(["build"], in: trial.root).code == 0)
            try trial.write("verify", to: "output/MP_verify_x.txt")
            try trial.write("---\ntitle: 甲\ndate: 2020-01-01\n---\n", to: "content/pages/more.zh.md")
            try FileManager.default.removeItem(at: trial.root.appending(path: "content/stories/master.en.md"))
            try trial.write("徒弟。", to: "content/stories/note.txt")
            let apprentice = "---\ntitle: The Apprentice\ndate: 2020-03-01\n---\n\nAlone.\n"
            try trial.write(apprentice, to: "content/stories/apprentice.en.md")
            try trial.write("half", to: "output/index.html.banbao-tmp")
            let style = try trial.inode(ofAsset: "style")
            let program = Program.path
            let script = "mount --bind output output && '\(program)' build"
            let result = try Program.run("/usr/bin/unshare", ["-m", "sh", "-c", script], in: trial.root)
            #expect(result.code == 0, "\(result.errors)")
            #expect(try trial.inode(ofAsset: "style") == style, "what has not changed is not written")
            var files = try trial.outputFiles()
            #expect(files.removeValue(forKey: "MP_verify_x.txt") == Data("verify".utf8))
            #expect(files["en/stories/master.html"] == nil && files["more.html"] != nil)
            let clean = try run(["build", "--output", "clean"], in: trial.root)
            #expect(clean.code == 0)
            var expected: [String: Data] = [:]
            for path in try SiteTrial.files(below: trial.root.appending(path: "clean")) {
                expected[path] = FileManager.default.contents(atPath: trial.root.appending(path: "clean/" + path).path)
            }
            #expect(files == expected)
            #expect(try trial.leftovers() == ["clean"])
        }
    }
}
