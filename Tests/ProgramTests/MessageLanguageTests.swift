import Foundation
import SiteTrials
import Testing

/// Which language the program speaks, and that it speaks it wholly. The messages themselves are golden files:
/// `diagnostics.zh.txt` of the cases, the second half of each row of Tests/Rows.
@Suite struct MessageLanguageTests {
    private func run(_ arguments: [String], in folder: URL? = nil, _ environment: [String: String] = [:]) throws
        -> (code: Int32, output: String, errors: String)
    {
        let run = try Program.run(
            Program.path, arguments, in: folder,
            environment: ["LC_ALL": "", "LC_MESSAGES": "", "LANG": ""].merging(environment) { $1 })
        return (run.code, run.output, run.errors)
    }

    private func withSite(_ body: (SiteTrial) throws -> Void) throws {
        let trial = try SiteTrial(case: "minimal")
        defer { trial.remove() }
        try body(trial)
    }

    @Test(
        arguments: [
            ([:], false), (["LANG": "zh_CN.UTF-8"], true), (["LANG": "en_US.UTF-8"], false),
            (["LANG": "zh_CN.UTF-8", "LC_ALL": "C"], false), (["LANG": "C", "LC_MESSAGES": "zh_CN.GB18030"], true),
            (["LC_ALL": "zh_TW", "LC_MESSAGES": "C"], true), (["LC_ALL": "", "LANG": "zh"], true),
        ] as [([String: String], Bool)])
    func `the locale of messages decides`(environment: [String: String], isChinese: Bool) throws {
        let errors = try run(["build", "--site", "/nowhere"], environment).errors
        #expect(
            errors.hasPrefix(
                isChinese ? "banbao: 没有文件夹 /nowhere\n  改法：" : "banbao: there is no folder /nowhere\n  help: "))
    }

    @Test func `the option is stronger than the locale`() throws {
        let chinese = ["LC_ALL": "zh_CN.UTF-8"]
        #expect(try run(["build", "--lang", "en", "--site", "/nowhere"], chinese).errors.hasPrefix("banbao: there"))
        #expect(try run(["build", "--lang=zh", "--site", "/nowhere"]).errors.hasPrefix("banbao: 没有"))
        #expect(try run(["render", "--lang", "zh", "/nowhere"]).errors.hasPrefix("banbao: 无法读取 /nowhere：文件或文件夹不存在"))
        let unknown = try run(["build", "--lang", "fr"])
        #expect(unknown.code == 64 && unknown.errors.hasPrefix("Error: The value 'fr' is invalid"))
    }

    @Test func `a build sums up in Chinese`() throws {
        try withSite { trial in
            let options = ["build", "--today", "2026-11-20", "--lang", "zh"]
            #expect(try run(options, in: trial.root).output.contains(#/^\d+ 个网页，2 种语言，\d\.\d\d 秒\n$/#))
            #expect(try run(options, in: trial.root).output.contains(#/^\d+ 个网页，没有变化，\d\.\d\d 秒\n$/#))
            try trial.write("CNAME", to: "output/CNAME")
            try trial.write("笔记", to: "content/stories/note.txt")
            try trial.write("---\ntitle: 甲\ndate: 2020-01-01\n---\n", to: "content/pages/more.zh.md")
            try FileManager.default.removeItem(at: trial.root.appending(path: "content/pages/about.en.md"))
            let changed = try run(options + ["--timings"], in: trial.root)
            let parts = [
                "\n新增 1 个\n  + more.html\n", "\n删除 1 个\n  - en/about.html\n", "\n改动 ",
                "\n输出文件夹里不是 banbao 写的、予以保留：CNAME\n", "\n没有网页链接到、因此没有发布：content/stories/note.txt\n",
            ]
            for part in parts { #expect(changed.output.contains(part), "\(changed.output)") }
            #expect(!hasEnglish(changed.errors), "\(changed.errors)")
            try trial.write("---\n", to: "content/pages/bad.zh.md")
            #expect(try run(options, in: trial.root).errors.hasSuffix("网站没有改动。\n"))
        }
    }

    @Test(arguments: [
        ["--help"], ["build", "--help"], ["render", "--help"], ["list", "--help"], ["list", "draft"], ["bild"],
        ["preview"], ["serve", "--port", "0"], ["version"], ["help", "xyzzy"], ["build", "a"], ["build", "a", "b"],
        ["build", "--offlne"], ["build", "--zzzzzzzz"], ["build", "--format", "x"], ["build", "--quiet=1"],
        ["build", "--today", "2026-13-01"], ["build", "--base-url", "example.org"], ["render", "a", "b"],
        ["build", "--output"],
    ])
    func `usage is explained in Chinese`(arguments: [String]) throws {
        let run = try run(arguments, ["LANG": "zh_CN.UTF-8"])
        #expect(run.code == (arguments.contains("--help") ? 0 : 64))
        #expect(!hasEnglish(run.output + run.errors), "\(run.output + run.errors)")
    }

    @Test func `the epoch is explained in Chinese`() throws {
        let run = try run(["build"], ["LANG": "zh_CN.UTF-8", "SOURCE_DATE_EPOCH": "x"])
        #expect(run.code == 64 && !hasEnglish(run.errors.replacing("SOURCE_DATE_EPOCH", with: "")), "\(run.errors)")
    }

    /// Two English words one after the other, outside quotes, brackets and examples of commands.
    private func hasEnglish(_ text: String) -> Bool {
        let bare = text.split(separator: "\n").filter { !$0.contains(#/^ *banbao |^用法：/#) }.joined(
            separator: "\n"
        )
        .replacing(#/'[^']*'|“[^”]*”|\[[^\]]*\]|<[^>]*>/#, with: "")
        // Names of values are Chinese, and a sentence ends as Chinese sentences do.
        return text.contains(#/<[a-z]+>|'\.\n/#) || bare.contains(#/[A-Za-z]{2,} [a-z]{2,} /#)
            || bare.contains(#/\b(Error|Usage|Help|See|default|values)\b/#)
    }

    @Test func `every message in Chinese has Chinese, and as many lines as in English`() throws {
        var pairs: [(english: String, chinese: String, name: String)] = []
        for name in Repository.caseNames {
            let folder = Repository.cases.appending(path: name + "/expected")
            guard let chinese = FileManager.default.contents(atPath: folder.appending(path: "diagnostics.zh.txt").path)
            else { continue }
            let english = try Data(contentsOf: folder.appending(path: "diagnostics.txt"))
            pairs.append((String(decoding: english, as: UTF8.self), String(decoding: chinese, as: UTF8.self), name))
        }
        #expect(pairs.count > 25)
        for pair in pairs {
            let (english, chinese) = (labels(pair.english), labels(pair.chinese))
            #expect(english.count == chinese.count, "\(pair.name)")
            #expect(rules(pair.english) == rules(pair.chinese), "\(pair.name)")
            for line in chinese { #expect(line.contains(#/\p{Han}.*：.*\p{Han}/#), "\(line)") }
            for line in english { #expect(!line.contains(#/(错误|警告|改法|说明)：/#), "\(line)") }
        }
    }

    private func labels(_ text: String) -> [Substring] {
        text.split(separator: "\n").filter {
            $0.contains(#/(error|warning|help|note): |(错误|警告|改法|说明)：/#) && !$0.contains(#/^ +\d+ \|/#)
        }
    }

    private func rules(_ text: String) -> [String] { text.matches(of: #/\[[a-z0-9.-]+\]\n/#).map { String($0.output) } }
}
