import BanbaoTemplate
import BanbaoText

/// What stands in the shapes of templates for the fields of a site's sections, which site.yaml names.
let ownFieldsShape = RecordShape(name: "fields", fields: [])

private let elementFields = Fields<String>("element", [.text("text", "one element", zh: "其中一项") { $0 }])

/// The fields of all sections by their names, as templates reach them: `{{fields.trade}}`. A field of that name in two sections
/// is one name, and printed as text where its types differ. An entry whose section has no such field has no value. The fields of one
/// file of data are the same with one owner.
struct OwnFields: Sendable {
    private struct Name: Sendable {
        let description: RecordShape.Field
        /// The field of each owner that has it.
        let fields: [FieldID?]
        let part: Part
    }

    /// What is given of a field.
    private enum Part: Sendable { case value, text, machineDate, choiceID }

    private let names: [Name]
    private let owners: [Table<FieldDefinition, FieldDefinition>]

    var shape: RecordShape { RecordShape(name: ownFieldsShape.name, fields: names.map(\.description)) }

    init(_ owners: [Table<FieldDefinition, FieldDefinition>]) {
        self.owners = owners
        var names: [Name] = []
        let ids = owners.flatMap { $0.map(\.id) }
        let all = Set(ids)
        var known: Set<String> = []
        for id in ids where known.insert(id).inserted {
            let fields = owners.map { fields in fields.firstIndex { $0.id == id } }
            let definitions = zip(owners, fields).compactMap { owner, field in field.map { owner[$0] } }
            guard let first = definitions.first else { continue }
            let isOneType = definitions.allSatisfy { $0.kind.isSameType(as: first.kind) }
            func add(_ name: String, _ shape: Shape, _ part: Part) {
                let meaning = first.label
                let description = RecordShape.Field(
                    name: name, shape: shape, meaning: Wording(verbatim: meaning.first ?? id))
                names.append(Name(description: description, fields: fields, part: part))
            }
            add(id, isOneType ? first.kind.shape : .text, isOneType ? .value : .text)
            // A field of such a name comes before what would be called so.
            let (date, choiceID) = ("machine-" + id, id + "-id")
            if isOneType, first.kind.isDate, !all.contains(date) { add(date, .text, .machineDate) }
            if isOneType, case .choice = first.kind, !all.contains(choiceID) { add(choiceID, .text, .choiceID) }
        }
        self.names = names
    }

    /// In: the index of a name in the shape; the index of the owner and its values; the page they are of, if they are of one.
    func value(
        _ index: Int, ofOwner owner: Int, _ values: Table<FieldDefinition, FieldValue?>, page: PageID?,
        _ source: Shared<EntrySource>, _ language: LanguageID
    ) -> Value {
        let name = names[index]
        let field = name.fields[owner]
        let value = field.flatMap { values[$0] }
        guard let field, let value else { return name.description.shape.nothing }
        let definition = owners[owner][field]
        switch name.part {
        case .text: return .text(source.value.site.fieldText(value, definition, language))
        case .machineDate:
            if case .date(let moment) = value { return .text(machineText(moment)) }
            if case .partialDate(let date, _) = value { return .text(date.text) }
        case .choiceID:
            if case .choice(let choice) = value, case .choice(let choices) = definition.kind {
                return .text(choices[choice].id)
            }
        case .value: return source.fieldValue(value, definition, of: page, language)
        }
        return .text("")
    }
}

extension Shared<EntrySource> {
    /// With the type that a template knows.
    fileprivate func fieldValue(
        _ value: FieldValue, _ definition: FieldDefinition, of page: PageID?, _ language: LanguageID
    ) -> BanbaoTemplate.Value {
        let site = self.value.site
        return switch value {
        case .entry(let key): .record(namedEntries([key], language).first)
        case .entries(let keys): .list(namedEntries(keys, language))
        case .flag(let flag): .flag(flag)
        case .url(let url): .record(addressFields.record(.absolute(url)))
        case .email(let address): .record(addressFields.record(.absolute("mailto:" + address)))
        case .list(let texts): .list(texts.map(elementFields.record))
        case .image(let written):
            .record(page.flatMap { self.value.images?[$0, field: written] }.map(entryImageFields.record))
        default: .text(site.fieldText(value, definition, language))
        }
    }
}

extension FieldDefinition.Kind {
    fileprivate var shape: Shape {
        switch self {
        case .text, .words, .date, .partialDate, .number, .choice: .text
        case .url, .email: .optional(addressFields.shape)
        case .image: .optional(entryImageFields.shape)
        case .list: .list(elementFields.shape)
        case .flag: .flag
        case .entry: .optional(namedEntryFields.shape)
        case .entries: .list(namedEntryFields.shape)
        }
    }

    fileprivate var isDate: Bool {
        switch self {
        case .date, .partialDate: true
        default: false
        }
    }

    var isImage: Bool {
        if case .image = self { true } else { false }
    }

    var namesEntries: Bool {
        switch self {
        case .entry, .entries: true
        default: false
        }
    }

    fileprivate func isSameType(as other: FieldDefinition.Kind) -> Bool {
        switch (self, other) {
        case (.text, .text), (.words, .words), (.date, .date), (.partialDate, .partialDate), (.number, .number),
            (.url, .url), (.email, .email),
            (.image, .image),
            (.list, .list), (.flag, .flag), (.choice, .choice), (.entry, .entry), (.entries, .entries):
            true
        default: false
        }
    }
}

extension Shape {
    /// Of a field that an entry has no value of.
    fileprivate var nothing: Value {
        switch self {
        case .text, .url, .markup, .sourceSet, .position: .text("")
        case .flag: .flag(false)
        case .list: .list([])
        case .record, .optional: .record(nil)
        }
    }
}
