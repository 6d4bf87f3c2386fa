// What stands at a place of a text in UTF-8. Places are offsets of bytes; beyond the text there is a line feed.

extension Span<UInt8> {
    @inlinable package func byte(_ place: Int) -> UInt8 { place >= 0 && place < count ? self[place] : 0x0A }

    /// Whether a text stands at a place.
    @inlinable package func reads(_ words: StaticString, at place: Int) -> Bool {
        let length = words.utf8CodeUnitCount
        guard place >= 0, place + length <= count else { return false }
        for index in 0..<length where unsafe self[place + index] != words.utf8Start[index] { return false }
        return true
    }

    /// Whether a text ends at a place.
    @inlinable package func reads(_ words: StaticString, before place: Int) -> Bool {
        reads(words, at: place - words.utf8CodeUnitCount)
    }

    /// The first of some texts that stands at a place.
    package func first(of words: [StaticString], at place: Int) -> StaticString? {
        for text in words where reads(text, at: place) { return text }
        return nil
    }

    /// The character that begins at a place of well-formed UTF-8, whose first byte tells the length; nil where the text ends.
    package func scalar(startingAt place: Int) -> Unicode.Scalar? {
        guard place >= 0, place < count else { return nil }
        let first = UInt32(self[place])
        if first < 0x80 { return Unicode.Scalar(first) }
        let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
        guard place + length <= count else { return nil }
        var value = first & (0x7F >> UInt32(length))
        for index in 1..<length { value = value << 6 | UInt32(self[place + index] & 0x3F) }
        return Unicode.Scalar(value)
    }

    /// The character that ends at a place, and where it begins; nil at the start of the text.
    package func scalar(endingAt place: Int) -> (scalar: Unicode.Scalar, start: Int)? {
        var start = place - 1
        while start > 0, start < count, isContinuationByte(self[start]) { start -= 1 }
        return scalar(startingAt: start).map { ($0, start) }
    }
}

extension ArraySlice<UInt8> {
    package func byte(_ place: Int) -> UInt8 { span.byte(place - startIndex) }

    package func reads(_ words: StaticString, at place: Int) -> Bool { span.reads(words, at: place - startIndex) }

    package func reads(_ words: StaticString, before place: Int) -> Bool {
        span.reads(words, before: place - startIndex)
    }

    package func first(of words: [StaticString], at place: Int) -> StaticString? {
        span.first(of: words, at: place - startIndex)
    }
}
