import BanbaoText

/// Which figures a short text shows, so that it can be seen whether their date stands next to them. Numbers that could be of anything (8, 30) are
/// passed over, as are years.
struct UndatedFigures: Sendable {
    private struct Mention: Sendable {
        let figure: FigureID
        /// Behind the digits: `万`, ` million`.
        let scale: String
    }

    /// For each language, by the digits.
    private let mentions: [[String: [Mention]]]
    private let years: [FigureID: String]

    /// In: figures, and how many languages there are.
    init(_ figures: Table<Figure, Figure>, languageCount: Int) {
        var mentions = [[String: [Mention]]](repeating: [:], count: languageCount)
        var years: [FigureID: String] = [:]
        for id in figures.indices {
            guard let asOf = figures[id].asOf else { continue }
            if case .common(.year) = figures[id].unit { continue }
            years[id] = String(asOf.date.year)
            for language in 0..<languageCount {
                let number = figures[id].words[LanguageID(language)].number
                let digits = String(Substring(number.utf8.prefix(while: isPartOfNumber)))
                let scale = String(number.droppingFirstBytes(digits.utf8.count))
                guard digits.utf8.count >= 3 || !scale.isEmpty else { continue }
                mentions[language][digits, default: []].append(Mention(figure: id, scale: scale))
            }
        }
        self.mentions = mentions
        self.years = years
    }

    /// The figures that a text shows without the year of their date, which may also stand in another text that is always shown with it.
    func shown(in text: String, with other: String = "", _ language: LanguageID) -> [FigureID] {
        guard !mentions[language.index].isEmpty else { return [] }
        var found: [FigureID] = []
        var rest = Array(text.utf8)[...]
        while let start = rest.firstIndex(where: isPartOfNumber) {
            let digits = rest[start...].prefix(while: isPartOfNumber)
            rest = rest[digits.endIndex...]
            for mention in mentions[language.index][trimmedNumber(digits)] ?? []
            where rest.starts(with: mention.scale.utf8) && !found.contains(mention.figure) {
                found.append(mention.figure)
            }
        }
        return found.filter { figure in
            guard let year = years[figure] else { return false }
            return text.range(of: year) == nil && other.range(of: year) == nil
        }
    }
}

private func isPartOfNumber(_ byte: UInt8) -> Bool {
    isDigit(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",")
}

/// Without the full stop of a sentence.
private func trimmedNumber(_ digits: ArraySlice<UInt8>) -> String {
    let end = digits.lastIndex(where: isDigit).map { $0 + 1 } ?? digits.startIndex
    return String(decoding: digits[..<end], as: UTF8.self)
}
