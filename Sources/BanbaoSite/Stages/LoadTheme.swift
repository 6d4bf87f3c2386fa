import BanbaoMarkdown
import BanbaoTemplate
import BanbaoData
import BanbaoText

/// In: the files under `templates/`; the templates that a site needs, with the names they may use. Out: templates compiled for each language, assets with their public names.
/// Problems: everything a template, a strings file or an asset's name can have wrong.
func loadTheme(
    _ input: BuildInput, _ languages: Languages, shapes: [String: RecordShape]
) throws -> Loaded<Theme> {
    var problems: [Diagnostic] = []
    let (assets, assetProblems) = try loadAssets(input)
    problems += assetProblems
    let (files, areAllRead) = try readTemplates(input.tree, languages, &problems)
    let texts = zip(try loadStrings(input.tree, languages, &problems), languages).map {
        splitPreviewNotice($0, isChinese: $1.isChinese)
    }
    let strings = zip(texts, languages).map { splitLabels($0.rest, languageTag: $1.tag) }
    let assetPaths = assets.map {
        (String($0.path.droppingFirstBytes(SourceKind.assetFolder.utf8.count)), $0.sitePath.text)
    }
    let sources = TemplateSources(
        templates: files.templates, partials: files.partials,
        assets: Dictionary(assetPaths) { first, _ in first })
    let sets = strings.map { strings in
        let (set, found) = TemplateSet.compile(sources, shapes: shapes, strings: strings.rest)
        problems += areAllRead ? found : found.filter { $0.rule != .templateUnused && $0.rule != .stringsUnused }
        return set
    }
    return Loaded(
        value: Theme(
            templates: Localized(sets), labels: Localized(strings.map(\.labels)),
            previewNotices: Localized(texts.map(\.notice)), assets: assets),
        problems: input.tree.mayHold("templates") ? problems : [],
        digest: try digest(of: input, assets))
}

/// By their names. What no template uses is not known while one cannot be read.
private func readTemplates(
    _ tree: SourceTree, _ languages: Languages, _ problems: inout [Diagnostic]
) throws -> (files: (templates: [String: SourceFile], partials: [String: SourceFile]), areAllRead: Bool) {
    var templates: [String: SourceFile] = [:]
    var partials: [String: SourceFile] = [:]
    var areAllRead = true
    for file in tree.files where SourceKind(path: file.path) == .theme {
        let name = String(file.path.droppingFirstBytes(SourceKind.themeFolder.utf8.count))
        if name.endsWithBytes(".html") {
            let problemsBefore = problems.count
            let source = try readTemplate(file, tree, &problems)
            if problems.count > problemsBefore { areAllRead = false }
            let stem = String(name.droppingLastBytes(".html".utf8.count))
            if stem.startsWithBytes("partials/") {
                partials[String(stem.droppingFirstBytes("partials/".utf8.count))] = source
            } else {
                templates[name] = source
            }
        } else if !languages.contains(where: { name == "strings/\($0.id).yaml" }) {
            problems.append(.themeFileUnknown(path: file.path))
        }
    }
    return ((templates, partials), areAllRead)
}

/// Of every file by its content, and of assets by their public names, which hold a fingerprint.
private func digest(of input: BuildInput, _ assets: [Asset]) throws -> Fingerprint {
    var bytes: [UInt8] = []
    for file in input.tree.files where SourceKind(path: file.path) == .theme {
        bytes.append(file.path)
        bytes += input.platform.digest(try input.tree.read(file.path, nil))
    }
    for asset in assets { bytes.append(asset.path + "\n" + asset.sitePath.text + "\n") }
    return input.platform.fingerprint(bytes)
}

private func readTemplate(
    _ file: SourceTree.File, _ tree: SourceTree, _ problems: inout [Diagnostic]
) throws -> SourceFile {
    // A template is there even when it cannot be read: an empty one keeps "missing" from being reported as well.
    guard file.size <= textFileLimitInKiB * 1024 else {
        problems.append(.tooLarge(path: file.path, limitInKiB: textFileLimitInKiB))
        return SourceFile(path: file.path, cleanBytes: [])
    }
    let (source, found) = SourceFile.decodeAll(path: file.path, bytes: try tree.read(file.path, nil))
    problems += found
    return source ?? SourceFile(path: file.path, cleanBytes: [])
}

/// The strings of every language. A key that one language has and another has not is a problem of the other's file.
private func loadStrings(
    _ tree: SourceTree, _ languages: Languages, _ problems: inout [Diagnostic]
) throws -> [InterfaceStrings] {
    var all: [InterfaceStrings] = []
    for language in languages {
        let path = "templates/strings/\(language.id).yaml"
        if tree.index(of: path) == nil { problems.append(.stringsFileMissing(path: path, language: language)) }
        let yaml = try readYAML(path, tree, &problems)
        var reader = MappingReader(
            yaml, path: path, name: Wording("the strings of \(language.name)", zh: "\(language.name)的界面文字"))
        var texts: [String: InterfaceStrings.Text] = [:]
        for member in reader.allMembers() {
            texts[member.key] = stringText(member, &reader)
        }
        problems += reader.finish()
        all.append(InterfaceStrings(file: path, texts: texts, pluralRule: PluralRule(languageTag: language.tag)))
    }
    let keys = Set(all.flatMap(\.texts.keys)).sorted()
    let present = all.filter { tree.index(of: $0.file) != nil }
    problems += missingStrings(present, keys)
    return all.map { $0.with(keysOfAllLanguages: Set(keys)) }
}

/// Keys that one language has and another has not; a key of one language alone that is near to one that it lacks is that one,
/// misspelled.
private func missingStrings(_ all: [InterfaceStrings], _ keys: [String]) -> [Diagnostic] {
    var problems: [Diagnostic] = []
    var misspelled: Set<String> = []
    var meant: [String: Set<String>] = [:]
    for strings in all where all.count > 1 {
        let others = all.filter { $0.file != strings.file }
        let lacking = keys.filter { key in strings.texts[key] == nil && others.allSatisfy { $0.texts[key] != nil } }
        let alone = strings.texts.filter { key, _ in others.allSatisfy { $0.texts[key] == nil } }
        for (key, text) in alone.sorted(by: { $0.key < $1.key }) {
            guard let near = closestName(to: key, among: lacking) else { continue }
            misspelled.insert(key)
            meant[strings.file, default: []].insert(near)
            problems.append(.stringMisspelled(path: strings.file, range: text.range, key: key, meant: near))
        }
    }
    for strings in all {
        for key in keys where strings.texts[key] == nil && !misspelled.contains(key) {
            if meant[strings.file]?.contains(key) == true { continue }
            problems.append(.stringMissingInLanguage(path: strings.file, key: key))
        }
    }
    return problems
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
    fileprivate static func themeFileUnknown(path: String) -> Diagnostic {
        Diagnostic(
            .themeUnknownFile, path: path, Wording("the theme has no use for this file", zh: "主题用不到这个文件"),
            help: Wording(
                "templates/ contains .html files, partials/*.html, strings/LANGUAGE.yaml and assets/",
                zh: "templates/ 里放 .html 文件、partials/*.html、strings/语言.yaml 和 assets/"))
    }

    fileprivate static func stringsFileMissing(path: String, language: Language) -> Diagnostic {
        Diagnostic(
            .stringsMissingFile, path: path,
            Wording("the site's language \"\(language.id)\" needs this file", zh: "网站的语言“\(language.id)”需要这个文件"),
            help: Wording("copy the file of another language and translate it", zh: "复制另一种语言的文件，译成这种语言"))
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
