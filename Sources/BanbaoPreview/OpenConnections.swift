import NIOCore

/// All connections of a server, at most so many. Used on its thread only.
final class OpenConnections {
    private struct Entry {
        let channel: any Channel
        /// The greater, the later something was asked.
        var lastUse: Int
        var isAnswering = false
        var stream: ReloadStream?
    }

    private let limit: Int
    private var entries: [ObjectIdentifier: Entry] = [:]
    private var uses = 0

    init(limit: Int) { self.limit = limit }

    /// Where there are too many already, the one that has been idle longest is closed.
    func add(_ channel: any Channel) {
        if entries.count >= limit, let oldest = entries.min(by: { rank($0.value) < rank($1.value) }) {
            entries[oldest.key] = nil
            oldest.value.channel.close(promise: nil)
        }
        entries[ObjectIdentifier(channel)] = Entry(channel: channel, lastUse: nextUse())
    }

    func remove(_ channel: any Channel) { entries[ObjectIdentifier(channel)] = nil }

    func add(_ stream: ReloadStream, of channel: any Channel) { entries[ObjectIdentifier(channel)]?.stream = stream }

    func begin(_ channel: any Channel) {
        entries[ObjectIdentifier(channel)]?.lastUse = nextUse()
        entries[ObjectIdentifier(channel)]?.isAnswering = true
    }

    func end(_ channel: any Channel) { entries[ObjectIdentifier(channel)]?.isAnswering = false }

    /// Of all open pages.
    var streams: [ReloadStream] { entries.values.compactMap(\.stream) }

    func closeAll() {
        for entry in entries.values { entry.channel.close(promise: nil) }
    }

    private func nextUse() -> Int {
        uses += 1
        return uses
    }

    /// Open pages go last: they are idle by nature.
    private func rank(_ entry: Entry) -> (Int, Int) {
        (entry.stream != nil ? 2 : entry.isAnswering ? 1 : 0, entry.lastUse)
    }
}
