import BanbaoData
package import BanbaoText

/// In: `content/site.yaml` and `content/tags.yaml`.
/// Out: the configuration; nil when there is none, or no language can even be guessed, so that nothing else can be checked.
/// Problems: unknown and missing keys, wrong types, gaps in a language. What is wrong gets a stand-in, so that one
/// run reports everything. Where lines of site.yaml cannot be read, these are reported of it and nothing that could follow
/// from their absence.
func loadConfiguration(_ input: BuildInput) throws -> Loaded<Configuration?> {
    var bytes: [UInt8] = []
    for file in input.tree.files where [.configuration, .terms, .data].contains(SourceKind(path: file.path)) {
        bytes += Array(file.path.utf8)
        bytes += input.platform.digest(try input.tree.read(file.path, dataFileLimitInKiB * 1024 + 1))
    }
    let (configuration, problems) = try readConfiguration(input)
    return Loaded(value: configuration, problems: problems, digest: input.platform.fingerprint(bytes))
}

private func readConfiguration(
    _ input: BuildInput
) throws -> (configuration: Configuration?, problems: [Diagnostic]) {
    var problems: [Diagnostic] = []
    let sitePath = SourceKind.configurationPath
    guard input.tree.index(of: sitePath) != nil else {
        return (nil, input.tree.mayHold("content") ? [.siteFileMissing(path: sitePath)] : [])
    }
    let (site, isWhole) = try readableYAML(sitePath, input.tree, &problems)
    var reader = MappingReader(site, path: sitePath, name: Wording(verbatim: "site.yaml"))
    let languages = languages(&reader, input.tree)
    guard !languages.isEmpty else { return (nil, problems + (isWhole ? reader.problemsSoFar : [])) }
    let configuration = try readSettings(
        &reader, input, languages, hasReadAll: isWhole && !reader.keys.isEmpty, &problems)
    return (configuration, problems + (isWhole ? reader.finish() : []))
}

private func readSettings(
    _ reader: inout MappingReader, _ input: BuildInput, _ languages: Languages, hasReadAll: Bool,
    _ problems: inout [Diagnostic]
) throws -> Configuration {
    var taxonomies = TaxonomyReader(input.tree, languages)
    try taxonomies.read(&reader, &problems)
    let tags = Table<Tag, Tag>(taxonomies.terms)
    let hasReadTags = taxonomies.taxonomies.allSatisfy(\.hasReadTerms)
    let baseURL = readBaseURL(&reader, input)
    let timeZone = readTimeZone(&reader, input)
    let sections = hasReadAll ? readSections(&reader, languages, taxonomies.taxonomies.map(\.id)) : Table([])
    var hasReadSections = hasReadAll
    if sections.isEmpty, reader.problemsSoFar.contains(where: \.isError) { hasReadSections = false }
    let pages = readPages(&reader, languages)
    return Configuration(
        title: localized("title", &reader, languages, "title"),
        description: localized("description", &reader, languages, "description"),
        publisher: localized("publisher", &reader, languages, "publisher"),
        organization: readOrganization(&reader, languages), filings: readFilings(&reader),
        shareImage: readWritten("share-image", &reader),
        baseURL: baseURL, timeZone: timeZone,
        pageSize: reader.number("page-size", in: 1...1000, default: 20),
        allowsRawHTML: reader.flag("raw-html", default: !hasReadAll),
        hasPrettyURLs: reader.flag("pretty-urls", default: false),
        attachmentTypes: readAttachmentTypes(&reader),
        externalLinkRel: readExternalLinkRel(&reader), embedHosts: readEmbedHosts(&reader),
        languages: languages, sections: sections,
        menu: readMenu(&reader, sections, languages, pages, areRead: hasReadSections),
        pictures: readPictures(&reader), params: readParams(&reader, languages),
        lists: readLists(&reader, sections, taxonomies, areRead: hasReadSections && hasReadTags),
        pages: pages, feeds: readFeeds(&reader), search: readSearch(&reader, pages),
        data: try readData(&reader, input.tree, languages, &problems),
        taxonomies: Table(taxonomies.taxonomies), tags: tags, hasReadSections: hasReadSections, hasReadAll: hasReadAll,
        gone: readGone(&reader),
        severities: readSeverities(&reader))
}

