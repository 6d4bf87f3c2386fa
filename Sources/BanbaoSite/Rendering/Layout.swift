import BanbaoTemplate
import BanbaoText

// What stands around the content of a page: where it is in the site, its versions, the menu.

extension RenderInputs {
    /// Where one page stands among its versions and in the site.
    struct Position {
        let language: LanguageID
        let title: String
        let description: String
        /// Nil for a page that has no address of its own: 404.
        let sitePath: SitePath?
        /// Site path of this very page; nil where it does not exist.
        let versions: Localized<SitePath?>
        var section: SectionID?
        var entry: EntryID?
        /// The list that the page is, or the one that an entry is in.
        var branch: Branch?
        /// The tag or other term whose list the page is.
        var term: TagID?
        /// Which page of site.yaml it is.
        var page: ExtraPageID?
        var image: SitePath?
    }

    func layout(_ position: Position) -> Shared<PageLayout> {
        let language = position.language
        let shared = records(language)
        let layout = PageLayout(
            site: shared.site, languageTag: configuration.languages[language].tag,
            direction: configuration.languages[language].direction, title: position.title,
            description: position.description,
            sectionID: position.section.map { configuration.sections[$0].id } ?? "",
            canonical: position.sitePath.map(configuration.absolute),
            alternates: alternates(position.versions), switcher: switcher(position),
            menu: shared.menu(
                entry: position.entry, branch: position.branch, section: position.section, page: position.page),
            pages: shared.standalonePages, extraPages: shared.extraPages, allTags: shared.terms[.tags],
            taxonomies: shared.taxonomies,
            latest: shared.latest,
            lists: shared.declaredLists, params: shared.params, data: shared.data, links: shared.links,
            organization: shared.organization, filings: configuration.filings.records,
            column: position.section.flatMap { shared.columns[$0] },
            figures: shared.figures,
            breadcrumbs: ([shared.home] + listsAround(position)).enumerated().map { place, link in
                breadcrumbFields.record(Breadcrumb(link: link, position: place + 1))
            },
            sectionFolders: { sectionFolders(position) },
            feeds: position.sitePath == nil ? [] : feeds(position), search: shared.search,
            image: imageForSharing(position).map(configuration.absolute))
        return Shared(layout)
    }

    private func feeds(_ position: Position) -> [Record] {
        let shared = records(position.language)
        return shared.feeds[position.section] + (position.term.map { shared.feedsOfTerms[$0] } ?? [])
    }

    /// hreflang for versions that exist, with x-default where the default language has one.
    func alternates(_ versions: Localized<SitePath?>) -> [Alternate] {
        guard versions.count(where: { $0 != nil }) > 1 else { return [] }
        var result: [Alternate] = []
        for (language, path) in zip(configuration.languages, versions) {
            if let path { result.append(Alternate(tag: language.tag, url: configuration.absolute(path))) }
        }
        if let path = versions[configuration.languages.startIndex] {
            result.append(Alternate(tag: "x-default", url: configuration.absolute(path)))
        }
        return result
    }

    /// The page's own, else that of the site. Where links are shared, drawings are not shown.
    private func imageForSharing(_ position: Position) -> SitePath? {
        if let image = position.image, !image.text.endsWithBytes(".svg") { return image }
        return configuration.shareImage.map { SitePath($0.text) }
    }

    /// The lists that a page is in, the outermost first, without the page itself.
    private func listsAround(_ position: Position) -> [NamedLink] {
        guard let section = position.section else { return [] }
        let definition = configuration.sections[section]
        let sectionLink =
            definition.hasIndex
            ? [
                NamedLink(
                    title: definition.title[position.language],
                    url: .to(site.sitePath(of: section, in: position.language)))
            ] : []
        let isEntry = position.entry != nil
        guard case .folder(let folder)? = position.branch else { return isEntry ? sectionLink : [] }
        let chain = site.folders(around: folder)
        return sectionLink
            + (isEntry ? chain[...] : chain.dropLast()).map { folder in
                NamedLink(
                    title: site.title(of: .folder(folder), in: position.language),
                    url: .to(site.sitePath(of: .folder(folder), in: position.language)))
            }
    }

    private func sectionFolders(_ position: Position) -> [Record] {
        guard let section = position.section else { return [] }
        return entries.folderRecords(in: .section(section), position.language, current: position.branch)
    }

    private func switcher(_ position: Position) -> [SwitcherItem] {
        configuration.languages.indices.map { language in
            SwitcherItem(
                name: configuration.languages[language].name, tag: configuration.languages[language].tag,
                url: .to(position.versions[language] ?? nearestPage(to: position, in: language)),
                isCurrent: language == position.language)
        }
    }

    /// Where the switcher leads when a page has no version in a language: the section's list, else the home page.
    private func nearestPage(to position: Position, in language: LanguageID) -> SitePath {
        if case .folder? = position.branch, let branch = position.branch {
            return site.sitePath(of: branch, in: language)
        }
        guard let section = position.section, configuration.sections[section].hasIndex else {
            return site.sitePathOfHome(in: language)
        }
        return site.sitePath(of: section, in: language)
    }
}
