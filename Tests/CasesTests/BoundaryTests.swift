import Foundation
import Testing

/// What SECURITY.md promises of a build: it runs no program, opens no connection, writes nothing but the output and what lies
/// beside it for the time, and reads no environment but what is named.
@Suite struct BoundaryTests {
    private static let tracer = ["/usr/bin/strace", "/bin/strace"].first {
        FileManager.default.isExecutableFile(atPath: $0)
    }
    private static let program =
        CommandTests.candidates.first { FileManager.default.isExecutableFile(atPath: $0) } ?? ""

    @Test(.enabled(if: tracer != nil, "there is no strace"))
    func `a build writes the output only, runs nothing and connects nowhere`() async throws {
        try await withTrial { trial in
            try trial.write(
                "---\ntitle: 甲\ndate: 2020-01-01\n---\n\n[x](note.txt) <b>x</b>\n", to: "content/stories/more.zh.md")
            try trial.write("note", to: "content/stories/note.txt")
            for _ in 0..<2 {
                let calls = try trace(trial)
                #expect(calls.count > 200)
                #expect(calls.filter { $0.contains("execve(") }.count == 1)
                #expect(calls.filter { $0.contains("socket(") || $0.contains("connect(") } == [])
                let written = Set(calls.flatMap { writtenPaths($0) })
                #expect(
                    written.contains { $0.contains("/.output.staging-") }
                        && written.contains { $0.hasSuffix(".manifest") || $0.contains(".manifest.next") })
                let root = trial.root.resolvingSymlinksInPath().path
                let allowed = [root + "/output", root + "/.output.staging-", root + "/.banbao"]
                #expect(
                    written.filter { path in !allowed.contains { path.hasPrefix($0) } && path != "/dev/null" } == [])
                try trial.write("---\ntitle: 乙\ndate: 2020-01-01\n---\n", to: "content/stories/more.zh.md")
            }
        }
    }

    /// Lines of strace, one a call on a file, a process or a connection.
    private func trace(_ trial: SiteTrial) throws -> [String] {
        let file = FileManager.default.temporaryDirectory.appending(path: "banbao-trace-\(UUID().uuidString)")
        let arguments = [
            "-f", "-qq", "-s", "4096", "-e", "trace=%file,%network,execve,execveat", "-o", file.path, Self.program,
            "build",
            "--today", "2026-11-20",
        ]
        let run = try CommandTests.run(try #require(Self.tracer), arguments, in: trial.root)
        #expect(run.code == 0, "\(run.errors)")
        let lines = String(decoding: try Data(contentsOf: file), as: UTF8.self).split(separator: "\n").map(String.init)
        try FileManager.default.removeItem(at: file)
        return lines.filter { !$0.contains(" = -1 ") }
    }

    /// Paths that a call creates, changes or removes.
    private func writtenPaths(_ call: String) -> [String] {
        let changes =
            /\b(mkdir|rmdir|unlink|unlinkat|rename|renameat|renameat2|link|linkat|symlink|chmod|truncate|utimensat)\(/
        let isOpenedToWrite = call.contains(/\bopen(at)?\(.*O_(WRONLY|RDWR|CREAT|TRUNC)/)
        guard isOpenedToWrite || call.contains(changes) else { return [] }
        let paths = call.matches(of: /"([^"]*)"/).map { String($0.1) }
        // Names relative to an open folder follow the call that opened it; `unlinkat` alone uses them here.
        return paths.filter { $0.hasPrefix("/") }
    }

    @Test func `without any environment the site is the same`() async throws {
        try await withTrial { trial in
            try await trial.buildMinimalSite()
            let usual = try trial.outputFiles()
            try FileManager.default.removeItem(at: trial.output)
            try FileManager.default.removeItem(at: trial.root.appending(path: ".banbao"))
            let script = "exec env -i \"$0\" build --today 2026-11-20"
            #expect(try CommandTests.run("/bin/sh", ["-c", script, Self.program], in: trial.root).code == 0)
            #expect(try trial.outputFiles() == usual)
        }
    }

    @Test func `the code asks for no other variable than SECURITY,md names`() throws {
        let sources = try SiteTrial.files(below: SourceFolder.root.appending(path: "Sources")).filter {
            $0.hasSuffix(".swift")
        }
        var asked: Set<String> = []
        for path in sources {
            let bytes = try Data(contentsOf: SourceFolder.root.appending(path: "Sources/" + path))
            let text = String(decoding: bytes, as: UTF8.self)
            asked.formUnion(text.matches(of: /environment\("([A-Z_]+)"\)/).map { String($0.1) })
            #expect(!text.contains("ProcessInfo"), "\(path)")
            if !path.hasSuffix("Terminal.swift") { #expect(!text.contains("getenv"), "\(path)") }
        }
        #expect(
            asked.isSubset(of: ["NO_COLOR", "TERM", "CI", "SOURCE_DATE_EPOCH", "LC_ALL", "LC_MESSAGES", "LANG"]),
            "\(asked)")
    }
}
