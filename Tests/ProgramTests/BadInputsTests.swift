import Foundation
import Glibc
import SiteTrials
import Testing

/// Every row of Tests/Rows, run through the program itself. Whatever comes in: an exit code, never a signal, in less than five
/// seconds and 512 MB; a message an editor can act on; and after a failure the output as it was, nothing left next to it.
/// `RECORD=1` writes what the program says into the rows.
@Suite struct BadInputsTests {
    @Test(arguments: try Row.all()) func `a bad input does no harm`(row: Row) async throws {
        if row.needsRoot, geteuid() != 0 { return print("skipped: \(row): only root may become another user") }
        try await withTrial { trial in
            try await trial.buildMinimalSite()
            try prepare(trial, for: row)
            let (before, around) = (try trial.outputFiles(), try trial.leftovers())
            let run = try self.run(row, in: trial)
            #expect([0, 1, 2, 64].contains(run.code), "\(run.code): \(run.errors.prefix(2000))")
            #expect(run.seconds < 5, "\(run.seconds)")
            #expect(largestChildInMegabytes < 512)
            if run.code != 0 { #expect(try trial.outputFiles() == before) }
            #expect(try trial.leftovers() == around)
            // Once more, watched; what is wrong is then said to a Chinese editor.
            let again = try self.run(
                row, in: trial, options: ["--lang", "zh"], isWatched: SystemTrace.tracer != nil && row.canBeWatched)
            #expect(again.code == run.code, "\(again.errors)")
            let said = Row.Expected(exit: run.code, english: shown(run.errors), chinese: shown(again.errors))
            if Repository.isRecording {
                try RowRecords.write(said, of: row)
            } else {
                #expect(said == row.expected, "\(said.text)")
            }
            if let check = RowsInCode.checks[row.title] {
                check(try trial.outputFiles().mapValues { String(decoding: $0, as: UTF8.self) })
            }
        }
    }

    private func prepare(_ trial: SiteTrial, for row: Row) throws {
        for change in row.changes { try trial.apply(change) }
        guard row.isPreparedInCode else { return }
        let preparation = try #require(RowsInCode.preparations[row.title])
        try preparation(trial)
    }

    // MARK: Running

    private struct Run {
        /// Above 128 for a signal.
        let code: Int32
        let errors: String
        /// Of work, whatever else the machine does.
        let seconds: Double
    }

    private func run(_ row: Row, in trial: SiteTrial, options: [String] = [], isWatched: Bool = false) throws -> Run {
        let files = FileManager.default.temporaryDirectory.appending(path: "banbao-row-\(UUID().uuidString)")
        let (trace, errors, times) = (files.path + "/trace", files.path + "/errors", files.path + "/times")
        try FileManager.default.createDirectory(at: files, withIntermediateDirectories: true)
        defer { do { try FileManager.default.removeItem(at: files) } catch { Issue.record(error) } }
        for file in [trace, errors, times] { try Data().write(to: URL(filePath: file)) }
        // Any user may write it, for some rows run as another.
        for file in [files.path, trace] { _ = unsafe chmod(file, 0o777) }
        let tracer = isWatched ? SystemTrace.command(writingTo: URL(filePath: trace), environment: row.environment) : []
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        let command = "timeout --signal=KILL 60 \(tracer.joined(separator: " ")) \"$0\" \"$@\""
        let script = row.shell + "\n$prefix \(command)\ncode=$?\ntimes >'\(times)'\nexit $code"
        process.arguments = ["-c", script, Program.path, "build", "--today", "2026-11-20"] + row.arguments + options
        process.currentDirectoryURL = trial.root
        process.environment = Program.environment.merging(isWatched ? [:] : row.environment) { $1 }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = try FileHandle(forWritingTo: URL(filePath: errors))
        try process.run()
        process.waitUntilExit()
        if isWatched {
            let trace = try SystemTrace(URL(filePath: trace))
            #expect(trace.writtenPaths(outsideOutputOf: trial.root) == [] && trace.connections == [])
            #expect(trace.programs.count == 1 && trace.calls.count > 20)
        }
        return Run(
            code: process.terminationStatus,
            errors: String(decoding: try Data(contentsOf: URL(filePath: errors)), as: UTF8.self),
            seconds: try Program.secondsOfWork(in: URL(filePath: times)))
    }

    /// Of all children so far, so that no row hides behind another.
    private var largestChildInMegabytes: Int {
        var usage = rusage()
        _ = unsafe getrusage(__rusage_who_t(RUSAGE_CHILDREN.rawValue), &usage)
        return usage.ru_maxrss / 1024
    }

    /// Folders of this run have names of their own.
    private func shown(_ errors: String) -> String {
        errors.replacing(#/\/[^ ]*banbao-[0-9A-F-]{36}/#, with: "SITE").replacing(
            #/\.staging-[0-9]+/#, with: ".staging")
    }
}
