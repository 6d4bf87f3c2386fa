import Synchronization

#if canImport(Glibc)
    import CLinux
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Wakes a thread that waits, for good.
final class StopSignal: Sendable {
    enum Outcome: Sendable { case stopped, readable, timedOut }

    /// Of a pipe: its reading end is ready when the writing end is closed.
    private let readingEnd: Int32
    private let writingEnd: Mutex<Int32?>

    init() throws {
        var ends: [Int32] = [0, 0]
        #if canImport(Glibc)
            guard unsafe pipe2(&ends, O_CLOEXEC) == 0 else { throw systemError(.open, "pipe") }
        #else
            guard unsafe pipe(&ends) == 0 else { throw systemError(.open, "pipe") }
            for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        #endif
        readingEnd = ends[0]
        writingEnd = Mutex(ends[1])
    }

    /// The thread that waits keeps the signal, so that nobody waits for a descriptor that is closed.
    deinit {
        stop()
        close(readingEnd)
    }

    func stop() {
        writingEnd.withLock { end in
            if let open = end { close(open) }
            end = nil
        }
    }

    /// Waits until there is something to read, the time is over, or it is to stop. Without a time, for ever.
    func wait(for descriptor: Int32? = nil, atMost time: Duration? = nil) -> Outcome {
        var ready = [pollfd(fd: readingEnd, events: Int16(POLLIN), revents: 0)]
        if let descriptor { ready.append(pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)) }
        let deadline = time.map { ContinuousClock.now + $0 }
        while true {
            let count = unsafe poll(&ready, nfds_t(ready.count), deadline.map(milliseconds(until:)) ?? -1)
            // A signal came in between.
            if count < 0, errno == EINTR { continue }
            if ready[0].revents != 0 { return .stopped }
            return count > 0 ? .readable : .timedOut
        }
    }
}

/// Rounded up: who wakes too early waits again, in vain.
private func milliseconds(until deadline: ContinuousClock.Instant) -> Int32 {
    let (seconds, attoseconds) = (deadline - .now).components
    return Int32(clamping: max(0, seconds * 1000 + (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000))
}
