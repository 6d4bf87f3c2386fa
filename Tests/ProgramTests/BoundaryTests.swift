import Foundation
import SiteTrials
import Testing

/// What SECURITY.md promises of a build: it runs no program, opens no connection, writes nothing but the output and what lies
/// next to it for the time, and reads no environment but what is named.
@Suite struct BoundaryTests {
    private static let program =
        Program.path

    @Test(.enabled(if: SystemTrace.tracer != nil, "there is no strace"))
    func `a build writes the output only, runs nothing and connects nowhere`() async throws {
        try await withTrial { trial in
            try trial.write(
                "---\ntitle: 甲\ndate: 2020-01-01\n---\n\n[x](note.txt) <b>x</b>\n", to: "content/stories/more.zh.md")
            try trial.write("note", to: "content/stories/note.txt")
            for _ in 0..<2 {
                let trace = try trace(trial)
                #expect(trace.calls.count > 200)
                #expect(trace.programs.count == 1)
                #expect(trace.connections == [])
                let written = trace.writtenPaths
                #expect(
                    written.contains { $0.contains("/.output.staging-") }
                        && written.contains { $0.hasSuffix(".manifest") || $0.contains(".manifest.next") })
                #expect(trace.writtenPaths(outsideOutputOf: trial.root) == [])
                try trial.write("---\ntitle: 乙\ndate: 2020-01-01\n---\n", to: "content/stories/more.zh.md")
            }
        }
    }

    private func trace(_ trial: SiteTrial) throws -> SystemTrace {
        let file = FileManager.default.temporaryDirectory.appending(path: "banbao-trace-\(UUID().uuidString)")
        defer { do { try FileManager.default.removeItem(at: file) } catch { Issue.record(error) } }
        let command = SystemTrace.command(writingTo: file) + [Self.program, "build", "--today", "2026-11-20"]
        let run = try Program.run(command[0], Array(command.dropFirst()), in: trial.root)
        #expect(run.code == 0, "\(run.errors)")
        return try SystemTrace(file)
    }

    @Test func `without any environment the site is the same`() async throws {
        try await withTrial { trial in
            try await trial.buildMinimalSite()
            let usual = try trial.outputFiles()
            try FileManager.default.removeItem(at: trial.output)
            try FileManager.default.removeItem(at: trial.root.appending(path: ".banbao"))
            let script = "exec env -i \"$0\" build --today 2026-11-20"
            #expect(try Program.run("/bin/sh", ["-c", script, Self.program], in: trial.root).code == 0)
            #expect(try trial.outputFiles() == usual)
        }
    }

    @Test func `the code asks for no other variable than SECURITY,md names`() throws {
        let sources = try SiteTrial.files(below: Repository.root.appending(path: "Sources")).filter {
            $0.hasSuffix(".swift")
        }
        var asked: Set<String> = []
        for path in sources {
            let bytes = try Data(contentsOf: Repository.root.appending(path: "Sources/" + path))
            let text = String(decoding: bytes, as: UTF8.self)
            asked.formUnion(text.matches(of: /environment\("([A-Z_]+)"\)/).map { String($0.1) })
            #expect(!text.contains("ProcessInfo"), "\(path)")
            if !path.hasSuffix("Terminal.swift") { #expect(!text.contains("getenv"), "\(path)") }
        }
        #expect(
            asked.isSubset(of: [
                "NO_COLOR", "TERM", "COLUMNS", "CI", "SOURCE_DATE_EPOCH", "LC_ALL", "LC_MESSAGES", "LANG",
            ]),
            "\(asked)")
    }
}
