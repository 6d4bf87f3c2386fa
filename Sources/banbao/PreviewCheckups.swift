import BanbaoIO
import BanbaoText
import Synchronization

/// Looks for what is wrong with editions, one after the other; a newer one ends the look at the one before.
final class PreviewCheckups: Sendable {
    private struct State {
        var task: Task<Void, Never>?
        var latest: Checkup?
    }

    private let state = Mutex(State())
    private let report: @Sendable (Checkup, Edition) async throws -> Void

    init(_ report: @escaping @Sendable (Checkup, Edition) async throws -> Void) { self.report = report }

    /// The last that was completed.
    var latest: Checkup? { state.withLock(\.latest) }

    func begin(_ edition: Edition) {
        let earlier = latest
        let task = Task(priority: .utility) { [self] in
            do {
                let checkup = try await Checkup(of: edition, after: earlier)
                try Task.checkCancellation()
                state.withLock { $0.latest = checkup }
                try await report(checkup, edition)
            } catch {
                // A newer one has begun, or the machine refuses a file: whoever asks for its page sees that.
                return
            }
        }
        state.withLock { state in
            state.task?.cancel()
            state.task = task
        }
    }

    /// Leaves the machine to what is more urgent; another will begin.
    func interrupt() { state.withLock { $0.task?.cancel() } }

    func end() { interrupt() }
}
