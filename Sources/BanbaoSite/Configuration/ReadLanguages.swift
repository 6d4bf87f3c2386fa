import BanbaoData
import BanbaoText

/// The `languages` of site.yaml; empty where none can be read.
func readLanguages(_ reader: inout MappingReader) -> Languages {
    guard let value = reader.required("languages") else { return Languages([]) }
    if case .list = value { return languagesOfList(value, &reader) }
    var map = reader.map("languages", name: Wording(verbatim: "languages"))
    var languages: [Language] = []
    for member in map.allMembers() { languages.append(readLanguage(member, after: languages, &map)) }
    if !languages.isEmpty, !languages.contains(where: \.path.isEmpty) {
        map.report(.languageAtRootMissing(path: map.path, range: map.headRange))
    }
    for (index, language) in languages.enumerated()
    where languages[..<index].contains(where: { $0.path == language.path }) {
        map.report(.languagePathTwice(path: map.path, range: map.keyRange(language.id), language: language))
    }
    reader.report(map.finish())
    return Languages(languages)
}

/// `languages: [zh, en]` is reported, and stands in so that everything else is looked at.
private func languagesOfList(_ value: YAML, _ reader: inout MappingReader) -> Languages {
    let problems = reader.map("languages", name: Wording(verbatim: "languages")).problems
    reader.report(problems)
    return Languages(standIns: reader.texts("languages").map(\.text).filter(isIdentifier))
}

private func readLanguage(_ member: YAML.Member, after languages: [Language], _ map: inout MappingReader) -> Language {
    var language = MappingReader(
        member.value, path: map.path, name: Wording("the language \"\(member.key)\"", zh: "语言“\(member.key)”"))
    if !isIdentifier(member.key) {
        language.report(.identifier(path: map.path, range: member.keyRange, id: member.key))
    }
    let path = language.text("path") ?? ""
    if !path.isEmpty, let reason = Slug.problem(withSegment: path) {
        language.report(.pathSegment(path: map.path, range: language.keyRange("path"), segment: path, reason))
    }
    let months = language.texts("months").map(\.text)
    if !months.isEmpty, months.count != 12 {
        language.report(.monthCount(path: map.path, range: language.keyRange("months"), count: months.count))
    }
    for precision in DateFormat.Precision.allCases {
        let key = precision.rawValue
        if let pattern = language.text(key), !DateFormat.isPattern(pattern, of: precision) {
            language.report(
                .datePattern(path: map.path, range: language.keyRange(key), pattern: pattern, precision))
        }
    }
    let format = DateFormat(
        pattern: language.text("date") ?? "{year}-{month}-{day}", monthPattern: language.text("month-date"),
        yearPattern: language.text("year-date"), months: months.count == 12 ? months : [])
    let tag = language.requiredText("tag") ?? member.key
    if !isLanguageTag(tag) || languages.contains(where: { $0.tag == tag }) {
        language.report(.languageTag(path: map.path, range: language.keyRange("tag"), tag: tag))
    }
    let result = Language(
        id: member.key, tag: tag,
        name: language.requiredText("name") ?? member.key,
        direction: language.choice("dir", of: TextDirection.self) ?? TextDirection(languageTag: tag), path: path,
        dateFormat: format,
        listSeparator: language.text("list-separator") ?? ", ", numbers: readNumbers(&language, tag))
    map.report(language.finish())
    return result
}

/// The shape of BCP 47: letters, then subtags of letters and digits.
private func isLanguageTag(_ tag: String) -> Bool {
    let parts = tag.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    let isLetters = parts[0].allSatisfy { (0x61...0x7A).contains($0 | 0x20) }
    return isLetters && parts[0].count >= 2
        && parts.allSatisfy { part in
            (1...8).contains(part.count)
                && part.allSatisfy { (0x61...0x7A).contains($0 | 0x20) || (0x30...0x39).contains($0) }
        }
}
