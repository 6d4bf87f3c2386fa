import BanbaoText
internal import CCMark

// Searching in the bytes of a text. Places are offsets into the file where the bytes are those of the file, or of a part of it
// that keeps its offsets.

extension Span<UInt8> {
    /// The next place of a byte, by the C library, which looks at 32 bytes at once.
    func next(_ byte: UInt8, from start: Int) -> Int? {
        guard start < count else { return nil }
        return unsafe withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress,
                let found = unsafe memchr(base + start, Int32(byte), bytes.count - start)
            else { return nil }
            return unsafe UnsafeRawPointer(found) - base
        }
    }

    func holds(_ byte: UInt8, in range: Range<Int>) -> Bool { extracting(range).next(byte, from: 0) != nil }

    /// The next place of a text that is not empty.
    package func first(_ words: Span<UInt8>, from place: Int) -> Int? {
        var place = place
        while let start = next(words[0], from: place), start + words.count <= count {
            if words.indices.allSatisfy({ self[start + $0] == words[$0] }) { return start }
            place = start + 1
        }
        return nil
    }

    /// Whether a text ends at a place, but for spaces.
    func reads(_ words: StaticString, behindSpacesBefore place: Int) -> Bool {
        var place = place
        while byte(place - 1) == 0x20 { place -= 1 }
        return reads(words, before: place)
    }

    /// Whether an odd number of backslashes stands before a place.
    func isEscaped(_ place: Int) -> Bool {
        var start = place
        while byte(start - 1) == UInt8(ascii: "\\") { start -= 1 }
        return (place - start) % 2 == 1
    }

    func isHan(at place: Int) -> Bool { scalar(startingAt: place).map(CJK.isHan) ?? false }
}

/// A range without the spaces and tabs around it.
func trimmed(_ range: Range<Int>, in text: Span<UInt8>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, isSpaceOrTab(text[start]) { start += 1 }
    while end > start, isSpaceOrTab(text[end - 1]) { end -= 1 }
    return start..<end
}
