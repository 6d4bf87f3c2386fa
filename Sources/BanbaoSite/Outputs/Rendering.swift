import BanbaoMarkdown
import BanbaoTemplate
import BanbaoText

/// What the outputs of one plan read: the site, the theme, and everything that many pages show, made once.
struct Rendering: Sendable {
    /// Behind one reference: every output and every page that is rendered holds it.
    private let parts: Shared<Parts>

    private struct Parts: Sendable {
        let input: BuildInput
        let site: Site
        let theme: Theme
        /// By language.
        let records: [SharedRecords]
    }

    var input: BuildInput { _read { yield parts.value.input } }
    var site: Site { _read { yield parts.value.site } }
    var theme: Theme { _read { yield parts.value.theme } }
    var configuration: Configuration { _read { yield parts.value.site.configuration } }

    init(input: BuildInput, site: Site, theme: Theme) {
        let records = site.configuration.languages.indices.map { SharedRecords(site, language: $0) }
        parts = Shared(Parts(input: input, site: site, theme: theme, records: records))
    }

    /// What pages of a language share.
    func records(_ language: Int) -> SharedRecords { parts.value.records[language] }

    /// Where one page stands among its versions and in the site.
    struct Position {
        let language: Int
        let title: String
        let description: String
        /// Nil for a page that has no address of its own: 404.
        let sitePath: String?
        /// Site path of this very page by language; nil where it does not exist.
        let versions: [String?]
        var section: Int?
        /// The breadcrumbs lead through the section's list.
        var isInSection = false
        var image: String?
    }

    func frame(_ position: Position) -> Shared<Frame> {
        let language = position.language
        let shared = parts.value.records[language]
        let place = position.section ?? configuration.sections.count
        let section = position.isInSection ? position.section.flatMap { shared.sections[$0] } : nil
        let frame = Frame(
            site: shared.site, languageTag: configuration.languages[language].tag, title: position.title,
            description: position.description, canonical: position.sitePath.map(configuration.absolute),
            alternates: alternates(position.versions), switcher: switcher(position), menu: shared.menus[place],
            pages: shared.standalonePages, allTags: shared.allTags, latest: shared.latest,
            breadcrumbs: section.map { [shared.home, $0] } ?? [shared.home],
            feeds: position.sitePath == nil ? [] : shared.feeds[place],
            image: position.image.map(configuration.absolute))
        return Shared(frame)
    }

    /// hreflang for versions that exist, with x-default where the default language has one.
    func alternates(_ versions: [String?]) -> [Alternate] {
        guard versions.count(where: { $0 != nil }) > 1 else { return [] }
        var result: [Alternate] = []
        for (language, path) in zip(configuration.languages, versions) {
            if let path { result.append(Alternate(tag: language.tag, url: configuration.absolute(path))) }
        }
        if let path = versions[0] { result.append(Alternate(tag: "x-default", url: configuration.absolute(path))) }
        return result
    }

    private func switcher(_ position: Position) -> [SwitcherItem] {
        configuration.languages.indices.map { language in
            SwitcherItem(
                name: configuration.languages[language].name, tag: configuration.languages[language].tag,
                url: .site(position.versions[language] ?? nearestPage(to: position, in: language)),
                isCurrent: language == position.language)
        }
    }

    /// Where the switcher leads when a page has no version in a language: the section's list, else the home page.
    private func nearestPage(to position: Position, in language: Int) -> String {
        guard let section = position.section, configuration.sections[section].hasIndex else {
            return site.sitePathOfHome(language: language)
        }
        return site.sitePath(ofSection: section, language: language)
    }

    /// Renders a template as the page at `sitePath`.
    func write(
        _ template: String, _ record: Record, at path: String, language: Int, root: String? = nil,
        into output: inout [UInt8]
    ) {
        theme.templates[language][template].render(
            record, root: root ?? rootPrefix(of: path), linksToFiles: input.options.isOffline, into: &output)
    }

    /// The clean source of a page, read from disk. Throws when it cannot be read or changed since it was listed.
    func source(of page: Page) throws -> Result<SourceFile, Diagnostic> {
        // One byte more than there was: a file that grew shows.
        let bytes = try input.tree.read(page.path, page.size + 1)
        guard bytes.count == page.size else { return .failure(.changedDuringBuild(path: page.path)) }
        return SourceFile.decode(path: page.path, bytes: bytes)
    }

    /// What a file beside the content holds, by its index. Many pages may show it; it is read once.
    func imageContent(ofAttachment index: Int) throws -> ImageContent {
        let path = site.attachments[index].path
        return try input.knownImage(index) {
            let size = input.tree.index(of: path).map { input.tree.files[$0].size } ?? 0
            return try BanbaoSite.imageContent(size: size) { try input.tree.readPart(path, $0) }
        }
    }

    /// The headings of a page, for links into it from elsewhere.
    func outline(ofPage index: Int) throws -> [Heading] {
        let page = site.pages[index]
        guard case .success(let source) = try source(of: page) else { return [] }
        return renderMarkdown(source, body: page.body(in: source), options: markdownOptions(of: page)).outline
    }

    func markdownOptions(of page: Page) -> MarkdownOptions {
        MarkdownOptions(
            rawHTML: configuration.allowsRawHTML ? .kept : .omitted,
            isChinese: configuration.languages[page.language].isChinese, labels: theme.labels[page.language],
            isPageOfSite: true,
            externalLinkRel: configuration.externalLinkRel)
    }
}

/// `../` for each folder of a path; empty at the root.
func rootPrefix(of path: String) -> String {
    String(repeating: "../", count: path.utf8.count { $0 == UInt8(ascii: "/") })
}

extension Page {
    func body(in source: SourceFile) -> Range<Int> {
        min(bodyStart, source.bytes.count)..<source.bytes.count
    }
}

extension Diagnostic {
    fileprivate static func changedDuringBuild(path: String) -> Diagnostic {
        Diagnostic(
            "file.changed", path: path, Wording("the file changed while the site was built", zh: "生成网站时文件被改动了"),
            help: Wording("build again", zh: "再生成一次"))
    }
}
