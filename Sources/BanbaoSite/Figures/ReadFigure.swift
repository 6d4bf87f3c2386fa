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
        let unit = readUnit(&reader, languages)
        if reader.member("unit") == nil { _ = reader.required("unit") }
        let qualifier = reader.choice("qualifier", of: Qualifier.self) ?? .exact
        let asOf = readTime(&reader, fallback: common.asOf, today: today)
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
        reader.report(
            .notExact(path: reader.path, range: written.range, key: "value", value: text, languages, mayBeRange: true))
        return nil
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
