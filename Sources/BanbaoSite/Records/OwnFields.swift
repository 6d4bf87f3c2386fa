import BanbaoTemplate
import BanbaoText

/// What stands in the shapes of templates for the fields of a site's sections, which site.yaml names.
let ownFieldsShape = RecordShape(name: "fields", fields: [])

private let elementFields = Fields<String>("element", [.text("text", "one element", zh: "其中一项") { $0 }])

/// The fields of all sections by their names, as templates reach them: `{{fields.trade}}`. A field of that name in two sections
/// is one name, and printed as text where its types differ. An entry whose section has no such field has no value.
struct OwnFields: Sendable {
    private struct Name: Sendable {
        let description: RecordShape.Field
        /// The field in each section that has it.
        let fields: Table<Section, FieldID?>
        let part: Part
    }

    /// What is given of a field.
    private enum Part: Sendable { case value, text, machineDate, choiceID }

    private let names: [Name]

    var shape: RecordShape { RecordShape(name: ownFieldsShape.name, fields: names.map(\.description)) }

    init(_ sections: Table<Section, Section>) {
        var names: [Name] = []
        let ids = sections.flatMap { $0.fields.map(\.id) }
        let all = Set(ids)
        var known: Set<String> = []
        for id in ids where known.insert(id).inserted {
            let fields = sections.table { section in sections[section].fields.firstIndex { $0.id == id } }
            let definitions = sections.indices.compactMap { section in
                fields[section].map { sections[section].fields[$0] }
            }
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
            if isOneType, case .date = first.kind, !all.contains(date) { add(date, .text, .machineDate) }
            if isOneType, case .choice = first.kind, !all.contains(choiceID) { add(choiceID, .text, .choiceID) }
        }
        self.names = names
    }

    /// In: the index of a name in the shape.
    func value(_ index: Int, of page: PageID, _ site: Site, _ language: LanguageID) -> Value {
        let name = names[index]
        let section = site.pages[page].section
        let field = name.fields[section]
        let value = field.flatMap { site.pages[page].frontMatter.fields[$0] }
        guard let field, let value else { return name.description.shape.nothing }
        let definition = site.configuration.sections[section].fields[field]
        switch name.part {
        case .text: return .text(site.fieldText(value, definition, language))
        case .machineDate:
            if case .date(let moment) = value { return .text(machineText(moment)) }
        case .choiceID:
            if case .choice(let choice) = value, case .choice(let choices) = definition.kind {
                return .text(choices[choice].id)
            }
        case .value: return site.fieldValue(value, definition, of: page, language)
        }
        return .text("")
    }
}

extension Site {
    /// With the type that a template knows.
    fileprivate func fieldValue(
        _ value: FieldValue, _ definition: FieldDefinition, of page: PageID, _ language: LanguageID
    ) -> Value {
        switch value {
        case .flag(let flag): .flag(flag)
        case .url(let url): .record(addressFields.record(.absolute(url)))
        case .email(let address): .record(addressFields.record(.absolute("mailto:" + address)))
        case .list(let texts): .list(texts.map(elementFields.record))
        case .image(let written): .record(imagePath(written, of: page).map { addressFields.record(.to($0)) })
        default: .text(fieldText(value, definition, language))
        }
    }
}

extension FieldDefinition.Kind {
    fileprivate var shape: Shape {
        switch self {
        case .text, .date, .number, .choice: .text
        case .url, .email, .image: .optional(addressFields.shape)
        case .list: .list(elementFields.shape)
        case .flag: .flag
        }
    }

    fileprivate func isSameType(as other: FieldDefinition.Kind) -> Bool {
        switch (self, other) {
        case (.text, .text), (.date, .date), (.number, .number), (.url, .url), (.email, .email), (.image, .image),
            (.list, .list), (.flag, .flag), (.choice, .choice):
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
