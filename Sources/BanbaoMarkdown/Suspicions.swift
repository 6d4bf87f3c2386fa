/// Places in a text where an editor's slip may be; most texts have none. Found in the bytes alone, with the C library's search
/// for single bytes, since every page passes here.
struct Suspicions {
    /// Where the text of lines begins that look like headings, or like prose in a block of code.
    private(set) var lines: [Int] = []
    private(set) var masks: [Range<Int>] = []
    /// Closing brackets that look like those of a link that is none.
    private(set) var brackets: [Int] = []
    /// `｜`
    private(set) var pipes: [Int] = []
    private(set) var hasDoubleStars = false

    private let text: ArraySlice<UInt8>

    var isEmpty: Bool { lines.isEmpty && masks.isEmpty && brackets.isEmpty && pipes.isEmpty }

    init(in text: ArraySlice<UInt8>) {
        self.text = text
        lookAtLines()
        lookAtStars()
        lookAtMasks(of: .letter, beginningWith: UInt8(ascii: "X"))
        lookAtMasks(of: .cross, beginningWith: 0xC3)
        lookAtClosingBrackets()
        lookAtParentheses()
        lookAtWideSigns()
        masks = joined(masks, in: text)
        brackets.sort()
    }

    private func next(_ byte: UInt8, from place: Int) -> Int? {
        firstOffset(of: byte, in: text.span, from: place - text.startIndex).map { $0 + text.startIndex }
    }

    // MARK: Lines

    private mutating func lookAtLines() {
        var start = text.startIndex
        while start < text.endIndex {
            // Most lines begin with a letter or a Han character.
            if text[start] < 0x41 || text[start] == 0xE3 || text[start] == 0xEF { lookAtLine(start) }
            start = next(0x0A, from: start).map { $0 + 1 } ?? text.endIndex
        }
    }

    private mutating func lookAtLine(_ start: Int) {
        let line = LineStart(at: start, in: text)
        let place = line.place
        switch text.byte(place) {
        case _ where line.blanks >= 4:
            let end = text[place...].firstIndex { $0 >= 0x80 || $0 == 0x0A }
            if let end, text[end] != 0x0A { lines.append(place) }
        case UInt8(ascii: "#"):
            let end = text[place...].firstIndex { $0 != UInt8(ascii: "#") }
            if let end, text[end] >= 0x80 { lines.append(place) }
        case 0xE3, 0xEF:
            let end = place + text.indentLength(at: place)
            if text.byte(end) == UInt8(ascii: "#") || text.reads("＃", at: end) { lines.append(place) }
        default: break
        }
    }

    // MARK: Masks

    private mutating func lookAtStars() {
        var place = text.startIndex
        while let start = next(UInt8(ascii: "*"), from: place) {
            let (run, mask) = starMask(at: start, in: text)
            if run.count > 1 { hasDoubleStars = true }
            if let mask { masks.append(mask) }
            place = mask?.upperBound ?? run.upperBound
        }
    }

    private mutating func lookAtMasks(of sign: MaskSign, beginningWith byte: UInt8) {
        var place = text.startIndex
        while let start = next(byte, from: place) { place = lookAtMask(of: sign, at: start) }
    }

    /// Gives the place to go on from.
    private mutating func lookAtMask(of sign: MaskSign, at start: Int) -> Int {
        let (end, mask) = mask(of: sign, at: start, in: text)
        if let mask { masks.append(mask) }
        return max(end, start + 1)
    }

    // MARK: Brackets

    private mutating func lookAtClosingBrackets() {
        var place = text.startIndex
        while let found = next(UInt8(ascii: "]"), from: place) {
            place = found + 1
            let isSuspicious =
                switch text.byte(place) {
                case UInt8(ascii: "("): isBroken(addressAt: place + 1)
                case UInt8(ascii: "["): true
                case 0x20: opensParenthesis(at: text[place...].firstIndex { $0 != 0x20 } ?? place)
                default: opensParenthesis(at: place)
                }
            if isSuspicious { brackets.append(found) }
        }
    }

    private func opensParenthesis(at place: Int) -> Bool {
        text.byte(place) == UInt8(ascii: "(") || text.reads("（", at: place)
    }

    /// A blank inside that no title follows.
    private func isBroken(addressAt start: Int) -> Bool {
        if text.byte(start) == UInt8(ascii: "<") { return false }
        var place = start
        while place < text.endIndex, text[place] > 0x20, !")]".utf8.contains(text[place]) { place += 1 }
        guard place < text.endIndex, isBlank(text[place]) else { return false }
        while isBlank(text.byte(place)) { place += 1 }
        return !"\"')".utf8.contains(text.byte(place))
    }

    /// `【文】(`, `［文］(`
    private mutating func lookAtParentheses() {
        var place = text.startIndex
        while let found = next(UInt8(ascii: "("), from: place) {
            if text.byte(found - 1) >= 0x80, text.reads("】", before: found) || text.reads("］", before: found) {
                brackets.append(found - 3)
            }
            place = found + 1
        }
    }

    // MARK: Full-width signs

    private mutating func lookAtWideSigns() {
        var place = text.startIndex
        while let found = next(0xEF, from: place) {
            place = found + 3
            switch (text.byte(found + 1), text.byte(found + 2)) {
            case (0xBC, 0x88) where text.reads("】", before: found) || text.reads("］", before: found):
                brackets.append(found - 3)
            case (0xBC, 0x8A): place = lookAtMask(of: .wideStar, at: found)
            case (0xBC, 0xB8): place = lookAtMask(of: .wideLetter, at: found)
            case (0xBD, 0x9C): pipes.append(found)
            default: break
            }
        }
    }
}
