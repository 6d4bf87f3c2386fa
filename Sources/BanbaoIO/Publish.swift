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
                if first.stamp != entry.stamp { changed.append(entry.path) }
                old.removeFirst()
            } else {
                added.append(entry.path)
            }
        }
        removed += old.map(\.path)
        (self.added, self.changed, self.removed) = (added, changed, removed)
    }
}

/// Makes a finished staging folder the output.
///
/// In one step where the system can swap two folders; else file by file, assets before the pages that use them and
/// deletions last, so that readers never meet a torn file. Killed at any moment, the next run finishes or repeats it.
func publish(
    _ staging: Staging, _ entries: [Manifest.Entry], leavingOut unwanted: [String], inputs: InputState?
) throws -> Changes {
    let entries = try staging.leaveOut(unwanted, of: entries)
    // The last moment to stop: from here on the new site is made the present one.
    try Task.checkCancellation()
    let changes = Changes(from: staging.previous, to: entries)
    let maySwap = try staging.keep(staging.present.foreign)
    let folder = staging.folder
    guard let staged = try status(of: folder.staging) else {
        throw MachineError(Wording("the staging folder is gone", zh: "暂存文件夹不见了"))
    }
    if changes.isEmpty, let previous = staging.previous {
        // Not a byte differs: the present output stays, and only what is known about the inputs is new.
        let present = try status(of: folder.path)
        try folder.writeManifest(
            Manifest(state: .complete, inode: present?.inode ?? previous.inode, inputs: inputs, entries: entries))
        try staging.discard()
        return changes
    }
    try syncFileSystem(of: folder.staging)
    let manifest = Manifest(state: .complete, inode: staged.inode, inputs: inputs, entries: entries)
    try folder.writeNextManifest(manifest)
    if try status(of: folder.path) == nil {
        try moveFile(folder.staging, to: folder.path)
        try folder.syncParent()
        try folder.adoptNextManifest()
    } else if try maySwap && exchange(folder.staging, folder.path) {
        try folder.syncParent()
        try folder.adoptNextManifest()
        try staging.discard()
    } else {
        try replaceFiles(staging, entries, inputs: inputs, changes: changes)
    }
    return changes
}

/// Replaces the present output file by file.
private func replaceFiles(
    _ staging: Staging, _ entries: [Manifest.Entry], inputs: InputState?, changes: Changes
) throws {
    let folder = staging.folder
    guard let present = try status(of: folder.path) else {
        throw MachineError(Wording("the output folder is gone", zh: "输出文件夹不见了"))
    }
    // From here on any file may be old or new: all that were or will be ours are named until the end.
    let known = Set(entries.map(\.path))
    let before = (staging.previous?.entries ?? []).filter { !known.contains($0.path) }
    let all = (entries + before).sorted { $0.path.precedesInBytes($1.path) }
    try folder.writeNextManifest(Manifest(state: .replacing, inode: present.inode, inputs: nil, entries: all))
    var made: Set<String> = []
    var written: [Manifest.Entry] = []
    for entry in entries.sorted(by: { ($0.rank, $0.path) < ($1.rank, $1.path) }) {
        let target = folder.path + "/" + entry.path
        if try status(of: target)?.stamp == entry.stamp {
            written.append(entry)
            continue
        }
        try makeFolders(below: folder.path, above: entry.path, &made)
        let temporary = target + temporarySuffix
        try removeFile(temporary)
        let created = try createFile(temporary, try readFile(folder.staging + "/" + entry.path))
        try moveFile(temporary, to: target)
        written.append(
            Manifest.Entry(path: entry.path, stamp: created.stamp, origin: entry.origin, trace: entry.trace))
    }
    for path in changes.removed { try removeFileAndEmptyFolders(path, below: folder.path) }
    try syncFileSystem(of: folder.path)
    written.sort { $0.path.precedesInBytes($1.path) }
    try folder.writeManifest(Manifest(state: .complete, inode: present.inode, inputs: inputs, entries: written))
    try folder.dropNextManifest()
    try staging.discard()
}

extension Manifest.Entry {
    /// Order of replacement: what pages refer to, pages, what refers to pages.
    fileprivate var rank: Int {
        if path.hasSuffix(".html") { return 1 }
        return path.hasSuffix(".xml") || path == "robots.txt" ? 2 : 0
    }
}
