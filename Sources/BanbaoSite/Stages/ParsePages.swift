import BanbaoData
import BanbaoMarkdown
import BanbaoText

/// In: every Markdown file of the tree, the configuration, the day; of an earlier run the pages whose files are as they were, or
/// what is remembered of single files.
/// Out: the pages whose front matter is right, in order of their paths, hidden ones included; those whose front matter is
/// wrong, so that links to them are not reported as well; a digest of all that other pages may show of these.
/// Problems: file names and front matter. A file is read only as far as its front matter goes, and whole where the summary
/// has to come from its text; on all cores.
func parsePages(
    _ input: BuildInput, _ configuration: Configuration, _ figures: Figures, today: Day, kept: KeptPages?,
    remembered: RememberedPages?
) async throws -> ParsedPages {
    let files = kept?.changed ?? input.tree.files.filter { SourceKind(path: $0.path) == .page }
    let results = try await concurrentMap(files, onProgress: input.onProgress) { file, _ in
        if let known = try remembered?.page(file, today, input.options) { return known }
        var parser = PageParser(
            input: input, configuration: configuration, figures: figures, today: today, file: file)
        let content = try parser.parse()
        return ParsedPage(content: content ?? .broken(parser.broken), problems: parser.problems)
    }
    return kept.map { $0.pages.replacing(results, input.platform) } ?? ParsedPages(results, input.platform)
}

/// Reads one file: name, front matter, summary.
private struct PageParser {
    let input: BuildInput
    let configuration: Configuration
    let figures: Figures
    let today: Day
    let file: SourceTree.File
    var problems: [Diagnostic] = []
    private var identity: PageIdentity?
    /// Of an `_index` file.
    private var introduced: (location: Introduction.Location, language: LanguageID)?
    private var title: String?
    private var images: [Written] = []
    private var bodyStart: Int?

    /// Most front matter is far shorter; a longer one costs a second read.
    private static let headInBytes = 4096

    init(
        input: BuildInput, configuration: Configuration, figures: Figures, today: Day, file: SourceTree.File
    ) {
        self.input = input
        self.configuration = configuration
        self.figures = figures
        self.today = today
        self.file = file
    }

    var broken: BrokenPage {
        BrokenPage(path: file.path, identity: identity, title: title, bodyStart: bodyStart, images: images)
    }

    mutating func parse() throws -> ParsedPage.Content? {
        guard file.size <= textFileLimitInKiB * 1024 else {
            problems.append(.tooLarge(path: file.path, limitInKiB: textFileLimitInKiB))
            return nil
        }
        identity = identityOfPath()
        guard let (source, block) = try head(), let block else { return nil }
        bodyStart = block.bodyStart
        let (yaml, found, isComplete) = YAML.parseAll(source, range: block.yaml)
        problems += found
        if let introduced {
            return introduction(yaml, isComplete: isComplete, introduced, source).map(ParsedPage.Content.introduction)
        }
        guard let identity, yaml != nil || found.isEmpty else { return nil }
        return try page(yaml, isComplete: isComplete, identity, source, bodyStart: block.bodyStart).map(
            ParsedPage.Content.page)
    }

    private mutating func introduction(
        _ yaml: YAML?, isComplete: Bool, _ introduced: (location: Introduction.Location, language: LanguageID),
        _ source: SourceFile
    ) -> Introduction? {
        var reader = IntroductionReader(yaml, isComplete: isComplete, path: file.path, location: introduced.location)
        let introduction = reader.read(
            language: introduced.language, bodyStart: bodyStart ?? 0,
            headDigest: input.platform.fingerprint(Array(file.path.utf8) + source.bytes))
        images = reader.images
        problems += reader.problems
        if let yaml { problems += directionControls(in: yaml) }
        return problems.errorCount == 0 ? introduction : nil
    }

