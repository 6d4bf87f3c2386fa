import BanbaoImage
import BanbaoMarkdown
import BanbaoTemplate
import BanbaoText

/// What the outputs of one plan are made from: the sources, the site, the theme, and everything that many pages show, made once.
struct RenderInputs: Sendable {
    /// Behind one reference: every output that is rendered holds it.
    private let parts: Shared<Parts>

    private struct Parts: Sendable {
        let input: BuildInput
        let entries: Shared<EntrySource>
        let theme: Theme
        let records: Localized<LanguageRecords>
        /// Nil where nobody knows how the language writes numbers, or nobody wants to compare them.
        let scanners: Localized<NumberScanner?>
        /// Drawn once for all pages that show them.
        var charts = Localized<Table<ChartDefinition, ChartMarkup>>([])
        var figures = Localized<Shared<FigureMarkup>>([])
    }

    var input: BuildInput { _read { yield parts.value.input } }
    var site: Site { _read { yield parts.value.entries.value.site } }
    var entries: Shared<EntrySource> { parts.value.entries }
    var theme: Theme { _read { yield parts.value.theme } }
    var configuration: Configuration { _read { yield parts.value.entries.value.site.configuration } }

    init(input: BuildInput, site: Site, theme: Theme) throws {
        let entries = Shared(try EntrySource(site, theme, input))
        let records = site.configuration.languages.table {
            LanguageRecords(entries, theme.figureLabels[$0], language: $0)
        }
        let scanners = site.configuration.numberScanners
        let plain = RenderInputs(
            Parts(input: input, entries: entries, theme: theme, records: records, scanners: scanners))
        let charts = site.configuration.languages.table { language in
            site.figures.charts.table { id in
                let chart = site.figures.charts[id]
                return plain.chartMarkup(chart, language, id: "chart-" + chart.id)
            }
        }
        parts = Shared(
            Parts(
                input: input, entries: entries, theme: theme, records: records, scanners: scanners, charts: charts,
                figures: site.configuration.languages.table { Shared(FigureMarkup(plain, $0)) }))
    }

    private init(_ parts: Parts) { self.parts = Shared(parts) }

    /// The same site over other files, of which no page differs in its head.
    func reading(_ input: BuildInput) -> RenderInputs {
        let parts = parts.value
        return RenderInputs(
            Parts(
                input: input, entries: parts.entries, theme: parts.theme, records: parts.records,
                scanners: parts.scanners, charts: parts.charts, figures: parts.figures))
    }

    var charts: Localized<Table<ChartDefinition, ChartMarkup>> { _read { yield parts.value.charts } }

    var figures: Localized<Shared<FigureMarkup>> { _read { yield parts.value.figures } }

    /// What pages of a language share.
    func records(_ language: LanguageID) -> LanguageRecords { parts.value.records[language] }

    func numberScanner(_ language: LanguageID) -> NumberScanner? { parts.value.scanners[language] }

    /// What a page of a preview says of itself, if anything.
    func previewNotice(of page: Page?, _ language: LanguageID) -> String? {
        guard input.options.isPreview else { return nil }
        return theme.previewNotices[language].text(
            for: page, isServed: input.options.isServed, configuration.languages[language].dateFormat)
    }

    // MARK: Files, for `SiteReader`, which records what was read

    /// The clean source of a page; nil where there is none to read.
    func source(_ file: SourceTree.File) throws -> (file: SourceFile?, problems: [Diagnostic]) {
        // One byte more than there was: a file that grew shows.
        let bytes = try input.tree.read(file.path, file.size + 1)
        guard bytes.count == file.size else { return (nil, [.changedDuringBuild(path: file.path)]) }
        return SourceFile.decodeAll(path: file.path, bytes: bytes)
    }

    func imageContent(_ file: SourceTree.File) throws -> ImageContent { try input.imageContent(file) }

    /// An image next to the content as pages show it; nil where its file is gone.
    func shownImage(_ id: AttachmentID) throws -> ShownImage? {
        let attachment = site.attachments[id]
        return try input.tree.index(of: attachment.path).map {
            try input.shownImage(attachment, input.tree.files[$0], configuration)
        }
    }

    func attachmentContent(_ file: SourceTree.File) throws -> AttachmentContent {
        try input.memory.attachment(file) {
            try BanbaoImage.attachmentContent(file.path, size: file.size) { try input.tree.readPart(file.path, $0) }
        }
    }

    func outline(of page: Page, _ file: SourceTree.File) throws -> BodyOutline {
        try input.memory.outline(file) {
            guard let source = try source(file).file else {
                return BodyOutline(headings: [], reading: ReadingLength(), plainText: nil)
            }
            let options = markdownOptions(page.language)
            let document = renderMarkdown(
                source, body: min(page.bodyStart, source.bytes.count)..<source.bytes.count, options: options,
                wantsPlainText: servesSearch, locatesPlainText: false)
            return BodyOutline(
                headings: document.outline, reading: document.reading, plainText: document.plainText)
        }
    }

    func markdownOptions(_ language: LanguageID, anchorPrefix: String = "") -> MarkdownOptions {
        MarkdownOptions(
            rawHTML: configuration.allowsRawHTML ? .kept : .safe,
            isChinese: configuration.languages[language].isChinese, labels: theme.labels[language],
            isPageOfSite: true, ownSchemes: Figures.Link.schemes,
            externalLinkRel: configuration.externalLinkRel, embedHosts: configuration.embedHosts,
            anchorPrefix: anchorPrefix)
    }
}

extension Configuration {
    fileprivate var numberScanners: Localized<NumberScanner?> {
        let isWanted = languages.count > 1 && severities[.translationNumbers] != .off
        return languages.table { isWanted ? languages[$0].numbers.map(NumberScanner.init) : nil }
    }
}
