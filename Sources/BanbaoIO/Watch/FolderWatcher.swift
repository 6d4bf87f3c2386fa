import BanbaoText
import Foundation
import Synchronization

/// Something in a site's folder may have changed; whoever needs to know what scans again.
package struct FolderChange: Sendable {
    /// What the system named, in order: `content/stories/hello.zh.md`. A hint: it may lack some that changed, and hold some that did
    /// not, or that are gone.
    package let paths: [String]
}

/// Watches `content/` and `templates/` of a site's folder, from the moment it exists: a change after that is in `changes`.
/// Hidden files and what editors leave do not count, nor does anything else below the site's folder.
package struct FolderWatcher: Sendable {
    /// For one reader. Changes that come while it is busy become one, which it gets next. Ends when the reader's task is cancelled,
    /// and with `stop()`.
    package let changes: AsyncCompactMapSequence<AsyncStream<Void>, FolderChange>
    private let signals: AsyncStream<Void>.Continuation

    /// Out: a watcher that runs until it is stopped, its reader is cancelled, or nobody has it any more.
    /// `willPoll` is called at most once, when it cannot wait for events of the system, before or after this returns.
    package init(
        _ root: String, isPolling: Bool = false, watchLimit: Int = .max,
        willPoll: @escaping @Sendable (PollingReason) -> Void = { _ in }
    ) async throws {
        guard let root = realPath(root) else { throw MachineError.noFolder(root) }
        let stop = try StopSignal()
        let unread = UnreadChange()
        let (stream, signals) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        signals.onTermination = { _ in stop.stop() }
        self.signals = signals
        changes = stream.compactMap { unread.take() }
        let work = WatchingThread(root: root, stop: stop, watchLimit: isPolling ? nil : watchLimit, willPoll: willPoll)
        {
            unread.add($0)
            signals.yield()
        }
        // The thread waits most of its life, which no thread of the tasks' may.
        await withCheckedContinuation { ready in
            Thread.detachNewThread { work.run { ready.resume() } }
        }
    }

    /// Ends at once; what was not read yet is still in `changes`.
    package func stop() { signals.finish() }
}

/// What changed since the reader last took it.
private final class UnreadChange: Sendable {
    private let paths = Mutex<Set<ExactText>?>(nil)

    func add(_ new: Set<ExactText>) { paths.withLock { $0 = ($0 ?? []).union(new) } }

    func take() -> FolderChange? {
        let taken = paths.withLock { paths in
            defer { paths = nil }
            return paths
        }
        return taken.map { FolderChange(paths: $0.map(\.text).sorted { $0.precedesInBytes($1) }) }
    }
}

private struct WatchingThread: Sendable {
    let root: String
    let stop: StopSignal
    /// Nil where it is not to watch at all.
    let watchLimit: Int?
    let willPoll: @Sendable (PollingReason) -> Void
    let report: @Sendable (Set<ExactText>) -> Void

    /// Calls `isReady` once, when no change can be missed any more.
    func run(_ isReady: () -> Void) {
        var hasBegun = false
        do throws(PollingReason) {
            try waitForEvents {
                isReady()
                hasBegun = true
            }
        } catch {
            willPoll(error)
            var polling = Polling(root)
            if hasBegun {
                // What made the events fail may be a change, and others were not read any more.
                report([])
            } else {
                isReady()
            }
            while let paths = polling.nextChange(stop) { report(paths) }
        }
    }

    private func waitForEvents(_ isReady: () -> Void) throws(PollingReason) {
        guard let watchLimit else { throw .wanted }
        #if canImport(Glibc)
            var folders = try WatchedFolders(root, limit: watchLimit)
            isReady()
            while let paths = try folders.nextChange(stop) { report(paths) }
        #else
            throw .systemWithoutEvents
        #endif
    }
}
