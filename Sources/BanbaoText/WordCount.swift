extension Span<UInt8> {
    /// Han characters, and words of other scripts, in UTF-8. One step a Han character, by its first byte: U+4000...U+9FFF
    /// begin with E4...E9; the rarer Han blocks begin otherwise and are few. Eight bytes a step where all are ASCII, two
    /// characters where both have three bytes: 2 % off a build.
    package var hanAndWordCount: (han: Int, words: Int) {
        var counter = WordCounter()
        unsafe withUnsafeBytes { raw in
            var index = 0
            while index < raw.count {
                if index + 8 <= raw.count {
                    let word = unsafe UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
                    let length = counter.count(eight: word)
                    index += length
                    if length > 0 { continue }
                }
                index += unsafe counter.count(raw[index])
            }
        }
        return (counter.han, counter.words)
    }
}

private struct WordCounter {
    var (han, words) = (0, 0)
    var previousIsWord = false

    /// In: the next eight bytes. Out: how many of them are counted, none where they are of no frequent form.
    @inline(__always)
    mutating func count(eight word: UInt64) -> Int {
        if ByteLanes.isASCII(word) {
            let members = ByteLanes.wordBytes(word)
            words += (members & ~(members << 8 | (previousIsWord ? 0x80 : 0))).nonzeroBitCount
            previousIsWord = members >> 63 == 1
            return 8
        }
        // Two characters of three bytes.
        guard word & 0xC0C0_F0C0_C0F0 == 0x8080_E080_80E0 else { return 0 }
        han += isHanLead(word) + isHanLead(word >> 24)
        previousIsWord = false
        return 6
    }

    /// In: the next byte. Out: the length of the character that it begins, as far as that is known.
    @inline(__always)
    mutating func count(_ byte: UInt8) -> Int {
        if byte >= 0xE4, byte <= 0xE9 {
            han += 1
            previousIsWord = false
            return 3
        }
        // A continuation byte belongs to the character before it.
        if !isContinuationByte(byte) {
            let isWord = isWordByte(byte)
            if isWord, !previousIsWord { words += 1 }
            previousIsWord = isWord
        }
        return 1
    }
}

/// 1 for a first byte of E4...E9.
private func isHanLead(_ word: UInt64) -> Int { UInt8(truncatingIfNeeded: word) &- 0xE4 < 6 ? 1 : 0 }

/// Letters, digits and apostrophes of ASCII, and the first bytes of two-byte letters.
private func isWordByte(_ byte: UInt8) -> Bool {
    let folded = byte | 0x20
    return (folded >= 0x61 && folded <= 0x7A) || (byte >= 0x30 && byte <= 0x39) || byte == 0x27
        || (byte >= 0xC3 && byte <= 0xDF)
}
