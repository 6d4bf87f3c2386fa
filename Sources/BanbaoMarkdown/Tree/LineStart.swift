/// Where the text of a source line begins, behind spaces and the marks of quotations and lists.
struct LineStart {
    /// Of the first byte of text; the end of the line when it has none.
    let place: Int
    /// Columns of spaces right before it.
    let spaces: Int

    /// In: the offset of a line's first byte.
    init(at start: Int, in text: Span<UInt8>) {
        var place = start
        var spaces = 0
        while place < text.count {
            switch text[place] {
            case 0x20: spaces += 1
            case 0x09: spaces += 4
            case UInt8(ascii: ">"): spaces = 0
            case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"), UInt8(ascii: "0")...UInt8(ascii: "9"):
                guard let end = Self.endOfItemMark(at: place, in: text) else {
                    (self.place, self.spaces) = (place, spaces)
                    return
                }
                place = end - 1
                spaces = 0
            default:
                (self.place, self.spaces) = (place, spaces)
                return
            }
            place += 1
        }
        (self.place, self.spaces) = (place, spaces)
    }

    /// `-`, `12.` or `3)` with a space behind it.
    private static func endOfItemMark(at start: Int, in text: Span<UInt8>) -> Int? {
        var end = start
        while end < text.count, (0x30...0x39).contains(text[end]) { end += 1 }
        guard end - start < 10, end < text.count else { return nil }
        if end > start, text[end] != UInt8(ascii: "."), text[end] != UInt8(ascii: ")") { return nil }
        end += 1
        return end < text.count && (text[end] == 0x20 || text[end] == 0x09) ? end : nil
    }
}
