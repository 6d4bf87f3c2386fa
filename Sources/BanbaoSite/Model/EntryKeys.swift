import BanbaoText

/// Finds entries by their keys: `stories/hong-jiaguang`, the path below `content/` without language and suffix.
struct EntryKeys: Sendable {
    /// In order of their paths.
    let pages: Table<Page, Page>
    let entryOfPage: Table<Page, EntryID?>

    func entry(_ key: String) -> EntryID? { pages(of: key).lazy.compactMap { entryOfPage[$0] }.first }

    /// A page of an entry that readers see in no language.
    func hiddenPage(_ key: String) -> PageID? { pages(of: key).first { !pages[$0].visibility.isShown } }

    private func pages(of key: String) -> [PageID] {
        let path = SourceKind.contentFolder + key + "."
        var page = pages.firstIndex(notBefore: path, by: \.path)
        var found: [PageID] = []
        while page < pages.endIndex, pages[page].path.startsWithBytes(path) {
            // `a.b.zh.md` is a version of `a.b`.
            if key.endsWithBytes("/" + pages[page].slug) {
                found.append(page)
            }
            page = pages.index(after: page)
        }
        return found
    }
}

extension Site {
    /// The entry of a key: `pages/about`.
    func entry(key: String) -> EntryID? { EntryKeys(pages: pages, entryOfPage: entryOfPage).entry(key) }
}

/// What is wrong with keys of entries in the configuration and in front matter.
struct EntryKeyProblems {
    private let site: Site
    private let keys: EntryKeys
    /// Made when the first is not there.
    private var names: NameLookup?

    init(_ site: Site) {
        self.site = site
        keys = EntryKeys(pages: site.pages, entryOfPage: site.entryOfPage)
    }

    /// Nil for an entry that is shown. In: the file that names it.
    mutating func problem(of key: Written, in file: String) -> Diagnostic? {
        if keys.entry(key.text) != nil { return nil }
        if let hidden = keys.hiddenPage(key.text), let reason = site.pages[hidden].visibility.reason {
            return .linkHidden(path: file, range: key.range, target: site.pages[hidden].path, reason: reason)
        }
        // One that is wrong has a message of its own.
        let place = SourceKind.contentFolder + key.text + "."
        if site.brokenPages.contains(where: { $0.path.startsWithBytes(place) }) { return nil }
        var lookup =
            names ?? NameLookup(site.entries.map { "\(site.configuration.sections[$0.section].id)/\($0.slug)" })
        defer { names = lookup }
        return Diagnostic(
            .linkMissing, path: file, range: key.range,
            Wording("there is no entry \(key.text)", zh: "没有文章 \(key.text)"),
            help: lookup.closest(to: key.text).map(Wording.didYouMean)
                ?? Wording(
                    "write the path below content/ without language and suffix: stories/may-day",
                    zh: "写 content/ 下面的路径，不带语言和后缀：stories/may-day"))
    }
}
