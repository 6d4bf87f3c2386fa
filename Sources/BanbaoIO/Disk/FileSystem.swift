import BanbaoSite
import BanbaoText

#if canImport(Glibc)
    import CLinux
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

// The system calls Banbao makes on files, each in one place, each naming the file and the reason when it fails.

/// What `stat` says about a file.
struct FileStatus: Sendable, Equatable {
    enum Kind: Sendable { case file, folder, symbolicLink, other }

    let kind: Kind
    let version: FileVersion
    /// With all that tells whether a source is the file it was.
    let sourceVersion: FileVersion
    let inode: UInt64
    let device: UInt64

    init(_ status: stat) {
        switch status.st_mode & S_IFMT {
        case S_IFREG: kind = .file
        case S_IFDIR: kind = .folder
        case S_IFLNK: kind = .symbolicLink
        default: kind = .other
        }
        #if canImport(Glibc)
            let (modified, changed) = (nanoseconds(status.st_mtim), nanoseconds(status.st_ctim))
        #else
            let (modified, changed) = (nanoseconds(status.st_mtimespec), nanoseconds(status.st_ctimespec))
        #endif
        let size = Int(status.st_size)
        inode = UInt64(status.st_ino)
        device = UInt64(truncatingIfNeeded: status.st_dev)
        version = FileVersion(size: size, modified: modified)
        sourceVersion = FileVersion(size: size, modified: modified, inode: inode, changed: changed)
    }
}

func nanoseconds(_ time: timespec) -> Int { Int(time.tv_sec) &* 1_000_000_000 &+ Int(time.tv_nsec) }

/// Nil when there is nothing at the path. Links are not followed unless asked.
func status(of path: String, followsLinks: Bool = false) throws -> FileStatus? {
    var result = stat()
    let outcome = unsafe followsLinks ? stat(path, &result) : lstat(path, &result)
    if outcome == 0 { return FileStatus(result) }
    if errno == ENOENT || errno == ENOTDIR { return nil }
    throw systemError(.lookAt, path)
}

/// Reads a regular file of ours.
func readFile(_ path: String) throws -> [UInt8] {
    // Without O_NONBLOCK a pipe put in the file's place would hang the build.
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw systemError(.read, path) }
    defer { close(descriptor) }
    return try readBytes(descriptor, limit: nil, path)
}

/// Bytes from where an open file stands: all of a regular file, or at most `limit`.
func readBytes(_ descriptor: Int32, limit: Int?, _ path: String) throws -> [UInt8] {
    let wanted = try limit ?? sizeOfFile(descriptor, path)
    return try unsafe [UInt8](unsafeUninitializedCapacity: wanted) { buffer, count in
        while count < wanted {
            let got = unsafe read(descriptor, buffer.baseAddress.map { unsafe $0 + count }, wanted - count)
            if got < 0, errno == EINTR { continue }
            guard got >= 0 else { throw systemError(.read, path) }
            if got == 0 { break }
            count += got
        }
    }
}

func sizeOfFile(_ descriptor: Int32, _ path: String) throws -> Int {
    var information = stat()
    guard unsafe fstat(descriptor, &information) == 0 else { throw systemError(.read, path) }
    let status = FileStatus(information)
    guard status.kind == .file else {
        throw MachineError(
            Wording("cannot read \(path): it is not a regular file", zh: "无法读取 \(path)：它不是普通文件"),
            help: Wording("move it away, or name another file", zh: "把它移走，或者换一个文件"))
    }
    return status.version.size
}

/// Creates a file that must not exist yet and writes it whole. Returns its status.
func createFile(_ path: String, _ bytes: [UInt8]) throws -> FileStatus {
    let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw systemError(.create, path) }
    defer { close(descriptor) }
    try writeAll(descriptor, bytes[...], path)
    var information = stat()
    guard unsafe fstat(descriptor, &information) == 0 else { throw systemError(.write, path) }
    return FileStatus(information)
}

/// Copies a source file of a known size, a piece at a time, to a file that must not exist yet. Returns its status.
func copyFile(_ source: String, of root: RootFolder, size: Int, to target: String) throws -> FileStatus {
    let output = unsafe open(target, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard output >= 0 else { throw systemError(.create, target) }
    defer { close(output) }
    var copied = 0
    try root.readPieces(of: source) { piece in
        try writeAll(output, piece[...], target)
        copied += piece.count
    }
    guard copied == size else { throw MachineError.changedDuringBuild(source) }
    var information = stat()
    guard unsafe fstat(output, &information) == 0 else { throw systemError(.write, target) }
    return FileStatus(information)
}

/// Sets the time of a file of ours, in nanoseconds since 1970.
func setModified(_ path: String, _ modified: Int) throws {
    let nanoseconds = ((modified % 1_000_000_000) + 1_000_000_000) % 1_000_000_000
    let time = timespec(tv_sec: (modified - nanoseconds) / 1_000_000_000, tv_nsec: nanoseconds)
    guard unsafe utimensat(AT_FDCWD, path, [time, time], 0) == 0 else { throw systemError(.setTime, path) }
}

/// Of files that become others by a rename.
let temporarySuffix = ".banbao-tmp"

/// Replaces a file in one step that survives a power cut: temporary name, fsync, rename.
func replaceFile(_ path: String, _ bytes: [UInt8]) throws {
    let temporary = path + temporarySuffix
    try removeFile(temporary)
    let descriptor = unsafe open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw systemError(.create, temporary) }
    do {
        defer { close(descriptor) }
        try writeAll(descriptor, bytes[...], temporary)
        guard fsync(descriptor) == 0 else { throw systemError(.write, temporary) }
    }
    try moveFile(temporary, to: path)
}

