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

    var isEmpty: Bool { lines.isEmpty && masks.isEmpty && brackets.isEmpty && pipes.isEmpty }

    /// In: the bytes of a file, and where its body begins.
    init(in text: Span<UInt8>, from start: Int) {
        lookAtLines(of: text, from: start)
        lookAtStars(in: text, from: start)
        lookAtMasks(of: .letter, beginningWith: UInt8(ascii: "X"), in: text, from: start)
        lookAtMasks(of: .cross, beginningWith: 0xC3, in: text, from: start)
        lookAtClosingBrackets(in: text, from: start)
        lookAtParentheses(in: text, from: start)
        lookAtWideSigns(in: text, from: start)
        masks = joined(masks, in: text)
        brackets.sort()
    }

    // MARK: Lines

    private mutating func lookAtLines(of text: Span<UInt8>, from start: Int) {
        var start = start
        while start < text.count {
            // Most lines are empty or begin with a letter or a Han character, behind the mark of an item or a heading.
            var first = text[start]
            if first < 0x40, text.byte(start + 1) == 0x20, first != 0x20 { first = text.byte(start + 2) }
            if first < 0x40 ? first != 0x0A : first == 0xE3 || first == 0xEF { lookAtLine(start, of: text) }
            start = text.next(0x0A, from: start).map { $0 + 1 } ?? text.count
        }
    }

    private mutating func lookAtLine(_ start: Int, of text: Span<UInt8>) {
        let line = LineStart(at: start, in: text)
        let place = line.place
        switch text.byte(place) {
        case _ where line.blanks >= 4:
            var end = place
            while text.byte(end) < 0x80, text.byte(end) != 0x0A { end += 1 }
            if text.byte(end) >= 0x80 { lines.append(place) }
        case UInt8(ascii: "#"):
            var end = place
            while text.byte(end) == UInt8(ascii: "#") { end += 1 }
            if text.byte(end) >= 0x80 { lines.append(place) }
        case 0xE3, 0xEF:
            let end = place + indentLength(in: text, at: place)
            if text.byte(end) == UInt8(ascii: "#") || text.reads("＃", at: end) { lines.append(place) }
        default: break
        }
    }

    // MARK: Masks

    private mutating func lookAtStars(in text: Span<UInt8>, from start: Int) {
        var place = start
        while let start = text.next(UInt8(ascii: "*"), from: place) {
            let (run, mask) = starMask(at: start, in: text)
            if run.count > 1 { hasDoubleStars = true }
            if let mask { masks.append(mask) }
            place = mask?.upperBound ?? run.upperBound
        }
    }

    private mutating func lookAtMasks(
        of sign: MaskSign, beginningWith byte: UInt8, in text: Span<UInt8>, from start: Int
    ) {
        var place = start
        while let start = text.next(byte, from: place) { place = lookAtMask(of: sign, at: start, in: text) }
    }

    /// Gives the place to go on from.
    private mutating func lookAtMask(of sign: MaskSign, at start: Int, in text: Span<UInt8>) -> Int {
        let (end, mask) = BanbaoMarkdown.mask(of: sign, at: start, in: text)
        if let mask { masks.append(mask) }
        return max(end, start + 1)
    }

    // MARK: Brackets

    private mutating func lookAtClosingBrackets(in text: Span<UInt8>, from start: Int) {
        var place = start
        while let found = text.next(UInt8(ascii: "]"), from: place) {
            place = found + 1
            let isSuspicious =
                switch text.byte(place) {
                case UInt8(ascii: "("): isBroken(addressAt: place + 1, in: text)
                case UInt8(ascii: "["): true
                default: opensParenthesis(behindBlanksAt: place, in: text)
                }
            if isSuspicious { brackets.append(found) }
        }
    }

    private func opensParenthesis(behindBlanksAt place: Int, in text: Span<UInt8>) -> Bool {
        var place = place
        while text.byte(place) == 0x20 { place += 1 }
        return text.byte(place) == UInt8(ascii: "(") || text.reads("（", at: place)
    }

    /// A blank inside that no title follows.
    private func isBroken(addressAt start: Int, in text: Span<UInt8>) -> Bool {
        if text.byte(start) == UInt8(ascii: "<") { return false }
        var place = start
        while text.byte(place) > 0x20, text.byte(place) != UInt8(ascii: ")"), text.byte(place) != UInt8(ascii: "]") {
            place += 1
        }
        guard place < text.count, isBlank(text[place]) else { return false }
        while isBlank(text.byte(place)) { place += 1 }
        return !"\"')".utf8.contains(text.byte(place))
    }

    /// `【文】(`, `［文］(`
    private mutating func lookAtParentheses(in text: Span<UInt8>, from start: Int) {
        var place = start
        while let found = text.next(UInt8(ascii: "("), from: place) {
            if text.byte(found - 1) >= 0x80, text.reads("】", before: found) || text.reads("］", before: found) {
                brackets.append(found - 3)
            }
            place = found + 1
        }
    }

    // MARK: Full-width signs

    private mutating func lookAtWideSigns(in text: Span<UInt8>, from start: Int) {
        var place = start
        while let found = text.next(0xEF, from: place) {
            place = found + 3
            switch (text.byte(found + 1), text.byte(found + 2)) {
            case (0xBC, 0x88) where text.reads("】", before: found) || text.reads("］", before: found):
                brackets.append(found - 3)
            case (0xBC, 0x8A): place = lookAtMask(of: .wideStar, at: found, in: text)
            case (0xBC, 0xB8): place = lookAtMask(of: .wideLetter, at: found, in: text)
            case (0xBD, 0x9C): pipes.append(found)
            default: break
            }
        }
    }
}
