import Foundation
import SiteTrials
import Testing

/// What a build that takes more than a second tells while it runs.
@Suite(.enabled(if: Program.hasTerminal, "script is not to be had here"))
struct ProgressTests {
    private func withManyPages(_ body: (SiteTrial) throws -> Void) async throws {
        try await withTrial { trial in
            for number in 0..<2500 { try trial.write(SiteTrial.head, to: "content/stories/s\(number).zh.md") }
            try body(trial)
        }
    }

    /// On a terminal, which gives both streams as one.
    private func run(_ options: String, _ trial: SiteTrial) throws -> String {
        try Program.run(
            "/usr/bin/script", ["-qec", "'\(Program.path)' build --today 2026-11-20 \(options)", "/dev/null"],
            in: trial.root
        ).output
    }

    @Test func `a terminal shows the stage and its count, and in the end nothing of it`() async throws {
        try await withManyPages { trial in
            let text = try run("--lang zh", trial)
            #expect(text.contains(/\r\u{1B}\[K(读取网页|生成并写入) \d+\/\d+，\d+ 秒/), "\(text)")
            let last = try #require(text.split(separator: "\r\u{1B}[K").last)
            #expect(last.hasPrefix("5016 个网页，2 种语言"), "\(last)")
        }
    }

    @Test func `nobody else meets it`() async throws {
        try await withManyPages { trial in
            let piped = try Program.run(["build", "--today", "2026-11-20"], in: trial.root)
            #expect(piped.code == 0 && piped.errors == "" && !piped.output.contains("\u{1B}"))
            for options in ["--quiet --drafts", "--format json --offline", "--format github --future"] {
                #expect(try !run(options, trial).contains("\u{1B}[K"), "\(options)")
            }
        }
    }
}
