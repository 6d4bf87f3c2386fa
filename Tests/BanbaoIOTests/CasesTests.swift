import BanbaoIO
import BanbaoSite
import BanbaoText
import Foundation
import SiteTrials
import Testing

/// Every folder of Tests/Cases is a site and what must come of it; data only.
///
///     site/           laid over minimal/site
///     removed.txt     paths taken out of the result
///     options.txt     options of `banbao build`
///     expected/       diagnostics.txt and, in Chinese, diagnostics.zh.txt; files.txt (every output), output/ (some outputs, to the byte)
///
/// `RECORD=1 swift test --filter Cases` rewrites expected/; read the difference before committing it.
@Suite struct CasesTests {
    @Test func `there are cases`() {
        #expect(Repository.caseNames.count > 20)
    }

    @Test(arguments: Repository.caseNames)
    func `a site becomes what is expected of it`(name: String) async throws {
        let trial = try SiteTrial(case: name)
        defer { trial.remove() }
        // A good site stands there first: what is wrong afterwards must leave it alone.
        try await trial.buildMinimalSite()
        let before = try trial.outputFiles()
        try trial.layOver()
        let result = try await trial.build()
        for (language, file) in [(MessageLanguage.english, "diagnostics.txt"), (.chinese, "diagnostics.zh.txt")] {
            var printer = DiagnosticPrinter(format: .text, language: language, usesColor: false) {
                trial.excerpt(of: $0)
            }
            let printed = printer.printed(result.diagnostics)
            // Good sites have nothing to say in either language.
            if language == .english || !printed.isEmpty { try compare(Data(printed.utf8), file, trial) }
        }
        let after = try trial.outputFiles()
        if result.diagnostics.errorCount > 0 {
            #expect(result.changes == nil)
            #expect(after == before, "a build with errors must leave the output alone")
        } else {
            let list = after.keys.sorted().joined(separator: "\n") + "\n"
            try compare(Data(list.utf8), "files.txt", trial)
            for path in trial.expectedOutputs() {
                try compare(after[path] ?? Data(), "output/" + path, trial)
            }
        }
        #expect(try trial.leftovers() == [], "no staging folder stays behind")
    }

    private func compare(_ actual: Data, _ name: String, _ trial: SiteTrial) throws {
        let file = trial.expected.appending(path: name)
        if Repository.isRecording {
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try actual.write(to: file)
        } else {
            let expected = FileManager.default.contents(atPath: file.path)
            #expect(
                String(decoding: actual, as: UTF8.self) == expected.map { String(decoding: $0, as: UTF8.self) },
                "\(trial.name)/expected/\(name)")
        }
    }
}
