import BanbaoSite
import BanbaoText
import Dispatch
import Synchronization

/// How far a build has come.
final class Progress: Sendable {
    private struct State {
        var stage = BuildStage.allCases.first
        /// Where the stage tells it.
        var count: (done: Int, total: Int)?
        var isShown = false
        var isOver = false
    }

    private let start = ContinuousClock.now
    private let state = Mutex(State())

    func note(_ more: Int, of total: Int) {
        state.withLock { $0.count = (($0.count?.done ?? 0) + more, total) }
    }

    func noteEnd(of stage: BuildStage) {
        state.withLock { state in
            state.stage = BuildStage.allCases.drop { $0 != stage }.dropFirst().first
            state.count = nil
        }
    }

    /// Runs work; where it takes more than a second, a line on the terminal tells which stage it is at. A clock of its own writes
    /// the line, since a stage may use all cores and tell nothing for long.
    func shown<Result>(while work: () async throws -> Result) async throws -> Result {
        let timer = DispatchSource.makeTimerSource(queue: .global())
        timer.schedule(deadline: .now() + .seconds(1), repeating: .milliseconds(250))
        timer.setEventHandler { [self] in show() }
        timer.resume()
        defer {
            timer.cancel()
            clear()
        }
        return try await work()
    }

    private func show() {
        state.withLock { state in
            guard !state.isOver, let stage = state.stage else { return }
            state.isShown = true
            let count = state.count.map { " \($0.done)/\($0.total)" } ?? ""
            let seconds = Int((ContinuousClock.now - start) / .seconds(1))
            let name = stage.name.localized
            Self.write(
                "\r\u{1B}[K" + Wording("\(name)\(count), \(seconds) s", zh: "\(name)\(count)，\(seconds) 秒").localized)
        }
    }

    private func clear() {
        state.withLock { state in
            if state.isShown { Self.write("\r\u{1B}[K") }
            state.isOver = true
        }
    }

    /// A terminal that went away is no reason to stop building.
    private static func write(_ text: String) {
        do { try Terminal.error.write(text) } catch { return }
    }
}
