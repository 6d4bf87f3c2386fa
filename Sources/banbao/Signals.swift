import ArgumentParser
import Dispatch
import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Runs work that leaves nothing behind when the user or the system asks the program to end: the work is cancelled, takes
/// away what it began, and the program ends with 128 and the signal's number, as shells expect.
func endingCleanlyOnSignals<Result: Sendable>(_ work: @escaping @Sendable () async throws -> Result) async throws
    -> Result
{
    let task = Task { try await work() }
    let received = Received()
    // What was ignored before stays ignored: whoever starts a build with nohup wants it to go on.
    let sources = [SIGINT, SIGTERM, SIGHUP].filter { !isIgnored($0) }.map { number in
        signal(number, SIG_IGN)
        let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
        source.setEventHandler {
            received.number.withLock { $0 = $0 ?? number }
            task.cancel()
        }
        source.resume()
        return source
    }
    defer { for source in sources { source.cancel() } }
    do {
        return try await task.value
    } catch is CancellationError {
        throw ExitCode(128 + (received.number.withLock(\.self) ?? SIGTERM))
    }
}

private func isIgnored(_ number: Int32) -> Bool {
    var action = sigaction()
    guard unsafe sigaction(number, nil, &action) == 0 else { return false }
    // Handlers cannot be compared, their addresses can.
    let handler = unsafe unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self)
    return unsafe handler == unsafeBitCast(SIG_IGN, to: Int.self)
}

private final class Received: Sendable {
    let number = Mutex<Int32?>(nil)
}
