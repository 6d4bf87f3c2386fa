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
                outside.output.hasPrefix(
                    #"{"version":1,"type":"diagnostic","severity":"error","rule":"key.unknown","path":"\#(name)/content/"#
                ))
            let summary = #"{"version":1,"type":"summary","outcome":"errors","errors":1,"warnings":0}"# + "\n"
            #expect(outside.output.hasSuffix("\n" + summary))
            let github = try run(["build", "--format", "github"], in: trial.root)
            let place = "::error file=content/stories/bad.zh.md,line=2,endLine=2,col=1,endColumn=6,title=key.unknown::"
            #expect(github.output.hasPrefix(place) && github.output.hasSuffix("\n1 error. The site was not changed.\n"))
        }
    }

    @Test func `warnings exit 0, and 1 with --strict`() throws {
        try withSite { trial in
            try trial.write("---\ntitle: 甲\ndate: 2020-01-01\n---\n\n<font>\n", to: "content/pages/raw.zh.md")
            let strict = try run(["build", "--strict", "--quiet"], in: trial.root)
            #expect(strict.code == 1 && strict.errors.hasSuffix("with --strict, warnings fail the build.\n"))
            let json = try run(["build", "--strict", "--format", "json"], in: trial.root).output
            #expect(json.contains(#"{"version":1,"type":"summary","outcome":"warnings","errors":0,"warnings":1}"#))
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
            let json = try run(["build", "--format", "json"], in: trial.root)
            #expect(json.code == 2 && json.errors == "")
            #expect(json.output.hasPrefix(#"{"version":1,"type":"failure","message":""#))
            let github = try run(["build", "--format", "github"], in: trial.root)
            #expect(github.code == 2 && github.output.hasPrefix("::error title=banbao::"))
        }
    }

    @Test func `a preview has a folder of its own, and the summary counts what is hidden`() throws {
        try withSite { trial in
            try trial.write("---\ntitle: 甲\ndate: 2020-01-01\ndraft: true\n---\n", to: "content/pages/a.zh.md")
            try trial.write("---\ntitle: 乙\ndate: 2020-01-01\ndraft: true\n---\n", to: "content/pages/b.zh.md")
            let drafts = try run(["build", "--today", "2026-11-20"], in: trial.root)
            #expect(drafts.output.hasSuffix(" s\n2 drafts are hidden: banbao list\n"), "\(drafts.output)")
            try trial.write("---\ntitle: 丙\ndate: 2030-01-01\n---\n", to: "content/pages/c.zh.md")
            let expired = "---\ntitle: 丁\ndate: 2020-01-01\nexpires: 2020-02-01\n---\n"
            try trial.write(expired, to: "content/pages/d.zh.md")
            let all = try run(["build", "--today", "2026-11-20"], in: trial.root)
            #expect(all.output.contains("\n2 drafts, 1 scheduled and 1 expired entry are hidden: banbao list\n"))
            let chinese = try run(["build", "--today", "2026-11-20", "--lang", "zh"], in: trial.root)
            #expect(chinese.output.hasSuffix("\n没有显示的：草稿 2 篇，定时发布 1 篇，已过期 1 篇；详见 banbao list\n"))
            let json = try run(["build", "--today", "2026-11-20", "--format", "json"], in: trial.root)
            #expect(json.output.contains(#""hiddenEntries":{"drafts":2,"scheduled":1,"expired":1}"#))
            let preview = try run(["build", "--drafts", "--today", "2026-11-20"], in: trial.root)
            #expect(preview.output.hasSuffix("a preview, in output-preview: do not publish this folder\n"))
            #expect(try trial.outputFiles()["a.html"] == nil)
            #expect(try trial.leftovers() == ["output-preview"])
        }
    }

    @Test func `what readers do not see is listed`() throws {
        try withSite { trial in
            try trial.write("---\ntitle: 甲\ndate: 2020-01-01\ndraft: true\n---\n", to: "content/pages/a.zh.md")
            try trial.write("---\ntitle: B\ndate: 2030-01-01\n---\n", to: "content/pages/b.en.md")
            let list = ["list", "--today", "2026-11-20"]
            let text = try run(list, in: trial.root)
            #expect(
                text.output == """
                    Drafts: 1
                      2020-01-01  content/pages/a.zh.md  甲
                    Scheduled, with the day of publication: 1
                      2030-01-01  content/pages/b.en.md  B
                    Without a version in: 2
                      en  content/pages/a.zh.md  甲
                      zh  content/pages/b.en.md  B

                    """)
            let json = try run(list + ["untranslated", "--format", "json"], in: trial.root)
            #expect(
                json.output.hasPrefix(
                    #"{"version":1,"type":"page","kind":"untranslated","path":"content/pages/a.zh.md","language":"zh","#
                        + #""title":"甲","date":"2020-01-01","missing":["en"]}"#))
            #expect(try run(list + ["expired"], in: trial.root).output == "Nothing to list.\n")
            try trial.write("---\ntitel: 甲\n---\n", to: "content/pages/bad.zh.md")
            let incomplete = try run(list + ["drafts"], in: trial.root)
            #expect(incomplete.code == 1 && incomplete.output.hasPrefix("Drafts: 1\n"))
            #expect(incomplete.errors.hasPrefix("content/pages/bad.zh.md:2:1: error: "))
            #expect(try run(["list", "draft"], in: trial.root).code == 64)
        }
    }

    @Test(arguments: [
        (["biuld"], "did you mean banbao build?"), (["bulid", "--drafts"], "did you mean banbao build?"),
        (["--lang", "en", "lst"], "did you mean banbao list?"), (["help", "rendr"], "did you mean banbao render?"),
        (["preview"], "banbao serve"), (["version"], "banbao --version"),
        (["xyzzy"], "known here: init, new, build, serve, list, render"),
    ])
    func `a command that does not exist gets a proposal`(arguments: [String], proposal: String) throws {
        let run = try run(arguments)
        #expect(run.code == 64 && run.output == "" && run.errors.hasPrefix("Error: there is no command '"))
        #expect(run.errors.contains(proposal), "\(run.errors)")
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
            let page = try run(["render"], input: "---\ntitle: 甲\n---\n<font>乙</font>\n")
            #expect(page.output == "<p>乙</p>\n" && page.errors.hasPrefix("-:4:1: warning:"))
            let rules = try run(["render"], input: "---\n甲\n\n乙\n\n---\n")
            #expect(rules.output == "<hr />\n<p>甲</p>\n<p>乙</p>\n<hr />\n")
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
                "exec 9<>'\(lock)'; flock 9; echo $$ >&9; '\(Program.path)' build --offline"
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
