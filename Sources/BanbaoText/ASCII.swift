// Classes of ASCII bytes. Bytes of other characters belong to none.

@inlinable package func isSpaceOrTab(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

@inlinable package func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

@inlinable package func isLetter(_ byte: UInt8) -> Bool { byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A }

@inlinable package func isLetterOrDigit(_ byte: UInt8) -> Bool { isLetter(byte) || isDigit(byte) }

/// The value of a hexadecimal digit of either case.
@inlinable package func hexadecimalValue(_ byte: UInt8) -> UInt8? {
    if isDigit(byte) { return byte - 0x30 }
    let folded = byte | 0x20
    return folded >= 0x61 && folded <= 0x66 ? folded - 0x61 + 10 : nil
}