    private mutating func page(
        _ yaml: YAML?, isComplete: Bool, _ identity: PageIdentity, _ source: SourceFile, bodyStart: Int
    ) throws -> Page? {
        let section = configuration.sections[identity.section]
        var reader = FrontMatterReader(
            yaml, isComplete: isComplete, source: source, configuration: configuration, section: section)
        let frontMatter = reader.read()
        (title, images) = (reader.title, reader.images)
        problems += reader.problems
        if let yaml { problems += directionControls(in: yaml) }
        guard let frontMatter, problems.errorCount == 0 else { return nil }
        let summary = try reader.summary ?? summaryOfBody(bodyStart, identity.language)
        problems += reader.undatedFigures(figures, summary: summary, identity.language, bodyStart: bodyStart)
        let head = Array(file.path.utf8) + source.bytes + Array(summary.utf8)
        return Page(
            path: file.path, identity: identity, frontMatter: frontMatter, bodyStart: bodyStart, summary: summary,
            visibility: Visibility(of: frontMatter, today: today, input.options),
            headDigest: input.platform.fingerprint(head))
    }

    /// What the path says; nil and a problem when it says nothing.
    private mutating func identityOfPath() -> PageIdentity? {
        let inside = file.path.droppingFirstBytes(SourceKind.contentFolder.utf8.count)
        guard let (folder, rest) = inside.cut(atFirst: "/") else {
            if inside.startsWithBytes("_index.") { return identityOfIntroduction(inside[...], in: nil) }
            problems.append(.pageOutsideSection(path: file.path, known: configuration.sections.map(\.id)))
            return nil
        }
        let name = String(folder)
        guard let section = configuration.sections.firstIndex(where: { $0.id.hasSameBytes(as: name) }) else {
            // Where sections cannot be read, no folder is unknown.
            guard configuration.hasReadSections else { return nil }
            problems.append(
                .sectionUnknown(
                    folder: SourceKind.contentFolder + name, name: name, known: configuration.sections.map(\.id)))
            return nil
        }
        if fileName(of: String(rest)).startsWithBytes("_index.") { return identityOfIntroduction(rest, in: section) }
        guard let (slug, language) = slugAndLanguage(rest),
            canBeURL(slug.parts(separatedBy: "/", omittingEmpty: false), in: name)
        else { return nil }
        return PageIdentity(section: section, slug: String(slug), language: language)
    }

    private mutating func slugAndLanguage(_ rest: Substring) -> (slug: Substring, LanguageID)? {
        guard let (slug, suffix) = rest.droppingLastBytes(".md".utf8.count).cut(atLast: "."),
            !suffix.contains(sign: "/")
        else {
            problems.append(.pageLanguage(path: file.path, suffix: nil, known: configuration.languages.map(\.id)))
            return nil
        }
        let tag = String(suffix)
        guard let language = configuration.languages.firstIndex(where: { $0.id.hasSameBytes(as: tag) }) else {
            problems.append(.pageLanguage(path: file.path, suffix: tag, known: configuration.languages.map(\.id)))
            return nil
        }
        return (slug, language)
    }

    /// Notes what an `_index` file introduces, which is no entry.
    private mutating func identityOfIntroduction(_ rest: Substring, in section: SectionID?) -> PageIdentity? {
        guard let (slug, language) = slugAndLanguage(rest) else { return nil }
        let folder = parentFolder(of: String(slug))
        if let section {
            let definition = configuration.sections[section]
            guard canBeURL(folder.parts(separatedBy: "/"), in: definition.id, introducesFolder: true) else {
                return nil
            }
            if folder.isEmpty, !definition.hasIndex {
                problems.append(.introductionWithoutList(path: file.path, section: definition.id))
                return nil
            }
        }
        introduced = (Introduction.Location(section: section, folder: folder), language)
        return nil
    }

