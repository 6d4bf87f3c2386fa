import Foundation
import SiteTrials
import Testing

/// `banbao export wechat`: what an editor that removes links, classes and scripts is given.
@Suite struct ExportTests {
    private func exported(_ text: String, image: (file: String, name: String)? = nil) throws -> Program.Run {
        let trial = try SiteTrial(case: "minimal")
        defer { trial.remove() }
        if let image {
            let bytes = try Data(contentsOf: Repository.root.appending(path: "Tests/Images/" + image.file))
            try trial.write(bytes: Array(bytes), to: "content/stories/" + image.name)
        }
        try trial.write("---\ntitle: 甲 <乙>\ndate: 2020-01-15\n\(text)", to: "content/stories/export.zh.md")
        return try Program.run(
            ["export", "wechat", "content/stories/export.zh.md", "--today", "2026-11-20"], in: trial.root)
    }

    @Test func `links become notes, each once, and URLs that are seen stay as they are`() throws {
        let run = try exported(
            """
            ---

            见[甲](https://a.example/?a&b)、[乙](master.zh.md)和[又是甲](https://a.example/?a&b)，<https://b.example/>，[下面](#x)。

            ## 丙 {#x}

            """)
        #expect(run.code == 0, "\(run.errors)")
        #expect(!run.output.contains("<a"))
        let text = run.output.replacing(/<[^>]*>/, with: "")
        #expect(text.contains("见甲[1]、乙[2]和又是甲[1]，https://b.example/，下面。"))
        #expect(text.contains("[1] https://a.example/?a&amp;b\n[2] https://example.org/stories/master.html\n"))
        #expect(!text.contains("[3]"))
        #expect(run.errors == "Link to the original: https://example.org/stories/export.html\n")
    }

    @Test func `nothing but styles is left at the elements`() throws {
        let run = try exported(
            "---\n\n## 一\n\n*着重*[^1]\n\n| 甲 | 乙 |\n|--|--:|\n| 1 | 2 |\n\n- [x] 完\n\n> 引\n\n[^1]: 注。\n")
        let body = try #require(run.output.components(separatedBy: "<body>").last)
        #expect(Set(body.matches(of: /\s([a-z-]+)="/).map { String($0.1) }) == ["style"])
        #expect(body.contains("text-emphasis"))
        #expect(body.contains("text-align:right\">2</td>"))
        #expect(body.contains("☑ 完"))
        #expect(body.contains("注。</p>"))
        #expect(!body.contains("↩"))
        #expect(run.output.contains("<title>甲 &lt;乙&gt;</title>"))
    }

    @Test func `the documents of an entry are named behind it`() throws {
        let run = try exported("sources: [{name: 《某报》, url: \"https://a.example/\", date: 2020-01}]\n---\n\n正文。\n")
        #expect(run.output.contains(">来源：《某报》（2020年1月） https://a.example/</p>"))
    }

    @Test func `images are in the file without metadata, and those that the editor refuses are named`() throws {
        let run = try exported("---\n\n![工人](gps.jpg)\n", image: ("gps-6x13.jpg", "gps.jpg"))
        let found = try #require(run.output.firstMatch(of: /src="data:image\/jpeg;base64,([^"]+)"/))
        let bytes = try #require(Data(base64Encoded: String(found.1)))
        #expect(bytes.starts(with: [0xFF, 0xD8]))
        for word in ["Acme", "Someone", "a workshop"] { #expect(bytes.range(of: Data(word.utf8)) == nil) }
        let webp = try exported("---\n\n![工人](a.webp)\n", image: ("lossy-17x8.webp", "a.webp"))
        #expect(webp.output.contains("【工人】"))
        #expect(webp.errors.hasSuffix("where the text says 【…】:\n  content/stories/a.webp\n"), "\(webp.errors)")
    }

    @Test func `what is no entry and what is wrong are said`() throws {
        let trial = try SiteTrial(case: "minimal")
        defer { trial.remove() }
        let missing = try Program.run(["export", "wechat", "content/stories/nobody.zh.md"], in: trial.root)
        #expect(missing.code == 64 && missing.errors.contains("content/stories/nobody.zh.md is no entry of the site"))
        let wrong = try exported("tags: [skils]\n---\n\n正文。\n")
        #expect(wrong.code == 1 && wrong.output == "" && wrong.errors.contains("[tag.unknown]"))
        let dead = try exported("---\n\n[甲](nobody.zh.md)\n")
        #expect(dead.code == 1 && dead.output == "" && dead.errors.contains("[link.missing]"), "\(dead.errors)")
    }
}
