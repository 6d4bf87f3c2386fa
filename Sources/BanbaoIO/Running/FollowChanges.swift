import BanbaoText
import Synchronization

extension RunningSite {
    /// What came of changes.
    package struct Step: Sendable {
        package let result: Result<Edition, MachineError>
        /// Since the first of the changes was heard of.
        package let time: Duration
        /// Whether the whole folder was listed; otherwise a step follows for which it is.
        package let isSure: Bool
    }

    /// Makes editions after each change until `changes` end or the task is cancelled, and hands them over one after the other: at once
    /// one of what the system named, then one of the whole folder, which is the truth. Work that newer changes overtake is
    /// dropped, three times in a row at most, so that there is something to see while somebody never stops changing. What the
    /// machine refuses is handed over, too, and tried again every second. `hear` is called for each change.
    package nonisolated func follow(
        _ changes: some AsyncSequence<FolderChange, Never> & Sendable, hear: @escaping @Sendable () -> Void = {},
        _ receive: @escaping @Sendable (Step) async throws -> Void
    ) async throws {
        let (signals, signal) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let work = DroppableWork()
        try await withThrowingTaskGroup { group in
            group.addTask {
                for await change in changes {
                    work.isOvertaken(by: change)
                    hear()
                    signal.yield()
                }
            }
            group.addTask {
                for await _ in signals { try await self.catchUp(work, receive) }
            }
            _ = try await group.next()
            group.cancelAll()
        }
    }

    /// Ends early where newer changes come.
    private nonisolated func catchUp(
        _ work: DroppableWork, _ receive: @escaping @Sendable (Step) async throws -> Void
    ) async throws {
        let paths = work.begin()
        if let (result, time) = try await work.run({ try await self.update(lookingAt: paths) }) {
            // What the machine refuses here, the whole listing meets again.
            if case .success(let edition?) = result {
                try await receive(Step(result: .success(edition), time: time, isSure: false))
            }
        } else {
            return work.putBack(paths)
        }
        while let (result, time) = try await work.run({ try await self.update() }) {
            // A file that goes while it is read says nothing about the site: the change that took it is still to come.
            if case .failure = result, try await work.isSoonOvertaken() { break }
            try await receive(Step(result: result, time: time, isSure: true))
            guard case .failure = result else { break }
            try await Task.sleep(for: .seconds(1))
        }
    }
}

/// Updates that can be dropped for newer ones.
private final class DroppableWork: Sendable {
    private static let limit = 3

    private struct State {
        var cancel: (@Sendable () -> Void)?
        /// When the first change was heard of that no edition has.
        var start: ContinuousClock.Instant?
        /// That were named since.
        var paths: Set<ExactText> = []
        /// Whether some were not named.
        var isPartial = false
        var drops = 0
    }

    private let state = Mutex(State())

    func isOvertaken(by change: FolderChange) {
        state.withLock { state in
            if state.start == nil { state.start = .now }
            if change.paths.isEmpty { state.isPartial = true }
            state.paths.formUnion(change.paths.map(ExactText.init))
            guard let cancel = state.cancel, state.drops < Self.limit else { return }
            cancel()
            state.drops += 1
        }
    }

    /// Whether changes were heard of since work began, or are within the time that a burst takes.
    func isSoonOvertaken() async throws -> Bool {
        try await Task.sleep(for: .milliseconds(100))
        return state.withLock { $0.isPartial || !$0.paths.isEmpty }
    }

    /// The paths that were named; empty where that is not all.
    func begin() -> [String] {
        state.withLock { state in
            defer { (state.paths, state.isPartial) = ([], false) }
            return state.isPartial ? [] : state.paths.map(\.text)
        }
    }

    func putBack(_ paths: [String]) {
        state.withLock { state in
            if paths.isEmpty { state.isPartial = true }
            state.paths.formUnion(paths.map(ExactText.init))
        }
    }

    /// Nil where it was dropped.
    func run<Value: Sendable>(
        _ update: @escaping @Sendable () async throws -> Value
    ) async throws -> (Result<Value, MachineError>, Duration)? {
        let task = Task(operation: update)
        let start = state.withLock { state in
            state.cancel = { task.cancel() }
            defer { state.start = nil }
            return state.start ?? .now
        }
        let result = await withTaskCancellationHandler {
            await task.result
        } onCancel: {
            task.cancel()
        }
        state.withLock { $0.cancel = nil }
        do {
            let value = try result.get()
            state.withLock { $0.drops = 0 }
            return (.success(value), .now - start)
        } catch let error as MachineError {
            return (.failure(error), .now - start)
        } catch is CancellationError {
            // The change that comes next began earlier.
            state.withLock { $0.start = min($0.start ?? start, start) }
            return nil
        }
    }
}
