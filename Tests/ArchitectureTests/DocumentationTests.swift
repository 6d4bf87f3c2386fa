import BanbaoSite
import BanbaoText
import Foundation
import Testing

/// What the documents say is so.
@Suite struct DocumentationTests {
    static let documents =
        ["README.md", "README.zh.md", "ARCHITECTURE.md", "SECURITY.md", "CHANGELOG.md"]
        + SourceCode.files(below: "docs", suffix: ".md").map(\.path)

    @Test func `docs/templates,md lists every template and name`() throws {
        let reference = templateReference()
        if ProcessInfo.processInfo.environment["RECORD"] != nil {
            try Data(reference.utf8).write(to: SourceCode.root.appending(path: "docs/templates.md"))
        }
        #expect(SourceCode.text("docs/templates.md") == reference)
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
            let exists = FileManager.default.fileExists(atPath: folder.appending(path: String(match.1)).path)
            #expect(exists, "\(path): \(match.1)")
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

    @Test func `both READMEs have the same headings, in number and level`() {
        func levels(_ path: String) -> [Int] {
            SourceCode.text(path).split(separator: "\n").filter { $0.hasPrefix("#") }.map {
                $0.prefix { $0 == "#" }.count
            }
        }
        #expect(levels("README.md") == levels("README.zh.md"))
        #expect(levels("README.md").count > 3)
    }

    @Test func `SECURITY,md names rows that are there, and counts them`() throws {
        let text = SourceCode.text("SECURITY.md")
        let records = SourceCode.files(below: "Tests/BadInputs", suffix: ".txt").map(\.path)
        for match in text.matches(of: /`([A-H][0-9]+)`/) {
            #expect(records.contains { $0.hasPrefix("Tests/BadInputs/\(match.1) ") }, "\(match.1)")
        }
        #expect(text.contains("`BadInputsTests`, `Tests/BadInputs` | \(records.count) |"), "\(records.count)")
        let cases = SourceCode.files(below: "Tests/Cases", suffix: "expected/diagnostics.txt").count
        #expect(text.contains("`CasesTests`, `Tests/Cases` | \(cases) sites |"), "\(cases)")
        for match in text.matches(of: /`([A-Z][A-Za-z]+Tests)`/) {
            let suites = SourceCode.files(below: "Tests", suffix: "/\(match.1).swift")
            #expect(!suites.isEmpty, "\(match.1)")
        }
    }
}
