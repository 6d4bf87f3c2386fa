import BanbaoIO
import BanbaoSite
import BanbaoText
import Foundation
import SiteTrials
import Testing

/// Where Banbao keeps what it knows of an output folder.
@Suite struct StateFolderTests {
    private func run(_ trial: SiteTrial, output: String = "output", state: String? = nil) async throws -> BuildResult {
        try await runBuild(
            BuildRequest(
                siteRoot: trial.root.path, output: trial.root.path + "/" + output, options: BuildOptions(),
                today: Day("2026-11-20").map(BuildRequest.Today.day) ?? .clock, isStrict: false,
                state: state.map { trial.root.path + "/" + $0 }, toolVersion: "test"))
    }

    /// What lies in a folder, hidden files included.
    private func names(_ trial: SiteTrial, _ folder: String) -> [String] {
        do {
            return try FileManager.default.contentsOfDirectory(atPath: trial.root.appending(path: folder).path).sorted()
        } catch {
            return []
        }
    }

    @Test func `a folder named for it holds the state of outputs of one name`() async throws {
        try await withTrial { trial in
            for output in ["one/site", "two/site"] {
                let result = try await run(trial, output: output, state: "state/here")
                #expect(result.pageCount == 16)
            }
            let again = try await run(trial, output: "one/site", state: "state/here")
            #expect(again.isUnchanged)
            for folder in ["one", "two"] { #expect(names(trial, folder) == ["site"]) }
            #expect(names(trial, "state/here").filter { $0.hasSuffix(".manifest") }.count == 2)
        }
    }

    @Test(arguments: ["content/state", "templates", "output", "output/state", "content/../content"])
    func `no state is kept where the site or its sources are`(state: String) async throws {
        try await withTrial { trial in
            await #expect(throws: MachineError.self) { try await run(trial, state: state) }
            let leftovers = try trial.leftovers()
            #expect(leftovers == [])
            #expect(!FileManager.default.fileExists(atPath: trial.output.path))
        }
    }

    @Test func `missing folders above the output are made`() async throws {
        try await withTrial { trial in
            let result = try await run(trial, output: "a/b/site")
            #expect(result.pageCount == 16)
            #expect(names(trial, "a/b") == [".banbao", "site"])
            await #expect(throws: MachineError.self) { try await run(trial, output: "x/../y/site") }
        }
    }

    /// As it is where nothing can be written next to the output; a folder that is there tells the same.
    @Test func `inside the output, the state is no part of the site`() async throws {
        try await withTrial { trial in
            try FileManager.default.createDirectory(
                at: trial.output.appending(path: ".banbao"), withIntermediateDirectories: true)
            #expect(try await build(trial).foreignFiles.isEmpty)
            #expect(try await build(trial).isUnchanged)
            try trial.write(SiteTrial.head + "又一页。\n", to: "content/pages/more.zh.md")
            try FileManager.default.removeItem(at: trial.root.appending(path: "content/pages/about.en.md"))
            try trial.write("CNAME", to: "output/CNAME")
            let result = try await build(trial)
            #expect(result.changes?.added == ["more.html"] && result.changes?.removed == ["en/about.html"])
            #expect(result.foreignFiles == ["CNAME"])
            var files = try trial.outputFiles().filter { !$0.key.hasPrefix(".banbao/") }
            #expect(files.removeValue(forKey: "CNAME") != nil)
            #expect(names(trial, "output/.banbao").allSatisfy { $0.hasPrefix("output.") })
            #expect(try trial.leftovers() == [])
            #expect(!FileManager.default.fileExists(atPath: trial.root.path + "/.banbao"))
            let cleanResult = try await run(trial, output: "clean")
            #expect(cleanResult.pageCount == result.pageCount)
            let clean = try SiteTrial.contents(of: trial.root.appending(path: "clean"))
            #expect(clean == files)
        }
    }
}
