import BanbaoText

// A line break inside a paragraph is a blank to a browser, and between Chinese characters a blank is a gap. The rule looks at
// the characters before and after the break as readers see them, across the borders of emphasis and links, so it can decide
// only when the text behind the break comes.

/// Follows the text of a document and says which of its soft line breaks readers of Chinese must not see.
struct LineBreaks {
    private let isChinese: Bool
    /// The last character; nil after what is no text.
    private var last: Unicode.Scalar?
    /// Where the break stands in the output, until what comes behind it is known.
    private(set) var pending: Int?
    /// Those before it, where the text of a link begins with a break of its own, or is one.
    private(set) var earlier: [Int] = []

    init(isChinese: Bool) { self.isChinese = isChinese }

    mutating func meetBreak(at offset: Int) {
        if let pending { earlier.append(pending) }
        pending = offset
    }

    /// Whether the break before this text, if there was one, stays. In: text that is not empty.
    mutating func meetText(_ text: Span<UInt8>) -> Bool {
        let before = last
        last = lastScalar(of: text)
        guard pending != nil else { return false }
        pending = nil
        if !earlier.isEmpty { earlier = [] }
        guard let before, let first = firstScalar(of: text) else { return true }
        return !CJK.joinsLines(before, first, inChinese: isChinese)
    }

    /// An image, raw HTML, a hard break, the end of a block: a break before it stays.
    mutating func meetOther() -> Bool {
        last = nil
        defer {
            pending = nil
            if !earlier.isEmpty { earlier = [] }
        }
        return pending != nil
    }
}

func firstScalar(of text: Span<UInt8>) -> Unicode.Scalar? {
    // UTF-8 that libcmark has made well-formed: the first byte tells the length.
    let first = UInt32(text[0])
    let length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    guard length <= text.count else { return nil }
    if length == 1 { return Unicode.Scalar(first) }
    var value = first & (0x7F >> UInt32(length))
    for index in 1..<length { value = value << 6 | UInt32(text[index] & 0x3F) }
    return Unicode.Scalar(value)
}

func lastScalar(of text: Span<UInt8>) -> Unicode.Scalar? {
    var start = text.count - 1
    if text[start] < 0x80 { return Unicode.Scalar(text[start]) }
    while start > 0, text[start] & 0xC0 == 0x80 { start -= 1 }
    return firstScalar(of: text.extracting(start..<text.count))
}
