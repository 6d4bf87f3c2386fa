import BanbaoText

/// In: pages in order of their paths. Out: the site, with every order decided. Always succeeds.
func assembleSite(
    _ input: BuildInput, _ configuration: Configuration, _ figures: Figures, today: Day, pages: Table<Page, Page>,
    broken: [BrokenPage],
    introductions: Table<Introduction, Introduction>
) -> (site: Site, problems: [Diagnostic]) {
    let entries = groupEntries(pages, configuration)
    var entryOfPage = Table<Page, EntryID?>(repeating: nil, count: pages.count)
    for entry in entries.indices {
        for page in entries[entry].versions.compactMap(\.self) { entryOfPage[page] = entry }
    }
    let languages = configuration.languages
    let newest = languages.table { newestFirst(entries, pages, language: $0) }
    var tree = assembleFolders(introductions, entries, configuration)
    let sectionEntries = configuration.sections.table { section in
        languages.table { language in
            let inSection = newest[language].filter { entries[$0].section == section }
            return ordered(
                inSection, by: configuration.sections[section].order, entries, pages,
                precedes: { input.platform.precedes($0, $1, languages[language].tag) }, language: language)
        }
    }
    fillFolders(&tree, newest, sectionEntries, entries, pages, configuration, input.platform.precedes)
    let (previous, next) = neighbours(sectionEntries, tree, entries, pageCount: pages.count)
    let (attachments, refused, problems) = listAttachments(input.tree, configuration)
    let site = Site(
        configuration: configuration, figures: figures, today: today, pages: pages, brokenPages: broken,
        entries: entries,
        entryOfPage: entryOfPage, sectionEntries: sectionEntries,
        tagEntries: groupByTag(newest, entries, configuration),
        newest: newest, latest: newest.table { latest(newest[$0], entries, configuration) },
        declaredLists: declaredLists(
            newest, entries, pages, EntryKeys(pages: pages, entryOfPage: entryOfPage), configuration,
            input.platform.precedes),
        tree: tree, previous: previous, next: next, attachments: attachments, refusedFiles: refused)
    return (
        site, problems + entriesThatDifferByCase(entries, pages) + folderProblems(tree, configuration, broken: broken)
    )
}

/// `C.zh.md` and `c.en.md` are two entries, and whoever named them so meant one. Of two in one language, the outputs collide.
private func entriesThatDifferByCase(_ entries: Table<Entry, Entry>, _ pages: Table<Page, Page>) -> [Diagnostic] {
    var seen: [String: EntryID] = [:]
    return entries.indices.compactMap { index in
        let key = "\(entries[index].section.index)/\(entries[index].slug.lowercased())"
        guard let first = seen.updateValue(index, forKey: key),
            zip(entries[index].versions, entries[first].versions).allSatisfy({ $0 == nil || $1 == nil })
        else { return nil }
        return .namesDifferByCase(
            path: pages[entries[index].firstVersion].path, other: pages[entries[first].firstVersion].path)
    }
}

/// Entries of sections without a list are about the site, not news.
private func latest(
    _ newest: [EntryID], _ entries: Table<Entry, Entry>, _ configuration: Configuration
) -> [EntryID] {
    Array(newest.lazy.filter { configuration.sections[entries[$0].section].hasIndex }.prefix(10))
}

private func groupEntries(_ pages: Table<Page, Page>, _ configuration: Configuration) -> Table<Entry, Entry> {
    struct Key: Hashable {
        let section: SectionID
        /// Bytes: as strings, two Unicode forms of a name would be one.
        let slug: [UInt8]
    }
    var order: [Key] = []
    var versions: [Key: Localized<PageID?>] = [:]
    let none = Localized<PageID?>(repeating: nil, count: configuration.languages.count)
    for id in pages.indices where pages[id].visibility.isShown {
        let page = pages[id]
        let key = Key(section: page.section, slug: Array(page.slug.utf8))
        if versions[key] == nil { order.append(key) }
        versions[key, default: none][page.language] = id
    }
    let entries = order.map { key in
        let versions = versions[key] ?? none
        var tags: [TagID] = []
        for tag in versions.compactMap(\.self).flatMap({ pages[$0].frontMatter.tags }) where !tags.contains(tag) {
            tags.append(tag)
        }
        return Entry(
            section: key.section, slug: String(decoding: key.slug, as: UTF8.self), versions: versions, tags: tags)
    }
    return Table(entries)
}

/// Pinned ones first, then by date; entries of one day in order of their paths.
private func newestFirst(
    _ entries: Table<Entry, Entry>, _ pages: Table<Page, Page>, language: LanguageID
) -> [EntryID] {
    sorted(entries.indices, by: { sortKey(pages[entries[$0].shown(in: language)], isDescending: true) })
}

