import BanbaoText

/// Places in a text where an editor's mistake may be; most texts have none. Found in the bytes alone, with the C library's search
/// for single bytes, since every page passes here.
struct LintCandidates {
    /// Where the text of lines begins that look like headings.
    private(set) var headings: [Int] = []
    private(set) var placeholders: [Range<Int>] = []
    /// Closing brackets that look like those of a link that is none.
    private(set) var brackets: [Int] = []
    /// `｜`
    private(set) var pipes: [Int] = []
    /// Underscores next to what is no ASCII.
    private(set) var underscores: [Int] = []
    /// Lines that other programs read otherwise, where their text begins.
    private(set) var lines: [Int] = []
    /// Of those lines the items of lists without a space.
    private(set) var itemCount = 0
    private(set) var shortcodes: [Range<Int>] = []
    /// Some line begins as a link definition does.
    private(set) var hasDefinitions = false
    private(set) var hasDoubleStars = false

    var isEmpty: Bool { headings.isEmpty && lines.isEmpty && !hasInlines }

    /// Those that may stand in any block, not only in a paragraph.
    var hasInlines: Bool {
        !(placeholders.isEmpty && brackets.isEmpty && pipes.isEmpty && underscores.isEmpty && shortcodes.isEmpty)
    }

    /// In: the bytes of a file, where its body begins, and where the lines of that do.
    init(in text: Span<UInt8>, from start: Int, lines starts: [Int]) {
        lookAtNumberSigns(in: text, from: start)
        lookAtStars(in: text, from: start)
        lookAtPlaceholders(of: .letter, beginningWith: UInt8(ascii: "X"), in: text, from: start)
        lookAtPlaceholders(of: .cross, beginningWith: 0xC3, in: text, from: start)
        lookAtClosingBrackets(in: text, from: start)
        lookAtParentheses(in: text, from: start)
        lookAtWideSigns(in: text, from: start)
        lookAtUnderscores(in: text, from: start)
        lookAtLines(starts, in: text)
        lookAtBraces(in: text, from: start)
        placeholders = joined(placeholders, in: text)
        brackets.sort()
        headings.sort()
    }

    // MARK: Headings

    private mutating func lookAtNumberSigns(in text: Span<UInt8>, from start: Int) {
        var place = start
        while let found = text.next(UInt8(ascii: "#"), from: place) {
            place = found + 1
            while text.byte(place) == UInt8(ascii: "#") { place += 1 }
            // `## 标题` is in order.
            if text.byte(place) >= 0x80 || text.reads("　", behindSpacesBefore: found) { lookAtHeading(found, in: text) }
        }
    }

    private mutating func lookAtHeading(_ place: Int, in text: Span<UInt8>) {
        var start = place
        // Spaces and marks of quotations and lists are few.
        while place - start < 100, text.byte(start - 1) != 0x0A {
            let isWide = text.reads("　", before: start)
            guard isWide || text.byte(start - 1) < UInt8(ascii: "A") else { return }
            start -= isWide ? 3 : 1
        }
        guard text.byte(start - 1) == 0x0A else { return }
        let line = LineStart(at: start, in: text).place
        if line + indentLength(in: text, at: line) == place { headings.append(line) }
    }

    // MARK: Placeholders

    private mutating func lookAtStars(in text: Span<UInt8>, from start: Int) {
        var place = start
        while let start = text.next(UInt8(ascii: "*"), from: place) {
            let (run, placeholder) = starPlaceholder(at: start, in: text)
            if run.count > 1 { hasDoubleStars = true }
            if let placeholder { placeholders.append(placeholder) }
            place = placeholder?.upperBound ?? run.upperBound
        }
    }

    private mutating func lookAtPlaceholders(
        of sign: PlaceholderSign, beginningWith byte: UInt8, in text: Span<UInt8>, from start: Int
    ) {
        var place = start
        while let start = text.next(byte, from: place) { place = lookAtPlaceholder(of: sign, at: start, in: text) }
    }

