import BanbaoText

#if canImport(Glibc)
    import CLinux
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The folder of a site, held open. What is read through it lies beneath it, even where somebody puts a link in a file's
/// place after the scan.
final class RootFolder: Sendable {
    /// Every link in it worked out.
    let path: String
    private let descriptor: Int32

    init(_ path: String) throws {
        guard let real = realPath(path) else { throw MachineError.noFolder(path) }
        self.path = real
        descriptor = unsafe open(real, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw systemError(.open, real) }
    }

    deinit { close(descriptor) }

    /// The bytes of a regular file, or its first `limit`. With a limit the system is not asked for the size first; what took
    /// the place of a file since it was listed gives other bytes, an error or nothing, but never holds up the build.
    func read(_ file: String, limit: Int? = nil) throws -> [UInt8] {
        let input = try openFile(file)
        defer { close(input) }
        return try readBytes(input, limit: limit, file)
    }

    /// A part of the bytes of a regular file, shorter where the file ends before.
    func read(_ file: String, part: Range<Int>) throws -> [UInt8] {
        let input = try openFile(file)
        defer { close(input) }
        guard lseek(input, off_t(part.lowerBound), SEEK_SET) >= 0 else { throw systemError(.read, path + "/" + file) }
        return try readBytes(input, limit: part.count, file)
    }

    /// Hands the bytes of a regular file to `body`, at most a mebibyte at a time.
    func readPieces(of file: String, _ body: ([UInt8]) throws -> Void) throws {
        let input = try openFile(file)
        defer { close(input) }
        _ = try sizeOfFile(input, file)
        while true {
            let piece = try readBytes(input, limit: 1 << 20, file)
            if piece.isEmpty { return }
            try body(piece)
        }
    }

    private func openFile(_ file: String) throws -> Int32 {
        let found = openBeneath(file)
        if found >= 0 { return found }
        let code = errno
        let whole = path + "/" + file
        // A link may name the place it leads to from the system's root; it is followed where that is beneath.
        if code == EXDEV || code == ELOOP, let real = realPath(whole), real.startsWithBytes(path + "/") {
            let found = openBeneath(String(real.droppingFirstBytes(path.utf8.count + 1)))
            if found >= 0 { return found }
        }
        throw systemError(.read, whole, code: code)
    }

    private func openBeneath(_ file: String) -> Int32 {
        // Without O_NONBLOCK a pipe put in the file's place would hang the build.
        let flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK
        #if canImport(Glibc)
            let found = unsafe banbao_open_beneath(descriptor, file, flags)
            // Older kernels, and containers that do not let it pass.
            if found >= 0 || (errno != ENOSYS && errno != EPERM) { return found }
        #endif
        return unsafe openat(descriptor, file, flags)
    }
}
