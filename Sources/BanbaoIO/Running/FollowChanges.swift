import Synchronization

extension RunningSite {
    /// Makes an edition after each change until `changes` end or the task is cancelled, and hands it over with the time since the
    /// change was heard of, one after the other. Work that newer changes overtake is dropped, three times in a row at most, so that there
    /// is something to see while somebody never stops changing. What the machine refuses is handed over, too, and tried
    /// again every second.
    package nonisolated func follow(
        _ changes: some AsyncSequence<FolderChange, Never> & Sendable,
        _ receive: @escaping @Sendable (Result<Edition, MachineError>, Duration) async throws -> Void
    ) async throws {
        let (signals, signal) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let work = DroppableWork()
        try await withThrowingTaskGroup { group in
            group.addTask {
                for await _ in changes {
                    work.isOvertaken()
                    signal.yield()
                }
            }
            group.addTask {
                for await _ in signals {
                    while let (result, time) = try await work.run({ try await self.update() }) {
                        try await receive(result, time)
                        guard case .failure = result else { break }
                        try await Task.sleep(for: .seconds(1))
                    }
                }
            }
            _ = try await group.next()
            group.cancelAll()
        }
    }
}

/// An update that can be dropped for a newer one.
private final class DroppableWork: Sendable {
    private static let limit = 3

    private struct State {
        var task: Task<Edition, any Error>?
        /// When the first change was heard of that no edition has.
        var start: ContinuousClock.Instant?
        var drops = 0
    }

    private let state = Mutex(State())

    /// By a change.
    func isOvertaken() {
        state.withLock { state in
            if state.start == nil { state.start = .now }
            guard let task = state.task, state.drops < Self.limit else { return }
            task.cancel()
            state.drops += 1
        }
    }

    /// Nil where it was dropped.
    func run(
        _ update: @escaping @Sendable () async throws -> Edition
    ) async throws -> (Result<Edition, MachineError>, Duration)? {
        let (task, start) = state.withLock { state in
            let task = Task(operation: update)
            let start = state.start ?? .now
            (state.task, state.start) = (task, nil)
            return (task, start)
        }
        let result = await withTaskCancellationHandler {
            await task.result
        } onCancel: {
            task.cancel()
        }
        state.withLock { $0.task = nil }
        do {
            let edition = try result.get()
            state.withLock { $0.drops = 0 }
            return (.success(edition), .now - start)
        } catch let error as MachineError {
            return (.failure(error), .now - start)
        } catch is CancellationError {
            // The change that comes next began earlier.
            state.withLock { $0.start = min($0.start ?? start, start) }
            return nil
        }
    }
}
