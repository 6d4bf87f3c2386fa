import BanbaoIO
import BanbaoSite
import BanbaoText
import Foundation
import SiteTrials
import Testing

/// Output folders that another version of the program wrote, or something else.
@Suite struct EarlierManifestTests {
    private static let path = ".banbao/output.manifest"

    /// A site as another version left it, with a page that is gone since and a file of somebody else.
    private func withOutput(manifest change: (String) -> String, _ body: (SiteTrial) async throws -> Void) async throws
    {
        try await withTrial { trial in
            try trial.write(SiteTrial.head, to: "content/pages/gone.zh.md")
            _ = try await build(trial)
            try trial.write("verify", to: "output/verify.txt")
            try trial.change(Self.path, change)
            try FileManager.default.removeItem(at: trial.root.appending(path: "content/pages/gone.zh.md"))
            try await body(trial)
        }
    }

    static let formats: [(name: String, change: @Sendable (String) -> String)] = [
        ("an earlier one", { $0.replacing("banbao-manifest 4", with: "banbao-manifest 3") }),
        ("a later one", { $0.replacing("banbao-manifest 4", with: "banbao-manifest 27") }),
        (
            "a later one with further numbers",
            {
                $0.replacing("banbao-manifest 4", with: "banbao-manifest 5")
                    .replacing("\nfile ", with: "\nfile 7 x ")
            }
        ),
        (
            "an earlier one with pages that are hidden",
            {
                $0.replacing("banbao-manifest 4", with: "banbao-manifest 3")
                    .replacing("\ninputs ", with: "\npreview yes\nhidden 1 2 3\ninputs ")
            }
        ),
    ]

    @Test(arguments: formats.indices)
    func `a manifest of another format says which files are ours, and all of them are written again`(
        index: Int
    ) async throws {
        try await withOutput(manifest: Self.formats[index].change) { trial in
            // A file that is not as its page says; the manifest of another format cannot tell.
            let page = try #require(try trial.outputFiles()["stories/master.html"])
            try trial.write(String(repeating: "x", count: page.count), to: "output/stories/master.html")
            let result = try await build(trial)
            #expect(result.diagnostics.isEmpty && result.foreignFiles == ["verify.txt"], "\(Self.formats[index].name)")
            #expect(result.changes?.removed == ["gone.html"])
            var files = try trial.outputFiles()
            #expect(files.removeValue(forKey: "verify.txt") == Data("verify".utf8))
            let clean = try await trial.build(options: [], into: trial.root.appending(path: "clean"))
            #expect(clean.pageCount == result.pageCount)
            #expect(try SiteTrial.contents(of: trial.root.appending(path: "clean")) == files)
            #expect(try await build(trial).isUnchanged)
        }
    }

    static let foreign: [(name: String, change: @Sendable (String) -> String)] = [
        ("empty", { _ in "" }),
        ("of another program", { _ in "# files\nindex.html\n" }),
        ("cut off", { String($0.replacing("banbao-manifest 4", with: "banbao-manifest 3").dropLast(5)) }),
        ("with a word nobody knows", { $0.replacing("banbao-manifest 4", with: "banbao-manifest 3") + "link a b\n" }),
        ("of this format, with a word nobody knows", { $0 + "link a b\n" }),
        ("leading out", { $0.replacing("banbao-manifest 4", with: "banbao-manifest 3") + "file 1 2 3 ../content/a\n" }),
        ("leading to the root", { $0.replacing("banbao-manifest 4", with: "banbao-manifest 3") + "file 1 2 3 /etc\n" }),
    ]

    @Test(arguments: foreign.indices)
    func `a manifest that cannot be read surely is refused, and nothing is touched`(index: Int) async throws {
        try await withOutput(manifest: Self.foreign[index].change) { trial in
            let before = try trial.outputFiles()
            await #expect(throws: MachineError.self, "\(Self.foreign[index].name)") { try await build(trial) }
            #expect(try trial.outputFiles() == before)
        }
    }

    @Test func `a preview of an earlier version is one still`() async throws {
        try await withOutput(manifest: {
            $0.replacing("banbao-manifest 4", with: "banbao-manifest 3")
                .replacing("\ninputs ", with: "\npreview yes\ninputs ")
        }) { trial in
            func preview() async throws -> BuildResult {
                var options = BuildOptions()
                options.includesDrafts = true
                return try await runBuild(
                    BuildRequest(
                        siteRoot: trial.root.path, output: trial.output.path, options: options, today: .clock,
                        isStrict: false, isOutputNamed: false, toolVersion: "test"))
            }
            #expect(try await preview().changes != nil)
            // A public site is none, and is not replaced by one that nobody named.
            _ = try await build(trial)
            await #expect(throws: MachineError.self) { try await preview() }
        }
    }
}
