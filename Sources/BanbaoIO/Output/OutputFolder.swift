import BanbaoSite
import BanbaoText

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The output folder, and what Banbao keeps of it: manifest and lock in the state folder, and while a build runs the staging
/// folder.
struct OutputFolder: Sendable {
    /// Absolute.
    let path: String
    let staging: String
    let state: StateFolder
    private let parent: String
    private let name: String

    /// Checks that the folder may be ours before anything is touched; neither it nor the folders above it need be there.
    /// Throws for folders that hold the site's sources or lie in them, for links, for the root.
    init(_ written: String, siteRoot: String, state writtenState: String? = nil) throws {
        let trimmed =
            written.utf8.count > 1 && written.endsWithBytes("/") ? String(written.droppingLastBytes(1)) : written
        let cut = trimmed.cut(atLast: "/")
        let name = cut.map { String($0.after) } ?? trimmed
        let parent = cut.map { $0.before.isEmpty ? "/" : String($0.before) } ?? "."
        guard !name.isEmpty, name != ".", name != ".." else {
            throw MachineError(
                Wording("refusing to write the site to \(written)", zh: "不能把网站写到 \(written)"),
                help: Wording("name a folder of its own: --output site", zh: "另用一个专门的文件夹：--output site"))
        }
        guard let realParent = futurePath(parent) else { throw MachineError.noFolder(parent) }
        self.name = name
        self.parent = realParent == "/" ? "" : realParent
        path = self.parent + "/" + name
        try Self.checkPresent(path, written)
        let sources = [siteRoot + "/content", siteRoot + "/templates"]
        for folder in sources + [siteRoot]
        where folder.hasSameBytes(as: path) || folder.startsWithBytes(path + "/")
            || (!folder.hasSameBytes(as: siteRoot) && path.startsWithBytes(folder + "/"))
        {
            throw MachineError(
                Wording(
                    "refusing to write the site to \(written): the sources are in it", zh: "不能把网站写到 \(written)：那里是源文件"),
                help: Wording("name a folder of its own", zh: "另用一个专门的文件夹"))
        }
        state = try StateFolder(writtenState, ofOutput: path, sources: sources)
        staging = "\(state.mayWriteBeside ? self.parent : state.path)/.\(name).staging-\(getpid())"
    }

    private static func checkPresent(_ path: String, _ written: String) throws {
        switch try status(of: path)?.kind {
        case .symbolicLink:
            throw MachineError(
                Wording("the output \(written) is a symbolic link", zh: "输出文件夹 \(written) 是符号链接"),
                help: Wording("name the folder it leads to", zh: "写它指向的那个文件夹"))
        case .file, .other:
            throw MachineError(Wording("the output \(written) is not a folder", zh: "输出位置 \(written) 不是文件夹"))
        case .folder, nil: return
        }
    }

    private var manifestPath: String { state.file("manifest") }
    private var nextManifestPath: String { state.file("manifest.next") }

    /// Whether the next output can take the place of the present one in one step.
    var maySwap: Bool { state.mayWriteBeside }

    /// What lies in the folder and is not Banbao's own record.
    func children() throws -> [FolderEntry] {
        let children = try listFolder(path)
        return state.isInOutput ? children.filter { !$0.name.elementsEqual(StateFolder.name.utf8) } : children
    }

    // MARK: Lock and leftovers

    /// Holds the lock while `body` runs. Throws when another build has it.
    func withLock<Result>(_ body: () async throws -> Result) async throws -> Result {
        try makeFolderAndParents(parent)
        try makeFolderAndParents(state.path)
        let lock = state.file("lock")
        guard let descriptor = try lockFile(lock) else {
            let holder = String(decoding: try readFile(lock).prefix { $0 != 0x0A }, as: UTF8.self)
            let process =
                holder.isEmpty
                ? Wording("", zh: " ") : Wording(" (process \(holder))", zh: "（进程 \(holder)）")
            throw MachineError(
                Wording("another banbao\(process) is writing to \(path)", zh: "另一个 banbao\(process)正在写 \(path)"),
                help: Wording("wait until it is done", zh: "等它完成"))
        }
        defer { unlock(descriptor) }
        try removeStaleStaging()
        return try await body()
    }

    /// Whoever has the lock knows that no other build is alive, so every staging folder is a dead one's.
    private func removeStaleStaging() throws {
        let prefix = Array(".\(name).staging-".utf8)
        let folder = state.mayWriteBeside ? parent : state.path
        for child in try listFolder(folder.isEmpty ? "/" : folder) where child.name.starts(with: prefix) {
            let path = folder + "/" + String(decoding: child.name, as: UTF8.self)
            if child.status.kind == .folder { try removeFolder(path) }
        }
    }

