import BanbaoChart
import BanbaoData
import BanbaoText

// A chart that shows figures.
extension ChartReader {
    mutating func readFigures(_ kind: Chart.Kind) -> Data? {
        guard ![.line, .grouped, .stacked, .progress, .timeline].contains(kind) else {
            _ = reader.value("figures")
            reader.report(.chartOfFigures(path: reader.path, range: reader.keyRange("figures"), kind))
            return nil
        }
        let shown = shownFigures()
        guard let first = shown.first else { return nil }
        let haveOneUnit = shown.allSatisfy { $0.unit.isSame(as: first.unit) }
        if !shown.allSatisfy({ $0.unit.isOfSameKind(as: first.unit) }) {
            reader.report(.chartUnits(path: reader.path, range: reader.keyRange("figures")))
        }
        var data = Data(
            unit: Localized(languages.map { _ in "" }), measure: first.unit,
            categoryLabel: optionalTexts("category-label", &reader, languages))
        if haveOneUnit, case .counted(let forms) = first.unit { data.unit = forms.table { forms[$0].other } }
        data.categories = shown.map(\.name)
        data.asOf = shown.allSatisfy { $0.asOf?.text == first.asOf?.text } ? .some(first.asOf) : nil
        data.source = shown.allSatisfy { Array($0.source.name) == Array(first.source.name) } ? first.source : nil
        data.scope = shown.allSatisfy { $0.scope.map(Array.init) == first.scope.map(Array.init) } ? first.scope : nil
        var texts = languages.table { language in
            shown.map { figure -> String? in
                haveOneUnit ? figure.textWithoutUnit(language, languages[language]) : figure.words[language].text
            }
        }
        var values = shown.map { figure -> ExactDecimal? in figure.value.ends.low }
        let rest = kind == .share ? optionalTexts("rest", &reader, languages) : nil
        if let rest, case .common(.percent) = data.measure, let number = Self.rest(of: values) {
            data.categories.append(rest)
            values.append(number)
            for language in languages.indices {
                texts[language].append(text(number, Format(unit: first.unit, display: .automatic), language))
            }
        }
        data.series = [ChartDefinition.Series(id: "value", label: data.unit, values: values, texts: texts)]
        return data
    }

    private mutating func shownFigures() -> [Figure] {
        var shown: [Figure] = []
        for (id, range) in reader.texts("figures") {
            let place = Place(path: reader.path, range: range)
            guard let figure = figures.figure(id) else {
                if figures.isBroken(id) { continue }
                reader.report(
                    .figureUnknown(place, id: id, closest: figures.closest(to: id), isEmpty: figures.all.isEmpty))
                continue
            }
            if case .range = figures.all[figure].value { reader.report(.chartOfRange(place, id: id)) }
            shown.append(figures.all[figure])
        }
        return shown
    }
}

extension Figure.Unit {
    /// What is counted may have a word of its own: 862个, 8家.
    fileprivate func isOfSameKind(as other: Figure.Unit) -> Bool {
        if case .counted = self, case .counted = other { true } else { isSame(as: other) }
    }

    fileprivate func isSame(as other: Figure.Unit) -> Bool {
        switch (self, other) {
        case (.none, .none): true
        case (.common(let left), .common(let right)): left == right
        case (.counted(let left), .counted(let right)): Array(left) == Array(right)
        default: false
        }
    }
}

extension Figure {
    /// `近1.7亿`; of what stands with its number in every language, such as a percent sign, the whole.
    fileprivate func textWithoutUnit(_ id: LanguageID, _ language: Language) -> String {
        guard case .counted = unit else { return words[id].text }
        return language.numbers?.qualified(words[id].number, qualifier) ?? words[id].number
    }
}
