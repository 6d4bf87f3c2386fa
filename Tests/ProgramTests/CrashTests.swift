import Foundation
import Glibc
import SiteTrials
import Testing

/// Killed, interrupted, twice at once: readers see the old site or the new one, and the next build goes through.
@Suite(.serialized) struct CrashTests {
    private let program = Program.path

    @Test func `killed at 200 random moments, the output is the old or the new tree`() async throws {
        try await withTrial { trial in
            var site = Site(trial: trial, program: program)
            try site.prepare()
            var seen: [Int: Int] = [:]
            var before = 0
            for number in 0..<200 {
                try site.writeVersion((number + 1) % 2)
                let process = try site.start()
                // Over the whole length of a build and a little more, in an order that is the same in every run.
                let moment = Double((number * 73) % 200) / 200
                usleep(useconds_t(moment * site.durationInMicroseconds * 1.1))
                kill(process.processIdentifier, SIGKILL)
                process.waitUntilExit()
                let version = site.version(of: try trial.outputFiles())
                #expect(version != nil, "a mixture after kill \(number)")
                if before != (number + 1) % 2 { site.adapt(to: moment, wasDone: version != before) }
                before = version ?? before
                seen[version ?? -1, default: 0] += 1
            }
            // Otherwise the moments were no moments of a build.
            #expect(seen[0, default: 0] > 5 && seen[1, default: 0] > 5, "\(seen)")
            try site.writeVersion(1)
            #expect(try site.finish(site.start()) == 0)
            #expect(site.version(of: try trial.outputFiles()) == 1)
            #expect(try trial.leftovers() == [])
        }
    }

    @Test(.enabled(if: Program.canMount, "mount namespaces are not to be had here"))
    func `killed while it replaces file by file, no file is torn, and the next build completes it`() async throws {
        try await withTrial { trial in
            var site = Site(trial: trial, program: program)
            try site.prepare()
            site.isMountPoint = true
            var hits = 0
            var before: [String: Data] = [:]
            for number in 0..<200 {
                let next = (number + 1) % 2
                try site.writeVersion(next)
                let process = try site.start()
                let moment = Double((number * 73) % 200) / 200
                usleep(useconds_t((0.8 + 0.4 * moment) * site.durationInMicroseconds))
                kill(process.processIdentifier, SIGKILL)
                process.waitUntilExit()
                let files = try trial.outputFiles().filter { !$0.key.hasSuffix(".banbao-tmp") }
                #expect(site.tornFiles(of: files) == [], "after kill \(number)")
                switch site.version(of: files) {
                case next: site.aim(later: false)
                case _ where files == before: site.aim(later: true)
                default: hits += 1
                }
                before = files
            }
            #expect(hits > 0, "the kills missed the replacement")
            try site.writeVersion(1)
            #expect(try site.finish(site.start()) == 0)
            #expect(site.version(of: try trial.outputFiles()) == 1)
            #expect(try trial.leftovers() == [])
        }
    }

