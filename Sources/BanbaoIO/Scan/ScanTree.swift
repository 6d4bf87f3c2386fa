package import BanbaoSite
import BanbaoText
import Glibc

/// The files of a site's folder.
struct ScannedTree {
    let tree: SourceTree
    let root: RootFolder
}

/// File systems and kernels tick coarsely; two seconds cover FAT as well. What was changed within them may change again and
/// keep its time.
private let freshnessInNanoseconds = 2_000_000_000

/// Lists `content/` and `templates/` below `root`, in order of the paths' bytes; their folders on all cores.
/// Problems: links that leave the folder, pipes and devices, names that are not UTF-8.
func scanTree(_ root: String) async throws -> ScannedTree {
    // Taken before anything is read: what changes later has a later time.
    let settledBefore = nanosecondsSince1970() - freshnessInNanoseconds
    let root = try RootFolder(root)
    let scanner = TreeScanner(root: root.path, settledBefore: settledBefore)
    var found = TreeScanner.Found()
    for folder in ["content", "templates"] where try status(of: scanner.root + "/" + folder) != nil {
        let children = try scanner.children(of: folder, &found)
        for part in try await concurrentMap(children, chunk: 1, { child, _ in try scanner.scan(child, depth: 1) }) {
            found.append(part)
        }
    }
    let tree = SourceTree(files: found.files, problems: found.problems) { path, limit in
        try root.read(path, limit: limit)
    } readPart: { path, part in
        try root.read(path, part: part)
    }
    return ScannedTree(tree: tree, root: root)
}

/// The files of a site as they lie on disk.
package func scanSite(_ root: String) async throws -> SourceTree { try await scanTree(root).tree }

private struct TreeScanner: Sendable {
    let root: String
    let settledBefore: Int

    struct Found: Sendable {
        var files: [SourceTree.File] = []
        var problems: [Diagnostic] = []

        mutating func append(_ other: Found) {
            files += other.files
            problems += other.problems
        }
    }

    struct Child: Sendable {
        let path: String
        let status: FileStatus
    }

    private static let depthLimit = 64

    func scan(_ child: Child, depth: Int) throws -> Found {
        var found = Found()
        try scan(child, depth: depth, &found)
        return found
    }

    private func scan(_ child: Child, depth: Int, _ found: inout Found) throws {
        guard child.status.kind == .folder else {
            let version = child.status.version
            found.files.append(
                SourceTree.File(path: child.path, version: version, isSettled: version.modified <= settledBefore))
            return
        }
        guard depth < Self.depthLimit else {
            found.problems.append(.folderTooDeep(path: child.path, limit: Self.depthLimit))
            return
        }
        for child in try children(of: child.path, &found) { try scan(child, depth: depth + 1, &found) }
    }

    /// Files and folders that may be sources, in the order of whole paths.
    func children(of folder: String, _ found: inout Found) throws -> [Child] {
        var children: [Child] = []
        var keys: [[UInt8]] = []
        for entry in try listFolder(root + "/" + folder) where !isLeftover(entry.name) {
            guard firstInvalidUTF8Offset(in: entry.name) == nil else {
                found.problems.append(.fileNameNotUTF8(folder: folder, name: entry.name))
                continue
            }
            let path = folder + "/" + String(decoding: entry.name, as: UTF8.self)
            guard let status = try checkedStatus(path, entry.status, &found.problems) else { continue }
            children.append(Child(path: path, status: status))
            // A folder sorts as if its slash belonged to the name, which gives the order of whole paths.
            keys.append(status.kind == .folder ? entry.name + [UInt8(ascii: "/")] : entry.name)
        }
        return keys.indices.sorted { keys[$0].precedesInBytes(keys[$1]) }.map { children[$0] }
    }

    /// The status of what may be a source; a problem and nil otherwise.
    private func checkedStatus(
        _ path: String, _ own: FileStatus, _ problems: inout [Diagnostic]
    ) throws -> FileStatus? {
        var found = own
        if found.kind == .symbolicLink {
            guard let target = realPath(root + "/" + path) else {
                problems.append(.linkDangling(path: path))
                return nil
            }
            guard target.hasPrefix(root + "/content/") || target.hasPrefix(root + "/templates/"),
                let status = try status(of: target), !((root + "/" + path).hasPrefix(target + "/"))
            else {
                problems.append(.linkLeavesSite(path: path))
                return nil
            }
            found = status
        }
        if found.kind == .file || found.kind == .folder { return found }
        problems.append(.notRegularFile(path: path))
        return nil
    }
}

private func nanosecondsSince1970() -> Int {
    var now = timespec()
    _ = unsafe clock_gettime(CLOCK_REALTIME, &now)
    return Int(now.tv_sec) * 1_000_000_000 + Int(now.tv_nsec)
}

/// Hidden files, and what editors, office programs and desktops leave next to the files people mean.
private func isLeftover(_ name: [UInt8]) -> Bool {
    switch (name.first, name.last) {
    case (UInt8(ascii: "."), _), (_, UInt8(ascii: "~")), (UInt8(ascii: "#"), UInt8(ascii: "#")): true
    default:
        name.starts(with: "~$".utf8) || name.reversed().starts(with: "pws.".utf8) || name.elementsEqual("4913".utf8)
            || name.elementsEqual("Thumbs.db".utf8)
    }
}

extension Diagnostic {
    fileprivate static func folderTooDeep(path: String, limit: Int) -> Diagnostic {
        Diagnostic(
            .fileTooDeep, path: path,
            Wording("folders are nested deeper than \(limit) levels", zh: "文件夹的层次超过了 \(limit) 层"),
            help: Wording("move the files up", zh: "把文件往上移"))
    }

    fileprivate static func fileNameNotUTF8(folder: String, name: [UInt8]) -> Diagnostic {
        let shown = name.map { (0x20..<0x7F).contains($0) ? String(Unicode.Scalar($0)) : "\\x" + hexadecimal($0) }
        return Diagnostic(
            .fileName, path: folder + "/" + shown.joined(),
            Wording("the file's name is not UTF-8", zh: "文件名不是 UTF-8"), help: Wording("rename the file", zh: "给文件改名"))
    }

    fileprivate static func linkDangling(path: String) -> Diagnostic {
        Diagnostic(
            .fileSymlink, path: path,
            Wording("this symbolic link leads nowhere or in a circle", zh: "这个符号链接没有目标，或者在兜圈子"),
            help: Wording("delete it or fix it", zh: "删掉或改正"))
    }

    fileprivate static func linkLeavesSite(path: String) -> Diagnostic {
        Diagnostic(
            .fileSymlink, path: path,
            Wording(
                "this symbolic link leads out of content/ and templates/", zh: "这个符号链接指到了 content/ 和 templates/ 外面"),
            help: Wording("put a copy of the file there instead", zh: "改放一份文件的副本"))
    }

    fileprivate static func notRegularFile(path: String) -> Diagnostic {
        Diagnostic(
            .fileSpecial, path: path, Wording("this is not a regular file", zh: "这不是普通文件"),
            help: Wording("move it out of content/ and templates/", zh: "移出 content/ 和 templates/"))
    }
}
