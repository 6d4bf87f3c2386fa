import BanbaoText

// libcmark 0.30 needs quadratic time for deep nesting and for paragraphs with many brackets, tags and stars, at each of which it
// looks through what follows: 93 KB of nested list markers take more than 12 seconds, 585 KB of `![[]()` 10. Length alone costs
// nothing, so that a table of two thousand rows passes. Within these limits none of `PathologicalTests` takes a second.

/// What keeps a text from libcmark; nil for every text a person writes.
func limitProblem(_ source: SourceFile, body: Range<Int>) -> Diagnostic? {
    var guards = ParserLimits(bytes: source.bytes, body: body)
    guard let (limit, line) = guards.firstExcess() else { return nil }
    switch limit {
    case .nesting: return .nestingTooDeep(path: source.path, range: line, limit: ParserLimits.nestingLimit)
    case .paragraph:
        return .paragraphTooCostly(path: source.path, range: line, signs: guards.signs)
    }
}

/// Reads the beginnings of lines and no more: an upper bound of how deep blocks can be nested, and of how long the texts
/// can be in which libcmark looks for inlines. Whatever is not surely the end of such a text counts as its continuation.
private struct ParserLimits {
    static let nestingLimit = 100
    /// Shorter paragraphs may hold any signs.
    static let freeLengthInBytes = 64 << 10
    /// Of a longer paragraph: its bytes times its signs.
    static let costLimit = 1 << 31

    enum Limit { case nesting, paragraph }

    private let bytes: [UInt8]
    private let body: Range<Int>
    /// No later line can be nested deeper than this without markers of its own.
    private var deepest = 0
    private var paragraphStart: Int?
    /// The paragraph is that of a numbered item, so that the next number begins another.
    private var isInNumberedItem = false
    /// In the present paragraph, of those that libcmark looks forward or back from.
    private(set) var signs = 0
    private var fences = SureFences()

    init(bytes: [UInt8], body: Range<Int>) {
        self.bytes = bytes
        self.body = body
    }

    mutating func firstExcess() -> (limit: Limit, line: Range<Int>)? {
        guard body.count > Self.freeLengthInBytes || mayNestDeeply() else { return nil }
        var start = body.lowerBound
        while start < body.upperBound {
            // Plain CommonMark may still hold carriage returns.
            let end = bytes[start..<body.upperBound].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? body.upperBound
            if let limit = excess(ofLine: start..<end) { return (limit, start..<min(end, start + 100)) }
            start = end + 1
        }
        return nil
    }

    /// A hundred levels need a line that begins with as many markers, two hundred spaces or fifty tabs: a run of bytes of
    /// which one is a 32nd byte of the text.
    private func mayNestDeeply() -> Bool {
        let text = bytes.span
        var place = body.lowerBound
        while place < body.upperBound {
            if isMarkerByte(text[place]), isInLongRun(place) { return true }
            place += 32
        }
        return false
    }

    private func isInLongRun(_ place: Int) -> Bool {
        var (start, end) = (place, place)
        while start > body.lowerBound, isMarkerByte(bytes[start - 1]) { start -= 1 }
        while end < body.upperBound, isMarkerByte(bytes[end]) { end += 1 }
        return end - start >= Self.nestingLimit * 2 / 5
    }

    private func isMarkerByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x20, 0x09, UInt8(ascii: ">"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"), UInt8(ascii: "."),
            UInt8(ascii: ")"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: false
        }
    }

    // MARK: Lines

    private mutating func excess(ofLine line: Range<Int>) -> Limit? {
        if fences.isCode(line, in: bytes) {
            paragraphStart = nil
            return nil
        }
        let prefix = containerPrefix(of: line)
        if !isRule(line) {
            deepest = max(deepest, min(prefix.columns / 2, deepest) + prefix.markers)
            if deepest > Self.nestingLimit { return .nesting }
        }
        let text = prefix.end..<line.upperBound
        let isShallow = prefix.columns <= 3
        if text.isEmpty, prefix.markers == 0 || (isShallow && prefix.last == .quotation) {
            paragraphStart = nil
            return nil
        }
        // What stands before a paragraph is no part of it.
        if paragraphStart == nil, isShallow, isDefinition(text) { return nil }
        let isHeading = isShallow && prefix.markers == 0 && isHeading(text)
        if paragraphStart == nil || isHeading || (isShallow && !text.isEmpty && beginsItem(prefix.last)) {
            paragraphStart = line.lowerBound
            signs = 0
            isInNumberedItem = prefix.last == .number
        }
        let length = line.upperBound - (paragraphStart ?? line.lowerBound)
        if isHeading { paragraphStart = nil }
        countSigns(in: text)
        return length > Self.freeLengthInBytes && length * signs > Self.costLimit ? .paragraph : nil
    }

