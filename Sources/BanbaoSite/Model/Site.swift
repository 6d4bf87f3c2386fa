import BanbaoText

/// An entry in all its languages; a missing translation is visible in the shape.
struct Entry: Sendable {
    let section: SectionID
    let slug: String
    /// The shown pages; nil where there is none.
    let versions: Localized<PageID?>
    /// Union of the versions' tags.
    let tags: [TagID]

    /// The version a list in `language` shows: the language's own, else the first there is.
    func shown(in language: LanguageID) -> PageID { versions[language] ?? firstVersion }

    var firstVersion: PageID {
        guard let page = versions.lazy.compactMap(\.self).first else {
            preconditionFailure("an entry has at least one version")
        }
        return page
    }
}

typealias EntryID = ID<Entry>

/// What a feed holds: the entries of all sections with a list, of one section, of a tag or another term.
enum FeedSubject: Sendable {
    case site
    case section(SectionID)
    case term(TagID)
}

/// A file next to the content: an image, a document.
struct Attachment: Sendable {
    /// `content/stories/portrait.jpg`
    let path: String
    /// `stories/portrait.jpg`
    let sitePath: SitePath
}

typealias AttachmentID = ID<Attachment>

/// A file in content/ that cannot be published.
struct RefusedFile: Sendable {
    enum Reason: Sendable {
        case outsideSections(known: [String])
        case sectionUnknown(String, known: [String])
        case name(segment: String, Wording)
    }

    let path: String
    let reason: Reason

    /// Whether a part of the path is one of its folders.
    func isFolder(_ segment: String) -> Bool {
        parentFolder(of: path).parts(separatedBy: "/").contains { $0.hasSameBytes(as: segment) }
    }
}

extension Configuration {
    /// `en/stories/hong-jiaguang.html`, or `en/stories/hong-jiaguang/`. `own`: what the page's URL ends with in place of the
    /// name of its file.
    fileprivate func sitePath(
        section: SectionID, slug: String, own: String? = nil, language: LanguageID
    ) -> SitePath {
        var path = sections[section].path
        for part in [own == nil ? "" : parentFolder(of: slug), own ?? slug] where !part.isEmpty {
            path += path.isEmpty ? part : "/" + part
        }
        return languages[language].sitePath(path + (hasPrettyURLs ? "/" : ".html"))
    }
}

extension Configuration {
    fileprivate func sitePath(of page: Page) -> SitePath {
        sitePath(section: page.section, slug: page.slug, own: page.frontMatter.slug, language: page.language)
    }

    fileprivate func sitePaths(of section: Section) -> Localized<SitePath> {
        Localized(languages.map { $0.sitePath(section.path + "/") })
    }

    fileprivate func sitePaths(of term: Tag) -> Localized<SitePath> {
        Localized(languages.map { $0.sitePath("\(taxonomies[term.taxonomy].id)/\(term.id)/") })
    }
}