func writeAll(
    _ descriptor: Int32, _ bytes: ArraySlice<UInt8>, _ path: String, _ call: SystemCall = .write
) throws {
    try unsafe bytes.withUnsafeBytes { buffer in
        var done = 0
        while done < buffer.count {
            let written = unsafe write(descriptor, buffer.baseAddress.map { unsafe $0 + done }, buffer.count - done)
            if written < 0, errno == EINTR { continue }
            guard written >= 0 else { throw systemError(call, path) }
            done += written
        }
    }
}

func moveFile(_ source: String, to target: String) throws {
    guard unsafe rename(source, target) == 0 else { throw systemError(.move(to: target), source) }
}

/// A second name for the same file, or a copy where the file system has no second names. False across mounts.
func linkFile(_ source: String, to target: String) throws -> Bool {
    if unsafe link(source, target) == 0 { return true }
    if errno == EXDEV { return false }
    guard [EPERM, EMLINK, ENOTSUP].contains(errno) else { throw systemError(.link(to: target), source) }
    _ = try createFile(target, readFile(source))
    return true
}

/// No error when it is not there.
func removeFile(_ path: String) throws {
    guard unsafe unlink(path) == 0 || errno == ENOENT else { throw systemError(.remove, path) }
}

/// The path with every link, `.` and `..` worked out; nil when there is nothing.
func realPath(_ path: String) -> String? {
    guard let resolved = unsafe realpath(path, nil) else { return nil }
    defer { unsafe free(resolved) }
    return unsafe String(cString: resolved)
}

/// Waits until everything written to the file system of `path` is on disk.
func syncFileSystem(of path: String) throws {
    #if canImport(Glibc)
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw systemError(.open, path) }
        defer { close(descriptor) }
        guard syncfs(descriptor) == 0 else { throw systemError(.sync, path) }
    #else
        sync()
    #endif
}

/// Swaps two folders in one step. False where the system cannot: across mounts, on overlays, on some file systems.
func exchange(_ first: String, _ second: String) throws -> Bool {
    #if canImport(Glibc)
        if unsafe renameat2(AT_FDCWD, first, AT_FDCWD, second, UInt32(banbao_rename_exchange)) == 0 { return true }
        if [EBUSY, EXDEV, EINVAL, ENOSYS].contains(errno) { return false }
        throw systemError(.swap(with: second), first)
    #else
        return false
    #endif
}

/// A lock that the kernel gives back when the process ends, however it ends. The file holds the number of the process that
/// has it, for messages to others. Nil when another process has it.
func lockFile(_ path: String) throws -> Int32? {
    let descriptor = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw systemError(.create, path) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
        let isTaken = errno == EWOULDBLOCK
        close(descriptor)
        if isTaken { return nil }
        throw systemError(.lock, path)
    }
    do {
        guard ftruncate(descriptor, 0) == 0 else { throw systemError(.write, path) }
        try writeAll(descriptor, Array("\(getpid())\n".utf8)[...], path)
    } catch {
        close(descriptor)
        throw error
    }
    return descriptor
}

func unlock(_ descriptor: Int32) { close(descriptor) }

// MARK: For programs

package func readWholeFile(_ path: String) throws -> [UInt8] { try readFile(path) }

/// The first bytes of a file, at most `limit`.
package func readBeginning(ofFile path: String, limit: Int) throws -> [UInt8] {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw systemError(.read, path) }
    defer { close(descriptor) }
    return try readBytes(descriptor, limit: min(limit, sizeOfFile(descriptor, path)), path)
}

/// Creates a file that must not exist yet.
package func createWholeFile(_ path: String, _ bytes: [UInt8]) throws { _ = try createFile(path, bytes) }

/// At most `limit` bytes; what comes after is not read.
package func readStandardInput(limit: Int) throws -> [UInt8] {
    var input: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 64 * 1024)
    while input.count < limit {
        let got = unsafe buffer.withUnsafeMutableBytes { unsafe read(STDIN_FILENO, $0.baseAddress, $0.count) }
        if got < 0, errno == EINTR { continue }
        guard got >= 0 else { throw systemError(.readInput, "-") }
        if got == 0 { return input }
        input += buffer[..<min(got, limit - input.count)]
    }
    return input
}

/// Writes to an open stream; a reader that went away is an error like a full disk.
package func writeBytes(_ bytes: [UInt8], to descriptor: Int32) throws {
    try writeAll(descriptor, bytes[...], "-", descriptor == STDERR_FILENO ? .writeErrors : .writeOutput)
}
