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
    /// What a byte may begin, by its value.
    private let classes: [UInt8]
    /// A bit for each character of the first plane that a word begins with.
    private let beginnings: [UInt64]
    /// A bit for the first three letters of a word, of five bits each: most words of a text begin as no number does.
    private let openings: [UInt64]
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
        let words = Self.meanings(style).sorted { ($0.first, $1.text.count) < ($1.first, $0.text.count) }
        var letters: [UInt8] = []
        self.words = words.map { word in
            letters += word.text
            return Word(
                first: word.first, bytes: (letters.count - word.text.count)..<letters.count, meaning: word.meaning)
        }
        self.letters = letters
        (classes, beginnings) = Self.tables(of: words.map(\.first))
        openings = Self.openings(of: words.map(\.text))
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

    private static func opening(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Int {
        Int(first & 31) << 10 | Int(second & 31) << 5 | Int(third & 31)
    }

    private static func openings(of words: [[UInt8]]) -> [UInt64] {
        var bits = [UInt64](repeating: 0, count: 512)
        for word in words {
            // Anything may stand behind a short word.
            for second in word.count > 1 ? [word[1]] : Array(0...31) {
                for third in word.count > 2 ? [word[2]] : Array(0...31) {
                    let opening = opening(word[0], second, third)
                    bits[opening >> 6] |= 1 << UInt64(opening & 63)
                }
            }
        }
        return bits
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
        let (classes, beginnings, openings) = (classes.span, beginnings.span, openings.span)
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
                let opening = Self.opening(byte, text.byte(place + 1), text.byte(place + 2))
                let isOpening = openings[opening >> 6] >> UInt64(opening & 63) & 1 != 0
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

/// A number while its words are read.
private struct Numeral {
    private var total = 0
    private var section = 0
    private var current: Int?
    private var lastExponent = Int.max
    private var isEmpty = true

    var value: Int? { isEmpty ? nil : total + section + (current ?? 0) }

    /// False where the word belongs to the next number: 四, 五 of 十四五.
    mutating func take(_ number: Int) -> Bool {
        // 一百零五
        if number == 0, !isEmpty { return current == nil && lastExponent < Int.max }
        if let current {
            guard current >= 20, current % 10 == 0, number < 10 else { return false }
            self.current = current + number
        } else {
            current = number
        }
        isEmpty = false
        return true
    }

    mutating func multiply(by exponent: Int) -> Bool {
        guard let power = powerOfTen(exponent) else { return false }
        if exponent > lastExponent, section > 0 {
            guard let product = product(section + (current ?? 0), power) else { return false }
            section = product
        } else {
            guard let product = product(current ?? 1, power), section < Int.max / 2 - product else { return false }
            section += product
        }
        (current, lastExponent, isEmpty) = (nil, exponent, false)
        return true
    }

    mutating func scale(by exponent: Int) -> Bool {
        guard !isEmpty, let power = powerOfTen(exponent), let product = product(section + (current ?? 0), power),
            total < Int.max / 2 - product
        else { return false }
        total += product
        (section, current, lastExponent) = (0, nil, Int.max)
        return true
    }

    private func product(_ number: Int, _ power: Int) -> Int? {
        number <= Int.max / 4 / power ? number * power : nil
    }
}

func powerOfTen(_ exponent: Int) -> Int? {
    (0...17).contains(exponent) ? (0..<exponent).reduce(1) { power, _ in power * 10 } : nil
}

extension Span<UInt8> {
    /// The end of the part where it holds none.
    fileprivate func firstDigit(in part: Range<Int>) -> Int {
        var place = part.lowerBound
        while place + 8 <= part.upperBound {
            let word = unsafe bytes.unsafeLoadUnaligned(fromByteOffset: place, as: UInt64.self)
            if ByteLanes.less(word ^ 0x3030_3030_3030_3030, 10) != 0 { break }
            place += 8
        }
        while place < part.upperBound, !isDigit(self[place]) { place += 1 }
        return place
    }
}
