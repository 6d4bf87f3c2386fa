import BanbaoText

/// Feeds in each format that the site has: one for each language, one for each section in each language, and where the site
/// wants them one for each tag.
func feeds(_ inputs: RenderInputs) -> [Output] {
    let site = inputs.site
    return site.configuration.languages.indices.flatMap { language in
        site.feedSubjects.flatMap { subject in
            site.configuration.feeds.formats.map { format in
                let path = site.feedPath(of: subject, format, in: language)
                return Output(
                    path, .feed, from: .init(Wording("a feed", zh: "订阅源"), path: SourceKind.configurationPath),
                    .rendered { try $0.writeFeed(of: subject, format, language, at: path) })
            }
        }
    }
}

/// A feed as both formats have it.
struct Feed {
    let title: String
    let description: String
    let language: LanguageID
    let path: SitePath
    /// What readers see of it on the site.
    let home: SitePath
    let updated: Moment
    let entries: [Entry]

    struct Entry {
        let page: Page
        let path: SitePath
        /// Where feeds hold whole texts.
        let body: Markup?

        var updated: Moment { max(page.frontMatter.updated ?? page.frontMatter.date, page.frontMatter.date) }
    }
}

extension RenderPass {
    fileprivate mutating func writeFeed(
        of subject: FeedSubject, _ format: FeedFormat, _ language: LanguageID, at path: SitePath
    ) throws {
        let (site, configuration) = (inputs.site, inputs.configuration)
        var bodies = EntryBodies(reader, root: configuration.baseURL, isAbsolute: true)
        let entries = try inputs.feedPages(of: subject, language).map { page in
            let body = configuration.feeds.hasFullText ? try bodies.html(of: page) : nil
            return Feed.Entry(page: site.pages[page], path: site.sitePath(of: page), body: body)
        }
        reader = bodies.reader
        var description = configuration.description[language]
        if case .section(let section) = subject { description = configuration.sections[section].description[language] }
        let feed = Feed(
            title: site.feedTitle(of: subject, in: language), description: description, language: language, path: path,
            home: site.sitePath(of: subject, in: language),
            updated: entries.map(\.updated).max() ?? Moment(day: site.today), entries: entries)
        switch format {
        case .atom: inputs.writeAtom(feed, into: &bytes)
        case .rss: inputs.writeRSS(feed, into: &bytes)
        }
    }
}

extension RenderInputs {
    /// Entries of the language itself only: a reader subscribed to a language.
    fileprivate func feedPages(of subject: FeedSubject, _ language: LanguageID) -> [PageID] {
        let pages: [PageID]
        switch subject {
        case .site:
            pages = site.pages.indices.filter { index in
                let page = site.pages[index]
                return page.language == language && site.entryOfPage[index] != nil
                    && configuration.sections[page.section].hasIndex
            }
        case .section(let section):
            pages = site.sectionEntries[section][language].compactMap { site.entries[$0].versions[language] }
        case .term(let term):
            pages = site.tagEntries[term][language].compactMap { site.entries[$0].versions[language] }
        }
        let dated = pages.filter { site.pages[$0].visibility == .published }.map {
            (moment: site.pages[$0].frontMatter.date, page: $0)
        }
        return dated.sorted { ($1.moment, $0.page) < ($0.moment, $1.page) }.prefix(configuration.feeds.limit)
            .map(\.page)
    }
}

extension [UInt8] {
    /// `<title>…</title>` and a line feed.
    mutating func appendElement(_ name: StaticString, _ text: String) {
        append("<")
        append(name)
        append(">")
        append(escaping: text)
        append("</")
        append(name)
        append(">\n")
    }

    mutating func appendElement(_ name: StaticString, url: String) {
        append("<")
        append(name)
        append(">")
        append(encodingURL: url)
        append("</")
        append(name)
        append(">\n")
    }
}
