import BanbaoData
import BanbaoText

/// What the fields belong to.
enum FieldOwner {
    /// Their front matter has other keys.
    case ofEntries(taken: [String])
    /// Rows of a file for templates, which have no labels.
    case ofData

    /// By their names in site.yaml.
    fileprivate var kinds: [String: FieldDefinition.Kind] {
        var kinds: [String: FieldDefinition.Kind] = [
            "text": .text, "date": .date, "number": .number, "url": .url, "email": .email, "list": .list,
            "flag": .flag, "entry": .entry, "entries": .entries,
        ]
        switch self {
        case .ofEntries: kinds["image"] = .image
        case .ofData: kinds["text"] = .words
        }
        return kinds
    }
}

/// The `fields` of a section or of data.
func readFields(
    _ reader: inout MappingReader, _ languages: Languages, _ owner: FieldOwner
) -> Table<FieldDefinition, FieldDefinition> {
    var map = reader.map("fields", name: Wording("\(reader.name) → fields", zh: "\(reader.name) → fields"))
    var fields: [FieldDefinition] = []
    for member in map.allMembers() {
        if case .ofEntries(let taken) = owner, taken.contains(member.key) {
            map.report(.fieldTaken(path: map.path, range: member.keyRange, id: member.key))
            continue
        }
        if !isIdentifier(member.key) {
            map.report(.identifier(path: map.path, range: member.keyRange, id: member.key))
        }
        var field = MappingReader(
            member.value, path: map.path, name: Wording("the field \"\(member.key)\"", zh: "字段“\(member.key)”"))
        let kind = readKind(&field, languages, owner)
        let isRequired = field.flag("required", default: false)
        let label =
            if case .ofEntries = owner { localized("label", &field, languages, member.key) } else {
                Localized(languages.map { _ in member.key })
            }
        fields.append(FieldDefinition(id: member.key, kind: kind, isRequired: isRequired, label: label))
        map.report(field.finish())
    }
    reader.report(map.finish())
    return Table(fields)
}

private func readKind(
    _ reader: inout MappingReader, _ languages: Languages, _ owner: FieldOwner
) -> FieldDefinition.Kind {
    let simple = owner.kinds
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
