import Foundation
import Glibc
import Testing

/// Every row of the list of bad inputs, run through the program itself. Whatever comes in: an exit code, never a signal, in
/// less than five seconds and 512 MB; a message an editor can act on; and after a failure the output as it was, nothing
/// left beside it. `RECORD=1` writes what the program says to Tests/BadInputs.
@Suite struct BadInputsTests {
    static let all = [
        BadInputs.bytes, BadInputs.frontMatter, BadInputs.markdown, BadInputs.images, BadInputs.templates,
        BadInputs.paths,
        BadInputs.commands, BadInputs.machine,
    ].flatMap(\.self)

    @Test(arguments: all) func `a bad input does no harm`(input: BadInput) async throws {
        if let obstacle = input.obstacle() {
            print("skipped: \(input.testDescription): \(obstacle)")
            return
        }
        try await withTrial { trial in
            try await trial.buildMinimalSite()
            try input.prepare(trial)
            let before = try trial.outputFiles()
            let start = ContinuousClock.now
            let run = try run(input, in: trial)
            let time = ContinuousClock.now - start
            #expect(run.reason == .exit && run.code == input.exit, "\(run.code): \(run.errors.prefix(2000))")
            #expect(time < .seconds(5), "\(time)")
            #expect(largestChildInMegabytes < 512)
            if input.exit != 0 { #expect(try trial.outputFiles() == before) }
            #expect(try trial.leftovers() == [])
            // Once more, watched; what is wrong is then said to a Chinese editor.
            let again = try self.run(input, in: trial, options: ["--lang", "zh"], isWatched: input.canBeWatched)
            #expect(again.code == input.exit, "\(again.errors)")
            let inChinese = input.exit == 0 || again.errors.isEmpty ? "" : "\n" + again.errors
            try check(input, said: "exit \(run.code)\n\n" + run.errors + inChinese)
            input.verify(try trial.outputFiles().mapValues { String(decoding: $0, as: UTF8.self) })
        }
    }

    @Test func `every row has a name of its own and every record its row`() throws {
        let names = Self.all.map { Self.fileName($0) }
        #expect(Set(names).count == names.count)
        let records = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
        #expect(Set(records).subtracting(names) == [])
    }

    /// Rows that need more than one run of the program, and where they are tried.
    static let elsewhere = [
        "C4": "PathologicalTests", "F13": "SourceFolderTests", "F15": "LargeFileTests", "H1": "MountTests",
        "H3": "MountTests", "H4": "CrashTests", "H5": "CrashTests", "H6": "CrashTests", "H7": "CrashTests",
        "H8": "MountTests", "H9": "BoundaryTests", "H13": "BuildTests", "H15": "DeterminismTests",
        "H17": "PathologicalTests",
    ]
    /// Rows about what there is not yet: filters in templates, the server.
    static let awaited: Set = ["D11", "D13"]

    @Test func `every row of the list is tried`() {
        let counts = [("A", 12), ("B", 25), ("C", 17), ("D", 13), ("F", 17), ("G", 10), ("H", 17)]
        let list = Set(counts.flatMap { group, count in (1...count).map { "\(group)\($0)" } })
        let tried = Set(Self.all.map(\.row)).union(Self.elsewhere.keys)
        #expect(tried.union(Self.awaited) == list, "\(list.subtracting(tried))")
        #expect(tried.isDisjoint(with: Self.awaited))
        let folder = SourceFolder.root.appending(path: "Tests/CasesTests").path
        for suite in Set(Self.elsewhere.values) {
            #expect(FileManager.default.fileExists(atPath: "\(folder)/\(suite).swift"), "\(suite)")
        }
    }

    // MARK: Running

    private struct Run {
        let reason: Process.TerminationReason
        let code: Int32
        let errors: String
    }

    private func run(
        _ input: BadInput, in trial: SiteTrial, options: [String] = [], isWatched: Bool = false
    ) throws -> Run {
        let program = try CommandTests.executable()
        let words = ["build", "--today", "2026-11-20"] + input.arguments + options
        // Any user may write it, for some rows run as another.
        let trace = FileManager.default.temporaryDirectory.appending(path: "banbao-trace-\(UUID().uuidString)")
        try Data().write(to: trace)
        _ = unsafe chmod(trace.path, 0o666)
        defer { _ = unsafe unlink(trace.path) }
        let tracer = isWatched ? SystemTrace.command(writingTo: trace, environment: input.environment) : []
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        let script = input.shell + "\nexec $prefix \(tracer.joined(separator: " ")) \"$0\" \"$@\""
        process.arguments = ["-c", script, program] + words
        process.currentDirectoryURL = trial.root
        process.environment = CommandTests.environment.merging(isWatched ? [:] : input.environment) { $1 }
        let file = FileManager.default.temporaryDirectory.appending(path: "banbao-errors-\(UUID().uuidString)")
        try Data().write(to: file)
        defer { _ = unsafe unlink(file.path) }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = try FileHandle(forWritingTo: file)
        try process.run()
        let deadline = ContinuousClock.now + .seconds(20)
        while process.isRunning, ContinuousClock.now < deadline { usleep(5000) }
        if process.isRunning { kill(process.processIdentifier, SIGKILL) }
        process.waitUntilExit()
        let errors = String(decoding: try Data(contentsOf: file), as: UTF8.self)
        if isWatched {
            let trace = try SystemTrace(trace)
            #expect(trace.writtenPaths(outsideOutputOf: trial.root) == [] && trace.connections == [])
            #expect(trace.programs.count == 1 && trace.calls.count > 20)
        }
        return Run(reason: process.terminationReason, code: process.terminationStatus, errors: errors)
    }

    /// Of all children so far, so that no row hides behind another.
    private var largestChildInMegabytes: Int {
        var usage = rusage()
        _ = unsafe getrusage(__rusage_who_t(RUSAGE_CHILDREN.rawValue), &usage)
        return usage.ru_maxrss / 1024
    }

    // MARK: Records

    static let folder = SourceFolder.root.appending(path: "Tests/BadInputs")

    static func fileName(_ input: BadInput) -> String { "\(input.row) \(input.name).txt" }

    private func check(_ input: BadInput, said: String) throws {
        let file = Self.folder.appending(path: Self.fileName(input))
        // Folders of this run have names of their own.
        let text = said.replacing(/\/[^ ]*banbao-[0-9A-F-]{36}/, with: "SITE").replacing(
            /\.staging-[0-9]+/, with: ".staging")
        if ProcessInfo.processInfo.environment["RECORD"] != nil { try Data(text.utf8).write(to: file) }
        let expected = FileManager.default.contents(atPath: file.path).map { String(decoding: $0, as: UTF8.self) }
        #expect(text == expected, "\(text)")
    }
}
