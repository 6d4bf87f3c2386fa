import BanbaoData
import BanbaoTemplate
import BanbaoText

/// Reads the definition of one figure.
struct FigureReader {
    private var reader: MappingReader
    private let id: String
    private let keyRange: Range<Int>
    private let area: FigureAreaID
    private let languages: Languages
    private let today: Day
    private let common: FigureDefaults
    private(set) var problems: [Diagnostic] = []

    init(
        _ member: YAML.Member, path: String, area: FigureAreaID, _ languages: Languages, today: Day,
        _ common: FigureDefaults
    ) {
        reader = MappingReader(
            member.value, path: path,
            name: Wording("the figure \"\(member.key)\"", zh: "数据“\(member.key)”"), at: member.keyRange)
        id = member.key
        keyRange = member.keyRange
        self.area = area
        self.languages = languages
        self.today = today
        self.common = common
    }

    /// Nil where anything in it is wrong.
    mutating func read() -> Figure? {
        let name = localized("name", &reader, languages, id)
        let value = readValue()
        let unit = readUnit()
        let qualifier = reader.choice("qualifier", of: Qualifier.self) ?? .exact
        let asOf = readTime()
        let scope = optionalTexts("scope", &reader, languages) ?? common.scope
        let source = readSource(&reader, languages) ?? common.source
        if source == nil { _ = reader.required("source") }
        let note = optionalTexts("note", &reader, languages)
        let display = reader.choice("display", of: NumberStyle.Display.self) ?? .automatic
        if let value { reportMissingWords(of: qualifier, value) }
        problems = reader.finish()
        guard !problems.contains(where: \.isError), let value, let unit, let source else { return nil }
        let words = languages.table { language in
            let style = languages[language].numbers ?? .english
            return FigureFormat(style, languages[language].tag).words(
                value, unit.forms(in: language), qualifier, display)
        }
        return Figure(
            id: id, area: area, name: name, value: value, unit: unit, qualifier: qualifier, asOf: asOf, scope: scope,
            source: source, note: note, words: words, place: Place(path: reader.path, range: keyRange))
    }

    /// `951.4`, or two numbers with two dots between them: `10..20`.
    private mutating func readValue() -> Figure.Value? {
        guard let written = reader.required("value"), let text = reader.text(written, "value") else { return nil }
        if let number = ExactDecimal(text) { return .number(number) }
        if let dots = text.range(of: ".."), let low = ExactDecimal(text[..<dots.lowerBound]),
            let high = ExactDecimal(text[dots.upperBound...]), low < high
        {
            return .range(low, high)
        }
        reader.report(.notExact(path: reader.path, range: written.range, key: "value", value: text))
        return nil
    }

    /// A word that every language has, or what is counted in each language.
    private mutating func readUnit() -> Figure.Unit? {
        guard let value = reader.required("unit") else { return nil }
        guard case .map = value else {
            guard let text = reader.text(value, "unit") else { return nil }
            if text == "none" { return Figure.Unit.none }
            if let unit = CommonUnit(rawValue: text) { return .common(unit) }
            reader.report(
                .unknownChoice(
                    path: reader.path, range: value.range, key: "unit", value: text,
                    known: CommonUnit.allCases.map(\.rawValue) + ["none"]))
            return nil
        }
        return readForms().map(Figure.Unit.counted)
    }

    private mutating func readForms() -> Localized<UnitForms>? {
        let name = Wording("\(reader.name) → unit", zh: "\(reader.name) → unit")
        var map = reader.map("unit", name: name)
        let forms = languages.map { language -> UnitForms? in
            guard case .map? = map.value(language.id) else {
                return map.text(language.id).map { UnitForms(one: $0, other: $0) }
            }
            var forms = map.map(
                language.id, name: Wording("\(name) → \(language.id)", zh: "\(name) → \(language.id)"))
            let other = forms.requiredText("other") ?? ""
            let one = forms.text("one") ?? other
            map.report(forms.finish())
            return UnitForms(one: one, other: other)
        }
        let missing = zip(languages, forms).filter { $1 == nil }.map(\.0.id)
        if !missing.isEmpty, map.problems.isEmpty {
            map.report(.languageMissing(path: map.path, range: map.headRange, key: name, languages: missing))
        }
        reader.report(map.finish())
        let found = forms.compactMap(\.self)
        return found.count == languages.count ? Localized(found) : nil
    }

    /// `2018-12-31`, `2018-12`, `2018`, `~2020-01` or `undated`; that of the file where the figure says nothing.
    private mutating func readTime() -> Figure.Time? {
        guard let written = readWritten("as-of", &reader) ?? common.asOf else {
            _ = reader.required("as-of")
            return nil
        }
        if written.text == "undated" { return nil }
        let isAbout = written.text.startsWithBytes("~")
        guard let date = PartialDate(String(written.text.droppingFirstBytes(isAbout ? 1 : 0))) else {
            reader.report(.notATime(path: reader.path, range: written.range, key: "as-of", value: written.text))
            return nil
        }
        if date.firstDay > today {
            reader.report(.figureInFuture(path: reader.path, range: written.range, date: written.text, today: today))
        }
        return Figure.Time(date: date, isAbout: isAbout)
    }

    private mutating func reportMissingWords(of qualifier: Qualifier, _ value: Figure.Value) {
        for language in languages {
            guard let style = language.numbers, style.qualified("", qualifier) == nil else { continue }
            reader.report(
                .qualifierMissing(
                    path: reader.path, range: reader.value("qualifier")?.range ?? keyRange, qualifier, in: language))
        }
    }
}

extension Figure.Unit {
    /// What stands with a number in one language.
    func forms(in language: LanguageID) -> FigureFormat.Unit {
        switch self {
        case .none: .none
        case .common(let unit): .common(unit)
        case .counted(let forms): .counted(forms[language])
        }
    }
}

extension Figure {
    func inArea(_ area: FigureAreaID) -> Figure {
        Figure(
            id: id, area: area, name: name, value: value, unit: unit, qualifier: qualifier, asOf: asOf, scope: scope,
            source: source, note: note, words: words, place: place)
    }
}
