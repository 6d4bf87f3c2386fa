import BanbaoText

// What rules about the source ask of its bytes.
extension ArraySlice<UInt8> {
    /// Whether a text stands at a place.
    func reads(_ words: StaticString, at place: Int) -> Bool {
        let count = words.utf8CodeUnitCount
        guard place >= startIndex, place + count <= endIndex else { return false }
        return (0..<count).allSatisfy { unsafe self[place + $0] == words.utf8Start[$0] }
    }

    /// Whether a text ends at a place.
    func reads(_ words: StaticString, before place: Int) -> Bool { reads(words, at: place - words.utf8CodeUnitCount) }

    /// The first of some texts that stands at a place.
    func first(of words: [StaticString], at place: Int) -> StaticString? { words.first { reads($0, at: place) } }

    /// A byte, or a line feed beyond the text.
    func byte(_ place: Int) -> UInt8 { place >= startIndex && place < endIndex ? self[place] : 0x0A }

    /// The line feed that ends the line of a place, or the end of the text.
    func lineEnd(from place: Int) -> Int { self[place...].firstIndex(of: 0x0A) ?? endIndex }

    /// Bytes of full-width blanks at a place, and of blanks among them.
    func indentLength(at place: Int) -> Int {
        let rest = self[place...]
        return BanbaoMarkdown.indentLength(in: rest.span)
    }

    func isHan(at place: Int) -> Bool { scalar(startingAt: place, in: self).map(CJK.isHan) ?? false }
}

func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
func isLetter(_ byte: UInt8) -> Bool { byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A }
