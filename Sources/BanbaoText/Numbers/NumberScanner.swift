/// Finds the numbers in running text of a language: those in digits with their places, those in words by their values alone.
///
/// Every byte of every page passes through `scan`, so that a text without numbers must cost next to nothing.
package struct NumberScanner: Sendable {
    private enum Meaning { case value(Int), multiplier(Int), scale(Int) }

    /// A word that a number may be made of.
    private struct Word {
        let first: UInt32
        /// In `letters`.
        let bytes: Range<Int>
        let meaning: Meaning
    }

    let style: NumberStyle
    let separator: [UInt8]
    let decimalMark: [UInt8]
    /// Longest first.
    let scales: [(name: [UInt8], exponent: Int)]
    let multipliers: [(name: [UInt8], exponent: Int)]
    /// Between digits and their scale: 多, 余.
    let fillers: [[UInt8]]
    let rangeMarks: [[UInt8]]
    private let joiners: [[UInt8]]
    let dateEndings: [[UInt8]]
    /// Between two numbers of one date.
    let dateJoints: [[UInt8]]
    let yearEndings: [[UInt8]]
    let labels: [[UInt8]]
    let months: [[UInt8]]
    /// What a byte may begin, by its value.
    private let classes: [UInt8]
    /// A bit for each character of the first plane that a word begins with.
    private let beginnings: [UInt64]
    /// Of words that numbers begin with, in languages that have spaces.
    private let openings: WordOpenings
    /// Of what stands between digits and the scale, and of scales.
    let scaleOpenings: WordOpenings
    let rangeOpenings: WordOpenings
    /// By their first characters, then the longest first; in small letters.
    private let words: [Word]
    private let letters: [UInt8]

    package init(_ style: NumberStyle) {
        let numerals = style.numerals
        self.style = style
        (separator, decimalMark) = (Array(style.groupSeparator.utf8), Array(style.decimalMark.utf8))
        scales = style.scalesByLength.map { (Array($0.name.utf8), $0.exponent) }
        multipliers = (numerals.multipliers + numerals.abbreviations).map { (Array($0.name.utf8), $0.exponent) }
        fillers = (style.phrases[.moreThan] ?? []).filter { !$0.isBefore }.map { Array($0.text.utf8) }
        rangeMarks = ([style.rangeMark, "-", "–", "—", "~", "～"] + numerals.rangeWords).map { Array($0.utf8) }
        joiners = numerals.joiners.map { Array($0.utf8) }
        dateEndings = numerals.dateEndings.map { Array($0.utf8) }
        dateJoints = rangeMarks + dateEndings
        yearEndings = numerals.yearEndings.map { Array($0.utf8) }
        labels = numerals.labels.map { Array($0.utf8) }
        months = numerals.months.map { Array($0.utf8) }
        let words = Self.meanings(style).sorted { ($0.first, $1.text.count) < ($1.first, $0.text.count) }
        var letters: [UInt8] = []
        self.words = words.map { word in
            letters += word.text
            return Word(
                first: word.first, bytes: (letters.count - word.text.count)..<letters.count, meaning: word.meaning)
        }
        self.letters = letters
        (classes, beginnings) = Self.tables(of: words.map(\.first))
        openings = WordOpenings(words.map(\.text))
        scaleOpenings = WordOpenings(fillers + (scales + multipliers).map(\.name))
        rangeOpenings = WordOpenings(rangeMarks)
    }

    private static func meanings(_ style: NumberStyle) -> [(first: UInt32, text: [UInt8], meaning: Meaning)] {
        let multipliers = style.numerals.multipliers
        let multiplying = Set(multipliers.map(\.name))
        let values =
            style.words.enumerated().map { NumeralWords.Value(number: $0, words: $1) } + style.numerals.values
        let meanings =
            multipliers.map { ($0.name, Meaning.multiplier($0.exponent)) }
            + style.scales.map { ($0.name, .scale($0.exponent)) }
            + values.flatMap { value in
                value.words.filter { !multiplying.contains($0) }.map { ($0, .value(value.number)) }
            }
        return meanings.compactMap { word, meaning in
            let word = word.lowercased()
            return word.unicodeScalars.first.map { ($0.value, Array(word.utf8), meaning) }
        }
    }

    /// Words of a language that is written without spaces end anywhere.
    var hasSpaces: Bool { !style.space.isEmpty }

    // MARK: Where a number may begin

    /// What a byte may be; a set of bits.
    private enum Class {
        static let letter: UInt8 = 1
        static let beginning: UInt8 = 2
        static let digit: UInt8 = 4
        static let lead: UInt8 = 8
    }

    private static func tables(of beginnings: [UInt32]) -> (classes: [UInt8], beginnings: [UInt64]) {
        var classes = (0...255).map { (byte: UInt8) in isDigit(byte) ? Class.digit : isLetter(byte) ? Class.letter : 0 }
        var bits = [UInt64](repeating: 0, count: 1024)
        for scalar in beginnings where scalar < 0x10000 {
            if scalar < 0x80 {
                let byte = UInt8(scalar)
                for byte in isLetter(byte) ? [byte, byte & 0xDF] : [byte] { classes[Int(byte)] |= Class.beginning }
            } else if scalar >= 0x800 {
                classes[Int(0xE0 | scalar >> 12)] |= Class.lead
                bits[Int(scalar >> 6)] |= 1 << UInt64(scalar & 63)
            }
        }
        return (classes, bits)
    }

    /// The numbers in digits of a part of a text.
    package func scanDigits(_ text: Span<UInt8>, _ part: Range<Int>, into found: inout NumbersInText) {
        var place = text.firstDigit(in: part)
        while place < part.upperBound {
            let end = readDigits(text, at: place, in: part, &found)
            place = end < part.upperBound ? text.firstDigit(in: end..<part.upperBound) : part.upperBound
        }
    }

    /// All numbers in a part of a text, those in words as well, which takes some times as long.
    package func scan(_ text: Span<UInt8>, _ part: Range<Int>, into found: inout NumbersInText) {
        let (classes, beginnings) = (classes.span, beginnings.span)
        var place = part.lowerBound
        var isInWord = false
        while place < part.upperBound {
            let byte = text[place]
            let kind = classes[Int(byte)]
            if kind <= Class.letter || (kind & Class.beginning != 0 && isInWord) {
                place += 1
                isInWord = false
                if kind != 0 {
                    // To the end of the word.
                    while place < part.upperBound, classes[Int(text[place])] & Class.letter != 0 { place += 1 }
                }
            } else if kind & Class.digit != 0 {
                place = readDigits(text, at: place, in: part, &found)
                isInWord = false
            } else if kind & Class.lead != 0 {
                guard place + 2 < part.upperBound else { return }
                let scalar =
                    UInt32(byte & 0xF) << 12 | UInt32(text[place + 1] & 0x3F) << 6 | UInt32(text[place + 2] & 0x3F)
                let isBeginning = beginnings[Int(scalar >> 6)] >> UInt64(scalar & 63) & 1 != 0
                place = isBeginning ? readWords(text, at: place, part, &found) : place + 3
                isInWord = false
            } else {
                let isOpening = openings.mayOpen(text, at: place)
                place = isOpening ? readWords(text, at: place, part, &found) : place + 1
                isInWord = true
            }
        }
    }

    /// The values of a text that is no part of the one whose places are noted.
    package func noteValues(in text: Span<UInt8>, _ found: inout NumbersInText) {
        let count = found.written.count
        scanDigits(text, 0..<text.count, into: &found)
        found.removeWritten(from: count)
        found.endOfDate = .min / 2
    }

    // MARK: Words

    /// The word that stands at a place.
    private func word(_ text: Span<UInt8>, at place: Int, _ end: Int) -> Word? {
        let value = text.scalar(startingAt: place)?.value ?? 0
        let first = (0x41...0x5A).contains(value) ? value | 0x20 : value
        let (words, letters) = (words.span, letters.span)
        var (low, high) = (0, words.count)
        while low < high {
            let middle = (low + high) / 2
            if words[middle].first < first { low = middle + 1 } else { high = middle }
        }
        while low < words.count, words[low].first == first {
            let bytes = words[low].bytes
            if place + bytes.count <= end, holds(text, letters.extracting(bytes), at: place) { return words[low] }
            low += 1
        }
        return nil
    }

    /// Whether a word, in small letters, stands at a place and ends there.
    func holds(_ text: Span<UInt8>, _ word: [UInt8], at place: Int) -> Bool { holds(text, word.span, at: place) }

    private func holds(_ text: Span<UInt8>, _ word: Span<UInt8>, at place: Int) -> Bool {
        guard !word.isEmpty, place >= 0, place + word.count <= text.count else { return false }
        for index in word.indices {
            let byte = text[place + index]
            guard byte == word[index] || (isLetter(byte) && byte | 0x20 == word[index]) else { return false }
        }
        let last = word[word.count - 1]
        return !isLetter(last) || !isLetter(text.byte(place + word.count))
    }

    /// A number in words, such as 二十七 or `two hundred and five`. Out: where to go on.
    private func readWords(
        _ text: Span<UInt8>, at start: Int, _ part: Range<Int>, _ found: inout NumbersInText
    ) -> Int {
        var numeral = Numeral()
        var (place, end) = (start, start)
        while let word = word(text, at: place, part.upperBound) {
            let isTaken =
                switch word.meaning {
                case .value(let number): numeral.take(number)
                case .multiplier(let exponent): numeral.multiply(by: exponent)
                case .scale(let exponent): numeral.scale(by: exponent)
                }
            guard isTaken else { break }
            end = place + word.bytes.count
            place = joined(text, end)
        }
        if end == start { return start + (text[start] < 0x80 ? 1 : 3) }
        if let value = numeral.value, let number = PlainNumber(value) { found.note(number) }
        return end
    }

    /// Where the next word of a number would stand: `twenty-seven`, `two hundred and five`.
    private func joined(_ text: Span<UInt8>, _ end: Int) -> Int {
        guard hasSpaces, text.byte(end) == 0x20 || text.byte(end) == UInt8(ascii: "-") else { return end }
        let next = end + 1
        let joiner = joiners.first { holds(text, $0, at: next) && text.byte(next + $0.count) == 0x20 }
        return joiner.map { next + $0.count + 1 } ?? next
    }
}

extension Span<UInt8> {
    /// The end of the part where it holds none.
    fileprivate func firstDigit(in part: Range<Int>) -> Int {
        var place = part.lowerBound
        while place + 16 <= part.upperBound {
            let (digits, next) = (digits(at: place), digits(at: place + 8))
            if digits | next != 0 {
                return digits != 0
                    ? place + digits.trailingZeroBitCount / 8 : place + 8 + next.trailingZeroBitCount / 8
            }
            place += 16
        }
        while place < part.upperBound, !isDigit(self[place]) { place += 1 }
        return place
    }

    /// In the eight bytes at a place, whose first is the lowest in the word: the lowest bit that is set is in the first digit.
    private func digits(at place: Int) -> UInt64 {
        let word = UInt64(littleEndian: unsafe bytes.unsafeLoadUnaligned(fromByteOffset: place, as: UInt64.self))
        return ByteLanes.less(word ^ 0x3030_3030_3030_3030, 10)
    }
}
