import BanbaoText

/// The entries of each list that site.yaml declares, as each language shows them. In: all entries, pinned ones first, then the
/// newest.
func declaredLists(
    _ newest: Localized<[EntryID]>, _ entries: Table<Entry, Entry>, _ pages: Table<Page, Page>,
    _ keys: EntryKeys, _ configuration: Configuration, _ precedes: (String, String, _ languageTag: String) -> Bool
) -> [Localized<[EntryID]>] {
    configuration.lists.map { list in
        newest.table { language in
            let all = list.picked.isEmpty ? newest[language] : list.picked.compactMap { keys.entry($0.text) }
            let chosen = all.filter { entry in
                entries[entry].isIn(list, pages[entries[entry].shown(in: language)], configuration)
            }
            let ordered = inOrder(chosen, list.order) { entry in
                pages[entries[entry].shown(in: language)].frontMatter
            } precedes: {
                precedes($0, $1, configuration.languages[language].tag)
            }
            return list.limit.map { Array(ordered.prefix($0)) } ?? ordered
        }
    }
}

extension Entry {
    fileprivate func isIn(_ list: DeclaredList, _ page: Page, _ configuration: Configuration) -> Bool {
        guard list.sections.contains(section), list.terms.allSatisfy(tags.contains) else { return false }
        if let folder = list.folder, !"\(configuration.sections[section].id)/\(slug)".startsWithBytes(folder.text + "/")
        {
            return false
        }
        let fields = configuration.sections[section].fields
        return list.conditions.allSatisfy { condition in
            guard let field = fields.firstIndex(where: { $0.id == condition.field }) else { return false }
            return fields[field].isValue(page.frontMatter.fields[field], written: condition.value)
        }
    }
}

extension FieldDefinition {
    /// Whether a value is what an author would write for this one.
    fileprivate func isValue(_ value: FieldValue?, written text: String) -> Bool {
        switch (value, kind) {
        case (.choice(let choice), .choice(let choices)): choices[choice].id.hasSameBytes(as: text)
        case (.flag(let flag), _): (flag ? "true" : "false") == text
        case (nil, .flag): text == "false"
        case (.text(let value), _), (.number(let value), _), (.url(let value), _), (.email(let value), _):
            value.hasSameBytes(as: text)
        case (.list(let values), _): values.contains { $0.hasSameBytes(as: text) }
        case (.date(let moment), _): moment.day.description == text
        default: false
        }
    }
}

/// Entries that are equal in an order stay as they are.
private func inOrder(
    _ newest: [EntryID], _ order: DeclaredList.Order?, _ frontMatter: (EntryID) -> FrontMatter,
    precedes: (String, String) -> Bool
) -> [EntryID] {
    switch order {
    case .newest, nil: return newest
    case .weight: return inOrderOfWeight(newest, frontMatter)
    case .oldest, .updated:
        let keys = newest.enumerated().map { place, entry in
            let front = frontMatter(entry)
            let moment = order == .updated ? front.updated ?? front.date : front.date
            let minutes = moment.sortKey
            return (key: order == .updated ? -minutes : minutes, place: place, entry: entry)
        }
        return keys.sorted { ($0.key, $0.place) < ($1.key, $1.place) }.map(\.entry)
    case .title:
        let titles = newest.enumerated().map { (title: frontMatter($1).title, place: $0, entry: $1) }
        return titles.sorted { left, right in
            left.title.hasSameBytes(as: right.title) ? left.place < right.place : precedes(left.title, right.title)
        }.map(\.entry)
    }
}
