extension Span<UInt8> {
    /// Han characters, and words of other scripts, in UTF-8. One step a Han character, by its first byte: U+4000...U+9FFF
    /// begin with E4...E9; the rarer Han blocks begin otherwise and are few. Eight bytes a step where all are ASCII.
    package var hanAndWordCount: (han: Int, words: Int) {
        var (han, words) = (0, 0)
        var previousIsWord = false
        unsafe withUnsafeBytes { raw in
            var index = 0
            while index < raw.count {
                if index + 8 <= raw.count {
                    let word = unsafe UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
                    if ByteLanes.isASCII(word) {
                        let members = ByteLanes.wordBytes(word)
                        words += (members & ~(members << 8 | (previousIsWord ? 0x80 : 0))).nonzeroBitCount
                        previousIsWord = members >> 63 == 1
                        index += 8
                        continue
                    }
                }
                let byte = unsafe raw[index]
                if byte >= 0xE4, byte <= 0xE9 {
                    han += 1
                    index += 3
                    previousIsWord = false
                } else {
                    // A continuation byte belongs to the character before it.
                    if !isContinuationByte(byte) {
                        let isWord = isWordByte(byte)
                        if isWord, !previousIsWord { words += 1 }
                        previousIsWord = isWord
                    }
                    index += 1
                }
            }
        }
        return (han, words)
    }
}

/// Letters, digits and apostrophes of ASCII, and the first bytes of two-byte letters.
private func isWordByte(_ byte: UInt8) -> Bool {
    let folded = byte | 0x20
    return (folded >= 0x61 && folded <= 0x7A) || (byte >= 0x30 && byte <= 0x39) || byte == 0x27
        || (byte >= 0xC3 && byte <= 0xDF)
}
