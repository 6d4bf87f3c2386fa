import BanbaoText

/// Finds where a link or a piece of raw HTML stands in the source. libcmark 0.30 gives reliable lines for blocks
/// only, so the text is searched for in the lines of its block, each find after the one before.
struct InlineLocator {
    let source: [UInt8]
    private let body: Range<Int>
    /// Offsets of line starts in the file; line 1 is the body's first. Filled at the first question.
    private var lineStarts: [Int] = []
    private var block: Range<Int> = 0..<0
    private var firstLineOfBlock: Range<Int>?
    private var blockLines: ClosedRange<Int>?
    private var cursor = 0
    /// What `find` found last.
    private(set) var latest: Range<Int> = 0..<0
    /// For searches that find nothing, of a whole page: a text made of thousands of them must not cost minutes. What is asked
    /// for afterwards has the place of its block.
    private var bytesLeftToSearch = 4 << 20

    /// For each line that libcmark read its line in the body; empty where they are the same.
    private let originalLines: [Int]

    init(source: [UInt8], body: Range<Int>, lines: [Int]) {
        self.source = source
        self.body = body
        originalLines = lines
    }

    mutating func enterBlock(_ lines: ClosedRange<Int>) {
        blockLines = lines
        firstLineOfBlock = nil
        cursor = -1
    }

    /// The place of `text` in the present block; else (entities, reference links) in the whole body after `]:`;
    /// else the block's first line.
    mutating func find(_ text: [UInt8]) -> Range<Int> {
        latest = place(of: text)
        return latest
    }

    private mutating func place(of text: [UInt8]) -> Range<Int> {
        beginBlock()
        if text.isEmpty {
            if let found = firstOccurrence(of: Array("]()".utf8), in: cursor..<block.upperBound) {
                cursor = found.upperBound
                return found
            }
        } else {
            for start in [cursor, block.lowerBound] {
                if let found = firstOccurrence(of: text, in: start..<block.upperBound) {
                    cursor = found.upperBound
                    return found
                }
            }
            let definition = Array("]: ".utf8) + text
            if let found = firstOccurrence(of: definition, in: body) {
                return (found.lowerBound + 3)..<found.upperBound
            }
        }
        return placeOfBlock()
    }

    /// The address of the next image without a description in the present block; where it is written otherwise than it is
    /// meant, the block's first line.
    mutating func findImageWithoutDescription(_ address: [UInt8]) -> Range<Int> {
        beginBlock()
        var start = cursor
        while let found = firstOccurrence(of: address, in: start..<block.upperBound) {
            if isBehindEmptyBrackets(found.lowerBound) {
                cursor = found.upperBound
                return found
            }
            start = found.upperBound
        }
        bytesLeftToSearch -= start - cursor
        return placeOfBlock()
    }

    /// `![](`, perhaps with spaces.
    private func isBehindEmptyBrackets(_ place: Int) -> Bool {
        let before = source[block.lowerBound..<place].reversed().lazy.filter { $0 > 0x20 && $0 != UInt8(ascii: "<") }
        return before.prefix(4).elementsEqual("(][!".utf8)
    }

    private mutating func beginBlock() {
        guard cursor < 0, let lines = blockLines else { return }
        block = range(of: lines)
        cursor = block.lowerBound
    }

    private mutating func placeOfBlock() -> Range<Int> {
        let line = firstLineOfBlock ?? firstLine(of: block)
        firstLineOfBlock = line
        return line
    }

    /// The first line of the lines of a block, without its spaces.
    mutating func firstLine(ofLines lines: ClosedRange<Int>) -> Range<Int> { firstLine(of: range(of: lines)) }

    /// Without its spaces; counted in the body.
    mutating func firstLine(ofOriginalLine line: Int) -> Range<Int> { firstLine(of: range(ofOriginal: line...line)) }

    private func firstLine(of block: Range<Int>) -> Range<Int> {
        let start = source[block].firstIndex { $0 != 0x20 && $0 != 0x09 } ?? block.lowerBound
        let end = source[start..<block.upperBound].firstIndex(of: 0x0A) ?? block.upperBound
        return start..<end
    }

    mutating func range(of read: ClosedRange<Int>) -> Range<Int> {
        range(ofOriginal: originalLines.isEmpty ? read : original(read.lowerBound)...original(read.upperBound))
    }

    private mutating func range(ofOriginal lines: ClosedRange<Int>) -> Range<Int> {
        findLines()
        let first = min(lines.lowerBound, lineStarts.count) - 1
        let start = lineStarts[first]
        let end = lines.upperBound < lineStarts.count ? lineStarts[lines.upperBound] : body.upperBound
        return start..<max(start, end)
    }

    /// Offsets in the file of the body's lines; the last may be the end of the file.
    mutating func startsOfLines() -> [Int] {
        findLines()
        return lineStarts
    }

    mutating func findLines() {
        if lineStarts.isEmpty { lineStarts = foundLines() }
    }

    private func foundLines() -> [Int] {
        var starts = [body.lowerBound]
        starts.reserveCapacity(body.count / 64 + 1)
        let text = source.span.extracting(..<body.upperBound)
        while let end = text.next(0x0A, from: starts[starts.count - 1]) { starts.append(end + 1) }
        return starts
    }

    private func original(_ line: Int) -> Int { originalLines[min(line, originalLines.count) - 1] }

    private mutating func firstOccurrence(of text: [UInt8], in range: Range<Int>) -> Range<Int>? {
        guard range.count >= text.count, bytesLeftToSearch > 0 else { return nil }
        let place = source.span.extracting(..<range.upperBound).first(text.span, from: range.lowerBound)
        if let place { return place..<(place + text.count) }
        bytesLeftToSearch -= range.count
        return nil
    }
}

extension InlineLocator {
    /// Whether a text stands in the lines of a block.
    mutating func holds(_ text: [UInt8], in lines: ClosedRange<Int>) -> Bool {
        let block = range(of: lines)
        return source.span.extracting(..<block.upperBound).first(text.span, from: block.lowerBound) != nil
    }

    /// Whether a block of code has fences.
    mutating func isFenced(_ lines: ClosedRange<Int>) -> Bool {
        let start = range(of: lines).lowerBound
        let text = source.span
        var place = LineStart(at: start, in: text).place
        // The first block of a footnote stands behind its label.
        if text.reads("[^", at: place) {
            while text.byte(place) != 0x0A, !text.reads("]:", at: place) { place += 1 }
            if text.reads("]:", at: place) { place = LineStart(at: place + 2, in: text).place }
        }
        return text.first(of: ["```", "~~~"], at: place) != nil
    }
}
