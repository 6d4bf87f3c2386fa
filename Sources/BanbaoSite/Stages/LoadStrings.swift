import BanbaoData
import BanbaoMarkdown
import BanbaoTemplate
import BanbaoText

/// The strings of every language.
struct LoadedStrings {
    let all: [InterfaceStrings]
    /// Whether any language has a file.
    let hasFile: Bool
    /// Keys that are reported as slips.
    fileprivate let misspelled: [Diagnostic]

    /// Words that belong to no template: our own, and those of the theme in their place.
    func ofPages<Words>(
        _ languages: Languages, _ own: (_ isChinese: Bool) -> Words, taking: (Words, [String: String]) -> Words
    ) -> Localized<Words> {
        Localized(zip(all, languages).map { taking(own($1.isChinese), $0.texts.mapValues(\.text)) })
    }

    /// Whether the string of a problem is reported as misspelled already.
    func isMisspelled(at problem: Diagnostic) -> Bool {
        misspelled.contains { $0.range == problem.range && $0.path.hasSameBytes(as: problem.path) }
    }
}

/// In: the templates, which say which of two keys is meant. Problems: what the files have wrong; a key that one language has and
/// another has not is a problem of the other's file.
func loadStrings(
    _ tree: SourceTree, _ languages: Languages, _ templates: TemplateFiles, _ problems: inout [Diagnostic]
) throws -> LoadedStrings {
    var all: [InterfaceStrings] = []
    var read: [InterfaceStrings] = []
    let paths = languages.map { "templates/strings/\($0.id).yaml" }
    let hasFile = paths.contains { tree.index(of: $0) != nil }
    for (language, path) in zip(languages, paths) {
        if tree.index(of: path) == nil {
            problems.append(.stringsFileMissing(path: path, language: language, isFirst: !hasFile))
        }
        let yaml = try readYAML(path, tree, &problems)
        let strings = InterfaceStrings(
            file: path, texts: texts(yaml, path, language, &problems),
            pluralRule: PluralRule(languageTag: language.tag))
        all.append(strings)
        if yaml != nil { read.append(strings) }
    }
    let keys = Set(all.flatMap(\.texts.keys)).sorted()
    let misspelled = misspelledStrings(read, keys, templates)
    problems += misspelled.map(\.problem) + missingStrings(read, keys, misspelled)
    return LoadedStrings(
        all: all.map { $0.with(keysOfAllLanguages: Set(keys)) }, hasFile: hasFile,
        misspelled: misspelled.map(\.problem))
}

private func texts(
    _ yaml: YAML?, _ path: String, _ language: Language, _ problems: inout [Diagnostic]
) -> [String: InterfaceStrings.Text] {
    var reader = MappingReader(
        yaml, path: path, name: Wording("the strings of \(language.name)", zh: "\(language.name)的界面文字"))
    var texts: [String: InterfaceStrings.Text] = [:]
    for member in reader.allMembers() { texts[member.key] = stringText(member, &reader) }
    problems += reader.finish()
    return texts
}

/// A key of one language that stands for another.
private struct MisspelledString {
    let file: String
    let key: String
    let meant: String
    let problem: Diagnostic
}

/// A key of one language alone that is near to one that it lacks is that one, misspelled. Of two languages, either could be wrong:
/// it is the one that templates do not use.
private func misspelledStrings(
    _ all: [InterfaceStrings], _ keys: [String], _ templates: TemplateFiles
) -> [MisspelledString] {
    var found: [MisspelledString] = []
    for strings in all where all.count > 1 {
        let others = all.filter { $0.file != strings.file }
        let lacking = keys.filter { key in strings.texts[key] == nil && others.allSatisfy { $0.texts[key] != nil } }
        let alone = strings.texts.filter { key, _ in others.allSatisfy { $0.texts[key] == nil } }
        for (key, text) in alone.sorted(by: { $0.key < $1.key }) {
            guard let near = closestName(to: key, among: lacking),
                !uses(templates, key) || uses(templates, near)
            else { continue }
            found.append(
                MisspelledString(
                    file: strings.file, key: key, meant: near,
                    problem: .stringMisspelled(path: strings.file, range: text.range, key: key, meant: near)))
        }
    }
    return found
}

/// Whether a template names a string; `strings.home` is not in `strings.home-page`.
private func uses(_ templates: TemplateFiles, _ key: String) -> Bool {
    let name = Array("strings.\(key)".utf8)
    let files = Array(templates.templates.values) + Array(templates.partials.values)
    return files.contains { file in
        var place = 0
        while let found = file.bytes.span.first(name.span, from: place) {
            place = found + name.count
            guard place < file.bytes.count, isNameByte(file.bytes[place]) else { return true }
        }
        return false
    }
}

private func isNameByte(_ byte: UInt8) -> Bool {
    isLetter(byte) || isDigit(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
}

/// Keys that one language has and another has not.
private func missingStrings(
    _ all: [InterfaceStrings], _ keys: [String], _ misspelled: [MisspelledString]
) -> [Diagnostic] {
    all.flatMap { strings in
        keys.filter { key in
            strings.texts[key] == nil
                && !misspelled.contains { $0.key == key || ($0.file == strings.file && $0.meant == key) }
        }.map { .stringMissingInLanguage(path: strings.file, key: $0) }
    }
}

/// A text, or its forms by the categories of a number, of which `other` is always there.
private func stringText(_ member: YAML.Member, _ reader: inout MappingReader) -> InterfaceStrings.Text? {
    guard case .map(_, let range) = member.value else {
        return reader.text(member.value, member.key).map { InterfaceStrings.Text(text: $0, range: member.value.range) }
    }
    let name = Wording("the string \"\(member.key)\"", zh: "“\(member.key)”的各种形式")
    var map = MappingReader(member.value, path: reader.path, name: name)
    let other = map.requiredText("other") ?? ""
    var forms: [PluralCategory: String] = [:]
    for category in PluralCategory.allCases where category != .other {
        forms[category] = map.text(category.name)
    }
    reader.report(map.finish())
    return InterfaceStrings.Text(text: other, range: range, forms: forms)
}

extension Diagnostic {
    /// In: whether no language has a file.
    fileprivate static func stringsFileMissing(path: String, language: Language, isFirst: Bool) -> Diagnostic {
        Diagnostic(
            .stringsMissingFile, path: path,
            Wording("the site's language \"\(language.id)\" needs this file", zh: "网站的语言“\(language.id)”需要这个文件"),
            help: isFirst
                ? Wording(
                    "copy it from a new site (banbao init), or write a line for each {{strings.…}}: home: Home",
                    zh: "从新网站里复制一个（用 banbao init 生成），或者为每个 {{strings.…}} 写一行，例如 home: 首页")
                : Wording("copy the file of another language and translate it", zh: "复制另一种语言的文件，译成这种语言"))
    }

    fileprivate static func stringMisspelled(path: String, range: Range<Int>, key: String, meant: String)
        -> Diagnostic
    {
        Diagnostic(
            .stringsMissingKey, path: path, range: range,
            Wording("no other language has the string \"\(key)\"", zh: "其他语言都没有“\(key)”这段文字"), help: .didYouMean(meant))
    }

    fileprivate static func stringMissingInLanguage(path: String, key: String) -> Diagnostic {
        Diagnostic(
            .stringsMissingKey, path: path, range: 0..<0,
            Wording("the string \"\(key)\" is missing in this language", zh: "这种语言缺少“\(key)”这段文字"),
            help: Wording("add a line \(key): …", zh: "加一行 \(key): …"))
    }
}
