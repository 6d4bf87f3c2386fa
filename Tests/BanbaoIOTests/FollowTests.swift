import BanbaoIO
import BanbaoSite
import BanbaoText
import Foundation
import SiteTrials
import Synchronization
import Testing

/// A running site that follows the changes of its folder.
@Suite(.serialized) struct FollowTests {
    private static let story = "content/stories/apprentice.zh.md"

    private func request(_ trial: SiteTrial) -> BuildRequest {
        BuildRequest(
            siteRoot: trial.root.path, output: trial.output.path, options: BuildOptions(["--drafts", "--future"]),
            today: Day("2026-11-20").map(BuildRequest.Today.day) ?? .clock, isStrict: false, toolVersion: "test")
    }

    /// Hands over what came of the changes of a folder, which are made meanwhile, in order.
    private func following(
        _ trial: SiteTrial, _ change: (RunningSite, FollowedSteps) async throws -> Void
    ) async throws {
        let site = try RunningSite(request(trial))
        let watcher = try await FolderWatcher(trial.root.path)
        let steps = FollowedSteps()
        _ = try await site.update()
        let following = Task {
            try await site.follow(watcher.changes) { steps.add($0.result) }
        }
        try await change(site, steps)
        watcher.stop()
        try await following.value
    }

    @Test func `many edits as fast as they come end in what is on the disk`() async throws {
        try await withTrial { trial in
            try await following(trial) { site, steps in
                for number in 1...300 {
                    try trial.change(Self.story) {
                        $0.replacing("\n\n", with: "\n\n第 \(number) 次。\n\n", maxReplacements: 1)
                    }
                    if number % 3 == 0 {
                        try trial.write(
                            "---\ntitle: 甲\ndate: 2020-01-01\n---\n", to: "content/stories/n\(number).zh.md")
                    }
                    if number % 6 == 0 {
                        try FileManager.default.removeItem(
                            at: trial.root.appending(path: "content/stories/n\(number - 3).zh.md"))
                    }
                }
                try await waiting { try page(site, "stories/apprentice.html").contains("第 300 次。") }
                #expect(try site.edition?.answer("stories/n300.html") != nil)
                #expect(try site.edition?.answer("stories/n297.html") == nil)
                #expect(steps.failures == 0 && steps.editions < 300)
            }
        }
    }

    @Test func `a folder that is gone for a while is asked for until it is back`() async throws {
        try await withTrial { trial in
            let aside = trial.root.appendingPathExtension("aside")
            try await following(trial) { site, steps in
                let before = try page(site, "stories/apprentice.html")
                try trial.append(Array("\n一。\n".utf8), to: Self.story)
                try FileManager.default.moveItem(at: trial.root, to: aside)
                try await waiting { steps.failures > 1 }
                #expect(try page(site, "stories/apprentice.html").contains(before.prefix(100)))
                try FileManager.default.moveItem(at: aside, to: trial.root)
                try await waiting { steps.editions > 0 }
                #expect(try page(site, "stories/apprentice.html").contains("一。"))
                // Changes are heard of again.
                try trial.append(Array("\n二。\n".utf8), to: Self.story)
                try await waiting { try page(site, "stories/apprentice.html").contains("二。") }
            }
        }
    }

    private func page(_ site: RunningSite, _ path: String) throws -> String {
        guard case .bytes(let bytes) = try site.edition?.answer(path)?.body else { return "" }
        return String(decoding: bytes, as: UTF8.self)
    }

    private func waiting(_ isSo: () throws -> Bool) async throws {
        for _ in 0..<800 {
            if try isSo() { return }
            try await Task.sleep(for: .milliseconds(25))
        }
        Issue.record("it did not come in 20 seconds")
    }
}

private final class FollowedSteps: Sendable {
    private let counts = Mutex((editions: 0, failures: 0))

    var editions: Int { counts.withLock(\.editions) }
    var failures: Int { counts.withLock(\.failures) }

    func add(_ result: Result<Edition, MachineError>) {
        counts.withLock { counts in
            switch result {
            case .success: counts.editions += 1
            case .failure: counts.failures += 1
            }
        }
    }
}
