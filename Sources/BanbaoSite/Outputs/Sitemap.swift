import BanbaoText

/// `sitemap.xml` (sitemaps.org 0.9) with the versions of each page, and `robots.txt` that names it. A site with more
/// addresses than one file may hold has them in `sitemap-1.xml`, …, and a list of these in `sitemap.xml`.
func sitemap(_ inputs: RenderInputs) -> [Output] {
    let parts = sitemapParts(urlCounts: inputs.sitemapURLCounts, limit: inputs.sitemapURLLimit)
    func path(_ part: Int) -> SitePath { parts.count == 1 ? sitemapPath : SitePath("sitemap-\(part + 1).xml") }
    func output(_ path: SitePath, _ write: @escaping @Sendable (RenderInputs, inout [UInt8]) -> Void) -> Output {
        Output(
            path, .data, from: .init(Wording("the sitemap", zh: "站点地图"), path: SourceKind.configurationPath),
            .rendered { write($0.inputs, &$0.bytes) })
    }
    var outputs = parts.enumerated().map { number, groups in
        output(path(number)) { $0.writeSitemap(groups, into: &$1) }
    }
    if parts.count > 1 {
        let paths = parts.indices.map(path)
        outputs.append(output(sitemapPath) { $0.writeSitemapIndex(of: paths, into: &$1) })
    }
    return outputs + (inputs.hasStaticFile(robotsPath) ? [] : [robots])
}

private let sitemapPath = SitePath("sitemap.xml")

private let robotsPath = SitePath("robots.txt")

private let robots = Output(
    robotsPath, .data, from: .init(Wording(verbatim: "robots.txt"), path: SourceKind.configurationPath),
    .rendered { pass in
        pass.bytes.append("User-agent: *\nAllow: /\nSitemap: ")
        pass.bytes.append(encodingURL: pass.inputs.configuration.absolute(sitemapPath))
        pass.bytes.append("\n")
    })

/// Cuts groups of addresses into parts of at most `limit` addresses, or of one group; at least one part.
private func sitemapParts(urlCounts: [Int], limit: Int) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var (start, sum) = (0, 0)
    for (group, count) in urlCounts.enumerated() {
        if sum + count > limit, group > start {
            parts.append(start..<group)
            (start, sum) = (group, 0)
        }
        sum += count
    }
    return parts + [start..<urlCounts.count]
}

/// The same page in all languages.
private struct SitemapGroup {
    /// Nil where there is none.
    let paths: Localized<SitePath?>
    var changed: Localized<Moment?>?
}

extension RenderInputs {
    /// A file may hold 50,000 addresses and 50 MB. Every address is listed with all its versions, so that with many
    /// languages the bytes are what there is too much of.
    fileprivate var sitemapURLLimit: Int { 100_000 / max(2, configuration.languages.count) }

    /// The home page and everything that has a list.
    private var branches: [Branch] {
        let sections = configuration.sections.indices.filter { configuration.sections[$0].hasIndex }
        return [.home] + sections.map(Branch.section) + site.tree.folders.indices.map(Branch.folder)
    }

    /// How many addresses each group has.
    fileprivate var sitemapURLCounts: [Int] {
        let languageCount = configuration.languages.count
        let entries = site.entries.map { entry in entry.versions.count { $0.map(isPublished) ?? false } }
        return Array(repeating: languageCount, count: branches.count) + entries
            + Array(repeating: languageCount, count: extraPagesInSitemap.count)
    }

    private var extraPagesInSitemap: [ExtraPage] { configuration.pages.filter(\.isInSitemap) }

    /// The home page, the lists of sections and folders, the entries, the pages of site.yaml.
    private func sitemapGroup(_ index: Int, _ branches: [Branch]) -> SitemapGroup {
        let languages = configuration.languages
        if index < branches.count {
            return SitemapGroup(paths: languages.table { site.sitePath(of: branches[index], in: $0) })
        }
        let entry = EntryID(index - branches.count)
        guard entry < site.entries.endIndex else {
            let page = extraPagesInSitemap[index - branches.count - site.entries.count]
            return SitemapGroup(paths: languages.table { configuration.sitePath(of: page, in: $0) })
        }
        let shown = site.entries[entry].versions
        let versions = shown.table { shown[$0].flatMap { isPublished($0) ? $0 : nil } }
        return SitemapGroup(
            paths: versions.table { versions[$0].map(site.sitePath(of:)) },
            changed: versions.table { language in
                versions[language].map { site.pages[$0].frontMatter.updated ?? site.pages[$0].frontMatter.date }
            })
    }

    /// Drafts and scheduled pages are shown to editors, not to search engines.
    private func isPublished(_ page: PageID) -> Bool { site.pages[page].visibility == .published }

    fileprivate func writeSitemap(_ groups: Range<Int>, into output: inout [UInt8]) {
        output.append(
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"")
        output.append(" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n")
        let branches = branches
        for index in groups {
            let group = sitemapGroup(index, branches)
            writeVersions(group.paths, changed: group.changed, into: &output)
        }
        output.append("</urlset>\n")
    }

    fileprivate func writeSitemapIndex(of paths: [SitePath], into output: inout [UInt8]) {
        output.append("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n")
        output.append("<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n")
        for path in paths {
            output.append("<sitemap><loc>")
            output.append(encodingURL: configuration.absolute(path))
            output.append("</loc></sitemap>\n")
        }
        output.append("</sitemapindex>\n")
    }

    private func writeVersions(
        _ paths: Localized<SitePath?>, changed: Localized<Moment?>?, into output: inout [UInt8]
    ) {
        let alternates = alternates(paths)
        for language in paths.indices {
            guard let path = paths[language] else { continue }
            output.append("<url><loc>")
            output.append(encodingURL: configuration.absolute(path))
            output.append("</loc>")
            if let moment = changed?[language] {
                output.append("<lastmod>")
                output.append(moment.day.description)
                output.append("</lastmod>")
            }
            for alternate in alternates {
                output.append("<xhtml:link rel=\"alternate\" hreflang=\"")
                output.append(escaping: alternate.tag)
                output.append("\" href=\"")
                output.append(encodingURL: alternate.url)
                output.append("\"/>")
            }
            output.append("</url>\n")
        }
    }
}
