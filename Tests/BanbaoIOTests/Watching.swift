import BanbaoIO
import Foundation
import SiteTrials
import Synchronization
import Testing

/// A site whose folder is watched, and what a reader of the changes was given.
final class Watching: Sendable {
    let trial: SiteTrial
    private let watcher: FolderWatcher
    private let seen: SeenChanges
    private let reader: Task<Void, Never>

    /// Calls `whenChanged` with every change, which keeps the reader busy.
    init(
        _ trial: SiteTrial, isPolling: Bool, watchLimit: Int = .max,
        whenChanged: @escaping @Sendable () async -> Void = {}
    ) async throws {
        self.trial = trial
        let seen = SeenChanges()
        let watcher = try await FolderWatcher(trial.root.path, isPolling: isPolling, watchLimit: watchLimit) { reason in
            seen.reasons.withLock { $0.append(reason) }
        }
        (self.seen, self.watcher) = (seen, watcher)
        reader = Task {
            for await change in watcher.changes {
                seen.changes.withLock { $0.append(change) }
                await whenChanged()
            }
        }
    }

    var changes: [FolderChange] { seen.changes.withLock { $0 } }
    var reasons: [PollingReason] { seen.reasons.withLock { $0 } }
    var paths: [String] { changes.flatMap(\.paths) }

    func waitForChange(of path: String) async throws -> Bool { try await wait { self.paths.contains(path) } }

    func run(_ script: String) async throws { try await shell(script, in: trial) }

    /// Whether the reader's loop ends when the watcher is stopped.
    func stop() async {
        watcher.stop()
        await reader.value
    }
}

private final class SeenChanges: Sendable {
    let changes = Mutex<[FolderChange]>([])
    let reasons = Mutex<[PollingReason]>([])
}

/// Not on the threads of tasks, which there are too few of for programs that sleep.
func shell(_ script: String, in trial: SiteTrial) async throws {
    let run = try await withCheckedThrowingContinuation { done in
        Thread.detachNewThread {
            done.resume(with: Result { try Program.run("/bin/sh", ["-ec", script], in: trial.root) })
        }
    }
    #expect(run.code == 0, "\(script): \(run.errors)")
}

/// Far longer than it takes: whether, not when.
func wait(until isTrue: @Sendable () -> Bool) async throws -> Bool {
    let deadline = ContinuousClock.now + .seconds(10)
    while !isTrue() {
        if ContinuousClock.now > deadline { return false }
        try await Task.sleep(for: .milliseconds(5))
    }
    return true
}

/// Files that are as old as those of a real site when it is opened, so that none counts as changing still.
func withOldTrial(_ body: (SiteTrial) async throws -> Void) async throws {
    try await withTrial { trial in
        try await shell("find content templates -exec touch -d '1 hour ago' {} +", in: trial)
        try await body(trial)
    }
}

func withWatching(
    isPolling: Bool, after preparation: String = ":", watchLimit: Int = .max, _ body: (Watching) async throws -> Void
) async throws {
    try await withOldTrial { trial in
        try await shell(preparation, in: trial)
        let watching = try await Watching(trial, isPolling: isPolling, watchLimit: watchLimit)
        try await body(watching)
        await watching.stop()
    }
}