/// All content, grouped and in order. Complete: no later stage adds to it.
package struct Site: Sendable {
    let configuration: Configuration
    let figures: Figures
    let today: Day
    /// In order of their paths; hidden ones included, so that links to them can be explained.
    let pages: Table<Page, Page>
    /// In order of their paths.
    package let brokenPages: [BrokenPage]
    let entries: Table<Entry, Entry>
    /// Nil for hidden pages.
    let entryOfPage: Table<Page, EntryID?>
    /// In the order of the section.
    let sectionEntries: Table<Section, Localized<[EntryID]>>
    /// Newest first.
    let tagEntries: Table<Tag, Localized<[EntryID]>>
    /// All entries, the newest first.
    let newest: Localized<[EntryID]>
    /// The newest entries of the sections that have a list.
    let latest: Localized<[EntryID]>
    /// For each list of site.yaml.
    let declaredLists: [Localized<[EntryID]>]
    let tree: FolderTree
    /// Neighbours in the order of the section or folder, in the same language.
    let previous: Table<Page, PageID?>
    let next: Table<Page, PageID?>
    /// In order of their paths.
    let attachments: Table<Attachment, Attachment>
    /// In order of their paths.
    let refusedFiles: [RefusedFile]

    /// Every page is asked for its path by its lists, neighbours, versions and feeds.
    private let sitePaths: Table<Page, SitePath>
    private let sectionPaths: Table<Section, Localized<SitePath>>
    private let tagPaths: Table<Tag, Localized<SitePath>>
    /// In order of their site paths.
    private let attachmentsBySitePath: [AttachmentID]

    init(
        configuration: Configuration, figures: Figures, today: Day, pages: Table<Page, Page>, brokenPages: [BrokenPage],
        entries: Table<Entry, Entry>, entryOfPage: Table<Page, EntryID?>,
        sectionEntries: Table<Section, Localized<[EntryID]>>, tagEntries: Table<Tag, Localized<[EntryID]>>,
        newest: Localized<[EntryID]>, latest: Localized<[EntryID]>, declaredLists: [Localized<[EntryID]>],
        tree: FolderTree,
        previous: Table<Page, PageID?>,
        next: Table<Page, PageID?>,
        attachments: Table<Attachment, Attachment>, refusedFiles: [RefusedFile]
    ) {
        self.configuration = configuration
        self.figures = figures
        self.today = today
        self.pages = pages
        self.brokenPages = brokenPages
        self.entries = entries
        self.entryOfPage = entryOfPage
        self.sectionEntries = sectionEntries
        self.tagEntries = tagEntries
        self.newest = newest
        self.latest = latest
        self.declaredLists = declaredLists
        self.tree = tree
        self.previous = previous
        self.next = next
        self.attachments = attachments
        self.refusedFiles = refusedFiles
        sitePaths = pages.table { configuration.sitePath(of: pages[$0]) }
        sectionPaths = configuration.sections.table { configuration.sitePaths(of: configuration.sections[$0]) }
        tagPaths = configuration.tags.table { configuration.sitePaths(of: configuration.tags[$0]) }
        attachmentsBySitePath = attachments.indices.sorted {
            attachments[$0].sitePath.text.precedesInBytes(attachments[$1].sitePath.text)
        }
    }

    /// The file next to the content with exactly this source path.
    func attachment(at path: String) -> AttachmentID? { attachments.firstIndex(sorted: path, by: \.path) }

    func refusedFile(at path: String) -> RefusedFile? {
        refusedFiles.firstIndex(sorted: path, by: \.path).map { refusedFiles[$0] }
    }

    /// The file next to the content that is published at this site path.
    func attachment(at path: SitePath) -> AttachmentID? {
        attachmentsBySitePath.firstIndex(sorted: path.text, by: { attachments[$0].sitePath.text }).map {
            attachmentsBySitePath[$0]
        }
    }

    /// Where a page with wrong front matter would be; nil when its name is wrong as well.
    package func sitePath(of page: BrokenPage) -> SitePath? {
        page.identity.map {
            configuration.sitePath(section: $0.section, slug: $0.slug, language: $0.language)
        }
    }

    /// The same, or a path that no page of a site has, since none begins with a dot.
    func outputPath(of page: BrokenPage) -> SitePath { sitePath(of: page)?.file ?? SitePath("." + page.path) }

    func sitePath(of page: PageID) -> SitePath { sitePaths[page] }
    func sitePath(of section: SectionID, in language: LanguageID) -> SitePath { sectionPaths[section][language] }
    func sitePath(of tag: TagID, in language: LanguageID) -> SitePath { tagPaths[tag][language] }

    /// Of the list of all terms.
    func sitePath(of taxonomy: TaxonomyID, in language: LanguageID) -> SitePath {
        configuration.languages[language].sitePath(configuration.taxonomies[taxonomy].id + "/")
    }
    func sitePathOfHome(in language: LanguageID) -> SitePath {
        configuration.languages[language].sitePath("")
    }

    func feedPath(of subject: FeedSubject, _ format: FeedFormat, in language: LanguageID) -> SitePath {
        sitePath(of: subject, in: language) + format.fileName
    }

    /// The page that shows what a feed holds.
    func sitePath(of subject: FeedSubject, in language: LanguageID) -> SitePath {
        switch subject {
        case .site: sitePathOfHome(in: language)
        case .section(let section): sitePath(of: section, in: language)
        case .term(let term): sitePath(of: term, in: language)
        }
    }

    /// What there are feeds of.
    var feedSubjects: [FeedSubject] {
        let sections = configuration.sections.indices.filter { configuration.sections[$0].hasIndex }
        let terms = configuration.feeds.hasTerms ? usedTags : []
        return [.site] + sections.map(FeedSubject.section) + terms.map(FeedSubject.term)
    }

    func feedTitle(of subject: FeedSubject, in language: LanguageID) -> String {
        let title = configuration.title[language]
        return switch subject {
        case .site: title
        case .section(let section): title + " · " + configuration.sections[section].title[language]
        case .term(let term): title + " · " + configuration.tags[term].title[language]
        }
    }

    /// Terms that some entry carries, in the order of their files.
    var usedTags: [TagID] {
        configuration.tags.indices.filter { tag in tagEntries[tag].contains { !$0.isEmpty } }
    }

    func usedTerms(of taxonomy: TaxonomyID) -> [TagID] {
        usedTags.filter { configuration.tags[$0].taxonomy == taxonomy }
    }
}
