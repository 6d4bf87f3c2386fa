import BanbaoText

// `<!-- banbao-disable-line link.scheme -->`, after markdownlint. Such a comment is taken out of a text before libcmark reads
// it, so that it changes nothing that readers see: a line of its own goes with its line feed, any other with the spaces before
// it. Most texts hold none, which one search for `<` finds.

/// The comments of a text that speak to Banbao. Offsets are those of the text.
struct SuppressionComments {
    /// One comment on one line.
    struct Comment {
        /// From `<` to behind `-->`, or to the end of the line where that is missing.
        let range: Range<Int>
        /// `banbao-disable-line` and what follows, without spaces around.
        let content: Range<Int>
        let isClosed: Bool
        /// Without the line feed.
        let line: Range<Int>
    }

    let text: ArraySlice<UInt8>
    private(set) var comments: [Comment] = []

    init(in text: ArraySlice<UInt8>) {
        self.text = text
        var place = text.startIndex
        while let start = next(UInt8(ascii: "<"), from: place) {
            place = start + 1
            guard let content = contentStart(at: start) else { continue }
            let comment = comment(at: start, content: content)
            comments.append(comment)
            place = comment.range.upperBound
        }
        if !comments.isEmpty { leaveOutCode() }
    }

    /// Where `banbao-` begins; nil where this is another comment, or none, or one that is shown: `\<!-- …` or in backticks.
    private func contentStart(at start: Int) -> Int? {
        guard text.reads("<!--", at: start) else { return nil }
        if start > text.startIndex, [UInt8(ascii: "\\"), UInt8(ascii: "`")].contains(text[start - 1]) { return nil }
        var place = start + 4
        while text.byte(place) == 0x20 { place += 1 }
        return text.reads("banbao-", at: place) ? place : nil
    }

    private func comment(at start: Int, content: Int) -> Comment {
        let line = line(around: start)
        let lineEnd = line.upperBound
        var end = content
        while end < lineEnd, !text.reads("-->", at: end) { end += 1 }
        let isClosed = end < lineEnd
        var contentEnd = end
        while contentEnd > content, isSpaceOrTab(text[contentEnd - 1]) { contentEnd -= 1 }
        return Comment(
            range: start..<(isClosed ? end + 3 : end), content: content..<contentEnd, isClosed: isClosed,
            line: line)
    }

    /// A line may hold thousands of comments.
    private func line(around place: Int) -> Range<Int> {
        if let last = comments.last?.line, place <= last.upperBound { return last }
        let start = text[..<place].lastIndex(of: 0x0A).map { $0 + 1 } ?? text.startIndex
        return start..<(next(0x0A, from: place) ?? text.endIndex)
    }

    private mutating func leaveOutCode() {
        var code: [ClosedRange<Int>] = []
        let tree = CMarkTree(parsing: text.span, hasSentinels: false)
        tree.walk { node, _ in
            if node.kind == .codeBlock { code.append(node.lines) }
            return true
        }
        guard !code.isEmpty else { return }
        var (line, place) = (1, text.startIndex)
        comments.removeAll { comment in
            line += text[place..<comment.line.lowerBound].count { $0 == 0x0A }
            place = comment.line.lowerBound
            let next = code.partitionPoint { $0.upperBound < line }
            return next < code.count && code[next].contains(line)
        }
    }

    /// The next place of a byte.
    private func next(_ byte: UInt8, from place: Int) -> Int? {
        text.span.next(byte, from: place - text.startIndex).map { $0 + text.startIndex }
    }
}
