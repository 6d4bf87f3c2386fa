import BanbaoData
import BanbaoText

/// Keys every entry may carry, whatever its section.
let standardFrontMatterKeys = [
    "title", "date", "updated", "expires", "draft", "summary", "tags", "aliases", "image", "source", "author",
    "editor", "pinned", "template", "image-alt", "focus",
]

/// The `sections` of site.yaml.
func readSections(_ reader: inout MappingReader, _ languages: Languages) -> Table<Section, Section> {
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
        sections.append(readSection(member.key, &section, languages))
        map.report(section.finish())
    }
    reader.report(map.finish())
    return Table(sections)
}

private func readSection(_ id: String, _ reader: inout MappingReader, _ languages: Languages) -> Section {
    let fields = readFields(&reader, languages)
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
        order: readOrder(&reader), hasIndex: hasIndex, fields: fields, columns: columns,
        template: readWritten("template", &reader), entryTemplate: readWritten("entry-template", &reader))
}

/// A text and where it is.
func readWritten(_ key: String, _ reader: inout MappingReader) -> Written? {
    reader.value(key).flatMap { value in reader.text(value, key).map { Written(text: $0, range: value.range) } }
}

private func readOrder(_ reader: inout MappingReader) -> Section.Order {
    guard let value = reader.value("order"), let text = reader.text(value, "order") else { return .newest }
    if let order = Section.Order(rawValue: text) { return order }
    let known = Section.Order.allCases.map(\.rawValue)
    reader.report(
        .unknownChoice(path: reader.path, range: value.range, key: "order", value: text, known: known))
    return .newest
}

private func readFields(
    _ reader: inout MappingReader, _ languages: Languages
) -> Table<FieldDefinition, FieldDefinition> {
    var map = reader.map("fields", name: Wording("\(reader.name) → fields", zh: "\(reader.name) → fields"))
    var fields: [FieldDefinition] = []
    for member in map.allMembers() {
        if standardFrontMatterKeys.contains(member.key) {
            map.report(.fieldTaken(path: map.path, range: member.keyRange, id: member.key))
        } else if !isIdentifier(member.key) {
            map.report(.identifier(path: map.path, range: member.keyRange, id: member.key))
        }
        var field = MappingReader(
            member.value, path: map.path, name: Wording("the field \"\(member.key)\"", zh: "字段“\(member.key)”"))
        fields.append(
            FieldDefinition(
                id: member.key, kind: readKind(&field, languages),
                isRequired: field.flag("required", default: false),
                label: localized("label", &field, languages, member.key)))
        map.report(field.finish())
    }
    reader.report(map.finish())
    return Table(fields)
}

private func readKind(_ reader: inout MappingReader, _ languages: Languages) -> FieldDefinition.Kind {
    let simple: [String: FieldDefinition.Kind] = [
        "text": .text, "date": .date, "number": .number, "url": .url, "email": .email, "image": .image,
        "list": .list, "flag": .flag,
    ]
    guard let value = reader.required("type"), let name = reader.text(value, "type") else { return .text }
    if let kind = simple[name] { return kind }
    guard name == "enum" else {
        reader.report(
            .unknownChoice(
                path: reader.path, range: value.range, key: "type", value: name,
                known: simple.keys.sorted() + ["enum"]))
        return .text
    }
    guard reader.required("values") != nil else { return .choice(Table([])) }
    var map = reader.map("values", name: Wording("\(reader.name) → values", zh: "\(reader.name) → values"))
    let choices = map.allMembers().map { member in
        FieldDefinition.Choice(
            id: member.key, label: localized(member.value, member.key, &map, languages, member.key))
    }
    reader.report(map.finish())
    return .choice(Table(choices))
}
