import BanbaoText
import Glibc

/// Writes a new file a piece at a time, and hashes it piece by piece.
struct PieceWriter: ~Copyable {
    /// Pieces of one size, so that whoever reads the file can hash it in the same way.
    private static let pieceInBytes = 1 << 20

    private let path: String
    private let descriptor: Int32
    private var hash = ContentHash()

    /// Creates a file that must not exist yet.
    init(_ path: String) throws {
        self.path = path
        descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw systemError(.create, path) }
    }

    deinit { close(descriptor) }

    /// Takes what fills a piece out of the writer.
    mutating func append(_ writer: inout ByteWriter) throws {
        while writer.bytes.count >= Self.pieceInBytes {
            try write(writer.bytes[..<Self.pieceInBytes])
            writer.removeFirst(Self.pieceInBytes)
        }
    }

    /// Writes the rest. Out: the hash of the whole file.
    consuming func finish(_ writer: ByteWriter) throws -> ContentHash {
        if !writer.bytes.isEmpty { try write(writer.bytes[...]) }
        return hash
    }

    private mutating func write(_ piece: ArraySlice<UInt8>) throws {
        hash.combine(piece.span)
        try writeAll(descriptor, piece, path)
    }

    /// The hash that a file with these bytes was given.
    static func hash(of bytes: [UInt8]) -> ContentHash {
        var hash = ContentHash()
        for start in stride(from: 0, to: bytes.count, by: pieceInBytes) {
            hash.combine(bytes[start..<min(start + pieceInBytes, bytes.count)].span)
        }
        return hash
    }
}
