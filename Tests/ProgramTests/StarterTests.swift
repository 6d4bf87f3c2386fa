import Foundation
import SiteTrials
import Testing

/// The way to begin: `banbao init`, `banbao new`, and the commands of the README to the letter.
@Suite struct StarterTests {
    private func inEmptyFolder(_ body: (URL) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "banbao-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { do { try FileManager.default.removeItem(at: folder) } catch { Issue.record(error) } }
        try body(folder)
    }

    private func text(_ path: String, in folder: URL) throws -> String {
        String(decoding: try Data(contentsOf: folder.appending(path: path)), as: UTF8.self)
    }

    // MARK: init

    @Test(arguments: ["zh", "en"]) func `a new site builds without a message`(language: String) throws {
        try inEmptyFolder { folder in
            let start = try Program.run(["init", "a/site", "--lang", language], in: folder)
            #expect(start.code == 0 && start.errors == "")
            let site = folder.appending(path: "a/site")
            let build = try Program.run(["build", "--strict"], in: site)
            #expect(build.code == 0 && build.errors == "", "\(build.errors)")
            #expect(build.output.wholeMatch(of: /18 pages, 2 languages, \d\.\d\d s\n/) != nil, "\(build.output)")
            #expect(try Program.run(["list"], in: site).output == "Nothing to list.\n")
            let comments = try text("content/site.yaml", in: site).split(separator: "\n").filter { $0.contains("# ") }
            #expect(comments.count > 5)
            for comment in comments { #expect(comment.contains(/\p{Han}/) == (language == "zh"), "\(comment)") }
            #expect(try text(".gitignore", in: site).hasPrefix("output/\noutput-preview/\n"))
        }
    }

    @Test func `its theme is that of the repository`() throws {
        try inEmptyFolder { folder in
            #expect(try Program.run(["init", "site"], in: folder).code == 0)
            let theme = try SiteTrial.contents(of: folder.appending(path: "site/templates"))
            // But for templates of lists that this site alone declares.
            let templates = try SiteTrial.contents(of: Repository.root.appending(path: "templates"))
            let shared = templates.filter { !String(decoding: $0.value, as: UTF8.self).contains("{{#lists.") }
            #expect(shared.count > 10 && shared.count < templates.count)
            #expect(theme == shared)
        }
    }

    @Test func `a folder that is not empty stays as it is`() throws {
        try inEmptyFolder { folder in
            try Data("mine".utf8).write(to: folder.appending(path: "mine.txt"))
            for name in [".", "mine.txt"] {
                let run = try Program.run(["init", name], in: folder)
                #expect(run.code == 2 && run.errors.contains("not"), "\(run.errors)")
            }
            #expect(try SiteTrial.files(below: folder) == ["mine.txt"])
            #expect(try Program.run(["init"], in: folder).code == 64)
        }
    }

    // MARK: new

    @Test func `a new entry has a draft in each language, with what its section asks for`() throws {
        try inEmptyFolder { site in
            #expect(try Program.run(["init", "."], in: site).code == 0)
            let today = ["--today", "2026-11-20"]
            let new = try Program.run(["new", "stories", "2026/wang", "--title", "王伟: “车工”"] + today, in: site)
            #expect(new.code == 0 && new.output.contains("  content/stories/2026/wang.zh.md\n"), "\(new.errors)")
            #expect(
                try text("content/stories/2026/wang.zh.md", in: site) == """
                    ---
                    title: "王伟: “车工”"
                    date: 2026-11-20
                    draft: true  # 写好后删掉这一行，就会发布
                    # tags: [skills, team]
                    person: 待填写  # 人物，必填
                    # trade: 待填写  # 工种
                    ---

                    在这里写正文。

                    """)
            #expect(
                try text("content/stories/2026/wang.en.md", in: site).contains("\nperson: to be filled in  # Person"))
            let preview = try Program.run(["build", "--strict", "--drafts", "--future"], in: site)
            #expect(preview.code == 0 && preview.errors == "", "\(preview.errors)")
            let again = try Program.run(["new", "stories", "2026/wang"], in: site)
            #expect(again.code == 2 && again.errors.hasPrefix("banbao: content/stories/2026/wang.zh.md already exists"))
        }
    }

    /// Each stopgap must pass the checks, or one cannot preview what one has begun.
    @Test func `fields of every type have a value that builds`() throws {
        try inEmptyFolder { site in
            #expect(try Program.run(["init", "."], in: site).code == 0)
            let types = ["text", "date", "number", "url", "email", "list", "flag"]
            var fields = types.map {
                "      \($0)-x: {type: \($0), required: true, label: {zh: 甲, en: \"A: b # c\"}}\n"
            }
            fields.append(
                "      one: {type: enum, required: true, label: {zh: 甲, en: A}, values: {a-b: {zh: 一, en: One}}}\n")
            for language in ["zh", "en"] {
                try FileManager.default.removeItem(
                    at: site.appending(path: "content/stories/first-story.\(language).md"))
            }
            let path = site.appending(path: "content/site.yaml")
            let yaml = try text("content/site.yaml", in: site).replacing(
                "    fields:\n", with: "    fields:\n" + fields.joined())
            try Data(yaml.utf8).write(to: path)
            for (number, title) in ["true", "# \"x\"", "甲：a & <b>", "a: b", "- c"].enumerated() {
                #expect(try Program.run(["new", "stories", "new-\(number)", "--title=\(title)"], in: site).code == 0)
            }
            let build = try Program.run(["build", "--strict", "--drafts", "--future"], in: site)
            #expect(build.code == 0 && build.errors == "", "\(build.errors)")
        }
    }

    @Test func `what can be no entry is told, and nothing is written`() throws {
        try inEmptyFolder { site in
            #expect(try Program.run(["init", "."], in: site).code == 0)
            let files = try SiteTrial.files(below: site)
            let wrong = [
                (["storys", "a"], "there is no section \"storys\"; did you mean \"stories\"?"),
                (["news", "a b"], "a space"), (["news", "../a"], "leave its folder"),
                (["news", "a.zh.md"], "without .md"),
                (["news", "a//b"], "empty"),
            ]
            for (arguments, message) in wrong {
                let run = try Program.run(["new"] + arguments, in: site)
                #expect(run.code == 64 && run.errors.contains(message), "\(run.errors)")
            }
            try FileManager.default.createSymbolicLink(
                at: site.appending(path: "content/news/out"), withDestinationURL: URL(filePath: "/tmp"))
            #expect(try Program.run(["new", "news", "out/a"], in: site).code == 2)
            try FileManager.default.removeItem(at: site.appending(path: "content/news/out"))
            #expect(try SiteTrial.files(below: site) == files)
            try Data("titel: a\n".utf8).write(to: site.appending(path: "content/site.yaml"))
            let broken = try Program.run(["new", "news", "a"], in: site)
            #expect(broken.code == 1 && broken.errors.contains("content/site.yaml:1:1: error:"))
        }
    }

    // MARK: README

    @Test(arguments: [("README.md", "## The first page"), ("README.zh.md", "## 第一个网页")])
    func `the commands of the README do what it says`(file: String, heading: String) throws {
        let readme = String(decoding: try Data(contentsOf: Repository.root.appending(path: file)), as: UTF8.self)
        let section = try #require(readme.split(separator: heading, maxSplits: 1).last)
        let match = try #require(section.firstMatch(of: /```sh\n([^`]*)```/))
        let folder = URL(filePath: Program.path).deletingLastPathComponent().path
        try inEmptyFolder { empty in
            let script = "set -e\nPATH='\(folder)':\"$PATH\"\n" + match.1
            let run = try Program.run("/bin/sh", ["-c", script], in: empty)
            #expect(run.code == 0 && run.errors == "", "\(run.errors)")
            #expect(match.1.matches(of: /banbao (\w+)/).map { String($0.1) }.prefix(3) == ["init", "build", "new"])
            let files = try SiteTrial.files(below: empty.appending(path: "bulletin"))
            #expect(files.contains("output/index.html") && files.contains("output-preview/news/may-day.html"))
        }
    }
}
