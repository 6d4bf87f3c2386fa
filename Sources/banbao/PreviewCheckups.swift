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
    private let report: @Sendable (Checkup) throws -> Void

    init(_ report: @escaping @Sendable (Checkup) throws -> Void) { self.report = report }

    func begin(_ edition: Edition) {
        state.withLock { state in
            state.task?.cancel()
            state.task = Task(priority: .utility) { [self] in
                // What the machine refuses is reported where the pages are asked for.
                guard let checkup = try? await Checkup(of: edition, after: state.withLock(\.latest)) else { return }
                guard !Task.isCancelled else { return }
                self.state.withLock { $0.latest = checkup }
                try? report(checkup)
            }
        }
    }

    func end() { state.withLock { $0.task?.cancel() } }
}