    /// Gives the place to go on from.
    private mutating func lookAtPlaceholder(of sign: PlaceholderSign, at start: Int, in text: Span<UInt8>) -> Int {
        let (end, placeholder) = BanbaoMarkdown.placeholder(of: sign, at: start, in: text)
        if let placeholder { placeholders.append(placeholder) }
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
                default: opensParenthesis(behindSpacesAt: place, in: text)
                }
            if isSuspicious { brackets.append(found) }
        }
    }

    private func opensParenthesis(behindSpacesAt place: Int, in text: Span<UInt8>) -> Bool {
        var place = place
        while text.byte(place) == 0x20 { place += 1 }
        return text.byte(place) == UInt8(ascii: "(") || text.reads("（", at: place)
    }

    /// A space inside that no title follows.
    private func isBroken(addressAt start: Int, in text: Span<UInt8>) -> Bool {
        if text.byte(start) == UInt8(ascii: "<") { return false }
        var place = start
        var hasWideEnd = false
        while text.byte(place) > 0x20, text.byte(place) != UInt8(ascii: ")"), text.byte(place) != UInt8(ascii: "]") {
            if text.byte(place) == 0xEF, text.reads("）", at: place) { hasWideEnd = true }
            place += 1
        }
        if hasWideEnd, text.byte(place) != UInt8(ascii: ")") { return true }
        guard place < text.count, isSpaceOrTab(text[place]) else { return false }
        while isSpaceOrTab(text.byte(place)) { place += 1 }
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

    // MARK: Other signs

    private mutating func lookAtUnderscores(in text: Span<UInt8>, from start: Int) {
        var place = start
        while let found = text.next(UInt8(ascii: "_"), from: place) {
            place = found + 1
            while text.byte(place) == UInt8(ascii: "_") { place += 1 }
            if found > start && text.byte(found - 1) >= 0x80 || text.byte(place) >= 0x80 { underscores.append(found) }
        }
    }

    /// In: where lines begin.
    private mutating func lookAtLines(_ starts: [Int], in text: Span<UInt8>) {
        guard let first = starts.first else { return }
        var tab = text.next(0x09, from: first) ?? text.count
        for (index, line) in starts.enumerated() {
            let end = index + 1 < starts.count ? starts[index + 1] - 1 : text.count
            let place = LineStart(at: line, in: text).place
            if text.byte(place) == UInt8(ascii: "["), !hasDefinitions {
                hasDefinitions = definesLink(place..<end, text)
            }
            guard place < end else { continue }
            if let habit = lineHabit(at: place, in: text) {
                lines.append(place)
                if habit == .item { itemCount += 1 }
            } else {
                if tab < place { tab = text.next(0x09, from: place) ?? text.count }
                if tab < end { lines.append(place) }
            }
        }
    }

    /// `[label]:`, and not a footnote.
    private func definesLink(_ line: Range<Int>, _ text: Span<UInt8>) -> Bool {
        guard let close = text.extracting(..<line.upperBound).next(UInt8(ascii: "]"), from: line.lowerBound) else {
            return false
        }
        return text.byte(close + 1) == UInt8(ascii: ":") && text.byte(line.lowerBound + 1) != UInt8(ascii: "^")
    }

    private mutating func lookAtBraces(in text: Span<UInt8>, from start: Int) {
        var place = start
        while let found = text.next(UInt8(ascii: "{"), from: place) {
            let code = shortcode(at: found, in: text)
            if let code { shortcodes.append(code) }
            place = code?.upperBound ?? found + 1
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
            case (0xBC, 0x83): lookAtHeading(found, in: text)
            case (0xBC, 0x8A): place = lookAtPlaceholder(of: .wideStar, at: found, in: text)
            case (0xBC, 0xB8): place = lookAtPlaceholder(of: .wideLetter, at: found, in: text)
            case (0xBD, 0x9C): pipes.append(found)
            default: break
            }
        }
    }
}
