/// The first sixteen bytes of a SHA-256, held inline: what is equal has the same content.
package struct Fingerprint: Sendable, Hashable, ByteCodable {
    private let high: UInt64
    private let low: UInt64

    /// In: the bytes of a SHA-256, or at least sixteen of them.
    package init(sha256 digest: [UInt8]) {
        precondition(digest.count >= 16, "a digest of sixteen bytes or more")
        func word(_ start: Int) -> UInt64 { digest[start..<(start + 8)].reduce(0) { $0 << 8 | UInt64($1) } }
        (high, low) = (word(0), word(8))
    }

    /// For a later digest over many.
    package func append(to bytes: inout [UInt8]) {
        for word in [high, low] {
            for shift in stride(from: 56, through: 0, by: -8) { bytes.append(UInt8(truncatingIfNeeded: word >> shift)) }
        }
    }

    package func encode(to writer: inout ByteWriter) {
        writer.write(Int(bitPattern: UInt(high)))
        writer.write(Int(bitPattern: UInt(low)))
    }

    package init(from reader: inout ByteReader) throws(DamagedBytes) {
        high = UInt64(UInt(bitPattern: try reader.number()))
        low = UInt64(UInt(bitPattern: try reader.number()))
    }
}