/// Where none can be read, those that stand in for them.
private func languages(_ reader: inout MappingReader, _ tree: SourceTree) -> Languages {
    let languages = readLanguages(&reader)
    guard languages.isEmpty else { return languages }
    if reader.problemsSoFar.isEmpty {
        reader.report(.noLanguage(path: reader.path, range: reader.keyRange("languages")))
    }
    return standInLanguages(tree, title: reader.value("title"))
}

/// Reads and parses one YAML file; nil when it is absent, empty or wrong, of which the last two are reported.
func readYAML(_ path: String, _ tree: SourceTree, _ problems: inout [Diagnostic]) throws -> YAML? {
    let (value, isWhole) = try readableYAML(path, tree, &problems)
    return isWhole ? value : nil
}

/// The same, and what can be read of a file that is wrong.
private func readableYAML(
    _ path: String, _ tree: SourceTree, _ problems: inout [Diagnostic]
) throws -> (value: YAML?, isWhole: Bool) {
    let problemsBefore = problems.count
    guard let file = try readSourceFile(path, tree, limitInKiB: dataFileLimitInKiB, &problems) else {
        return (nil, false)
    }
    let areBytesRight = problems.count == problemsBefore
    let (value, found, _) = YAML.parseAll(file)
    problems += found
    guard areBytesRight, found.isEmpty else { return (value, false) }
    guard let value else {
        problems.append(.fileEmpty(path: path))
        return (nil, false)
    }
    // A theme may have a string named password.
    guard path.startsWithBytes(SourceKind.contentFolder),
        let secret = secretProblem(in: value, path: path, lines: SourceLines(file.bytes))
    else { return (value, true) }
    problems.append(secret)
    return (value, false)
}

/// Nil where there is no such file, or none that can be read, which is reported.
func readSourceFile(
    _ path: String, _ tree: SourceTree, limitInKiB: Int, _ problems: inout [Diagnostic]
) throws -> SourceFile? {
    guard let index = tree.index(of: path) else { return nil }
    guard tree.files[index].size <= limitInKiB * 1024 else {
        problems.append(.tooLarge(path: path, limitInKiB: limitInKiB))
        return nil
    }
    let (decoded, found) = SourceFile.decodeAll(path: path, bytes: try tree.read(path, nil))
    problems += found
    return decoded
}

private let dataFileLimitInKiB = 64

/// A text in every language under `key`; a gap is reported and filled with `fallback`.
func localized(
    _ key: String, _ reader: inout MappingReader, _ languages: Languages, _ fallback: String
) -> Localized<String> {
    guard let value = reader.required(key) else { return Localized(languages.map { _ in fallback }) }
    return localized(value, key, &reader, languages, fallback)
}

func localized(
    _ value: YAML, _ key: String, _ reader: inout MappingReader, _ languages: Languages, _ fallback: String
) -> Localized<String> {
    let name = Wording("\(reader.name) → \(key)", zh: "\(reader.name) → \(key)")
    guard case .map = value else {
        reader.report(
            .wrongType(
                path: reader.path, range: value.range, key: Wording(verbatim: key),
                expected: .texts(languages.map(\.id)),
                found: value))
        return Localized(languages.map { _ in fallback })
    }
    var map = MappingReader(value, path: reader.path, name: name)
    let texts = languages.map { map.text($0.id) ?? "" }
    let missing = zip(languages, texts).filter { $1.isEmpty }.map(\.0.id)
    if !missing.isEmpty, map.problems.isEmpty {
        map.report(.languageMissing(path: map.path, range: map.headRange, key: name, languages: missing))
    }
    reader.report(map.finish())
    return Localized(texts.map { $0.isEmpty ? fallback : $0 })
}

