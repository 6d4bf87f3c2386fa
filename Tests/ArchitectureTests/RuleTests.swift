import BanbaoText
import Testing

/// The list of rules is whole, and every rule is alive.
@Suite struct RuleTests {
    private static let sources = SourceCode.files(below: "Sources", suffix: ".swift")

    /// Everything behind a dot, in lower case: a rule's name is its id without the punctuation, `linkBareURL`.
    private func members(_ code: String) -> Set<String> {
        Set(code.matches(of: /\.([a-zA-Z0-9]+)/).map { $0.1.lowercased() })
    }

    private func member(_ rule: Rule) -> String { rule.id.filter { $0.isLetter || $0.isNumber } }

    @Test func `ids are unique and well-formed`() {
        #expect(Rule.all.count > 90)
        #expect(Set(Rule.all.map(\.id)).count == Rule.all.count)
        for rule in Rule.all {
            #expect(rule.id.wholeMatch(of: /[a-z]+(-[a-z]+)*\.[a-z0-9]+(-[a-z0-9]+)*/) != nil, "\(rule)")
        }
    }

    @Test func `meanings are one sentence without a full stop`() {
        for rule in Rule.all {
            for language in MessageLanguage.allCases {
                let meaning = rule.meaning[language]
                #expect(!meaning.isEmpty && !meaning.hasSuffix(".") && !meaning.contains("。"), "\(rule): \(meaning)")
            }
            #expect(rule.meaning[.chinese].contains { CJK.isHan($0.unicodeScalars.first ?? " ") }, "\(rule)")
        }
    }

    @Test func `every rule that is written down belongs to a family`() {
        let files = Self.sources.filter { $0.path.contains("/Rules/") }
        let written = files.flatMap(\.lines).count { $0.contains(/^    package static let \w+ = Rule\(/) }
        #expect(written == Rule.all.count)
    }

    @Test func `every rule is used by its name`() {
        let code = Self.sources.filter { !$0.path.contains("/Rules/") }.flatMap(\.lines).joined(separator: "\n")
        let members = members(code)
        for rule in Rule.all { #expect(members.contains(member(rule)), "nothing reports \(rule)") }
    }

    @Test func `no id is written as a text outside the list`() {
        let ids = Set(Rule.all.map(\.id))
        for file in Self.sources where !file.path.contains("/Rules/") {
            for (index, line) in file.lines.enumerated() {
                for match in line.matches(of: /"([a-z-]+\.[a-z0-9-]+)"/) {
                    #expect(!ids.contains(String(match.1)), "\(file.path):\(index + 1)")
                }
            }
        }
    }

    @Test func `every rule has a case or a test that names it`() {
        let records =
            SourceCode.files(below: "Tests/Cases", suffix: "diagnostics.txt")
            + SourceCode.files(below: "Tests/Rows", suffix: ".txt")
        let cases = records.flatMap(\.lines).joined(separator: "\n")
        let tests = SourceCode.files(below: "Tests", suffix: "Tests.swift").flatMap(\.lines).joined(separator: "\n")
        let members = members(tests)
        for rule in Rule.all {
            let isNamed =
                cases.contains("[\(rule)]") || tests.contains("\"\(rule)") || members.contains(member(rule))
            #expect(isNamed, "\(rule) has no test")
        }
    }
}
