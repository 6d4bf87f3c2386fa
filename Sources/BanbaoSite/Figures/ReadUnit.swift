import BanbaoData
import BanbaoText

/// The `unit`: a word that every language has, or what is counted in each language. Nil where there is none or a wrong one.
func readUnit(_ reader: inout MappingReader, _ languages: Languages) -> Figure.Unit? {
    guard let value = reader.value("unit") else { return nil }
    if case .map = value { return readForms(&reader, languages).map(Figure.Unit.counted) }
    guard let text = reader.text(value, "unit") else { return nil }
    if text == "none" { return Figure.Unit.none }
    if let unit = CommonUnit(rawValue: text) { return .common(unit) }
    reader.report(.unitUnknown(path: reader.path, range: value.range, value: text, languages))
    return nil
}

private func readForms(_ reader: inout MappingReader, _ languages: Languages) -> Localized<UnitForms>? {
    let name = Wording("\(reader.name) → unit", zh: "\(reader.name) → unit")
    var map = reader.map("unit", name: name)
    let forms = languages.map { language -> UnitForms? in
        guard case .map? = map.value(language.id) else {
            return map.text(language.id).map { UnitForms(one: $0, other: $0) }
        }
        var forms = map.map(language.id, name: Wording("\(name) → \(language.id)", zh: "\(name) → \(language.id)"))
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

/// `2018-12-31`, `2018-12`, `2018`, `~2020-01`, or `undated` for nil. In: what holds where nothing is written; the day after which no
/// number can be from, or nil where it can.
func readTime(
    _ reader: inout MappingReader, key: String = "as-of", fallback: Written?, today: Day?
) -> Figure.Time? {
    guard let written = readWritten(key, &reader) ?? fallback else {
        _ = reader.required(key)
        return nil
    }
    if written.text == "undated" { return nil }
    let isAbout = written.text.startsWithBytes("~")
    guard let date = PartialDate(String(written.text.droppingFirstBytes(isAbout ? 1 : 0))) else {
        reader.report(.notATime(path: reader.path, range: written.range, key: key, value: written.text))
        return nil
    }
    if let today, date.firstDay > today {
        reader.report(.figureInFuture(path: reader.path, range: written.range, date: written.text, today: today))
    }
    return Figure.Time(date: date, isAbout: isAbout)
}
