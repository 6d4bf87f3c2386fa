import BanbaoText

/// Finds for an entry those that share tags with it. Made once; what it looks at are numbers, for it looks at hundreds of entries for
/// each page.
struct RelatedEntries: Sendable {
    /// By the index of the entry, as each language shows it.
    private let ages: Localized<[Age]>

    private static let count = 5

    /// When an entry was published, and whether it stands before all others.
    private struct Age {
        /// The later, the larger.
        let moment: Int
        let isPinned: Bool

        init(_ frontMatter: FrontMatter) {
            moment = frontMatter.date.sortKey
            isPinned = frontMatter.isPinned
        }
    }

    private struct Found {
        let entry: EntryID
        let sharedTags: UInt8
        let moment: Int

        /// Of equal ones that with the smaller path comes first.
        func comesBefore(_ other: Found) -> Bool {
            if sharedTags != other.sharedTags { return sharedTags > other.sharedTags }
            return moment == other.moment ? entry < other.entry : moment > other.moment
        }
    }

    init(_ site: Site) {
        ages = site.configuration.languages.table { language in
            site.entries.indices.map { Age(site.pages[site.entries[$0].shown(in: language)].frontMatter) }
        }
    }

    /// Those with the most shared tags first, then the newest.
    func related(to entry: EntryID, _ language: LanguageID, in site: Site) -> [EntryID] {
        let lists = site.entries[entry].tags.map { site.tagEntries[$0][language] }
        let ages = ages[language]
        var shared = [UInt8](repeating: 0, count: ages.count)
        for list in lists {
            for other in list where shared[other.index] < .max { shared[other.index] += 1 }
        }
        // An entry stands in as many lists as it shares tags, and is looked at in the first.
        shared[entry.index] = 0
        var best: [Found] = []
        for list in lists {
            // Behind one that was too old come older ones, but for pinned ones, which stand before all others.
            var tooOld: UInt8 = 0
            for other in list where shared[other.index] > tooOld {
                let age = ages[other.index]
                let found = Found(entry: other, sharedTags: shared[other.index], moment: age.moment)
                shared[other.index] = 0
                if best.count == Self.count, !found.comesBefore(best[Self.count - 1]) {
                    if !age.isPinned { tooOld = max(tooOld, found.sharedTags) }
                    continue
                }
                best.insert(found, at: best.firstIndex { found.comesBefore($0) } ?? best.count)
                if best.count > Self.count { best.removeLast() }
            }
        }
        return best.map(\.entry)
    }
}

extension Moment {
    /// Minutes, in a calendar in which every month has 32 days: later ones are larger.
    var sortKey: Int { ((day.year * 16 + day.month) * 32 + day.day) * 2048 + (minute ?? 0) }
}
