import Foundation
import Glibc
import SiteTrials
import Testing

/// A container as careful people run it: an ordinary user, sources that only root may write, and a volume for the output.
@Suite(.enabled(if: Program.canBecomeNobody, "only root can run the program as another user"))
struct VolumeTests {
    /// Folders of the site that the program's user may write; all else belongs to root.
    private func withSite(volumes: [String], _ body: (SiteTrial) throws -> Void) async throws {
        try await withTrial { trial in
            for path in volumes {
                let volume = trial.root.appending(path: path).path
                try FileManager.default.createDirectory(atPath: volume, withIntermediateDirectories: true)
                try #require(unsafe chown(volume, 65534, 65534) == 0)
            }
            try #require(unsafe chmod(trial.root.path, 0o755) == 0)
            try body(trial)
        }
    }

    private func build(_ trial: SiteTrial, _ arguments: String...) throws -> Program.Run {
        let user = ["--reuid=65534", "--regid=65534", "--clear-groups", "--no-new-privs"]
        return try Program.run(
            "/usr/bin/setpriv", user + [Program.path, "build", "--today", "2026-11-20"] + arguments, in: trial.root)
    }

    private func pages(_ trial: SiteTrial) throws -> [String: Data] {
        try trial.outputFiles().filter { !$0.key.hasPrefix(".banbao/") }
    }

    private func edit(_ trial: SiteTrial) throws {
        try trial.write(SiteTrial.head + "又一页。\n", to: "content/pages/more.zh.md")
        try FileManager.default.removeItem(at: trial.root.appending(path: "content/stories/master.en.md"))
        try trial.write(SiteTrial.head + "Alone.\n", to: "content/stories/apprentice.en.md")
    }

    @Test(arguments: [["output"], ["output", "state"]])
    func `a volume for the output is enough, and a second one may hold the state`(volumes: [String]) async throws {
        try await withSite(volumes: volumes) { trial in
            let options = volumes.count > 1 ? ["--state", "state"] : []
            func build() throws -> Program.Run {
                options.isEmpty ? try self.build(trial) : try self.build(trial, options[0], options[1])
            }
            let first = try build()
            #expect(first.code == 0, "\(first.errors)")
            #expect(try build().output.contains("nothing changed"))
            try edit(trial)
            let second = try build()
            #expect(second.code == 0, "\(second.errors)")
            let clean = try Program.run(["build", "--today", "2026-11-20", "--output", "clean"], in: trial.root)
            #expect(clean.code == 0, "\(clean.errors)")
            #expect(try pages(trial) == SiteTrial.contents(of: trial.root.appending(path: "clean")))
            let folders = try FileManager.default.contentsOfDirectory(atPath: trial.output.path)
            #expect(folders.contains(".banbao") == (volumes.count == 1))
            #expect(
                try !folders.contains { $0.contains("staging") }
                    && trial.leftovers().sorted()
                        == (["clean"] + volumes.dropFirst()).sorted()
            )
        }
    }

    @Test func `where nothing may be written, the folder is named and nothing is made`() async throws {
        try await withSite(volumes: []) { trial in
            let refused = try build(trial)
            #expect(refused.code == 2 && refused.errors.contains("Permission denied"), "\(refused.errors)")
            #expect(refused.errors.contains(trial.root.path), "\(refused.errors)")
            #expect(try trial.leftovers() == [] && trial.outputFiles() == [:])
        }
    }

    @Test func `a state that may not be written stops the build, and the site stays`() async throws {
        try await withSite(volumes: ["output"]) { trial in
            #expect(try build(trial).code == 0)
            let before = try trial.outputFiles()
            try edit(trial)
            let refused = try build(trial, "--state", "elsewhere/state")
            #expect(refused.code == 2 && refused.errors.contains("Permission denied"), "\(refused.errors)")
            #expect(refused.errors.contains("elsewhere"), "\(refused.errors)")
            #expect(try trial.outputFiles() == before && trial.leftovers() == [])
        }
    }
}
