extension NumberStyle {
    /// A number as somebody wrote it in running text.
    package struct Reading: Sendable, Equatable {
        package let qualifier: Qualifier
        package let number: ExactDecimal
        /// What stands behind the number: its unit, if that was written.
        package let rest: String
    }

    /// What `text` wrote, with nothing around it: `951.4万` is 9514000. Nil where that is no number of the language.
    package func number(_ text: String) -> ExactDecimal? {
        var reader = NumberReader(text, self)
        guard let number = reader.number(), reader.rest.isEmpty else { return nil }
        return number
    }

    /// All that a text may mean which begins with a number or with the words that qualify one: `近1.7亿人`, `1000多个`. None where it
    /// begins with neither.
    package func readings(of text: String) -> [Reading] {
        let start = NumberReader(text, self)
        var found = readings(.exact, from: start)
        for (qualifier, phrase) in allPhrases {
            var reader = start
            if phrase.isBefore {
                if reader.take(phrase.text) { found += readings(qualifier, from: reader) }
            } else if let number = reader.number(qualifiedBy: phrase.text) {
                // 3年多
                found.append(Reading(qualifier: qualifier, number: number, rest: reader.rest))
            }
        }
        return found
    }

    private func readings(_ qualifier: Qualifier, from start: NumberReader) -> [Reading] {
        var reader = start
        return reader.number().map { [Reading(qualifier: qualifier, number: $0, rest: reader.rest)] } ?? []
    }

    private var allPhrases: [(Qualifier, Phrase)] {
        Qualifier.allCases.flatMap { qualifier in (phrases[qualifier] ?? []).map { (qualifier, $0) } }
    }
}

/// Reads a number at the beginning of a text.
private struct NumberReader {
    private let style: NumberStyle
    private let text: [UInt8]
    private var place = 0
    private var end: Int

    init(_ text: String, _ style: NumberStyle) {
        self.style = style
        self.text = Array(text.utf8)
        end = self.text.count
        skipSpace()
        while end > place, Self.spaceLength(self.text, at: end - 1) == 1 { end -= 1 }
    }

    var rest: String { String(decoding: text[place..<end], as: UTF8.self) }

    /// ASCII's, or the one that no line ends at (U+00A0).
    private static func spaceLength(_ text: [UInt8], at place: Int) -> Int {
        switch text.span.byte(place) {
        case 0x20, 0x09, 0x0A: 1
        case 0xC2 where text.span.byte(place + 1) == 0xA0: 2
        default: 0
        }
    }

    private mutating func skipSpace() {
        while place < end {
            let length = Self.spaceLength(text, at: place)
            if length == 0 { return }
            place += length
        }
    }

    private static func small(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }

    /// A word, in small or capital letters, and the space behind it. It does not end within a word of letters.
    mutating func take(_ word: String) -> Bool {
        let bytes = word.utf8
        guard !bytes.isEmpty, end - place >= bytes.count,
            zip(bytes, text[place...]).allSatisfy({ Self.small($0) == Self.small($1) })
        else { return false }
        let next = place + bytes.count
        if next < end, isLetterOrDigit(text[next - 1]), isLetterOrDigit(text[next]), text[next] > 0x39 { return false }
        place = next
        skipSpace()
        return true
    }

    /// Digits and the word for their scale, or a word for a small number. Nil where the text goes on with neither.
    mutating func number() -> ExactDecimal? {
        let start = place
        guard let number = digits() else {
            place = start
            return word()
        }
        skipSpace()
        return scaled(number)
    }

    /// The same where another word stands behind the digits, the scale or the unit: `1000多万`, `1亿多`, `3年多`.
    mutating func number(qualifiedBy word: String) -> ExactDecimal? {
        guard let number = digits() else { return nil }
        skipSpace()
        if take(word) { return scaled(number) }
        let value = scaled(number)
        if take(word) { return value }
        let length = word.utf8.count
        guard end - place > length, text[(end - length)..<end].elementsEqual(word.utf8) else { return nil }
        end -= length
        while end > place, Self.spaceLength(text, at: end - 1) == 1 { end -= 1 }
        return value
    }

    private mutating func scaled(_ number: ExactDecimal) -> ExactDecimal? {
        for scale in style.scalesByLength where take(scale.name) {
            return number.movingPoint(by: scale.exponent)
        }
        return number
    }

    private mutating func word() -> ExactDecimal? {
        for word in style.wordsByLength where take(word.text) { return ExactDecimal(word.number) }
        return nil
    }

    /// Groups are of three digits, or there are none.
    private mutating func digits() -> ExactDecimal? {
        let isNegative = takeMinus()
        let (mark, separator) = (Array(style.decimalMark.utf8), Array(style.groupSeparator.utf8))
        var groups = [run()]
        while !separator.isEmpty, starts(with: separator) {
            let start = place
            place += separator.count
            let group = run()
            if group.count != 3 {
                place = start
                break
            }
            groups.append(group)
        }
        if groups[0].isEmpty || groups.count > 1 && groups[0].count > 3 { return nil }
        var fraction: [UInt8] = []
        if starts(with: mark), isDigit(text.span.byte(place + mark.count)) {
            place += mark.count
            fraction = run()
        }
        return ExactDecimal(isNegative: isNegative, whole: groups.joined(), fraction: fraction)
    }

    private mutating func takeMinus() -> Bool {
        for minus in ["\u{2212}", "-"] where starts(with: Array(minus.utf8)) {
            place += minus.utf8.count
            return true
        }
        return false
    }

    private func starts(with bytes: [UInt8]) -> Bool {
        end - place >= bytes.count && text[place..<(place + bytes.count)].elementsEqual(bytes)
    }

    private mutating func run() -> [UInt8] {
        let start = place
        while place < end, isDigit(text[place]) { place += 1 }
        return text[start..<place].map { $0 - 0x30 }
    }
}
