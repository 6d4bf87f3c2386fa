import BanbaoText
internal import CCMark

// What rules about the source ask of its bytes. Places are offsets into the file where the bytes are those of the file, or of
// a part of it that keeps its offsets.

extension Span<UInt8> {
    /// Whether a text stands at a place.
    func reads(_ words: StaticString, at place: Int) -> Bool {
        let length = words.utf8CodeUnitCount
        guard place >= 0, place + length <= count else { return false }
        for index in 0..<length where unsafe self[place + index] != words.utf8Start[index] { return false }
        return true
    }

    /// Whether a text ends at a place.
    func reads(_ words: StaticString, before place: Int) -> Bool { reads(words, at: place - words.utf8CodeUnitCount) }

    /// Whether a text ends at a place, but for spaces.
    func reads(_ words: StaticString, behindSpacesBefore place: Int) -> Bool {
        var place = place
        while byte(place - 1) == 0x20 { place -= 1 }
        return reads(words, before: place)
    }

    /// The first of some texts that stands at a place.
    func first(of words: [StaticString], at place: Int) -> StaticString? {
        for text in words where reads(text, at: place) { return text }
        return nil
    }

    /// A byte, or a line feed beyond the text.
    func byte(_ place: Int) -> UInt8 { place >= 0 && place < count ? self[place] : 0x0A }

    /// The next place of a byte, by the C library.
    func next(_ byte: UInt8, from place: Int) -> Int? { firstOffset(of: byte, in: self, from: place) }

    /// The next place of a text that is not empty.
    func first(_ words: Span<UInt8>, from place: Int) -> Int? {
        var place = place
        while let start = next(words[0], from: place), start + words.count <= count {
            if words.indices.allSatisfy({ self[start + $0] == words[$0] }) { return start }
            place = start + 1
        }
        return nil
    }

    /// Whether an odd number of backslashes stands before a place.
    func isEscaped(_ place: Int) -> Bool {
        var start = place
        while byte(start - 1) == UInt8(ascii: "\\") { start -= 1 }
        return (place - start) % 2 == 1
    }

    func isHan(at place: Int) -> Bool {
        place < count && firstScalar(of: extracting(place...)).map(CJK.isHan) ?? false
    }
}

extension ArraySlice<UInt8> {
    func reads(_ words: StaticString, at place: Int) -> Bool { span.reads(words, at: place - startIndex) }

    func reads(_ words: StaticString, before place: Int) -> Bool { span.reads(words, before: place - startIndex) }

    func first(of words: [StaticString], at place: Int) -> StaticString? {
        span.first(of: words, at: place - startIndex)
    }

    func byte(_ place: Int) -> UInt8 { span.byte(place - startIndex) }
}

/// By the C library, which looks at 32 bytes at once.
func firstOffset(of byte: UInt8, in text: Span<UInt8>, from start: Int) -> Int? {
    guard start < text.count else { return nil }
    return unsafe text.withUnsafeBytes { bytes in
        guard let base = bytes.baseAddress, let found = unsafe memchr(base + start, Int32(byte), bytes.count - start)
        else {
            return nil
        }
        return unsafe UnsafeRawPointer(found) - base
    }
}
