import BanbaoData
import BanbaoText

/// Keys every entry may carry, whatever its section.
let standardFrontMatterKeys = [
    "title", "date", "updated", "expires", "draft", "summary", "tags", "aliases", "image", "source", "sources",
    "author", "editor", "pinned", "template", "weight", "slug", "image-alt", "focus", "key-figures",
]

/// The `sections` of site.yaml.
func readSections(
    _ reader: inout MappingReader, _ languages: Languages, _ taxonomies: [String]
) -> Table<Section, Section> {
    guard reader.required("sections") != nil else { return Table([]) }
    var map = reader.map("sections", name: Wording(verbatim: "sections"))
    var sections: [Section] = []
    for member in map.allMembers() {
        if !isIdentifier(member.key) {
            map.report(.identifier(path: map.path, range: member.keyRange, id: member.key))
        }
        var section = MappingReader(
            member.value, path: map.path, name: Wording("the section \"\(member.key)\"", zh: "栏目“\(member.key)”"),
            at: member.keyRange)
        sections.append(readSection(member.key, &section, languages, taxonomies))
        map.report(section.finish())
    }
    reader.report(map.finish())
    return Table(sections)
}

private func readSection(
    _ id: String, _ reader: inout MappingReader, _ languages: Languages, _ taxonomies: [String]
) -> Section {
    let fields = readFields(&reader, languages, .ofEntries(taken: standardFrontMatterKeys + taxonomies))
    let columns = reader.texts("columns").compactMap { text, range in
        let field = fields.firstIndex { $0.id == text }
        if field == nil {
            reader.report(
                .unknownChoice(
                    path: reader.path, range: range, key: "columns", value: text, known: fields.map(\.id)))
        }
        return field
    }
    let path = reader.text("path") ?? id
    if !path.isEmpty, let reason = Slug.problem(withSegment: path) {
        reader.report(.pathSegment(path: reader.path, range: reader.keyRange("path"), segment: path, reason))
    }
    let hasIndex = reader.flag("index", default: true)
    if hasIndex, path.isEmpty {
        reader.report(.indexAtRoot(path: reader.path, range: reader.keyRange("path"), section: id))
    }
    return Section(
        id: id, title: localized("title", &reader, languages, id),
        description: localized("description", &reader, languages, id), path: path,
        order: reader.choice("order", of: Section.Order.self) ?? .newest, hasIndex: hasIndex,
        columnType: reader.text("column-type"), keywords: optionalTexts("keywords", &reader, languages),
        fields: fields, columns: columns,
        template: readWritten("template", &reader), entryTemplate: readWritten("entry-template", &reader))
}