    private mutating func countSigns(in text: Range<Int>) {
        for place in text {
            switch bytes[place] {
            case UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "<"), UInt8(ascii: "`"), UInt8(ascii: "*"),
                UInt8(ascii: "_"), UInt8(ascii: "&"):
                signs += 1
            default: break
            }
        }
    }

    /// Whether a line is all of a link definition, in the plainest form: `[label]: destination "title"`.
    private func isDefinition(_ line: Range<Int>) -> Bool {
        let text = bytes.span
        guard line.count < 1000, text.byte(line.lowerBound) == UInt8(ascii: "["),
            var place = line.first(where: { text[$0] == UInt8(ascii: "]") }), place > line.lowerBound + 1,
            !text.holds(UInt8(ascii: "["), in: (line.lowerBound + 1)..<place), text.reads("]: ", at: place)
        else { return false }
        let label = text.extracting((line.lowerBound + 1)..<place)
        if label.indices.contains(where: { label[$0] < 0x20 || label[$0] == UInt8(ascii: "\\") }) || label[0] == 0x20 {
            return false
        }
        place += 3
        let start = place
        while place < line.upperBound, text[place] > 0x20, !"<()".utf8.contains(text[place]) { place += 1 }
        guard place > start else { return false }
        let title = trimmed(place..<line.upperBound, in: text)
        if title.isEmpty { return true }
        return place < title.lowerBound && title.count > 1 && text[title.lowerBound] == UInt8(ascii: "\"")
            && title.dropFirst().first { text[$0] == UInt8(ascii: "\"") || text[$0] == UInt8(ascii: "\\") }
                == title.upperBound - 1
            && text[title.upperBound - 1] == UInt8(ascii: "\"")
    }

    /// A bullet ends any paragraph before it, a number only that of another numbered item.
    private func beginsItem(_ marker: Marker?) -> Bool {
        marker == .bullet || (marker == .number && isInNumberedItem)
    }

    private func isHeading(_ text: Range<Int>) -> Bool {
        let rest = bytes[text].drop { $0 == UInt8(ascii: "#") }
        return (1...6).contains(text.count - rest.count) && (rest.isEmpty || rest.first == 0x20 || rest.first == 0x09)
    }

    private enum Marker { case quotation, bullet, number }

    private struct Prefix {
        /// Where the text begins.
        var end: Int
        var markers = 0
        var last: Marker?
        /// Spaces that no marker takes.
        var columns = 0
    }

    /// Spaces and the markers of quotations and lists before a line's text.
    private func containerPrefix(of line: Range<Int>) -> Prefix {
        var prefix = Prefix(end: line.lowerBound)
        while prefix.end < line.upperBound {
            switch bytes[prefix.end] {
            case 0x20: prefix.columns += 1
            case 0x09: prefix.columns += 4
            default:
                guard let (marker, end) = marker(at: prefix.end, in: line) else { return prefix }
                prefix.markers += 1
                prefix.last = marker
                // One space belongs to the marker.
                prefix.end = end < line.upperBound && bytes[end] == 0x20 ? end + 1 : end
                continue
            }
            prefix.end += 1
        }
        return prefix
    }

    private func marker(at index: Int, in line: Range<Int>) -> (Marker, end: Int)? {
        var end = index
        var marker = Marker.bullet
        switch bytes[index] {
        case UInt8(ascii: ">"): return (.quotation, index + 1)
        case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"): end += 1
        case UInt8(ascii: "0")...UInt8(ascii: "9"):
            marker = .number
            while end < line.upperBound, (0x30...0x39).contains(bytes[end]) { end += 1 }
            guard end < line.upperBound, bytes[end] == UInt8(ascii: ".") || bytes[end] == UInt8(ascii: ")") else {
                return nil
            }
            end += 1
        default: return nil
        }
        return end == line.upperBound || bytes[end] == 0x20 || bytes[end] == 0x09 ? (marker, end) : nil
    }

    /// `* * *` is a line across the page, not lists in lists.
    private func isRule(_ line: Range<Int>) -> Bool {
        let signs = bytes[line].filter { $0 != 0x20 && $0 != 0x09 }
        guard let first = signs.first, first == UInt8(ascii: "*") || first == UInt8(ascii: "-") else { return false }
        return signs.count >= 3 && signs.allSatisfy { $0 == first }
    }
}
