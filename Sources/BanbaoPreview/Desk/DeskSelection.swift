import BanbaoText

/// Which entries are shown and in what order, as the URL of the desk says: `?show=drafts&section=stories&sort=date&page=2`. A value
/// that means nothing counts as none.
struct DeskSelection: Sendable {
    enum Kind: String, CaseIterable, Sendable { case all, problems, drafts, scheduled, expired, untranslated }
    enum Order: String, CaseIterable, Sendable { case path, title, date, words, problems }

    static let rowsOnPage = 200

    var kind: Kind
    var section: String?
    /// What was typed; entries that hold each word of it are shown.
    var text: String
    var order: Order
    /// From 1.
    var page: Int

    init(_ query: FormQuery) {
        kind = query["show"].flatMap(Kind.init) ?? .all
        section = query["section"].flatMap { $0.isEmpty ? nil : $0 }
        text = query["q"] ?? ""
        order = query["sort"].flatMap(Order.init) ?? .path
        page = max(1, query["page"].flatMap { Int($0) } ?? 1)
    }

    var url: String {
        FormQuery.url(
            deskPath,
            [
                ("show", kind == .all ? "" : kind.rawValue), ("section", section ?? ""), ("q", text),
                ("sort", order == .path ? "" : order.rawValue), ("page", page == 1 ? "" : String(page)),
            ])
    }

    /// The same from its first page, with something changed.
    func with<Value>(_ part: WritableKeyPath<DeskSelection, Value>, _ value: Value) -> DeskSelection {
        var changed = self
        changed.page = 1
        changed[keyPath: part] = value
        return changed
    }
}

let deskPath = "/_banbao/"

/// What a selection finds.
struct SelectedRows: Sendable {
    /// How many there would be of each kind, with the same section and text.
    let counts: [DeskSelection.Kind: Int]
    /// Those of the page, in order.
    let rows: ArraySlice<DeskEntry>
    /// From 0: the first row's place among all.
    let start: Int
    let total: Int
    /// From 1; the last where the URL asks for a later one.
    let page: Int
    let pageCount: Int

    init(of contents: DeskContents, _ selection: DeskSelection) {
        let words = searchForm(of: selection.text).split(separator: UInt8(ascii: " ")).map(Array.init)
        let hasLanguages = contents.languages.count > 1
        var counts: [DeskSelection.Kind: Int] = [:]
        var found: [Int] = []
        for (index, entry) in contents.entries.enumerated() {
            guard selection.section.map({ $0.hasSameBytes(as: entry.section) }) ?? true,
                words.allSatisfy(entry.contains)
            else { continue }
            for kind in DeskSelection.Kind.allCases where entry.isListed(as: kind, hasLanguages) {
                counts[kind, default: 0] += 1
                if kind == selection.kind { found.append(index) }
            }
        }
        let pageCount = max(1, (found.count + DeskSelection.rowsOnPage - 1) / DeskSelection.rowsOnPage)
        let page = min(selection.page, pageCount)
        let start = (page - 1) * DeskSelection.rowsOnPage
        let shown = contents.sorted(found, by: selection.order)[
            start..<min(found.count, start + DeskSelection.rowsOnPage)]
        (self.counts, self.start, total, self.page, self.pageCount) = (counts, start, found.count, page, pageCount)
        rows = shown.map { contents.entries[$0] }[...]
    }
}

extension DeskEntry {
    fileprivate func isListed(as kind: DeskSelection.Kind, _ hasLanguages: Bool) -> Bool {
        func has(_ state: DeskVersion.State) -> Bool { versions.contains { $0?.state == state } }
        return switch kind {
        case .all: true
        case .problems: errors + warnings > 0 || has(.broken) || misnamed != nil
        case .drafts: has(.draft)
        case .scheduled: has(.scheduled)
        case .expired: has(.expired)
        // What has expired needs no translation.
        case .untranslated:
            hasLanguages && versions.contains { $0 == nil } && versions.contains { $0 != nil && $0?.state != .expired }
        }
    }
}

extension DeskContents {
    /// In: indexes of entries, which are in order of their keys.
    fileprivate func sorted(_ found: [Int], by order: DeskSelection.Order) -> [Int] {
        switch order {
        case .path: return found
        case .title:
            let ranks = ranksByTitle()
            return found.sorted { ranks[$0] < ranks[$1] }
        case .date: return sorted(found) { entries[$0].latestDay.map { ($0.year * 16 + $0.month) * 32 + $0.day } ?? 0 }
        case .words: return sorted(found) { entries[$0].greatestLength }
        // Any error comes before any number of warnings.
        case .problems: return sorted(found) { entries[$0].errors << 32 + entries[$0].warnings }
        }
    }

    /// The greatest first, those alike in order of their keys.
    private func sorted(_ found: [Int], by value: (Int) -> Int) -> [Int] {
        found.map { (value: -value($0), index: $0) }.sorted { $0 < $1 }.map(\.index)
    }
}
