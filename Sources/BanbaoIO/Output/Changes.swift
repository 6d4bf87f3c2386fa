import BanbaoText

/// How a build differs from the one before, in order of the paths.
package struct Changes: Sendable {
    package let added: [String]
    package let changed: [String]
    package let removed: [String]
    package let isFirstBuild: Bool

    package var isEmpty: Bool { added.isEmpty && changed.isEmpty && removed.isEmpty }

    init(from previous: Manifest?, to entries: [Manifest.Entry]) {
        isFirstBuild = previous == nil
        var (added, changed, removed): ([String], [String], [String]) = ([], [], [])
        var old = previous?.entries[...] ?? []
        for entry in entries {
            while let first = old.first, first.path.precedesInBytes(entry.path) {
                removed.append(first.path)
                old.removeFirst()
            }
            if let first = old.first, first.path.hasSameBytes(as: entry.path) {
                if first.version != entry.version { changed.append(entry.path) }
                old.removeFirst()
            } else {
                added.append(entry.path)
            }
        }
        removed += old.map(\.path)
        (self.added, self.changed, self.removed) = (added, changed, removed)
    }
}
