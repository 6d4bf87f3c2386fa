import BanbaoSite
import BanbaoText

/// A walk through the folders that `scanTree` goes through, each once, however many links lead to it.
struct SourceWalk {
    private struct Identity: Hashable {
        let inode: UInt64
        let device: UInt64

        init(_ status: FileStatus) { (inode, device) = (status.inode, status.device) }
    }

    private static let depthLimit = 64

    private let root: String
    private var entered: Set<Identity> = []
    private var linkedFolders: [(path: String, status: FileStatus)] = []

    /// All that may be a source, with what tells whether it is the same as before. A folder is the same whatever is in it.
    private(set) var found: [(path: String, version: FileVersion)] = []
    /// Files that links lead to, by where they really are.
    private(set) var linkedFiles: [(path: String, target: String)] = []

    init(_ root: String) { self.root = root }

    /// Calls `enter` with every folder before it is listed.
    mutating func run<Failure: Error>(
        entering enter: (_ folder: String, _ status: FileStatus) throws(Failure) -> Void
    ) throws(Failure) {
        for folder in sourceFolders {
            guard let status = statusToCompare(folder, followsLinks: false) else { continue }
            try visit(folder, status, depth: 0, enter)
        }
        // After all others: a folder goes by its own path where it has one, and a link is needed only for what is hidden.
        while let linked = linkedFolders.popLast() { try visit(linked.path, linked.status, depth: 0, enter) }
    }

    private mutating func visit<Failure: Error>(
        _ path: String, _ status: FileStatus, depth: Int, _ enter: (String, FileStatus) throws(Failure) -> Void
    ) throws(Failure) {
        guard status.kind == .folder else {
            if status.kind == .symbolicLink, depth > 0 { return follow(path, status) }
            return found.append((path, status.sourceVersion))
        }
        guard depth < Self.depthLimit, entered.insert(Identity(status)).inserted else { return }
        try enter(path, status)
        guard let entries = entriesToCompare(of: path) else {
            // Its version changes with its permissions.
            return found.append((path, status.sourceVersion))
        }
        found.append((path, FileVersion(size: 0, modified: 0, inode: status.inode)))
        for entry in entries where !isLeftover(entry.name, in: path) {
            try visit(path + "/" + String(decoding: entry.name, as: UTF8.self), entry.status, depth: depth + 1, enter)
        }
    }

    private mutating func follow(_ path: String, _ link: FileStatus) {
        guard let target = realPath(root + "/" + path), isSource(target, ofSiteAt: root),
            let status = statusToCompare(path, followsLinks: true)
        else { return found.append((path, link.sourceVersion)) }
        if status.kind == .folder {
            linkedFolders.append((path, status))
        } else {
            linkedFiles.append((path, target))
            found.append((path, status.sourceVersion))
        }
    }

    // What the system refuses here it refuses to the scan that follows, which reports it.

    private func statusToCompare(_ path: String, followsLinks: Bool) -> FileStatus? {
        do { return try status(of: root + "/" + path, followsLinks: followsLinks) } catch { return nil }
    }

    private func entriesToCompare(of folder: String) -> [FolderEntry]? {
        do { return try listFolder(root + "/" + folder) } catch { return nil }
    }
}
