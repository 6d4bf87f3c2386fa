import BanbaoIO
import BanbaoText
import Foundation
import SiteTrials
import Testing

/// What is left of the findings of a build, where there are many.
@Suite struct ReportedProblemsTests {
    private func placeholders(suppressed: Int, others: Int, checks: String = "") async throws -> [Diagnostic] {
        let trial = try SiteTrial(case: "minimal")
        defer { trial.remove() }
        let line = "XX市 <!-- banbao-disable-line text.placeholder -->\n\n"
        let text = String(repeating: line, count: suppressed) + String(repeating: "XX市\n\n", count: others)
        try trial.write("---\ntitle: 甲\ndate: 2020-01-01\nsummary: 乙\n---\n\n" + text, to: "content/stories/a.zh.md")
        try trial.change("content/site.yaml") { $0 + checks }
        return try await trial.build().diagnostics
    }

    @Test func `what is suppressed takes no place among the first hundred`() async throws {
        let few = try await placeholders(suppressed: 120, others: 90)
        #expect(few.count == 90 && few.allSatisfy { $0.rule == .textPlaceholder && $0.notes.isEmpty })
        let many = try await placeholders(suppressed: 120, others: 130)
        #expect(many.count == 100)
        #expect(many.last?.notes.first?.message[.english] == "there are 30 more of this kind in the file")
    }

    @Test func `a rule that is raised is still reported a hundred times a file`() async throws {
        let checks = "\nchecks: {text.placeholder: error}\n"
        let raised = try await placeholders(suppressed: 1, others: 130, checks: checks)
        #expect(raised.count == 100 && raised.errorCount == 100)
        #expect(raised.last?.notes.count == 1)
    }

    @Test func `a rule that is off needs no suppression, and one that is there is used`() async throws {
        #expect(try await placeholders(suppressed: 3, others: 3, checks: "\nchecks: {text.placeholder: off}\n") == [])
    }

    @Test func `a page that is not rendered again still suppresses`() async throws {
        try await withTrial { trial in
            let head = "---\ntitle: 甲\ndate: 2020-01-01\nsummary: 乙\n---\n\n"
            let line = "XX市 <!-- banbao-disable-line text.placeholder -->\n"
            try trial.write(head + line, to: "content/stories/a.zh.md")
            #expect(try await build(trial).diagnostics == [])
            try trial.write(head + "XX县\n", to: "content/stories/b.zh.md")
            #expect(try await build(trial).diagnostics.map(\.path) == ["content/stories/b.zh.md"])
            try trial.write(head + "县\n", to: "content/stories/b.zh.md")
            #expect(try await build(trial).diagnostics == [])
            #expect(try await build(trial).isUnchanged)
        }
    }

    @Test func `settings hold for what a build says of the output folder`() async throws {
        try await withTrial { trial in
            try trial.change("content/site.yaml") { $0 + "\nchecks: {output.edited: off}\n" }
            #expect(try await build(trial).diagnostics == [])
            try trial.append([0x20], to: "output/index.html")
            #expect(try await build(trial).diagnostics == [])
            try trial.change("content/site.yaml") { $0.replacing("edited: off", with: "edited: error") }
            try trial.append([0x20], to: "output/index.html")
            let refused = try await build(trial)
            #expect(refused.diagnostics.map(\.rule) == [.outputEdited] && refused.changes == nil)
        }
    }
}
