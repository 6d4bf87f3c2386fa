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
