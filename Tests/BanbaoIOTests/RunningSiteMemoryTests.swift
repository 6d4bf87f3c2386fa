import BanbaoIO
import BanbaoSite
import BanbaoText
import Foundation
import SiteTrials
import Testing

/// In a process of its own: others would take memory meanwhile.
@Suite struct RunningSiteMemoryTests {
    #if os(Linux)
        @Test func `after 10,000 edits a running site takes no more memory than after 1,000`() async throws {
            try await withTrial { trial in
                let story = "content/stories/apprentice.zh.md"
                let text = String(decoding: try trial.bytes(of: story), as: UTF8.self)
                var options = BuildOptions(["--drafts", "--future"])
                options.isServed = true
                let request = BuildRequest(
                    siteRoot: trial.root.path, output: trial.output.path, options: options,
                    today: Day("2026-11-20").map(BuildRequest.Today.day) ?? .clock, isStrict: false,
                    toolVersion: "test")
                let site = try RunningSite(request)
                var checkup: Checkup?
                var early = 0
                for number in 1...10_000 {
                    // Bodies, titles and files come and go.
                    let edited = number % 5 == 0 ? text.replacing("title: ", with: "title: 第\(number)") : text
                    try trial.write(edited + "\n第 \(number) 次。\n", to: story)
                    if number % 7 == 0 { try trial.write("\(number)", to: "content/stories/\(number % 70).txt") }
                    let edition = try await site.update()
                    #expect(try edition.answer("stories/apprentice.html") != nil)
                    if number % 10 == 0 { checkup = try await Checkup(of: edition, after: checkup) }
                    if number == 1_000 { early = try residentKiB() }
                }
                let late = try residentKiB()
                #expect(early > 10_000 && late < early * 11 / 10, "\(early) KiB, then \(late) KiB")
                #expect(checkup?.number == 10_000)
            }
        }

        private func residentKiB() throws -> Int {
            let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
            return try #require(status.firstMatch(of: #/VmRSS:\s+(\d+) kB/#).flatMap { Int($0.1) })
        }
    #endif
}
