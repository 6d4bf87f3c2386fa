import BanbaoText

// A line break inside a paragraph is a space to a browser, and between Chinese characters a space is a gap. The rule looks at
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
        last = text.scalar(endingAt: text.count)?.scalar
        guard pending != nil else { return false }
        pending = nil
        if !earlier.isEmpty { earlier = [] }
        guard let before, let first = text.scalar(startingAt: 0) else { return true }
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