    @Test(arguments: [(SIGINT, 130), (SIGTERM, 143), (SIGHUP, 129)] as [(Int32, Int32)])
    func `a signal ends the build and leaves nothing behind`(number: Int32, code: Int32) async throws {
        try await withTrial { trial in
            var site = Site(trial: trial, program: program)
            try site.prepare()
            var codes: Set<Int32> = []
            for moment in 0..<8 {
                try site.writeVersion((moment + 1) % 2)
                let before = try trial.outputFiles()
                let process = try site.start()
                usleep(useconds_t(Double(moment + 1) / 10 * site.durationInMicroseconds))
                kill(process.processIdentifier, number)
                process.waitUntilExit()
                // Before the handlers are set the signal ends the program as it does others.
                let isBySignal = process.terminationReason == .uncaughtSignal
                let found = isBySignal ? 128 + process.terminationStatus : process.terminationStatus
                codes.insert(found)
                #expect(found == code || found == 0)
                let after = try trial.outputFiles()
                #expect(found == 0 || after == before)
                if !isBySignal { #expect(try trial.leftovers() == []) }
            }
            #expect(codes.contains(code))
        }
    }

    @Test func `a build started with nohup goes on`() async throws {
        try await withTrial { trial in
            var site = Site(trial: trial, program: program)
            try site.prepare()
            try site.writeVersion(1)
            let process = Process()
            process.executableURL = URL(filePath: "/bin/sh")
            process.arguments = ["-c", "trap '' HUP; exec \"$0\" build --today 2026-11-20 --quiet", program]
            process.currentDirectoryURL = trial.root
            try process.run()
            for _ in 0..<10 {
                usleep(useconds_t(site.durationInMicroseconds / 12))
                kill(process.processIdentifier, SIGHUP)
            }
            #expect(try site.finish(process) == 0)
            #expect(site.version(of: try trial.outputFiles()) == 1)
        }
    }

    @Test func `of two builds at once one has to wait`() async throws {
        try await withTrial { trial in
            var site = Site(trial: trial, program: program)
            try site.prepare()
            try site.writeVersion(1)
            let processes = try (0..<4).map { _ in try site.start() }
            let codes = try processes.map { try site.finish($0) }
            #expect(codes.contains(0) && Set(codes).isSubset(of: [0, 2]), "\(codes)")
            #expect(site.version(of: try trial.outputFiles()) == 1)
            #expect(try trial.leftovers() == [])
        }
    }

    /// A site of some hundred pages in two versions that differ in every page.
    private struct Site {
        let trial: SiteTrial
        let program: String
        private var versions: [[String: Data]] = []
        private(set) var durationInMicroseconds = 0.0
        /// Folders cannot be swapped across a mount.
        var isMountPoint = false

        /// A machine that gets busy makes builds longer than the first one was; the moments follow.
        mutating func adapt(to moment: Double, wasDone: Bool) {
            if moment > 0.8, !wasDone { durationInMicroseconds *= 1.2 }
            if moment < 0.5, wasDone { durationInMicroseconds *= 0.9 }
        }

        /// As often too early as too late: then in the middle of what is wanted.
        mutating func aim(later: Bool) { durationInMicroseconds *= later ? 1.04 : 0.96 }

        init(trial: SiteTrial, program: String) {
            self.trial = trial
            self.program = program
        }

        mutating func prepare() throws {
            for version in [1, 0] {
                try writeVersion(version)
                let start = ContinuousClock.now
                #expect(try finish(self.start()) == 0)
                durationInMicroseconds = (ContinuousClock.now - start) / .microseconds(1)
                versions.insert(try trial.outputFiles(), at: 0)
            }
            #expect(versions[0] != versions[1])
        }

        func writeVersion(_ version: Int) throws {
            for number in 0..<60 {
                for language in ["zh", "en"] {
                    try trial.write(
                        "---\ntitle: 故事\(number)\ndate: 2020-01-01\ntags: [skills]\nsummary: 第\(version)版\n---\n\n第\(version)版。\n",
                        to: "content/stories/story-\(number).\(language).md")
                }
            }
        }

        func start() throws -> Process {
            let process = Process()
            let script = (isMountPoint ? "mount --bind output output && " : "") + "exec \"$0\" build --today 2026-11-20"
            process.executableURL = URL(filePath: isMountPoint ? "/usr/bin/unshare" : "/bin/sh")
            process.arguments = (isMountPoint ? ["-m", "/bin/sh"] : []) + ["-c", script, program]
            process.currentDirectoryURL = trial.root
            process.standardOutput = FileHandle.nullDevice
            process.standardError = FileHandle.nullDevice
            try process.run()
            return process
        }

        func finish(_ process: Process) throws -> Int32 {
            process.waitUntilExit()
            return process.terminationReason == .exit ? process.terminationStatus : -1
        }

        /// Files that are neither of the one version nor of the other.
        func tornFiles(of files: [String: Data]) -> [String] {
            files.filter { file in !versions.contains { $0[file.key] == file.value } }.keys.sorted()
        }

        func version(of files: [String: Data]) -> Int? { versions.firstIndex(of: files) }
    }
}
