import BanbaoSite
import BanbaoText
import Foundation
import SiteTrials
import Testing

/// What the documents say is so.
@Suite struct DocumentationTests {
    static let documents =
        ["README.md", "README.zh.md", "ARCHITECTURE.md", "SECURITY.md", "CHANGELOG.md", "Tests/README.md"]
        + SourceCode.files(below: "docs", suffix: ".md").map(\.path)

    @Test(arguments: [("docs/templates.md", MessageLanguage.english), ("docs/templates.zh.md", .chinese)])
    func `docs/templates,md lists every template and name`(path: String, language: MessageLanguage) throws {
        let reference = templateReference(in: language)
        if ProcessInfo.processInfo.environment["RECORD"] != nil {
            try Data(reference.utf8).write(to: SourceCode.root.appending(path: path))
        }
        #expect(SourceCode.text(path) == reference)
        #expect(reference.contains("| `body` | markup |"))
    }

    @Test(arguments: [("docs/checks.md", MessageLanguage.english), ("docs/checks.zh.md", .chinese)])
    func `docs/checks,md lists every rule`(path: String, language: MessageLanguage) throws {
        let text = SourceCode.text(path)
        let heading = Wording("## Rules\n", zh: "## 规则\n")[language]
        let introduction = try #require(text.range(of: heading)).upperBound
        let expected = text[..<introduction] + ruleReference(in: language)
        if ProcessInfo.processInfo.environment["RECORD"] != nil {
            try Data(expected.utf8).write(to: SourceCode.root.appending(path: path))
        }
        #expect(SourceCode.text(path) == expected)
    }

    @Test(arguments: documents)
    func `every link of a document leads to a file`(path: String) {
        let text = SourceCode.text(path)
        #expect(!text.isEmpty)
        let folder = SourceCode.root.appending(path: path).deletingLastPathComponent()
        // Links in code are examples.
        let prose = text.replacing(/(?s)```.*?```|`[^`\n]*`/, with: "")
        for match in prose.matches(of: /\]\(([^)#\s]+)(#[^)]*)?\)/) where !match.1.hasPrefix("http") {
            let target = folder.appending(path: String(match.1)).standardized
            #expect(FileManager.default.fileExists(atPath: target.path), "\(path): \(match.1)")
        }
    }

    @Test(arguments: documents)
    func `every anchor in a link is a heading of its document`(path: String) throws {
        let folder = SourceCode.root.appending(path: path).deletingLastPathComponent()
        let prose = SourceCode.text(path).replacing(/(?s)```.*?```|`[^`\n]*`/, with: "")
        for match in prose.matches(of: /\]\((?!http)([^)#\s]*)#([^)]+)\)/) {
            let target =
                match.1.isEmpty
                ? SourceCode.text(path)
                : try String(contentsOf: folder.appending(path: String(match.1)), encoding: .utf8)
            let anchors = target.matches(of: /\n#+ ([^\n]+)/).map { Slug.anchor(String($0.1)) }
            #expect(anchors.contains(String(match.2)), "\(path): \(match.1)#\(match.2)")
        }
    }

    @Test(arguments: ["README.md", "README.zh.md"])
    func `the commands of a README exist`(path: String) {
        let makefile = SourceCode.text("Makefile")
        let text = SourceCode.text(path)
        let targets = text.matches(of: /`?make ([a-z-]+)/).map { String($0.1) }
        #expect(targets.contains("site") && targets.contains("test"))
        for target in targets { #expect(makefile.contains("\n\(target):"), "make \(target)") }
        let commands = Set(text.matches(of: /banbao ([a-z]+)/).map { String($0.1) })
        for command in commands {
            let type = command.prefix(1).uppercased() + command.dropFirst() + "Command"
            #expect(
                SourceCode.text("Sources/banbao/\(type).swift").contains("commandName: \"\(command)\""),
                "banbao \(command)")
        }
    }

    @Test func `Tests/README,md names every folder of tests and suites that are there`() throws {
        let text = SourceCode.text("Tests/README.md")
        let folders = try FileManager.default.contentsOfDirectory(
            atPath: SourceCode.root.appending(path: "Tests").path
        ).filter { !$0.contains(".") }
        #expect(folders.count > 10)
        for folder in folders { #expect(text.contains("`\(folder)"), "\(folder)") }
        for match in text.matches(of: /`([A-Z][A-Za-z]+)(\.swift)?`/) {
            let isThere =
                folders.contains(String(match.1))
                || !SourceCode.files(below: "Tests", suffix: "/\(match.1).swift").isEmpty
            #expect(isThere || match.1 == "Makefile" || match.1 == "SLOW", "\(match.1)")
        }
    }

    @Test func `every suite that make check leaves out is there`() throws {
        let makefile = SourceCode.text("Makefile")
        let names = try #require(makefile.firstMatch(of: /\nSLOW := ((?:.*\\\n)*.*)\n/)).1
        let suites = names.replacing("\\\n", with: " ").split(separator: " ")
        #expect(suites.count > 5)
        for suite in suites {
            #expect(!SourceCode.files(below: "Tests", suffix: "/\(suite).swift").isEmpty, "\(suite)")
        }
    }

    /// `README`, `docs/themes`: documents that are there in English and in Chinese.
    static let pairs =
        ["README"] + SourceCode.files(below: "docs", suffix: ".zh.md").map { String($0.path.dropLast(6)) }

    @Test func `every guide is there in both languages`() {
        let guides = SourceCode.files(below: "docs", suffix: ".md").map(\.path).filter { !$0.hasSuffix(".zh.md") }
        #expect(guides.count > 5)
        #expect(Set(guides.map { String($0.dropLast(3)) } + ["README"]) == Set(Self.pairs))
    }

    @Test(arguments: pairs)
    func `both languages of a document have the same headings, code blocks and tables`(name: String) {
        let english = DocumentOutline(SourceCode.text("\(name).md"))
        let chinese = DocumentOutline(SourceCode.text("\(name).zh.md"))
        #expect(english.headings.count > 3)
        #expect(english.headings == chinese.headings)
        #expect(english.codeBlocks == chinese.codeBlocks)
        #expect(english.rows == chinese.rows)
    }

    @Test func `SECURITY,md names rows that are there, and counts them`() throws {
        let text = SourceCode.text("SECURITY.md")
        let rows = try Row.all()
        for match in text.matches(of: /`([A-H][0-9]+)`/) {
            #expect(rows.contains { $0.id == match.1 }, "\(match.1)")
        }
        #expect(text.contains("`BadInputsTests`, `Tests/Rows` | \(rows.count) |"), "\(rows.count)")
        let watched = rows.count(where: \.canBeWatched)
        #expect(text.contains("`BadInputsTests`, `SystemTrace` | \(watched) |"), "\(watched)")
        let cases = SourceCode.files(below: "Tests/Cases", suffix: "expected/diagnostics.txt").count
        #expect(text.contains("`CasesTests`, `Tests/Cases` | \(cases) sites |"), "\(cases)")
        for match in text.matches(of: /`([A-Z][A-Za-z]+Tests)`/) {
            let suites = SourceCode.files(below: "Tests", suffix: "/\(match.1).swift")
            #expect(!suites.isEmpty, "\(match.1)")
        }
    }
}
