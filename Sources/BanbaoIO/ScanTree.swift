import BanbaoSite
import BanbaoText

/// The files of a site's folder, with the times a rebuild compares.
struct ScannedTree {
    let tree: SourceTree
    /// By the index of `tree.files`.
    let stamps: [Stamp]
}

/// Lists `content/` and `templates/` below `root`, in order of the paths' bytes.
/// Problems: links that leave the folder, pipes and devices, names that are not UTF-8.
func scanTree(_ root: String) throws -> ScannedTree {
    guard let realRoot = realPath(root) else { throw MachineError("there is no folder \(root)") }
    var scanner = TreeScanner(root: realRoot)
    for folder in ["content", "templates"] where try status(of: realRoot + "/" + folder) != nil {
        try scanner.scan(folder, depth: 1)
    }
    let tree = SourceTree(files: scanner.files, problems: scanner.problems) { path, limit in
        try readFile(realRoot + "/" + path, limit: limit)
    }
    return ScannedTree(tree: tree, stamps: scanner.stamps)
}

private struct TreeScanner {
    let root: String
    var files: [SourceTree.File] = []
    var stamps: [Stamp] = []
    var problems: [Diagnostic] = []

    private static let depthLimit = 64

    init(root: String) { self.root = root }

    mutating func scan(_ folder: String, depth: Int) throws {
        guard depth <= Self.depthLimit else {
            problems.append(.folderTooDeep(path: folder, limit: Self.depthLimit))
            return
        }
        var children: [(key: [UInt8], path: String, status: FileStatus)] = []
        for child in try listFolder(root + "/" + folder) where !isLeftover(child.name) {
            guard firstInvalidUTF8Offset(in: child.name) == nil else {
                problems.append(.fileNameNotUTF8(folder: folder, name: child.name))
                continue
            }
            let path = folder + "/" + String(decoding: child.name, as: UTF8.self)
            guard let status = try checkedStatus(path, child.status) else { continue }
            // A folder sorts as if its slash belonged to the name, which gives the order of whole paths.
            children.append((status.kind == .folder ? child.name + [UInt8(ascii: "/")] : child.name, path, status))
        }
        // The children are large, so their places are sorted.
        let keys = children.map(\.key)
        for child in keys.indices.sorted(by: { keys[$0].precedesInBytes(keys[$1]) }).map({ children[$0] }) {
            if child.status.kind == .folder {
                try scan(child.path, depth: depth + 1)
            } else {
                files.append(SourceTree.File(path: child.path, size: child.status.stamp.size))
                stamps.append(child.status.stamp)
            }
        }
    }

    /// The status of what may be a source; a problem and nil otherwise.
    private mutating func checkedStatus(_ path: String, _ own: FileStatus) throws -> FileStatus? {
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

/// Hidden files, and what editors, office programs and desktops leave beside the files people mean.
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
        Diagnostic("file.depth", path: path, "folders lie deeper than \(limit) levels", help: "move the files up")
    }

    fileprivate static func fileNameNotUTF8(folder: String, name: [UInt8]) -> Diagnostic {
        let shown = name.map { (0x20..<0x7F).contains($0) ? String(Unicode.Scalar($0)) : "\\x" + hexadecimal($0) }
        return Diagnostic(
            "file.name", path: folder + "/" + shown.joined(), "the file's name is not UTF-8", help: "rename the file")
    }

    fileprivate static func linkDangling(path: String) -> Diagnostic {
        Diagnostic(
            "file.link", path: path, "this symbolic link leads nowhere, or in a circle", help: "delete it or mend it")
    }

    fileprivate static func linkLeavesSite(path: String) -> Diagnostic {
        Diagnostic(
            "file.link", path: path, "this symbolic link leaves content/ and templates/",
            help: "put a copy of the file there instead")
    }

    fileprivate static func notRegularFile(path: String) -> Diagnostic {
        Diagnostic("file.kind", path: path, "this is no regular file", help: "move it out of content/ and templates/")
    }
}
