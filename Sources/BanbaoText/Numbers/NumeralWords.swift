/// What a language has for numbers in running text besides the words for writing them; understood, never written.
package struct NumeralWords: Sendable, Equatable {
    /// Words for one number.
    package struct Value: Sendable, Equatable {
        package let number: Int
        package let words: [String]
    }

    /// Words for numbers beyond `NumberStyle.words`, and for places in an order: `twenty`, `third`.
    package var values: [Value] = []
    /// Words that multiply what stands before them, and mean the power of ten itself where nothing does: 百, `hundred`.
    package var multipliers: [NumberStyle.Scale] = []
    /// The same behind digits, in casual writing: 100w, `5k`.
    package var abbreviations: [NumberStyle.Scale] = []
    /// Between the words of one number: `and`.
    package var joiners: [String] = []
    /// Between the ends of a range, whose scale may stand behind the second alone: 3至5万, `3 to 5 million`.
    package var rangeWords: [String] = []
    /// Names of months, with a day before or behind.
    package var months: [String] = []
    /// Behind a year: 年. Where there is none, a number from 1900 to 2100 is one.
    package var yearEndings: [String] = []
    /// Behind digits that are part of a date, a time or a label: 月, 号, `a.m.`
    package var dateEndings: [String] = []
    /// Before digits that are a label: `No.`
    package var labels: [String] = []

    package init() {}
}

extension NumeralWords {
    static let chinese = {
        var words = NumeralWords()
        words.multipliers = [
            NumberStyle.Scale(exponent: 1, name: "十"), NumberStyle.Scale(exponent: 2, name: "百"),
            NumberStyle.Scale(exponent: 3, name: "千"),
        ]
        words.values = [NumeralWords.Value(number: 50, words: ["半"])]
        words.abbreviations = [
            NumberStyle.Scale(exponent: 4, name: "w"), NumberStyle.Scale(exponent: 3, name: "k"),
            NumberStyle.Scale(exponent: 4, name: "萬"), NumberStyle.Scale(exponent: 8, name: "億"),
        ]
        words.rangeWords = ["至", "到", "、", "或"]
        words.yearEndings = ["年"]
        words.dateEndings = ["月", "日", "号", "时", "点", "年代", "后"]
        words.labels = ["〔"]
        return words
    }()

    static let english = {
        var words = NumeralWords()
        let values: [(Int, [String])] = [
            (1, ["first", "once", "single"]), (2, ["second", "twice", "both", "double", "pair"]),
            (3, ["third", "thirds", "triple"]), (4, ["fourth", "quarter", "quarters"]), (5, ["fifth", "fifths"]),
            (6, ["sixth"]), (7, ["seventh"]), (8, ["eighth"]), (9, ["ninth"]), (10, ["tenth", "decade"]),
            (11, ["eleventh"]), (12, ["twelfth", "dozen"]), (13, ["thirteen", "thirteenth"]),
            (14, ["fourteen", "fourteenth"]), (15, ["fifteen", "fifteenth"]), (16, ["sixteen", "sixteenth"]),
            (17, ["seventeen", "seventeenth"]), (18, ["eighteen", "eighteenth"]), (19, ["nineteen", "nineteenth"]),
            (20, ["twenty", "twentieth"]), (30, ["thirty", "thirtieth"]), (40, ["forty", "fortieth"]),
            (50, ["fifty", "fiftieth", "half"]), (60, ["sixty", "sixtieth"]), (70, ["seventy", "seventieth"]),
            (80, ["eighty", "eightieth"]), (90, ["ninety", "ninetieth"]),
        ]
        words.values = values.map { NumeralWords.Value(number: $0, words: $1) }
        words.multipliers = [
            NumberStyle.Scale(exponent: 2, name: "hundred"), NumberStyle.Scale(exponent: 3, name: "thousand"),
        ]
        words.abbreviations = [
            NumberStyle.Scale(exponent: 3, name: "k"), NumberStyle.Scale(exponent: 6, name: "m"),
            NumberStyle.Scale(exponent: 9, name: "bn"),
        ]
        words.joiners = ["and"]
        words.rangeWords = ["to", "or", "and"]
        words.months = [
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November", "December",
        ]
        words.dateEndings = ["a.m.", "p.m.", "am", "pm", "o'clock", "o’clock"]
        words.labels = ["No.", "Nos."]
        return words
    }()
}