private func sorted(_ entries: some Sequence<EntryID>, by key: (EntryID) -> Int) -> [EntryID] {
    entries.map { (key: key($0), entry: $0) }.sorted { $0 < $1 }.map(\.entry)
}

/// One number to sort by, smaller first.
private func sortKey(_ page: Page, isDescending: Bool) -> Int {
    let minutes = page.frontMatter.date.sortKey
    let pinned = page.frontMatter.isPinned ? -(1 << 40) : 0
    return pinned + (isDescending ? -minutes : minutes)
}

func ordered(
    _ newest: [EntryID], by order: Section.Order, _ entries: Table<Entry, Entry>, _ pages: Table<Page, Page>,
    precedes: (String, String) -> Bool, language: LanguageID
) -> [EntryID] {
    func page(_ entry: EntryID) -> Page { pages[entries[entry].shown(in: language)] }
    switch order {
    case .newest: return newest
    case .oldest: return sorted(newest, by: { sortKey(page($0), isDescending: false) })
    case .weight:
        return inOrderOfWeight(newest) { page($0).frontMatter }
    case .title:
        return newest.sorted { left, right in
            let (first, second) = (page(left).frontMatter, page(right).frontMatter)
            if first.isPinned != second.isPinned { return first.isPinned }
            if first.title == second.title { return left < right }
            return precedes(first.title, second.title)
        }
    }
}

/// Entries without a weight come last; those that are equal stay as they are.
func inOrderOfWeight(_ newest: [EntryID], _ frontMatter: (EntryID) -> FrontMatter) -> [EntryID] {
    let keys = newest.enumerated().map { place, entry in
        let front = frontMatter(entry)
        return (isUnpinned: front.isPinned ? 0 : 1, weight: front.weight ?? .max, place: place, entry: entry)
    }
    return keys.sorted { ($0.isUnpinned, $0.weight, $0.place) < ($1.isUnpinned, $1.weight, $1.place) }.map(\.entry)
}

private func groupByTag(
    _ newest: Localized<[EntryID]>, _ entries: Table<Entry, Entry>, _ configuration: Configuration
) -> Table<Tag, Localized<[EntryID]>> {
    let byLanguage = newest.table { language in
        var groups = Table<Tag, [EntryID]>(repeating: [], count: configuration.tags.count)
        for entry in newest[language] {
            for tag in entries[entry].tags { groups[tag].append(entry) }
        }
        return groups
    }
    return configuration.tags.table { tag in byLanguage.table { byLanguage[$0][tag] } }
}

/// `a.zh.MD`, `a.markdown`, and what becomes of `a.zh.md` where Windows hides the end of names: `a.zh.md.txt`, `a.zh.txt`.
private func looksLikePage(_ path: String, _ languages: Languages) -> Bool {
    let name = path.lowercased()
    if name.endsWithBytes(".md") || name.endsWithBytes(".markdown") || name.endsWithBytes(".md.txt") { return true }
    return languages.contains { name.endsWithBytes(".\($0.id).txt") }
}

/// Files in the sections' folders that are not Markdown. Names that begin with a dot, and what editors leave behind,
/// are not content.
private func listAttachments(
    _ tree: SourceTree, _ configuration: Configuration
) -> (attachments: Table<Attachment, Attachment>, refused: [RefusedFile], problems: [Diagnostic]) {
    var attachments: [Attachment] = []
    var refused: [RefusedFile] = []
    var problems: [Diagnostic] = []
    for file in tree.files where SourceKind(path: file.path) == .attachment {
        if looksLikePage(file.path, configuration.languages) {
            problems.append(.looksLikeMarkdown(path: file.path))
            continue
        }
        let parts = file.path.parts(separatedBy: "/").dropFirst().map(\.self)
        let section = parts.count > 1 ? configuration.sections.first { $0.id == parts[0] } : nil
        // Where sections cannot be read, any folder may be one.
        guard let root = section?.path ?? (configuration.hasReadSections || parts.count == 1 ? nil : parts[0]) else {
            guard configuration.hasReadSections else { continue }
            let known = configuration.sections.map(\.id)
            refused.append(
                RefusedFile(
                    path: file.path,
                    reason: parts.count > 1
                        ? .sectionUnknown(parts[0], known: known) : .outsideSections(known: known)))
            continue
        }
        let names = Array(parts.dropFirst())
        if let (segment, reason) = firstBadSegment(names) {
            refused.append(RefusedFile(path: file.path, reason: .name(segment: segment, reason)))
            continue
        }
        let folder = root.isEmpty ? "" : root + "/"
        attachments.append(Attachment(path: file.path, sitePath: SitePath(folder + names.joined(separator: "/"))))
    }
    return (Table(attachments), refused, problems)
}
