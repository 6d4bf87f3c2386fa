import BanbaoText

/// A text without its `SuppressionComments`, as libcmark gets it.
struct TextWithoutComments {
    private(set) var text: ArraySlice<UInt8>
    /// For each line its line in the original, from 1; empty where they are the same.
    private var lines: [Int] = []

    init(_ comments: SuppressionComments) {
        let original = comments.text
        text = original
        var found = comments.comments.filter(\.isClosed)[...]
        guard !found.isEmpty else { return }
        var result: [UInt8] = []
        result.reserveCapacity(original.count)
        var start = original.startIndex
        var number = 1
        while start < original.endIndex {
            let end = original[start...].firstIndex(of: 0x0A) ?? original.endIndex
            let inLine = found.prefix { $0.range.upperBound <= end }
            found = found.dropFirst(inLine.count)
            let rest = inLine.isEmpty ? original[start..<end] : Self.line(start..<end, of: original, without: inLine)
            let lineEnd = min(end + 1, original.endIndex)
            if inLine.isEmpty || !rest.isEmpty {
                result += rest
                result += original[end..<lineEnd]
                lines.append(number)
            }
            start = lineEnd
            number += 1
        }
        text = result[...]
        if lines.count == number - 1 { lines = [] }
    }

    /// Empty where only spaces are left. Else a comment goes with the spaces before it, or, at the beginning, behind it.
    private static func line(
        _ line: Range<Int>, of text: ArraySlice<UInt8>, without comments: ArraySlice<SuppressionComments.Comment>
    ) -> ArraySlice<UInt8> {
        var rest: [UInt8] = []
        var place = line.lowerBound
        var hasBegun = false
        for comment in comments {
            let before = text[place..<comment.range.lowerBound]
            hasBegun = hasBegun || !before.allSatisfy(isSpaceOrTab)
            rest += before
            place = comment.range.upperBound
            if hasBegun {
                while let last = rest.last, isSpaceOrTab(last) { rest.removeLast() }
            } else {
                while place < line.upperBound, isSpaceOrTab(text[place]) { place += 1 }
            }
        }
        let behind = text[place..<line.upperBound]
        return hasBegun || !behind.allSatisfy(isSpaceOrTab) ? (rest + behind)[...] : []
    }

    func original(_ line: Int) -> Int { lines.isEmpty ? line : lines[min(max(line, 1), lines.count) - 1] }

    /// Lines of the original, for the lines of a text that was made of this one.
    func originals(of rewritten: [Int]) -> [Int] { rewritten.isEmpty ? lines : rewritten.map(original) }
}