private func readBaseURL(_ reader: inout MappingReader, _ input: BuildInput) -> String {
    let written = reader.requiredText("base-url")
    if let written, let reason = baseURLProblem(written, asciiHost: input.platform.asciiHost) {
        let range = reader.value("base-url")?.range ?? reader.headRange
        reader.report(.baseURL(path: reader.path, range: range, reason: reason))
    }
    let url = input.options.baseURL ?? written ?? ""
    return baseURLProblem(url, asciiHost: input.platform.asciiHost) == nil
        ? asciiAddress(url, input.platform.asciiHost) : "https://example.org/"
}

/// With its host as ASCII: what other programs read of a site (feeds, sitemap) knows no other hosts.
private func asciiAddress(_ url: String, _ asciiHost: (String) -> String?) -> String {
    guard let host = host(of: url), let ascii = asciiHost(String(host)) else { return url }
    return url[..<host.startIndex] + ascii + url[host.endIndex...]
}

/// The host of an address and its port.
private func host(of url: String) -> Substring? {
    guard let scheme = url.range(of: "://") else { return nil }
    return url[scheme.upperBound...].prefix { $0 != "/" }
}

/// Why a text cannot be the address of the site; nil when it can.
package func baseURLProblem(_ url: String, asciiHost: (String) -> String?) -> Wording? {
    guard let scheme = url.range(of: "://"), ["http", "https"].contains(url[..<scheme.lowerBound]) else {
        return Wording("it must begin with https:// or http://", zh: "它要以 https:// 或 http:// 开头")
    }
    let rest = url[scheme.upperBound...]
    if rest.startsWithBytes("/") || rest.isEmpty { return Wording("it has no host", zh: "里面没有主机名") }
    if rest.endsWithBytes(" ") { return Wording("it ends with a space", zh: "它的末尾有一个空格") }
    if !rest.endsWithBytes("/") { return Wording("it must end with a slash", zh: "它要以斜杠 / 结尾") }
    if let bad = rest.unicodeScalars.first(where: { "?#@\\\"<>".unicodeScalars.contains($0) || $0.value <= 0x20 }) {
        return Wording("it must not contain \"\(bad)\"", zh: "里面不能有“\(bad)”")
    }
    guard let written = host(of: url) else { return nil }
    guard let host = asciiHost(String(written)) else { return .notAHost(written) }
    return hostProblem(host)
}

private func readTimeZone(_ reader: inout MappingReader, _ input: BuildInput) -> String {
    guard let zone = reader.requiredText("time-zone") else { return "UTC" }
    if input.platform.today(zone) != nil { return zone }
    reader.report(.timeZone(path: reader.path, range: reader.value("time-zone")?.range ?? reader.headRange, zone))
    return "UTC"
}

/// What HTML knows for links of `<a>` that lead to other sites, and what search engines read there.
private let linkTypes: Set = [
    "author", "external", "help", "license", "me", "nofollow", "noopener", "noreferrer", "opener",
    "sponsored", "tag", "ugc",
]

private func readExternalLinkRel(_ reader: inout MappingReader) -> String {
    guard let value = reader.value("external-link-rel") else { return "noopener" }
    guard let text = reader.text(value, "external-link-rel") else { return "" }
    let words = text.parts(separatedBy: " ")
    for word in words where !linkTypes.contains(word) {
        reader.report(
            .unknownChoice(
                path: reader.path, range: value.range, key: "external-link-rel", value: word,
                known: linkTypes.sorted()))
    }
    return words.joined(separator: " ")
}

private func readGone(_ reader: inout MappingReader) -> [RemovedPath] {
    var map = reader.map("gone", name: Wording(verbatim: "gone"))
    var gone: [RemovedPath] = []
    for member in map.allMembers() {
        guard let target = map.text(member.value, member.key) else { continue }
        gone.append(
            RemovedPath(
                address: Written(text: member.key, range: member.keyRange),
                target: Written(text: target, range: member.value.range)))
    }
    reader.report(map.finish())
    return gone
}

/// Up to 64 letters, digits and hyphens in lower case, a letter first: what stands in file names and URLs without thinking.
func isIdentifier(_ text: String) -> Bool {
    guard let first = text.utf8.first, (0x61...0x7A).contains(first), text.utf8.count <= 64 else { return false }
    return text.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D }
}
