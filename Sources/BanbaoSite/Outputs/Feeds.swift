import BanbaoText

/// Atom feeds (RFC 4287): one for each language, one for each section in each language.
func feeds(_ inputs: RenderInputs) -> [Output] {
    let site = inputs.site
    let configuration = site.configuration
    return configuration.languages.indices.flatMap { language in
        ([nil] + configuration.sections.indices.filter { configuration.sections[$0].hasIndex }.map(Optional.some)).map {
            section in
            let path = site.feedPath(of: section, in: language)
            return Output(
                path, .feed, from: .init(Wording("a feed", zh: "订阅源"), path: SourceKind.configurationPath),
                .rendered { pass in
                    pass.inputs.writeFeed(section: section, language: language, path: path, into: &pass.bytes)
                })
        }
    }
}

private let feedEntryLimit = 50

extension RenderInputs {
    /// Entries of the language itself only: a reader subscribed to a language.
    fileprivate func writeFeed(section: SectionID?, language: LanguageID, path: SitePath, into output: inout [UInt8]) {
        let pages = feedPages(section: section, language: language)
        let title = configuration.title[language]
        let home = section.map { site.sitePath(of: $0, in: language) }
        output.append(
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"")
        output.append(escaping: configuration.languages[language].tag)
        output.append("\">\n")
        let fullTitle = section.map { title + " · " + configuration.sections[$0].title[language] } ?? title
        element("title", fullTitle, into: &output)
        link(rel: "self", path, into: &output)
        link(rel: "alternate", home ?? site.sitePathOfHome(in: language), into: &output)
        output.append("<id>")
        output.append(encodingURL: configuration.absolute(path))
        output.append("</id>\n")
        let newest = pages.map { changed(site.pages[$0]) }.max() ?? Moment(day: site.today)
        element("updated", timestamp(newest), into: &output)
        output.append("<author>")
        element("name", configuration.publisher[language], into: &output)
        output.append("</author>\n")
        for page in pages { writeEntry(page, language, into: &output) }
        output.append("</feed>\n")
    }

    private func feedPages(section: SectionID?, language: LanguageID) -> [PageID] {
        let pages: [PageID]
        if let section {
            pages = site.sectionEntries[section][language].compactMap { site.entries[$0].versions[language] }
        } else {
            pages = site.pages.indices.filter { index in
                let page = site.pages[index]
                return page.language == language && site.entryOfPage[index] != nil
                    && configuration.sections[page.section].hasIndex
            }
        }
        let dated = pages.filter { site.pages[$0].visibility == .published }.map {
            (moment: site.pages[$0].frontMatter.date, page: $0)
        }
        return dated.sorted { ($1.moment, $0.page) < ($0.moment, $1.page) }.prefix(feedEntryLimit).map(\.page)
    }

    private func writeEntry(_ id: PageID, _ language: LanguageID, into output: inout [UInt8]) {
        let page = site.pages[id]
        let path = site.sitePath(of: id)
        output.append("<entry>\n")
        element("title", page.frontMatter.title, into: &output)
        link(rel: "alternate", path, into: &output)
        output.append("<id>")
        output.append(encodingURL: configuration.absolute(path))
        output.append("</id>\n")
        element("published", timestamp(page.frontMatter.date), into: &output)
        element("updated", timestamp(changed(page)), into: &output)
        if !page.summary.isEmpty { element("summary", page.summary, into: &output) }
        for tag in page.frontMatter.tags {
            output.append("<category term=\"")
            output.append(escaping: configuration.tags[tag].id)
            output.append("\" label=\"")
            output.append(escaping: configuration.tags[tag].title[language])
            output.append("\"/>\n")
        }
        output.append("</entry>\n")
    }

    private func changed(_ page: Page) -> Moment {
        max(page.frontMatter.updated ?? page.frontMatter.date, page.frontMatter.date)
    }

    private func element(_ name: StaticString, _ text: String, into output: inout [UInt8]) {
        output.append("<")
        output.append(name)
        output.append(">")
        output.append(escaping: text)
        output.append("</")
        output.append(name)
        output.append(">\n")
    }

    private func link(rel: StaticString, _ path: SitePath, into output: inout [UInt8]) {
        output.append("<link rel=\"")
        output.append(rel)
        output.append("\" href=\"")
        output.append(encodingURL: configuration.absolute(path))
        output.append("\"/>\n")
    }

    /// RFC 3339 in the site's time zone: `2020-01-15T09:30:00+08:00`.
    private func timestamp(_ moment: Moment) -> String {
        let offset = input.platform.offsetFromUTC(configuration.timeZone, moment)
        let clock = Moment(day: moment.day, minute: moment.minute ?? 0).clockText ?? "00:00"
        let zone = Moment(day: moment.day, minute: abs(offset)).clockText ?? "00:00"
        return "\(moment.day)T\(clock):00" + (offset == 0 ? "Z" : (offset < 0 ? "-" : "+") + zone)
    }
}
