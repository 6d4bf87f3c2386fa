package import Foundation
import Glibc

/// The program itself, run as others run it.
package enum Program {
    package struct Run: Sendable {
        package let code: Int32
        package let output: String
        package let errors: String
    }

    /// As built with the tests.
    package static let path: String = {
        let beside = Bundle.main.bundleURL.deletingLastPathComponent().appending(path: "banbao").path
        let candidates = [Repository.root.appending(path: ".build/debug/banbao").path, beside]
        return candidates.first { FileManager.default.isExecutableFile(atPath: $0) } ?? "banbao is not built"
    }()

    /// Messages in English, wherever the tests run.
    package static let environment = ProcessInfo.processInfo.environment.merging(["LC_ALL": "C"]) { $1 }

    package static func run(
        _ arguments: [String], in folder: URL? = nil, input: String = "", environment: [String: String] = [:]
    ) throws -> Run {
        try run(path, arguments, in: folder, input: input, environment: environment)
    }

    package static func run(
        _ executable: String, _ arguments: [String], in folder: URL? = nil, input: String = "",
        environment: [String: String] = [:]
    ) throws -> Run {
        let process = Process()
        process.executableURL = URL(filePath: executable)
        process.arguments = arguments
        process.currentDirectoryURL = folder
        process.environment = Self.environment.merging(environment) { $1 }
        let files = FileManager.default.temporaryDirectory.appending(path: "banbao-run-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: files, withIntermediateDirectories: true)
        let names = ["in", "out", "err"].map { files.appending(path: $0) }
        for name in names { try Data(name == names[0] ? Array(input.utf8) : []).write(to: name) }
        process.standardInput = try FileHandle(forReadingFrom: names[0])
        process.standardOutput = try FileHandle(forWritingTo: names[1])
        process.standardError = try FileHandle(forWritingTo: names[2])
        try process.run()
        process.waitUntilExit()
        let texts = try names.map { String(decoding: try Data(contentsOf: $0), as: UTF8.self) }
        try FileManager.default.removeItem(at: files)
        return Run(code: process.terminationStatus, output: texts[1], errors: texts[2])
    }

    /// A run, and how long the program worked in it, whatever else the machine does meanwhile.
    package static func timedRun(_ arguments: [String], input: String = "") throws -> (run: Run, seconds: Double) {
        let times = FileManager.default.temporaryDirectory.appending(path: "banbao-times-\(UUID().uuidString)")
        let script = "\"$0\" \"$@\"; code=$?; times >\"$TIMES\"; exit $code"
        let run = try run(
            "/bin/sh", ["-c", script, path] + arguments, input: input, environment: ["TIMES": times.path])
        let seconds = try secondsOfWork(in: times)
        try FileManager.default.removeItem(at: times)
        return (run, seconds)
    }

    /// What `times` of a shell wrote, a line for itself and one for the programs it has run: `0m0.010s 0m0.020s`.
    package static func secondsOfWork(in times: URL) throws -> Double {
        let lines = String(decoding: try Data(contentsOf: times), as: UTF8.self).split(separator: "\n")
        let parts = lines.last?.matches(of: #/(\d+)m([\d.]+)s/#) ?? []
        guard lines.count == 2, parts.count == 2 else { return .infinity }
        return parts.reduce(0) { $0 + (Double($1.1) ?? .infinity) * 60 + (Double($1.2) ?? .infinity) }
    }

    /// Whether `setpriv` may run the program as an ordinary user.
    package static let canBecomeNobody =
        geteuid() == 0 && FileManager.default.isExecutableFile(atPath: "/usr/bin/setpriv")

    /// Whether `script` can give the program a terminal.
    package static let hasTerminal = FileManager.default.isExecutableFile(atPath: "/usr/bin/script")

    package static let canMount: Bool = {
        do { return try run("/bin/sh", ["-c", "unshare -m true 2>/dev/null"]).code == 0 } catch { return false }
    }()
}
