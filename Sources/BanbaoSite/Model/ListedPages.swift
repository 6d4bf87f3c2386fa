package import BanbaoText

/// A page that somebody may have to look after: readers do not see it, or not in their language.
package struct ListedPage: Sendable, Equatable {
    package enum Kind: String, Sendable, CaseIterable { case drafts, scheduled, expired, untranslated }

    package let kind: Kind
    /// `content/stories/hong-jiaguang.zh.md`
    package let path: String
    /// Of the language: `zh`.
    package let language: String
    package let title: String
    /// The last day of an expired page, else the day of publication.
    package let day: Day
    /// Languages that have no file of this entry; empty but for untranslated entries.
    package let missingLanguages: [String]
}

/// How many entries have a version that is not shown, for each reason.
package struct HiddenCounts: Sendable, Equatable {
    package var drafts = 0
    package var scheduled = 0
    package var expired = 0

    package init() {}

    package var isEmpty: Bool { drafts + scheduled + expired == 0 }
}

extension Site {
    package var hiddenCounts: HiddenCounts {
        var counts = HiddenCounts()
        counts.drafts = hiddenEntryCount(.draft)
        counts.scheduled = hiddenEntryCount(.scheduled)
        counts.expired = hiddenEntryCount(.expired)
        return counts
    }

    private func hiddenEntryCount(_ reason: Visibility.Reason) -> Int {
        Set(pages.lazy.filter { $0.visibility == .hidden(reason) }.map { EntryKey($0) }).count
    }

    /// In order of their paths; of an untranslated entry one page.
    package func listedPages(_ kind: ListedPage.Kind) -> [ListedPage] {
        switch kind {
        case .drafts: hiddenPages(.draft, kind) { $0.date.day }
        case .scheduled: hiddenPages(.scheduled, kind) { $0.date.day }
        case .expired: hiddenPages(.expired, kind) { $0.expires ?? $0.date.day }
        case .untranslated: untranslatedPages
        }
    }

    private func hiddenPages(
        _ reason: Visibility.Reason, _ kind: ListedPage.Kind, _ day: (FrontMatter) -> Day
    ) -> [ListedPage] {
        pages.filter { $0.visibility == .hidden(reason) }.map { listed($0, kind, day($0.frontMatter)) }
    }

    /// What has expired needs no translation. A version whose front matter is wrong, or that is not shown yet, is there.
    private var untranslatedPages: [ListedPage] {
        let candidates = pages.filter { $0.visibility != .hidden(.expired) }
        var present: [EntryKey: Set<LanguageID>] = [:]
        for page in pages { present[EntryKey(page), default: []].insert(page.language) }
        for identity in brokenPages.compactMap(\.identity) {
            present[EntryKey(identity), default: []].insert(identity.language)
        }
        var listedEntries: Set<EntryKey> = []
        return candidates.compactMap { page in
            let key = EntryKey(page)
            let missing = configuration.languages.indices.filter { !(present[key]?.contains($0) ?? false) }
            guard !missing.isEmpty, listedEntries.insert(key).inserted else { return nil }
            return listed(page, .untranslated, page.frontMatter.date.day, missing)
        }
    }

    private func listed(
        _ page: Page, _ kind: ListedPage.Kind, _ day: Day, _ missing: [LanguageID] = []
    ) -> ListedPage {
        let languages = configuration.languages
        return ListedPage(
            kind: kind, path: page.path, language: languages[page.language].id, title: page.frontMatter.title, day: day,
            missingLanguages: missing.map { languages[$0].id })
    }
}

/// Versions of one entry have it in common. Paths are compared by bytes.
struct EntryKey: Hashable {
    let section: SectionID
    private let slug: [UInt8]

    var slugText: String { String(decoding: slug, as: UTF8.self) }

    init(_ page: Page) { (section, slug) = (page.section, Array(page.slug.utf8)) }
    init(_ identity: PageIdentity) { (section, slug) = (identity.section, Array(identity.slug.utf8)) }
}
