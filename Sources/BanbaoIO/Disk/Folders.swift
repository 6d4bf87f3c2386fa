import BanbaoText

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

// The system calls Banbao makes on folders.

/// Makes one folder; no error when it is there already.
func makeFolder(_ path: String) throws {
    guard unsafe mkdir(path, 0o755) == 0 || errno == EEXIST else { throw systemError(.makeFolder, path) }
}

/// Makes a folder and what is missing above it. An absolute path.
func makeFolderAndParents(_ path: String) throws {
    guard !path.isEmpty, path != "/", try status(of: path, followsLinks: true) == nil else { return }
    if let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) { try makeFolderAndParents(String(path[..<slash])) }
    try makeFolder(path)
}

/// The path that a folder has or will have once the missing parts are made, with links worked out; nil where the missing parts go up
/// again, or where there is no telling.
func futurePath(_ path: String) -> String? {
    if let real = realPath(path) { return real }
    var trimmed = path[...]
    while trimmed.utf8.count > 1, trimmed.endsWithBytes("/") { trimmed = trimmed.droppingLastBytes(1) }
    let slash = trimmed.utf8.lastIndex(of: UInt8(ascii: "/"))
    let name = slash.map { trimmed[trimmed.index(after: $0)...] } ?? trimmed
    guard !name.isEmpty, name != ".." else { return nil }
    let above = slash.map { $0 == trimmed.startIndex ? "/" : String(trimmed[..<$0]) } ?? "."
    guard let parent = futurePath(above) else { return nil }
    return name == "." ? parent : (parent == "/" ? "" : parent) + "/" + name
}

/// Makes every folder that a path below `root` needs; `made` remembers those that are there.
func makeFolders(below root: String, above path: String, _ made: inout Set<ExactText>) throws {
    guard let (folder, _) = path.cut(atLast: "/") else { return }
    let parent = String(folder)
    guard made.insert(ExactText(parent)).inserted else { return }
    try makeFolders(below: root, above: parent, &made)
    try makeFolder(root + "/" + parent)
}

struct FolderEntry {
    let name: [UInt8]
    /// Of the entry itself: links are not followed.
    let status: FileStatus
}

/// What lies in a folder, in no order; `.` and `..` left out, and what vanishes meanwhile.
func listFolder(_ path: String) throws -> [FolderEntry] {
    var entries: [FolderEntry] = []
    try unsafe visitFolder(path) { folder, name in
        var information = stat()
        if unsafe fstatat(folder, name, &information, AT_SYMLINK_NOFOLLOW) != 0 {
            if errno == ENOENT { return }
            throw unsafe systemError(.lookAt, path + "/" + String(cString: name))
        }
        let bytes = unsafe Array(UnsafeRawBufferPointer(start: name, count: strlen(name)))
        entries.append(FolderEntry(name: bytes, status: FileStatus(information)))
    }
    return entries
}

/// Removes a folder of ours with everything in it. Links are removed, never followed.
func removeFolder(_ path: String) throws {
    try unsafe visitFolder(path) { folder, name in
        // Most entries are files, so trying is cheaper than asking.
        if unsafe unlinkat(folder, name, 0) == 0 || errno == ENOENT { return }
        let child = unsafe path + "/" + String(cString: name)
        guard errno == EISDIR || errno == EPERM else { throw systemError(.remove, child) }
        try removeFolder(child)
    }
    guard unsafe rmdir(path) == 0 || errno == ENOENT else { throw systemError(.removeFolder, path) }
}

/// Calls `visit` with every name in a folder and the open folder, so that the system need not walk the whole path for each.
private func visitFolder(
    _ path: String, _ visit: (_ folder: Int32, _ name: UnsafePointer<CChar>) throws -> Void
) throws {
    guard let folder = unsafe opendir(path) else { throw systemError(.listFolder, path) }
    defer { unsafe closedir(folder) }
    while true {
        errno = 0
        guard let entry = unsafe readdir(folder) else {
            if errno != 0 { throw systemError(.listFolder, path) }
            return
        }
        try unsafe withUnsafePointer(to: &entry.pointee.d_name) { field in
            let capacity = unsafe MemoryLayout.size(ofValue: field.pointee)
            try unsafe field.withMemoryRebound(to: CChar.self, capacity: capacity) { name in
                if unsafe strcmp(name, ".") != 0 && strcmp(name, "..") != 0 { try unsafe visit(dirfd(folder), name) }
            }
        }
    }
}

/// Removes a file and every folder above it, up to `root`, that it leaves empty.
func removeFileAndEmptyFolders(_ path: String, below root: String) throws {
    try removeFile(root + "/" + path)
    var parent = path
    while let (folder, _) = parent.cut(atLast: "/") {
        parent = String(folder)
        guard unsafe rmdir(root + "/" + parent) == 0 else { return }
    }
}
