import BanbaoSite
import BanbaoText
import Foundation
import SiteTrials
import Testing

/// The sites of Tests/Cases and the rows of Tests/Rows once more, without disk and program: in a second, what comes of them.
/// Their own suites record what is expected.
@Suite(.enabled(if: !Repository.isRecording, "what is expected is being written")) struct CasesInMemoryTests {
    @Test(arguments: Repository.caseNames) func `a site becomes what is expected of it`(name: String) async throws {
        let site = try MemorySite(case: name)
        let result = try await site.build(options: BuildOptions(Repository.options(ofCase: name)))
        let expected = Repository.cases.appending(path: name + "/expected")
        func text(_ path: String) -> String? {
            FileManager.default.contents(atPath: expected.appending(path: path).path).map {
                String(decoding: $0, as: UTF8.self)
            }
        }
        #expect(site.printed(result.diagnostics, in: .english) == text("diagnostics.txt"))
        #expect(site.printed(result.diagnostics, in: .chinese) == text("diagnostics.zh.txt") ?? "")
        guard result.diagnostics.errorCount == 0 else { return }
        #expect(result.outputs.keys.sorted().joined(separator: "\n") + "\n" == text("files.txt"))
        for path in try SiteTrial.files(below: expected.appending(path: "output")) {
            let output = result.outputs[path].map { String(decoding: $0, as: UTF8.self) }
            #expect(output == text("output/" + path), "\(path)")
        }
    }

    /// Those that need neither a command line nor a disk.
    static func rows() throws -> [Row] {
        try Row.all().filter { row in
            !row.isPreparedInCode && row.arguments + row.environment.keys == [] && row.shell.isEmpty
                && !row.changes.contains { $0.isOfDisk } && !ofScan.contains(row.title)
        }
    }

    /// What is found when a folder is looked through.
    static let ofScan: Set = [
        "F3 names in two Unicode forms", "F7 seventy folders", "F16 what editors leave behind",
    ]

    @Test(arguments: try rows()) func `a bad input is reported as a row says`(row: Row) async throws {
        var site = try MemorySite()
        for change in row.changes {
            site.files[change.path] = try change.content(whereItWas: site.files[change.path])
        }
        let result = try await site.build()
        #expect((result.diagnostics.errorCount > 0 ? 1 : 0) == row.expected.exit)
        let isFailed = row.expected.exit == 1
        #expect(
            site.printed(result.diagnostics, in: .english)
                + (isFailed ? "The site was not changed.\n" : "") == row.expected.english)
        #expect(
            site.printed(result.diagnostics, in: .chinese) + (isFailed ? "网站没有改动。\n" : "")
                == row.expected.chinese)
    }

    @Test func `most rows can be tried in memory`() throws {
        #expect(try Self.rows().count > 110)
    }
}

extension Row.Change {
    /// What a folder may hold and a dictionary not, or what is no source.
    fileprivate var isOfDisk: Bool {
        if case .link = kind { return true }
        return !path.hasPrefix("content/") && !path.hasPrefix("templates/")
    }
}
