import BanbaoSite
import BanbaoText

/// Why a site's folders are looked at again and again, instead of waiting for the system to report a change.
package enum PollingReason: Error, Sendable, Equatable {
    /// Somebody wants it so.
    case wanted
    /// The system watches no more folders for this user (`fs.inotify.max_user_watches` and `max_user_instances`).
    case watchesUsedUp
    /// Others change this file system without this computer's knowledge: `nfs`.
    case silentFileSystem(String)
    case systemWithoutEvents
}

/// Finds changes by comparing what lies in the folders of sources with what lay there before.
struct Polling {
    private static let interval = Duration.milliseconds(500)
    /// Looking takes at most a tenth of the time.
    private static let intervalInLooks = 9

    private let root: String
    private var versions: [ExactText: FileVersion] = [:]
    /// So young that they may change again and keep their versions.
    private var unsettled: Set<ExactText> = []
    private var pause = Self.interval

    init(_ root: String) {
        self.root = root
        _ = look()
    }

    /// Waits for a change. Out: the paths that differ; nil when the watcher was stopped.
    mutating func nextChange(_ stop: StopSignal) -> Set<ExactText>? {
        while true {
            guard stop.wait(atMost: pause) != .stopped else { return nil }
            let changed = look()
            if !changed.isEmpty { return changed }
        }
    }

    /// What differs from the last look, and what was too young then to be told from what it became since: whoever scans now finds
    /// out by its content.
    private mutating func look() -> Set<ExactText> {
        let start = ContinuousClock.now
        let settledBefore = nanosecondsSince1970() - freshnessInNanoseconds
        var walk = SourceWalk(root)
        walk.run { _, _ in }
        var changed: Set<ExactText> = []
        var (versions, unsettled): ([ExactText: FileVersion], Set<ExactText>) = ([:], [])
        for (path, version) in walk.found {
            let path = ExactText(path)
            versions[path] = version
            if version.modified > settledBefore { unsettled.insert(path) }
            if self.versions[path] != version { changed.insert(path) }
        }
        for path in self.versions.keys where versions[path] == nil { changed.insert(path) }
        changed.formUnion(self.unsettled.subtracting(unsettled))
        (self.versions, self.unsettled) = (versions, unsettled)
        pause = max(Self.interval, (ContinuousClock.now - start) * Self.intervalInLooks)
        return changed
    }
}
