import Foundation
import Glibc
import SiteTrials
import Testing

/// Every call on the disk fails once: the n-th of a build, for all n. The program says so and ends with exit code 2, or does
/// without; readers have the old site or the new one, and the next build goes through.
@Suite struct FaultTests {
    /// The compiler comes with Swift.
    static let library: String? = {
        let path = FileManager.default.temporaryDirectory.appending(path: "banbao-faults-\(getpid()).so").path
        let source = Repository.root.appending(path: "Tests/Faults/faults.c").path
        do {
            let run = try Program.run(
                "/usr/bin/env", ["clang", "-shared", "-fPIC", "-O1", "-o", path, source, "-ldl"])
            return run.code == 0 ? path : nil
        } catch {
            return nil
        }
    }()

    @Test(.enabled(if: library != nil, "there is no clang"))
    func `whatever call fails in the first build, there is no site or the whole site`() async throws {
        try await withTrial { trial in
            let count = try countCalls(trial)
            let whole = try trial.outputFiles()
            for number in 1...count {
                try removeOutput(trial)
                let run = try build(trial, failingAt: number)
                let output = try trial.outputFiles()
                #expect(output.isEmpty || output == whole, "call \(number)")
                try check(run, isDone: output == whole, "call \(number)")
                let next = try build(trial)
                #expect(next.code == 0, "after call \(number): \(next.errors)")
                #expect(try trial.outputFiles() == whole)
                #expect(try trial.leftovers() == [])
            }
        }
    }

    @Test(.enabled(if: library != nil, "there is no clang"))
    func `whatever call fails in a further build, it is the old site or the new one`() async throws {
        try await withTrial { trial in
            var sites: [[String: Data]] = []
            for version in 0..<2 {
                try write(version, trial)
                _ = try build(trial)
                sites.append(try trial.outputFiles())
            }
            try write(0, trial)
            let count = try countCalls(trial)
            for number in 1...count {
                let before = try trial.outputFiles()
                let version = before == sites[0] ? 1 : 0
                try write(version, trial)
                let run = try build(trial, failingAt: number)
                let output = try trial.outputFiles()
                #expect(output == before || output == sites[version], "call \(number)")
                try check(run, isDone: output == sites[version], "call \(number)")
            }
            try write(1, trial)
            #expect(try build(trial).code == 0)
            #expect(try trial.outputFiles() == sites[1])
            #expect(try trial.leftovers() == [])
        }
    }

    /// A run that failed says what; one that did not has done its work.
    private func check(_ run: Program.Run, isDone: Bool, _ what: String) throws {
        #expect([0, 1, 2].contains(run.code), "\(what): \(run.code) \(run.errors)")
        if run.code == 0 { #expect(isDone, "\(what)") }
        if run.code == 2 { #expect(run.errors.hasPrefix("banbao: "), "\(what): \(run.errors)") }
        // A file that cannot be read is no mistake of an author.
        #expect(run.code != 1, "\(what): \(run.errors)")
    }

    private func write(_ version: Int, _ trial: SiteTrial) throws {
        for name in ["master", "apprentice"] {
            try trial.write(
                "---\ntitle: 第\(version)版\ndate: 2020-01-0\(version + 1)\nsummary: 摘要\n---\n\n第\(version)版。\n\n## 手艺\n\n## 学艺\n",
                to: "content/stories/\(name).zh.md")
        }
    }

    private func removeOutput(_ trial: SiteTrial) throws {
        for folder in ["output", ".banbao"] {
            let path = trial.root.appending(path: folder)
            if FileManager.default.fileExists(atPath: path.path) { try FileManager.default.removeItem(at: path) }
        }
    }

    private func countCalls(_ trial: SiteTrial) throws -> Int {
        let file = trial.root.path + "-calls"
        defer { _ = unsafe unlink(file) }
        #expect(try build(trial, failingAt: 0, countIn: file).code == 0)
        let text = String(decoding: try Data(contentsOf: URL(filePath: file)), as: UTF8.self)
        let count = try #require(Int(text.trimmingCharacters(in: .whitespacesAndNewlines)))
        #expect(count > 150)
        return count
    }

    private func build(_ trial: SiteTrial, failingAt number: Int? = nil, countIn file: String = "") throws
        -> Program.Run
    {
        let program = Program.path
        var environment: [String: String] = [:]
        if let number, let library = Self.library {
            environment = [
                "LD_PRELOAD": library, "FAULT_ROOT": trial.root.resolvingSymlinksInPath().path, "FAULT_AT": "\(number)",
                "FAULT_COUNT": file,
            ]
        }
        return try Program.run(
            program, ["build", "--today", "2026-11-20"], in: trial.root, environment: environment)
    }
}
