import BanbaoTemplate
import BanbaoText

/// What many pages of one language show, as records made once.
struct LanguageRecords: Sendable {
    let site: Record
    let home: NamedLink
    private let menus: Places<[Record]>
    /// Of the pages of entries that are in the menu, and of what stands in folders.
    private let menusOfEntries: [EntryID: [Record]]
    private let menusOfFolders: Table<Folder, [Record]>
    private let menusOfPages: Table<ExtraPage, [Record]>
    let feeds: Places<[Record]>
    let feedsOfTerms: Table<Tag, [Record]>
    /// The link to each section's list; nil for sections that have none.
    let sections: Table<Section, Record?>
    let tags: Table<Tag, Record>
    /// Entries of sections that have no list, in order of their titles as the section sorts them.
    let standalonePages: [Record]
    /// Those of site.yaml that readers see.
    let extraPages: [Record]
    let search: Record?
    /// Those that entries carry.
    let terms: Table<Taxonomy, [Record]>
    /// Links to the lists of terms; none for tags.
    let taxonomyLinks: Table<Taxonomy, Record?>
    /// By the names of the taxonomies, without tags.
    let taxonomies: Record
    let latest: [Record]
    let declaredLists: Record
    let params: Record
    let data: Record
    let links: Record
    let organization: Record
    let columns: Table<Section, Record?>
    let figures: FigureRecords

    /// Of the pages of each section, and of pages outside every section.
    struct Places<Value: Sendable>: Sendable {
        private let inSections: Table<Section, Value>
        private let outside: Value

        init(_ configuration: Configuration, _ value: (SectionID?) -> Value) {
            inSections = configuration.sections.table { value($0) }
            outside = value(nil)
        }

        subscript(section: SectionID?) -> Value { section.map { inSections[$0] } ?? outside }
    }

    init(_ source: Shared<EntrySource>, _ labels: FigureLabels, language: LanguageID) {
        let site = source.value.site
        let configuration = site.configuration
        self.site = siteRecord(site, language)
        home = NamedLink(title: configuration.title[language], url: .to(site.sitePathOfHome(in: language)))
        menus = Places(configuration) { site.menu(language, at: MenuPlace(section: $0)) }
        let entriesInMenu = configuration.menuEntries(language).compactMap { site.entryInMenu($0.target) }
        menusOfEntries = Dictionary(
            entriesInMenu.map { ($0, site.menu(language, at: MenuPlace(entry: $0))) },
            uniquingKeysWith: { first, _ in first })
        menusOfPages = configuration.pages.table { site.menu(language, at: MenuPlace(page: $0)) }
        menusOfFolders = site.tree.folders.table { folder in
            site.menu(language, at: MenuPlace(section: site.tree.folders[folder].section, folder: folder))
        }
        feeds = Places(configuration) { feedLinks(site, language, section: $0) }
        feedsOfTerms = configuration.tags.table { tag in
            configuration.feeds.hasTerms ? feedLinks(site, language, of: .term(tag)) : []
        }
        let sections = configuration.sections.table { sectionLink(site, language, $0) }
        self.sections = sections
        tags = configuration.tags.table { tag in
            namedLinkFields.record(site.link(to: tag, language))
        }
        standalonePages = standaloneLinks(site, language)
        extraPages = extraPageLinks(configuration, language)
        search = configuration.searchRecord(language)
        terms = configuration.taxonomies.table { termCounts(site, language, of: $0) }
        taxonomyLinks = configuration.taxonomies.table { taxonomyLink(site, language, $0) }
        taxonomies = site.taxonomiesRecord(language, terms)
        latest = source.sharedItems(site.latest[language], language, sections: sections)
        params = configuration.paramsRecord(language)
        data = source.data(language)
        links = site.linksRecord(language)
        organization = site.organizationRecord(language)
        columns = configuration.columnRecords(language)
        figures = FigureRecords(site.figures, labels, configuration.languages[language].dateFormat, language)
        declaredLists = source.declaredLists(language, sections: sections)
    }