    // MARK: Manifest

    /// What the last build left, whatever moment it died at. Nil when there is no output yet.
    /// Throws when the folder has content but no manifest: it is not ours, unless it is to become so.
    func recoverManifest(adopting: Bool) throws -> Manifest? {
        guard let folder = try status(of: path) else { return nil }
        let present = try readManifest(manifestPath)
        if let next = try readManifest(nextManifestPath) {
            if next.state == .replacing { return next.withoutTrust() }
            if next.inode == folder.inode {
                // The swap happened, and only the last step is missing.
                try moveFile(nextManifestPath, to: manifestPath)
                return next
            }
            try removeFile(nextManifestPath)
        }
        if let present { return present.inode == folder.inode ? present : present.withoutTrust() }
        let count = try children().count
        if count == 0 { return nil }
        if adopting { return Manifest(state: .complete, inode: folder.inode, entries: []) }
        throw try status(of: manifestPath) == nil ? notOurs(count) : notKnown()
    }

    private func notOurs(_ count: Int) -> MachineError {
        MachineError(
            Wording(
                "\(path) contains \(count) \(count == 1 ? "file or folder" : "files or folders") that banbao did not write",
                zh: "\(path) 里有 \(count) 个不是 banbao 写的文件或文件夹"),
            help: Wording(
                "name another folder with --output, or build with --adopt: it replaces files of the same name and keeps the rest",
                zh: "用 --output 另指一个文件夹，或者用 --adopt 生成：同名的文件会被替换，其余的保留"))
    }

    private func notKnown() -> MachineError {
        MachineError(
            Wording(
                "what banbao wrote in \(path) is not known: \(manifestPath) is damaged, or of another version",
                zh: "不知道 \(path) 里哪些是 banbao 写的：\(manifestPath) 已损坏，或者是别的版本写的"),
            help: Wording(
                "if nothing in the folder is yours, delete it and build again; else build with --adopt, which deletes nothing",
                zh: "如果文件夹里没有您自己的文件，删掉它再生成一次；否则用 --adopt 生成，它什么都不删"))
    }

    private func readManifest(_ path: String) throws -> Manifest? {
        guard try status(of: path)?.kind == .file else { return nil }
        let bytes = try readFile(path)
        return Manifest(bytes) ?? Manifest(ofOtherFormat: bytes)
    }

    func writeManifest(_ manifest: Manifest) throws { try replaceFile(manifestPath, manifest.encoded()) }
    func writeNextManifest(_ manifest: Manifest) throws { try replaceFile(nextManifestPath, manifest.encoded()) }
    func adoptNextManifest() throws { try moveFile(nextManifestPath, to: manifestPath) }
    func dropNextManifest() throws { try removeFile(nextManifestPath) }

    // MARK: Memory

    private func memoryPath(_ hash: ContentHash) -> String { state.file("memory-\(hash)") }

    /// What the build remembered that a manifest was written by; nil where it is gone or damaged.
    func readMemory(_ hash: ContentHash) throws -> [UInt8]? {
        let path = memoryPath(hash)
        guard try status(of: path)?.kind == .file else { return nil }
        let bytes = try readFile(path)
        return PieceWriter.hash(of: bytes) == hash ? bytes : nil
    }

    /// To be written before the manifest that names it. A torn one is not what its name says, and nobody reads it.
    func writeMemory(_ content: BuildMemoryContent) throws -> ContentHash {
        let temporary = state.file("memory-next")
        try removeFile(temporary)
        let hash = try content.write(to: temporary)
        try moveFile(temporary, to: memoryPath(hash))
        return hash
    }

    /// Removes what other builds remembered.
    func removeMemories(but hash: ContentHash?) throws {
        let kept = hash.map { memoryPath($0) }
        let prefix = Array(state.file("memory-").dropFirst(state.path.count + 1).utf8)
        for child in try listFolder(state.path) where child.name.starts(with: prefix) {
            let path = state.path + "/" + String(decoding: child.name, as: UTF8.self)
            if path != kept { try removeFile(path) }
        }
    }

    /// Makes the rename of a child durable.
    func syncParent() throws {
        let descriptor = unsafe open(parent.isEmpty ? "/" : parent, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw systemError(.open, parent) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw systemError(.sync, parent) }
    }
}

extension Manifest {
    /// The same files, but none taken to be what it was: each will be written again.
    fileprivate func withoutTrust() -> Manifest {
        let entries = entries.map { Entry(path: $0.path, version: .unknown, kind: $0.kind) }
        return Manifest(state: state, inode: inode, isPreview: isPreview, entries: entries)
    }
}
