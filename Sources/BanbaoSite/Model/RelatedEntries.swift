import BanbaoText

extension Site {
    private static let relatedCount = 5

    /// Entries that share tags with an entry: those with the most first, then the newest.
    func related(to entry: EntryID, _ language: LanguageID) -> [EntryID] {
        let lists = entries[entry].tags.map { tagEntries[$0][language] }
        var shared = [UInt8](repeating: 0, count: entries.count)
        for list in lists {
            for other in list where shared[other.index] < .max { shared[other.index] += 1 }
        }
        // An entry stands in as many lists as it shares tags, and is looked at in the first.
        shared[entry.index] = 0
        var best: [RelatedEntry] = []
        for list in lists {
            // Behind one that was too old come older ones, but for pinned ones, which stand before all others.
            var tooOld: UInt8 = 0
            for other in list where shared[other.index] > tooOld {
                let page = entries[other].shown(in: language)
                let found = RelatedEntry(
                    entry: other, sharedTags: shared[other.index], moment: pages[page].frontMatter.date)
                shared[other.index] = 0
                if best.count == Self.relatedCount, !found.comesBefore(best[Self.relatedCount - 1]) {
                    if !pages[page].frontMatter.isPinned { tooOld = max(tooOld, found.sharedTags) }
                    continue
                }
                best.insert(found, at: best.firstIndex { found.comesBefore($0) } ?? best.count)
                if best.count > Self.relatedCount { best.removeLast() }
            }
        }
        return best.map(\.entry)
    }
}

private struct RelatedEntry {
    let entry: EntryID
    let sharedTags: UInt8
    let moment: Moment

    /// Of equal ones that with the smaller path comes first.
    func comesBefore(_ other: RelatedEntry) -> Bool {
        if sharedTags != other.sharedTags { return sharedTags > other.sharedTags }
        if moment.day != other.moment.day { return moment.day > other.moment.day }
        let (minute, otherMinute) = (moment.minute ?? 0, other.moment.minute ?? 0)
        return minute == otherMinute ? entry < other.entry : minute > otherMinute
    }
}
