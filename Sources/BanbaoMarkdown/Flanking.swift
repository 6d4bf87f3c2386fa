import BanbaoText
internal import CCMark

// Emphasis beside Chinese punctuation: `**“中国梦”**活动`.
//
// CommonMark lets a run of stars close only where a letter before it or a blank or punctuation after it says so, and Chinese
// writes neither blanks nor letters there. The CJK-friendly amendment (commonmark-spec issue 650) lets a run beside a CJK
// character open and close as if the punctuation were a letter. libcmark cannot be told; but a run that it would not take
// becomes one when a sign that is no punctuation stands between the run and the punctuation. That sign is taken out of
// everything the tree gives.

/// U+EFFFE, which no text may hold in exchange with others: neither punctuation nor a blank, and its first byte begins
/// hardly any other character, so that it is quickly found again.
private let mark: [UInt8] = [0xF3, 0xAF, 0xBF, 0xBE]

/// The text with marks where the amendment and CommonMark differ; nil where they do not.
func markingEmphasis(in text: ArraySlice<UInt8>, inChinese: Bool) -> [UInt8]? {
    var places: [Int] = []
    var reader = StarRuns(text)
    while let run = reader.next() {
        if let place = markPlace(beside: run, in: text, inChinese: inChinese) { places.append(place) }
    }
    if places.isEmpty { return nil }
    var result: [UInt8] = []
    result.reserveCapacity(text.count + places.count * mark.count)
    var copied = text.startIndex
    for place in places {
        result += text[copied..<place]
        result += mark
        copied = place
    }
    return result + text[copied...]
}

/// What an author wrote, of what libcmark read; nil where no mark stands in it.
func withoutMarks(_ text: Span<UInt8>) -> [UInt8]? {
    guard var next = firstMark(in: text, from: 0) else { return nil }
    var result: [UInt8] = []
    var copied = 0
    while next < text.count {
        result.append(text.extracting(copied..<next))
        copied = next + mark.count
        next = firstMark(in: text, from: copied) ?? text.count
    }
    result.append(text.extracting(copied..<text.count))
    return result
}

private func firstMark(in text: Span<UInt8>, from start: Int) -> Int? {
    var place = start
    while let found = firstOffset(of: mark[0], in: text, from: place) {
        if found + mark.count <= text.count, mark.indices.allSatisfy({ text[found + $0] == mark[$0] }) { return found }
        place = found + 1
    }
    return nil
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

/// Where a mark makes libcmark see a run as the amendment does; nil where it does so already.
private func markPlace(beside run: Range<Int>, in text: ArraySlice<UInt8>, inChinese: Bool) -> Int? {
    guard run.lowerBound > text.startIndex, run.upperBound < text.endIndex else { return nil }
    let (left, right) = (text[run.lowerBound - 1], text[run.upperBound])
    // Nothing to mend beside a blank, and between signs of ASCII: most runs.
    if left <= 0x20 || right <= 0x20 || (left < 0x80 && right < 0x80) { return nil }
    guard let before = scalar(endingAt: run.lowerBound, in: text), !isWhitespace(before.scalar),
        let next = scalar(startingAt: run.upperBound, in: text), !isWhitespace(next)
    else { return nil }
    let isPunctuatedBefore = isPunctuation(before.scalar)
    let isPunctuatedAfter = isPunctuation(next)
    // A variation selector belongs to the character before it.
    var base = before.scalar
    if (0xFE00...0xFE0F).contains(base.value), let real = scalar(endingAt: before.start, in: text) {
        base = real.scalar
    }
    let isSupplementary = (0xE0100...0xE01EF).contains(before.scalar.value)
    let isCJK =
        isSupplementary || CJK.isCharacter(base, inChinese: inChinese) || CJK.isCharacter(next, inChinese: inChinese)
    guard isCJK || (base != before.scalar && isPunctuation(base)) else { return nil }
    if isPunctuatedAfter, !isPunctuatedBefore { return run.upperBound }
    return isPunctuatedBefore && !isPunctuatedAfter ? run.lowerBound : nil
}

/// The runs of stars of a text that no backslash takes their meaning.
private struct StarRuns {
    private let text: ArraySlice<UInt8>
    private var place: Int

    init(_ text: ArraySlice<UInt8>) {
        self.text = text
        place = text.startIndex
    }

    mutating func next() -> Range<Int>? {
        while let found = firstOffset(of: UInt8(ascii: "*"), in: text.span, from: place - text.startIndex) {
            var start = text.startIndex + found
            if isEscaped(start) { start += 1 }
            var end = start
            while end < text.endIndex, text[end] == UInt8(ascii: "*") { end += 1 }
            place = end
            if start < end { return start..<end }
        }
        return nil
    }

    private func isEscaped(_ star: Int) -> Bool {
        var slashes = 0
        while star - slashes > text.startIndex, text[star - slashes - 1] == UInt8(ascii: "\\") { slashes += 1 }
        return slashes % 2 == 1
    }
}

private func scalar(startingAt place: Int, in text: ArraySlice<UInt8>) -> Unicode.Scalar? {
    var decoder = UTF8()
    var bytes = text[place...].prefix(4).makeIterator()
    if case .scalarValue(let scalar) = decoder.decode(&bytes) { return scalar }
    return nil
}

private func scalar(endingAt place: Int, in text: ArraySlice<UInt8>) -> (scalar: Unicode.Scalar, start: Int)? {
    var start = place - 1
    while start > text.startIndex, text[start] & 0xC0 == 0x80 { start -= 1 }
    guard start >= text.startIndex else { return nil }
    return scalar(startingAt: start, in: text).map { ($0, start) }
}

/// As CommonMark defines it.
private func isWhitespace(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0C, 0x0D, 0x20: true
    case ..<0xA0: false
    default: scalar.properties.generalCategory == .spaceSeparator
    }
}

private func isPunctuation(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII {
        return (0x21...0x2F).contains(scalar.value) || (0x3A...0x40).contains(scalar.value)
            || (0x5B...0x60).contains(scalar.value) || (0x7B...0x7E).contains(scalar.value)
    }
    switch scalar.properties.generalCategory {
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
        .finalPunctuation, .otherPunctuation:
        return true
    default: return false
    }
}
