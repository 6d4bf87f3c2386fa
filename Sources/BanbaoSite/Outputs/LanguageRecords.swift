import BanbaoTemplate
import BanbaoText

/// What many pages of one language show, as records made once.
struct LanguageRecords: Sendable {
    let site: Record
    let home: Record
    /// By section; the last is for pages outside every section.
    let menus: [[Record]]
    /// By section; the last is for pages outside every section.
    let feeds: [[Record]]
    /// The link to each section's list; nil for sections that have none.
    let sections: [Record?]
    /// By tag.
    let tags: [Record]
    /// Entries of sections that have no list, in order of their titles as the section sorts them.
    let standalonePages: [Record]
    let allTags: [Record]
    let latest: [Record]

    init(_ site: Site, language: Int) {
        let configuration = site.configuration
        let places = configuration.sections.indices.map(Optional.some) + [nil]
        self.site = siteRecord(site, language)
        home = link(configuration.title[language], site.sitePathOfHome(language: language))
        menus = places.map { menu(site, language, current: $0) }
        feeds = places.map { feedLinks(site, language, section: $0) }
        let sections = configuration.sections.indices.map { sectionLink(site, language, $0) }
        self.sections = sections
        tags = configuration.tags.indices.map { tag in
            link(configuration.tags[tag].title[language], site.sitePath(ofTag: tag, language: language))
        }
        standalonePages = standaloneLinks(site, language)
        allTags = site.usedTags.map { tag in
            tagCountFields.record(
                TagCount(
                    title: configuration.tags[tag].title[language],
                    url: .site(site.sitePath(ofTag: tag, language: language)),
                    count: site.tagEntries[tag][language].count))
        }
        latest = site.latest[language].map {
            listItemFields.record(site.listItem($0, language, sections: sections))
        }
    }
}

private func link(_ title: String, _ sitePath: String) -> Record {
    namedLinkFields.record(NamedLink(title: title, url: .site(sitePath)))
}

private func siteRecord(_ site: Site, _ language: Int) -> Record {
    let configuration = site.configuration
    return siteFields.record(
        SiteDescription(
            title: configuration.title[language], description: configuration.description[language],
            publisher: configuration.publisher[language], home: .site(site.sitePathOfHome(language: language)),
            tags: .site(site.sitePathOfTags(language: language)),
            feed: .site(feedPath(site, section: nil, language: language))))
}

private func menu(_ site: Site, _ language: Int, current: Int?) -> [Record] {
    let configuration = site.configuration
    return configuration.menu.map { section in
        menuFields.record(
            MenuItem(
                title: configuration.sections[section].title[language],
                url: .site(site.sitePath(ofSection: section, language: language)), isCurrent: section == current))
    }
}

private func feedLinks(_ site: Site, _ language: Int, section: Int?) -> [Record] {
    let configuration = site.configuration
    let title = configuration.title[language]
    let siteFeed = link(title, feedPath(site, section: nil, language: language))
    guard let section, configuration.sections[section].hasIndex else { return [siteFeed] }
    let sectionTitle = title + " · " + configuration.sections[section].title[language]
    return [siteFeed, link(sectionTitle, feedPath(site, section: section, language: language))]
}

private func sectionLink(_ site: Site, _ language: Int, _ section: Int) -> Record? {
    let definition = site.configuration.sections[section]
    guard definition.hasIndex else { return nil }
    return link(definition.title[language], site.sitePath(ofSection: section, language: language))
}

private func standaloneLinks(_ site: Site, _ language: Int) -> [Record] {
    let configuration = site.configuration
    return configuration.sections.indices.filter { !configuration.sections[$0].hasIndex }.flatMap { section in
        site.sectionEntries[section][language].compactMap { site.entries[$0].versions[language] }.map { page in
            link(site.pages[page].frontMatter.title, site.sitePath(ofPage: page))
        }
    }
}
