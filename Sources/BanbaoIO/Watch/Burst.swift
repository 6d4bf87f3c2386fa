import BanbaoText

/// Events that belong together: an editor saves by several, and programs write thousands of files.
struct Burst {
    /// Without an event for so long, a burst is over.
    private static let quiet = Duration.milliseconds(10)
    /// And after so long in any case, so that there is something to see while a long one goes on.
    private static let limit = Duration.milliseconds(200)

    /// What the system named, which need not be all.
    private(set) var paths: Set<ExactText> = []
    /// Whether a source may have changed.
    private(set) var hasChange = false
    /// Whether there may be folders that are not watched yet.
    private(set) var hasNewFolders = false
    private var begin: ContinuousClock.Instant?
    private var last: ContinuousClock.Instant?
    /// Written to, and not closed: a file that is cut short before it is written again is not to be read in between.
    private var open: Set<ExactText> = []

    /// How long to wait for more; nil where nothing has begun.
    func rest(at now: ContinuousClock.Instant = .now) -> Duration? {
        guard let begin, let last else { return nil }
        let end = begin + Self.limit
        return max(.zero, (open.isEmpty ? min(end, last + Self.quiet) : end) - now)
    }

    mutating func addChange(of path: String?, isWrite: Bool = false, at now: ContinuousClock.Instant = .now) {
        addEvent(now)
        hasChange = true
        guard let path = path.map(ExactText.init) else { return }
        paths.insert(path)
        if isWrite { open.insert(path) } else { open.remove(path) }
    }

    mutating func addNewFolders() {
        addEvent(.now)
        hasNewFolders = true
    }

    private mutating func addEvent(_ now: ContinuousClock.Instant) {
        last = now
        if begin == nil { begin = now }
    }
}
