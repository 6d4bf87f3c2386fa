import BanbaoTemplate
import BanbaoText

/// What stands in the shapes of templates for the lists of a site, which site.yaml names.
let declaredListsShape = RecordShape(name: "lists", fields: [])

/// The same for its parameters.
let paramsShape = RecordShape(name: "params", fields: [])

/// Entries with something in common, and how many there are.
struct EntryGroup: Sendable {
    let title: String
    let id: String
    let year: String
    let month: String
    let entries: [Record]
    let doneCount: Int
}

let entryGroupFields = Fields<EntryGroup>(
    "group",
    [
        .text("title", "the value, as the language writes it: a year, a month, a label", zh: "共同的值，按网页语言的写法：年份、月份、名称") {
            $0.title
        },
        .text(
            "id", "the same for ids and classes: 2026, 2026-03, under-way",
            zh: "同一个值，用于 id 和 class：2026、2026-03、under-way"
        ) {
            $0.id
        },
        .text("year", "of a group by year or month", zh: "按年或按月分组时的年份") { $0.year },
        .text("month", "of a group by month, 1 to 12", zh: "按月分组时的月份，1 到 12") { $0.month },
        .text("count", "how many entries it has", zh: "组里有几篇") { String($0.entries.count) },
        .text(
            "done-count", "how many of them are done, by done-when of a field", zh: "组里有几篇已完成（按字段的 done-when 判断）"
        ) { String($0.doneCount) },
        .list("entries", "its entries", zh: "组里的文章", of: entryItemFields.shape) { $0.entries },
    ])

/// A list of site.yaml as templates see it.
private struct DeclaredListView: Sendable {
    let entries: [Record]
    let doneCount: Int
    let groups: [Record]
}

private let declaredListFields = Fields<DeclaredListView>(
    "declared list",
    [
        .text("count", "how many entries it has", zh: "列表里有几篇") { String($0.entries.count) },
        .text(
            "done-count", "how many of them are done, by done-when of a field", zh: "列表里有几篇已完成（按字段的 done-when 判断）"
        ) { String($0.doneCount) },
        .list("entries", "its entries", zh: "列表里的文章", of: entryItemFields.shape) { $0.entries },
        .list("groups", "its entries in groups, by group-by", zh: "按 group-by 分组的文章", of: entryGroupFields.shape) {
            $0.groups
        },
    ])

extension Configuration {
    /// The lists by their names; each is there where it has entries.
    var declaredListsShape: RecordShape {
        RecordShape(
            name: BanbaoSite.declaredListsShape.name,
            fields: lists.map { list in
                RecordShape.Field(
                    name: list.id, shape: .optional(declaredListFields.shape),
                    meaning: Wording("a list of site.yaml", zh: "site.yaml 里的列表"))
            })
    }
}

extension Configuration {
    var paramsShape: RecordShape {
        RecordShape(
            name: BanbaoSite.paramsShape.name,
            fields: params.map { param in
                RecordShape.Field(
                    name: param.id, shape: .text,
                    meaning: Wording("a parameter of site.yaml", zh: "site.yaml 里的参数"))
            })
    }

    func paramsRecord(_ language: LanguageID) -> Record {
        Record(values: params.map { .text($0.text[language]) })
    }
}

extension Shared<EntrySource> {
    /// All lists of site.yaml in one language.
    func declaredLists(_ language: LanguageID, sections: Table<Section, Record?>) -> Record {
        let site = value.site
        return Record(
            values: zip(site.configuration.lists, site.declaredLists).map { list, entries in
                guard !entries[language].isEmpty else { return .record(nil) }
                let entries = entries[language]
                let groups = list.grouping.map {
                    self.groups(
                        entries, by: $0, isOldestFirst: list.order == .oldest, language, sections: sections)
                }
                let view = DeclaredListView(
                    entries: sharedItems(entries, language, sections: sections),
                    doneCount: site.doneCount(of: entries, language),
                    groups: groups ?? [])
                return .record(declaredListFields.record(view))
            })
    }

    /// In the order in which the first of each comes, but for values of an enum, years and months, which have an order of their own.
    func groups(
        _ entries: some Collection<EntryID>, by grouping: DeclaredList.Grouping, isOldestFirst: Bool,
        _ language: LanguageID,
        sections: Table<Section, Record?>?
    ) -> [Record] {
        var keys: [GroupKey] = []
        var members: [GroupKey: [EntryID]] = [:]
        for entry in entries {
            let key = value.site.groupKey(of: entry, grouping, isOldestFirst: isOldestFirst, language)
            if members[key] == nil { keys.append(key) }
            members[key, default: []].append(entry)
        }
        let ordered = keys.enumerated().sorted { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) }
        return ordered.map { _, key in
            entryGroupFields.recordOnDemand(
                EntryGroup(
                    title: key.title, id: key.id, year: key.year, month: key.month,
                    entries: items(members[key] ?? [], language, sections: sections),
                    doneCount: value.site.doneCount(of: members[key] ?? [], language)))
        }
    }
}

/// What entries of a group have in common.
private struct GroupKey: Hashable {
    var title: String
    var id: String
    var year = ""
    var month = ""
    /// Smaller ones come first.
    var rank = 0
}

extension Site {
    fileprivate func groupKey(
        of entry: EntryID, _ grouping: DeclaredList.Grouping, isOldestFirst: Bool, _ language: LanguageID
    ) -> GroupKey {
        let page = entries[entry].shown(in: language)
        let day = pages[page].frontMatter.date.day
        switch grouping {
        case .year:
            let year = String(day.year)
            return GroupKey(title: year, id: year, year: year, rank: isOldestFirst ? day.year : -day.year)
        case .month:
            let id = String(day.description.dropLast(3))
            let rank = day.year * 12 + day.month
            return GroupKey(
                title: id, id: id, year: String(day.year), month: String(day.month),
                rank: isOldestFirst ? rank : -rank)
        case .field(let name):
            let definitions = configuration.sections[pages[page].section].fields
            guard let field = definitions.firstIndex(where: { $0.id == name }) else {
                return GroupKey(title: "", id: "", rank: .max)
            }
            let value = pages[page].frontMatter.fields[field]
            let title = fieldText(value, definitions[field], language)
            guard case .choice(let choice)? = value, case .choice(let choices) = definitions[field].kind else {
                return GroupKey(title: title, id: title, rank: value == nil ? .max : 0)
            }
            return GroupKey(title: title, id: choices[choice].id, rank: choice.index)
        }
    }
}
