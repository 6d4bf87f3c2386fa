import BanbaoTemplate
import BanbaoText

/// How a language writes numbers together with what they count.
struct FigureFormat: Sendable {
    /// In the language.
    enum Unit: Sendable {
        case none
        case common(CommonUnit)
        case counted(UnitForms)
    }

    private let style: NumberStyle
    private let rule: PluralRule

    init(_ style: NumberStyle, _ languageTag: String) {
        self.style = style
        rule = PluralRule(languageTag: languageTag)
    }

    // MARK: Writing

    func words(
        _ value: Figure.Value, _ unit: Unit, _ qualifier: Qualifier, _ display: NumberStyle.Display
    ) -> Figure.Words {
        let number = text(value, unit, display)
        let amount: String
        switch value {
        case .range(let low, let high):
            if case .common = unit {
                amount = [low, high].map { self.amount(text($0, unit, display), unit, $0) }.joined(
                    separator: style.rangeMark)
            } else {
                amount = self.amount(number, unit, high)
            }
        case .number(let value): amount = self.amount(number, unit, value)
        }
        return Figure.Words(
            number: number, amount: amount, text: style.qualified(amount, qualifier) ?? amount)
    }

    private func text(_ value: Figure.Value, _ unit: Unit, _ display: NumberStyle.Display) -> String {
        switch value {
        case .number(let number): text(number, unit, display)
        case .range(let low, let high): text(low, unit, display) + style.rangeMark + text(high, unit, display)
        }
    }

    private func text(_ number: ExactDecimal, _ unit: Unit, _ display: NumberStyle.Display) -> String {
        if case .common(.year) = unit { number.text } else { style.text(number, display) }
    }

    private func amount(_ number: String, _ unit: Unit, _ value: ExactDecimal) -> String {
        switch unit {
        case .none: return number
        case .common(let unit):
            let pattern = style.commonUnits[unit]?.first ?? placeOfNumber
            return withPlace(pattern, filledBy: number)
        case .counted(let forms):
            let word = form(forms, value)
            // Latin letters are set apart from a number in every language: 25 km.
            let isLatin = word.utf8.first.map(isLetter) ?? false
            return number + (style.space.isEmpty && isLatin ? " " : style.space) + word
        }
    }

    private func form(_ forms: UnitForms, _ value: ExactDecimal) -> String {
        rule.category(of: value.text) == .one ? forms.one : forms.other
    }

    // MARK: Reading

    /// Whether a text in the language says this number, with its qualifier, in whatever of the language's ways; the unit may be left
    /// out.
    func agrees(_ text: String, _ value: Figure.Value, _ unit: Unit, _ qualifier: Qualifier) -> Bool {
        switch value {
        case .number(let number):
            style.readings(of: text).contains {
                $0.number == number && $0.qualifier == qualifier && isUnit($0.rest, unit)
            }
        case .range(let low, let high):
            rangeMarks.contains { mark in
                guard let place = text.range(of: mark) else { return false }
                let ends = style.readings(of: String(text[place.upperBound...])).filter { $0.number == high }
                return ends.contains { isUnit($0.rest, unit) }
                    && style.readings(of: String(text[..<place.lowerBound])).contains {
                        $0.number == low && $0.qualifier == qualifier && isUnit($0.rest, unit)
                    }
            }
        }
    }

    private var rangeMarks: [String] { [style.rangeMark, "～", "~", "\u{2013}", "—", "-", "至", "到", " to "] }

    private func isUnit(_ rest: String, _ unit: Unit) -> Bool {
        if rest.isEmpty { return true }
        switch unit {
        case .none: return false
        case .common(let unit):
            return (style.commonUnits[unit] ?? []).contains { pattern in
                withPlace(pattern, filledBy: "").withoutSpaces.hasSameBytes(as: rest.withoutSpaces)
            }
        case .counted(let forms):
            return [forms.one, forms.other].contains { $0.lowercased().hasSameBytes(as: rest.lowercased()) }
        }
    }
}

extension String {
    fileprivate var withoutSpaces: String { String(unicodeScalars.filter { $0 != " " && $0 != "\u{A0}" }) }
}