    /// As the page of an entry shows it, the list of a branch, or another page.
    func menu(entry: EntryID?, branch: Branch?, section: SectionID?, page: ExtraPageID?) -> [Record] {
        if let page { return menusOfPages[page] }
        if let entry, let menu = menusOfEntries[entry] { return menu }
        if case .folder(let folder)? = branch { return menusOfFolders[folder] }
        return menus[section]
    }
}

private func link(_ title: String, _ path: SitePath, id: String = "") -> Record {
    namedLinkFields.record(NamedLink(title: title, url: .to(path), id: id))
}

private func siteRecord(_ site: Site, _ language: LanguageID) -> Record {
    let configuration = site.configuration
    return siteFields.record(
        SiteDescription(
            title: configuration.title[language], description: configuration.description[language],
            publisher: configuration.publisher[language], domain: configuration.domain,
            code: configuration.filings.siteCode, home: .to(site.sitePathOfHome(in: language)),
            tags: .to(site.sitePath(of: TaxonomyID.tags, in: language)),
            feed: .to(site.feedPath(of: .site, configuration.feeds.formats[0], in: language))))
}

private func termCounts(_ site: Site, _ language: LanguageID, of taxonomy: TaxonomyID) -> [Record] {
    let terms = site.usedTerms(of: taxonomy)
    let largest = terms.map { site.tagEntries[$0][language].count }.max() ?? 0
    return terms.map { tag in
        tagCountFields.record(
            TagCount(
                title: site.configuration.tags[tag].title[language], url: .to(site.sitePath(of: tag, in: language)),
                id: site.configuration.tags[tag].id, count: site.tagEntries[tag][language].count, largestCount: largest)
        )
    }
}

private func extraPageLinks(_ configuration: Configuration, _ language: LanguageID) -> [Record] {
    configuration.pages.indices.filter { configuration.pages[$0].format == .html }.map { page in
        link(
            configuration.title(of: page, in: language),
            configuration.sitePath(of: configuration.pages[page], in: language))
    }
}

private func feedLinks(_ site: Site, _ language: LanguageID, section: SectionID?) -> [Record] {
    let siteFeeds = feedLinks(site, language, of: .site)
    guard let section, site.configuration.sections[section].hasIndex else { return siteFeeds }
    return siteFeeds + feedLinks(site, language, of: .section(section))
}

/// One for each format. The name of the format tells those after the first from it.
private func feedLinks(_ site: Site, _ language: LanguageID, of subject: FeedSubject) -> [Record] {
    site.configuration.feeds.formats.enumerated().map { place, format in
        let title = site.feedTitle(of: subject, in: language)
        return feedLinkFields.record(
            FeedLink(
                title: place == 0 ? title : "\(title) (\(format.name))",
                url: .to(site.feedPath(of: subject, format, in: language)), type: format.mediaType))
    }
}

private func sectionLink(_ site: Site, _ language: LanguageID, _ section: SectionID) -> Record? {
    let definition = site.configuration.sections[section]
    guard definition.hasIndex else { return nil }
    return link(definition.title[language], site.sitePath(of: section, in: language), id: definition.id)
}

private func taxonomyLink(_ site: Site, _ language: LanguageID, _ taxonomy: TaxonomyID) -> Record? {
    let definition = site.configuration.taxonomies[taxonomy]
    return definition.title.map {
        link($0[language], site.sitePath(of: taxonomy, in: language), id: definition.id)
    }
}

private func standaloneLinks(_ site: Site, _ language: LanguageID) -> [Record] {
    let configuration = site.configuration
    return configuration.sections.indices.filter { !configuration.sections[$0].hasIndex }.flatMap { section in
        site.sectionEntries[section][language].compactMap { site.entries[$0].versions[language] }.map { page in
            link(site.pages[page].frontMatter.title, site.sitePath(of: page))
        }
    }
}
