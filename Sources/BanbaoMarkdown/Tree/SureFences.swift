import BanbaoText

/// Follows fences of code from line to line, as far as libcmark surely sees the same: they begin in the first column, and no HTML
/// and no fence that is indented or in a container was before them.
struct SureFences {
    private var open: (sign: UInt8, length: Int)?
    private var isSure = true

    /// Whether a line is one of a block of code, or a fence of one. In: all lines in their order, without their ends.
    mutating func isCode(_ line: Range<Int>, in bytes: [UInt8]) -> Bool {
        let text = bytes.span
        if let fence = open {
            if closes(fence, line, in: text) { open = nil }
            return true
        }
        guard isSure else { return false }
        let start = LineStart(at: line.lowerBound, in: text).place
        guard start < line.upperBound else { return false }
        let sign = text[start]
        if sign == UInt8(ascii: "<") { isSure = false }
        guard sign == UInt8(ascii: "`") || sign == UInt8(ascii: "~") else { return false }
        let length = runLength(of: sign, start..<line.upperBound, in: text)
        guard length >= 3 else { return false }
        isSure = start == line.lowerBound && !text.holds(sign, in: (start + length)..<line.upperBound)
        if isSure { open = (sign, length) }
        return isSure
    }

    private func closes(_ fence: (sign: UInt8, length: Int), _ line: Range<Int>, in text: Span<UInt8>) -> Bool {
        var start = line.lowerBound
        while start < line.upperBound, text[start] == 0x20 { start += 1 }
        let length = runLength(of: fence.sign, start..<line.upperBound, in: text)
        let isAlone = ((start + length)..<line.upperBound).allSatisfy { isSpaceOrTab(text[$0]) }
        return length >= fence.length && isAlone && start - line.lowerBound < 4
    }

    private func runLength(of sign: UInt8, _ line: Range<Int>, in text: Span<UInt8>) -> Int {
        var end = line.lowerBound
        while end < line.upperBound, text[end] == sign { end += 1 }
        return end - line.lowerBound
    }
}
