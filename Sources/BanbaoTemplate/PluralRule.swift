/// The forms that words take with a number, by the categories of CLDR 46 for whole numbers.
package enum PluralCategory: Int, Sendable, CaseIterable {
    case zero, one, two, few, many, other

    package var name: String { "\(self)" }

    package init?(name: String) {
        guard let category = Self.allCases.first(where: { $0.name == name }) else { return nil }
        self = category
    }
}

/// Which category a whole number has in a language.
package enum PluralRule: Int, Sendable, CaseIterable {
    /// Chinese, Japanese, Korean, and whatever is not known here: one form for all.
    case none
    /// English, German, Spanish, Uyghur: one, and the rest.
    case one
    /// French: zero counts as one.
    case zeroAndOne
    /// Russian, Ukrainian.
    case slavic
    case arabic

    /// Of the language of a tag (BCP 47).
    package init(languageTag tag: String) {
        let language = tag.lowercased().prefix { $0 != "-" }
        self =
            switch language {
            case "en", "de", "es", "ug", "it", "nl", "sv", "tr", "kk", "ky", "mn", "uz": .one
            case "fr", "pt": .zeroAndOne
            case "ru", "uk", "be": .slavic
            case "ar": .arabic
            default: .none
            }
    }

    func category(of number: Int) -> PluralCategory {
        let (tens, hundreds) = (number % 10, number % 100)
        switch self {
        case .none: return .other
        case .one: return number == 1 ? .one : .other
        case .zeroAndOne: return number <= 1 ? .one : .other
        case .slavic:
            if tens == 1, hundreds != 11 { return .one }
            return (2...4).contains(tens) && !(12...14).contains(hundreds) ? .few : .many
        case .arabic:
            switch (number, hundreds) {
            case (0, _): return .zero
            case (1, _): return .one
            case (2, _): return .two
            case (_, 3...10): return .few
            case (_, 11...99): return .many
            default: return .other
            }
        }
    }

    /// Of a value as pages show it; what is no whole number takes the form of the rest.
    package func category(of text: String) -> PluralCategory {
        Int(text).flatMap { $0 >= 0 ? category(of: $0) : nil } ?? .other
    }
}
