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
            "text": .text, "date": .date, "partial-date": .partialDate, "number": .number, "url": .url, "email": .email,
            "list": .list,
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
    var deadlines: [Deadline] = []
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
        if case .partialDate = kind, field.member("done-when") != nil {
            deadlines.append(readDeadline(fields.count, &field))
        }
        fields.append(FieldDefinition(id: member.key, kind: kind, isRequired: isRequired, label: label))
        map.report(field.finish())
    }
    for deadline in deadlines { fields[deadline.index].doneWhen = doneWhen(deadline, fields, &map) }
    reader.report(map.finish())
    return Table(fields)
}

/// The `done-when` of a field, before all fields are known.
private struct Deadline {
    let index: Int
    /// The names of fields with values of theirs; there should be one.
    let conditions: [(field: Written, values: [Written])]
}

private func readDeadline(_ index: Int, _ reader: inout MappingReader) -> Deadline {
    var map = reader.map("done-when", name: Wording("\(reader.name) → done-when", zh: "\(reader.name) → done-when"))
    let conditions = map.allMembers().map { member in
        (Written(text: member.key, range: member.keyRange), map.texts(member.key).map(Written.init))
    }
    reader.report(map.finish())
    return Deadline(index: index, conditions: conditions)
}

private func doneWhen(
    _ deadline: Deadline, _ fields: [FieldDefinition], _ reader: inout MappingReader
) -> FieldDefinition.DoneWhen? {
    func known(_ written: Written, _ key: String, among ids: [String]) -> Int? {
        if let index = ids.firstIndex(where: { $0.hasSameBytes(as: written.text) }) { return index }
        reader.report(
            .unknownChoice(path: reader.path, range: written.range, key: key, value: written.text, known: ids))
        return nil
    }
    var result: FieldDefinition.DoneWhen?
    let enums = fields.indices.filter { if case .choice = fields[$0].kind { true } else { false } }
    for (field, values) in deadline.conditions {
        guard let place = known(field, "done-when", among: enums.map { fields[$0].id }),
            case .choice(let choices) = fields[enums[place]].kind
        else { continue }
        let found = values.compactMap { known($0, field.text, among: choices.map(\.id)) }
        result = result ?? FieldDefinition.DoneWhen(field: FieldID(enums[place]), choices: found.map { ID($0) })
    }
    return result
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
