import Crypto

/// SHA-256 of a file's bytes, held inline.
struct FileDigest: Sendable, Equatable {
    private let words: (UInt64, UInt64, UInt64, UInt64)

    init(of bytes: [UInt8]) {
        let digest = SHA256.hash(data: bytes)
        self.init(bytes: Array(digest))
    }

    /// Of a regular file, read a piece at a time.
    init(ofFile path: String, of root: RootFolder) throws {
        var hash = SHA256()
        try root.readPieces(of: path) { hash.update(data: $0) }
        self.init(bytes: Array(hash.finalize()))
    }

    private init(bytes: [UInt8]) {
        func word(_ index: Int) -> UInt64 {
            bytes[(index * 8)..<(index * 8 + 8)].reduce(0) { $0 << 8 | UInt64($1) }
        }
        words = (word(0), word(1), word(2), word(3))
    }

    static func == (left: FileDigest, right: FileDigest) -> Bool { left.words == right.words }

    /// 64 lower-case hexadecimal digits.
    func appendHexadecimal(to output: inout [UInt8]) {
        for word in [words.0, words.1, words.2, words.3] {
            var shift: UInt64 = 64
            while shift > 0 {
                shift -= 4
                let digit = UInt8(truncatingIfNeeded: word >> shift & 15)
                output.append(digit < 10 ? 0x30 + digit : 0x61 - 10 + digit)
            }
        }
    }

    init?(hexadecimal: ArraySlice<UInt8>) {
        guard hexadecimal.count == 64 else { return nil }
        var values: [UInt64] = []
        var value: UInt64 = 0
        for (index, byte) in hexadecimal.enumerated() {
            switch byte {
            case 0x30...0x39: value = value << 4 | UInt64(byte - 0x30)
            case 0x61...0x66: value = value << 4 | UInt64(byte - 0x61 + 10)
            default: return nil
            }
            if index % 16 == 15 {
                values.append(value)
                value = 0
            }
        }
        words = (values[0], values[1], values[2], values[3])
    }
}

func sha256(_ bytes: [UInt8]) -> [UInt8] { Array(SHA256.hash(data: bytes)) }
