import BanbaoIO
import BanbaoText
import Foundation
import SiteTrials
import Testing

/// docs/checks.md and its twin show settings, a page with suppressions, and what a build says of them.
@Suite struct ChecksGuideTests {
    private func file(_ name: String) -> URL {
        URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../docs/" + name)
    }

    /// What a fence with this info holds; one each.
    private func fence(_ info: String, in guide: String) throws -> Substring {
        let start = try #require(guide.range(of: "\n```\(info)\n"))
        let end = try #require(guide.range(of: "```\n", range: start.upperBound..<guide.endIndex))
        return guide[start.upperBound..<end.lowerBound]
    }

    @Test(arguments: [("checks.md", MessageLanguage.english), ("checks.zh.md", .chinese)])
    func `a build reports what the guide shows`(name: String, language: MessageLanguage) async throws {
        let guide = try String(contentsOf: file(name), encoding: .utf8)
        let trial = try SiteTrial(case: "minimal")
        defer { trial.remove() }
        let settings = try fence("yaml", in: guide)
        try trial.change("content/site.yaml") { $0 + settings }
        try trial.write(String(fence("markdown", in: guide)), to: "content/stories/plan.zh.md")
        var printer = DiagnosticPrinter(format: .text, language: language, usesColor: false) {
            trial.excerpt(of: $0)
        }
        let printed = try await printer.printed(trial.build().diagnostics)
        let shown = try fence("text", in: guide)
        if Repository.isRecording, printed != shown {
            var recorded = guide
            recorded.replaceSubrange(shown.startIndex..<shown.endIndex, with: printed)
            try Data(recorded.utf8).write(to: file(name))
        } else {
            #expect(printed == shown)
        }
    }

    @Test func `both languages show the same settings`() throws {
        let guides = try ["checks.md", "checks.zh.md"].map { try String(contentsOf: file($0), encoding: .utf8) }
        #expect(try fence("yaml", in: guides[0]) == fence("yaml", in: guides[1]))
    }
}
