package import BanbaoSite
import BanbaoText
import Synchronization

/// The files of a site's folder.
struct ScannedTree {
    let tree: SourceTree
    let root: RootFolder
}

/// Lists `content/`, `static/` and `templates/` below `root`, in order of the paths' bytes; their folders on all cores.
/// Problems: links that leave the folder, pipes and devices, names that are not UTF-8.
func scanTree(_ root: String) async throws -> ScannedTree {
    // Taken before anything is read: what changes later has a later time.
    let settledBefore = nanosecondsSince1970() - freshnessInNanoseconds
    let root = try RootFolder(root)
    var found = TreeScanner.Found()
    for folder in sourceFolders {
        guard let status = try status(of: root.path + "/" + folder) else { continue }
        guard status.kind == .folder else {
            found.problems.append(
                status.kind == .symbolicLink ? .linkLeavesSite(path: folder) : .notFolder(path: folder))
            continue
        }
        let scanner = TreeScanner(root: root.path, settledBefore: settledBefore, links: LinkBudget())
        if let all = try await scanner.scanTop(folder, status) {
            found.append(all)
        } else {
            // Without the links that multiply folders, so that what else is wrong is reported too.
            let scanner = TreeScanner(root: root.path, settledBefore: settledBefore, links: nil)
            if let some = try await scanner.scanTop(folder, status) { found.append(some) }
            found.problems.append(.linksMultiply(path: folder))
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

/// How many files and folders may still be found through links to folders that lie in folders that links lead to: these would make
/// a billion of a few.
private final class LinkBudget: Sendable {
    static let limit = 2000

    private let found = Atomic<Int>(0)

    var isSpent: Bool { found.load(ordering: .relaxed) > Self.limit }

    func spend(_ count: Int) { found.add(count, ordering: .relaxed) }
}

private struct TreeScanner: Sendable {
    let root: String
    let settledBefore: Int
    /// Nil where links behind links to folders are passed over.
    let links: LinkBudget?

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
        /// Links to it and to folders above it through which it was reached.
        let linkCount: Int
    }

    /// A folder and those above it, by what they are on disk; a link to one of them leads in a circle.
    struct Chain: Sendable {
        private var folders: [FileStatus] = []

        func adding(_ folder: FileStatus) -> Chain {
            var chain = self
            chain.folders.append(folder)
            return chain
        }

        func contains(_ folder: FileStatus) -> Bool {
            folders.contains { $0.inode == folder.inode && $0.device == folder.device }
        }
    }

    private static let depthLimit = 64
    /// Systems take 4,096 bytes for a whole path.
    private static let pathLimitInBytes = 2000

    /// Nil where links to folders bring more than anybody has.
    func scanTop(_ folder: String, _ status: FileStatus) async throws -> Found? {
        var found = Found()
        let chain = Chain().adding(status)
        let children = try children(of: folder, linkCount: 0, chain, &found)
        for part in try await concurrentMap(children, chunk: 1, { child, _ in try scan(child, chain) }) {
            found.append(part)
        }
        return links?.isSpent == true ? nil : found
    }

    private func scan(_ child: Child, _ chain: Chain) throws -> Found {
        var found = Found()
        try scan(child, depth: 1, chain, &found)
        return found
    }

    private func scan(_ child: Child, depth: Int, _ chain: Chain, _ found: inout Found) throws {
        guard child.status.kind == .folder else {
            let version = child.status.sourceVersion
            found.files.append(
                SourceTree.File(path: child.path, version: version, isSettled: version.modified <= settledBefore))
            return
        }
        guard depth < Self.depthLimit else {
            found.problems.append(.folderTooDeep(path: child.path, limit: Self.depthLimit))
            return
        }
        guard child.path.utf8.count <= Self.pathLimitInBytes else {
            found.problems.append(.pathTooLong(path: child.path, limitInBytes: Self.pathLimitInBytes))
            return
        }
        let chain = chain.adding(child.status)
        for child in try children(of: child.path, linkCount: child.linkCount, chain, &found) {
            if links?.isSpent == true { return }
            try scan(child, depth: depth + 1, chain, &found)
        }
    }

    /// Files and folders that may be sources, in the order of whole paths.
    private func children(
        of folder: String, linkCount: Int, _ chain: Chain, _ found: inout Found
    ) throws -> [Child] {
        var children: [Child] = []
        var keys: [[UInt8]] = []
        for entry in try listFolder(root + "/" + folder) where !isLeftover(entry.name, in: folder) {
            guard firstInvalidUTF8Offset(in: entry.name) == nil else {
                found.problems.append(.fileNameNotUTF8(folder: folder, name: entry.name))
                continue
            }
            let path = folder + "/" + String(decoding: entry.name, as: UTF8.self)
            guard let status = try checkedStatus(path, entry.status, chain, &found.problems) else { continue }
            let isLink = entry.status.kind == .symbolicLink && status.kind == .folder
            let linkCount = isLink ? linkCount + 1 : linkCount
            if linkCount > 1, links == nil { continue }
            children.append(Child(path: path, status: status, linkCount: linkCount))
            // A folder sorts as if its slash belonged to the name, which gives the order of whole paths.
            keys.append(status.kind == .folder ? entry.name + [UInt8(ascii: "/")] : entry.name)
        }
        if linkCount > 1 { links?.spend(children.count) }
        return keys.indices.sorted { keys[$0].precedesInBytes(keys[$1]) }.map { children[$0] }
    }

    /// The status of what may be a source; a problem and nil otherwise.
    private func checkedStatus(
        _ path: String, _ own: FileStatus, _ chain: Chain, _ problems: inout [Diagnostic]
    ) throws -> FileStatus? {
        var found = own
        if found.kind == .symbolicLink {
            guard let target = realPath(root + "/" + path) else {
                problems.append(.linkDangling(path: path))
                return nil
            }
            guard isSource(target, ofSiteAt: root), let status = try status(of: target) else {
                problems.append(.linkLeavesSite(path: path))
                return nil
            }
            if status.kind == .folder, chain.contains(status) {
                problems.append(.linkDangling(path: path))
                return nil
            }
            found = status
        }
        if found.kind == .file || found.kind == .folder { return found }
        problems.append(.notRegularFile(path: path))
        return nil
    }
}

extension Diagnostic {
    fileprivate static func folderTooDeep(path: String, limit: Int) -> Diagnostic {
        Diagnostic(
            .fileTooDeep, path: path,
            Wording("folders are nested deeper than \(limit) levels", zh: "文件夹的层次超过了 \(limit) 层"),
            help: Wording("move the files to a folder higher up", zh: "把文件移到上层文件夹"))
    }

    fileprivate static func pathTooLong(path: String, limitInBytes: Int) -> Diagnostic {
        Diagnostic(
            .fileTooDeep, path: path,
            Wording(
                "the path of this folder is longer than \(limitInBytes) bytes", zh: "这个文件夹的路径超过了 \(limitInBytes) 个字节"),
            help: Wording("use shorter names, or move the files to a folder higher up", zh: "用短一些的名字，或者把文件移到上层文件夹"))
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
            Wording("this symbolic link has no target or leads in a circle", zh: "这个符号链接没有目标，或者形成循环"),
            help: Wording("delete it or fix it", zh: "删掉它，或者改正"))
    }

    fileprivate static func linkLeavesSite(path: String) -> Diagnostic {
        Diagnostic(
            .fileSymlink, path: path,
            Wording(
                "this symbolic link leads out of content/ and templates/", zh: "这个符号链接指到了 content/ 和 templates/ 外面"),
            help: Wording("put a copy of the file there instead", zh: "改放一份文件的副本"))
    }

    fileprivate static func linksMultiply(path: String) -> Diagnostic {
        Diagnostic(
            .fileSymlink, path: path,
            Wording(
                "symbolic links in linked folders lead to more than \(LinkBudget.limit) files",
                zh: "链接来的文件夹里又有符号链接，带来的文件超过了 \(LinkBudget.limit) 个"),
            help: Wording(
                "delete links to folders that contain links to folders themselves", zh: "有的文件夹里又有指向文件夹的符号链接，去掉这样的链接"))
    }

    fileprivate static func notFolder(path: String) -> Diagnostic {
        Diagnostic(
            .fileSpecial, path: path, Wording("this must be a folder", zh: "这里应当是一个文件夹"),
            help: Wording("move the file away and make a folder of this name", zh: "把这个文件移走，新建同名的文件夹"))
    }

    fileprivate static func notRegularFile(path: String) -> Diagnostic {
        Diagnostic(
            .fileSpecial, path: path, Wording("this is not a regular file", zh: "这不是普通文件"),
            help: Wording("move it out of content/ and templates/", zh: "移出 content/ 和 templates/"))
    }
}