    /// In: the folders in a section, and perhaps the name of the page without its language.
    private mutating func canBeURL(
        _ segments: [String], in section: String, introducesFolder: Bool = false
    ) -> Bool {
        guard let (segment, reason) = firstBadSegment(segments) else { return true }
        let folders = introducesFolder ? segments[...] : segments.dropLast()
        if let index = folders.firstIndex(where: { $0.hasSameBytes(as: segment) }) {
            // So that it is one mistake however many pages are there.
            let folder = SourceKind.contentFolder + ([section] + segments[...index]).joined(separator: "/")
            problems.append(.folderName(path: folder, segment: segment, reason))
        } else {
            problems.append(.pageName(path: file.path, segment: segment, reason))
        }
        return false
    }

    private typealias Block = (yaml: Range<Int>, bodyStart: Int)

    /// The clean beginning of the file and where its front matter lies; problems when there is none.
    private mutating func head() throws -> (SourceFile, Block?)? {
        var isWhole = file.size <= Self.headInBytes
        var raw = try input.tree.read(file.path, isWhole ? nil : Self.headInBytes)
        var block = frontMatterEnd(in: raw, isWhole: raw.count == file.size)
        if block == nil, !isWhole {
            raw = try input.tree.read(file.path, nil)
            block = frontMatterEnd(in: raw, isWhole: raw.count == file.size)
            isWhole = true
        }
        // Only the front matter is checked here; the body is checked when it is rendered.
        let (decoded, found) = SourceFile.decodeAll(path: file.path, bytes: Array(raw[..<(block ?? raw.count)]))
        if block == nil, introduced != nil, let decoded, frontMatterProblem(decoded).rule == .frontMatterMissing {
            // A text alone is enough.
            return SourceFile.decodeAll(path: file.path, bytes: []).file.map { ($0, (0..<0, 0)) }
        }
        problems += found
        guard let source = decoded else { return nil }
        guard block != nil else {
            let problem = frontMatterProblem(source)
            if problem.rule == .frontMatterMissing { bodyStart = 0 }
            problems.append(problem)
            return (source, nil)
        }
        return (source, (yamlRange(ofFrontMatter: source.bytes[...]), source.bytes.count))
    }

    private func frontMatterProblem(_ source: SourceFile) -> Diagnostic {
        let firstLine = Array(
            source.bytes.prefix { $0 != 0x0A }.reversed().drop { $0 == 0x20 || $0 == 0x09 }.reversed())
        let range = 0..<firstLine.count
        if firstLine.elementsEqual("---".utf8) { return .frontMatterNotClosed(path: file.path, range: range) }
        if firstLine.elementsEqual("+++".utf8) || firstLine.first == UInt8(ascii: "{") {
            return .frontMatterNotYAML(path: file.path, range: range)
        }
        let required = identity.map { configuration.sections[$0.section].fields.filter(\.isRequired) } ?? []
        return .frontMatterMissing(path: file.path, range: range, fields: required.map(\.id))
    }

    private func summaryOfBody(_ bodyStart: Int, _ language: LanguageID) throws -> String {
        guard case .success(let source) = SourceFile.decode(path: file.path, bytes: try input.tree.read(file.path, nil))
        else { return "" }
        let start = min(bodyStart, source.bytes.count)
        let text = firstParagraphText(
            source, body: start..<source.bytes.count, isChinese: configuration.languages[language].isChinese
        ) { destination, text in
            figures.text(ofLink: destination, written: text, in: language)
        }
        return BanbaoMarkdown.summary(of: text)
    }

    private func directionControls(in yaml: YAML) -> [Diagnostic] {
        switch yaml {
        case .scalar(let text, _, let range):
            let found = text.unicodeScalars.first(where: \.isDirectionControl)
            return found.map { [.directionControl(path: file.path, range: range, scalar: $0)] } ?? []
        case .list(let values, _): return values.flatMap { directionControls(in: $0) }
        case .map(let members, _): return members.flatMap { directionControls(in: $0.value) }
        }
    }
}
