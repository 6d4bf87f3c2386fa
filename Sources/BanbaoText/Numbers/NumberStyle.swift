/// How a language writes numbers and what is said about them. Data: a language that is not built in brings its own.
package struct NumberStyle: Sendable, Equatable {
    /// A word for a power of ten: 万, `million`.
    package struct Scale: Sendable, Equatable {
        package let exponent: Int
        package let name: String

        package init(exponent: Int, name: String) {
            self.exponent = exponent
            self.name = name
        }
    }

    /// Words that qualify a number, and where they stand.
    package struct Phrase: Sendable, Equatable {
        package let text: String
        /// 近1.7亿, or 1000多个.
        package let isBefore: Bool

        package init(_ text: String, isBefore: Bool) {
            self.text = text
            self.isBefore = isBefore
        }
    }

    package enum Display: String, Sendable, CaseIterable { case automatic, digits, compact }

    /// Between groups of three digits; empty for none.
    package let groupSeparator: String
    package let decimalMark: String
    /// Numbers with fewer digits before the point are not grouped.
    package let groupsFromDigits: Int
    /// Smallest first.
    package let scales: [Scale]
    /// Between a number and the words that stand next to it.
    package let space: String
    /// `{number}%`, `{number}倍`: units that every language has. The first is written; the others are understood.
    package let commonUnits: [CommonUnit: [String]]
    /// Between the ends of a range.
    package let rangeMark: String
    /// The first is written; the others are understood.
    package let phrases: [Qualifier: [Phrase]]
    /// From zero: 零, 一, 二 …; understood, never written.
    package let words: [[String]]
    package let numerals: NumeralWords
    /// Longest first, or 亿 would be taken for the end of 万亿.
    let scalesByLength: [Scale]
    let wordsByLength: [Word]

    struct Word: Sendable, Equatable {
        let number: Int
        let text: String
    }

    package init(
        groupSeparator: String, decimalMark: String = ".", groupsFromDigits: Int = 4, scales: [Scale], space: String,
        commonUnits: [CommonUnit: [String]], rangeMark: String, phrases: [Qualifier: [Phrase]] = [:],
        words: [[String]] = [], numerals: NumeralWords = NumeralWords()
    ) {
        self.groupSeparator = groupSeparator
        self.decimalMark = decimalMark
        self.groupsFromDigits = groupsFromDigits
        self.scales = scales
        self.space = space
        self.commonUnits = commonUnits
        self.rangeMark = rangeMark
        self.phrases = phrases
        self.words = words
        self.numerals = numerals
        scalesByLength = scales.sorted { $0.name.utf8.count > $1.name.utf8.count }
        wordsByLength = words.enumerated().flatMap { number, words in words.map { Word(number: number, text: $0) } }
            .sorted { $0.text.utf8.count > $1.text.utf8.count }
    }

    /// What stands next to an amount to say how exact it is; nil where the language has no words for that.
    package func qualified(_ amount: String, _ qualifier: Qualifier) -> String? {
        guard qualifier != .exact else { return amount }
        return phrases[qualifier]?.first.map { $0.isBefore ? $0.text + space + amount : amount + space + $0.text }
    }

    /// What is written around a number of this unit: `%`; nil where nothing is.
    package func text(of unit: CommonUnit) -> String? {
        let pattern = commonUnits[unit]?.first.map { withPlace($0, filledBy: "") } ?? ""
        return pattern.utf8.allSatisfy { $0 == 0x20 } ? nil : String(pattern.drop { $0 == " " })
    }

    // MARK: Writing

    /// Decimals that a number with a scale may have before its digits are easier to read.
    private static let compactDecimals = 4

    /// `951.4万`, `9.514 million`, `1,000`; the same value for whoever reads it back (`number`).
    package func text(_ number: ExactDecimal, _ display: Display = .automatic) -> String {
        guard display != .digits, let scale = scale(of: number),
            let scaled = number.movingPoint(by: -scale.exponent),
            display == .compact || scaled.fractionDigitCount <= Self.compactDecimals
        else { return digits(number) }
        return digits(scaled) + space + scale.name
    }

    /// The largest that the number reaches.
    package func scale(of number: ExactDecimal) -> Scale? {
        scales.last { number.wholeDigitCount > $0.exponent }
    }

    /// All digits, grouped: `123,456,789`. The minus is that of typesetting, U+2212.
    package func digits(_ number: ExactDecimal) -> String {
        var text = number.isNegative ? "\u{2212}" : ""
        let isGrouped = number.whole.count >= groupsFromDigits
        for (place, digit) in number.whole.enumerated() {
            if isGrouped, place > 0, (number.whole.count - place) % 3 == 0 { text += groupSeparator }
            text += String(digit)
        }
        if !number.fraction.isEmpty { text += decimalMark + number.fraction.map { String($0) }.joined() }
        return text
    }
}

/// What is counted in every language alike.
package enum CommonUnit: String, Sendable, CaseIterable, Hashable {
    case percent, times
    /// A year of the calendar, which is neither grouped nor in 万.
    case year
}

/// How exact a number is. The words for it are data of each language.
package enum Qualifier: String, Sendable, CaseIterable, Hashable {
    case exact, nearly, about, planned
    case moreThan = "more-than"
    case upTo = "up-to"
    case atLeast = "at-least"
}

package let placeOfNumber = "{number}"

/// `25%` of `{number}%`
package func withPlace(_ pattern: String, filledBy text: String) -> String {
    pattern.range(of: placeOfNumber).map { pattern[..<$0.lowerBound] + text + pattern[$0.upperBound...] } ?? pattern
}
