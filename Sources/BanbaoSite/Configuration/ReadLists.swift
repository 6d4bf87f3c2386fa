import BanbaoData
import BanbaoText

/// The `lists` of site.yaml. Problems: sections, tags, fields and values that there are not.
func readLists(
    _ reader: inout MappingReader, _ sections: Table<Section, Section>, _ terms: TaxonomyReader, areRead: Bool
) -> [DeclaredList] {
    var map = reader.map("lists", name: Wording(verbatim: "lists"))
    var lists: [DeclaredList] = []
    for member in map.allMembers() {
        if !isIdentifier(member.key) {
            map.report(.identifier(path: map.path, range: member.keyRange, id: member.key))
        }
        var list = MappingReader(
            member.value, path: map.path, name: Wording("the list \"\(member.key)\"", zh: "列表“\(member.key)”"),
            at: member.keyRange)
        lists.append(readList(member.key, &list, sections, terms))
        // What is not known there cannot be missing here.
        if areRead { map.report(list.finish()) }
    }
    reader.report(map.finish())
    return lists
}

private func readList(
    _ id: String, _ reader: inout MappingReader, _ sections: Table<Section, Section>, _ taxonomies: TaxonomyReader
) -> DeclaredList {
    let named = reader.texts("sections").compactMap { text, range in
        known(text, range, "sections", among: sections.map(\.id), &reader).map { SectionID($0) }
    }
    let chosen = named.isEmpty ? sections.indices.filter { sections[$0].hasIndex } : named
    let tag = readTerm("tag", of: .tags, &reader, taxonomies)
    let folder = readWritten("folder", &reader)
    let picked = reader.texts("entries").map(Written.init)
    let fields = chosen.flatMap { Array(sections[$0].fields) }
    let hasLimit = reader.member("limit") != nil
    let limit = reader.number("limit", in: 1...1000, default: 1)
    let orders = DeclaredList.Order.allCases.map(\.rawValue)
    let order = reader.value("order").flatMap { value in
        reader.text(value, "order").flatMap { known($0, value.range, "order", among: orders, &reader) }
    }
    let conditions = readConditions(&reader, fields, taxonomies)
    return DeclaredList(
        id: id, sections: picked.isEmpty ? chosen : named.isEmpty ? Array(sections.indices) : chosen,
        terms: [tag].compactMap(\.self) + conditions.terms, folder: folder, picked: picked,
        conditions: conditions.values,
        order: order.map { DeclaredList.Order.allCases[$0] } ?? (picked.isEmpty ? .newest : nil),
        limit: hasLimit ? limit : nil,
        grouping: readGrouping(&reader, fields))
}

/// The place of a text among those there are; a problem where it is none of them.
private func known(
    _ text: String, _ range: Range<Int>, _ key: String, among known: [String], _ reader: inout MappingReader
) -> Int? {
    if let index = known.firstIndex(where: { $0.hasSameBytes(as: text) }) { return index }
    reader.report(.unknownChoice(path: reader.path, range: range, key: key, value: text, known: known))
    return nil
}

private func readTerm(
    _ key: String, of taxonomy: TaxonomyID, _ reader: inout MappingReader, _ taxonomies: TaxonomyReader
) -> TagID? {
    guard let value = reader.value(key), let text = reader.text(value, key) else { return nil }
    if let term = taxonomies.taxonomies[taxonomy.index].terms.tag(text) { return term }
    let known = taxonomies.terms.filter { $0.taxonomy == taxonomy }.map(\.id)
    reader.report(.unknownChoice(path: reader.path, range: value.range, key: key, value: text, known: known))
    return nil
}

/// Of fields, and of taxonomies by their names.
private func readConditions(
    _ reader: inout MappingReader, _ fields: [FieldDefinition], _ taxonomies: TaxonomyReader
) -> (values: [DeclaredList.Condition], terms: [TagID]) {
    var map = reader.map("where", name: Wording("\(reader.name) → where", zh: "\(reader.name) → where"))
    var conditions: [DeclaredList.Condition] = []
    var terms: [TagID] = []
    let ids = taxonomies.taxonomies.map(\.id)
    for member in map.allMembers() {
        if let taxonomy = ids.firstIndex(where: { $0.hasSameBytes(as: member.key) }) {
            if let term = readTerm(member.key, of: TaxonomyID(taxonomy), &map, taxonomies) { terms.append(term) }
            continue
        }
        guard known(member.key, member.keyRange, "where", among: fields.map(\.id) + ids, &map) != nil,
            let value = map.text(member.value, member.key)
        else { continue }
        let choices = fields.filter { $0.id == member.key }.compactMap { field -> [String]? in
            switch field.kind {
            case .choice(let choices): choices.map(\.id)
            case .flag: ["true", "false"]
            default: nil
            }
        }
        if !choices.isEmpty { _ = known(value, member.value.range, member.key, among: choices.flatMap(\.self), &map) }
        conditions.append(DeclaredList.Condition(field: member.key, value: value))
    }
    reader.report(map.finish())
    return (conditions, terms)
}

private func readGrouping(_ reader: inout MappingReader, _ fields: [FieldDefinition]) -> DeclaredList.Grouping? {
    guard let value = reader.value("group-by"), let text = reader.text(value, "group-by") else { return nil }
    switch text {
    case "year": return .year
    case "month": return .month
    default:
        let grouping = fields.filter(\.isForGroups).map(\.id)
        guard known(text, value.range, "group-by", among: ["year", "month"] + grouping, &reader) != nil else {
            return nil
        }
        return .field(text)
    }
}

extension FieldDefinition {
    /// Whether entries with the same value belong together.
    fileprivate var isForGroups: Bool {
        switch kind {
        case .choice, .text, .words, .number, .flag: true
        case .date, .partialDate, .url, .email, .image, .list, .entry, .entries: false
        }
    }
}
