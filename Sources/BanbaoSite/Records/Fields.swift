import BanbaoTemplate
import BanbaoText

/// A record shape together with how its values are read from a model: name, type, meaning and value in one line.
///
/// Here and not next to `RecordShape`, so that the compiler sees the model when it compiles the readers: across the border of
/// a module they stay generic and look up metadata for every record, which costs a tenth of a build.
struct Fields<Model: Sendable>: Sendable {
    let shape: RecordShape
    let readers: [@Sendable (Model) -> Value]

    init(_ name: String, _ fields: [Field<Model>]) {
        shape = RecordShape(name: name, fields: fields.map(\.description))
        readers = fields.map(\.read)
    }

    func record(_ model: Model) -> Record { Record(values: readers.map { $0(model) }) }

    /// The same with those values only that are asked for, by their places.
    func record(_ model: Model, asked: [Bool]) -> Record {
        Record(values: zip(readers, asked).map { read, isAsked in isAsked ? read(model) : .flag(false) })
    }

    /// The same, of which only what a template asks for is read, each time it asks.
    func recordOnDemand(_ model: Model) -> Record {
        let readers = readers
        return Record { readers[$0](model) }
    }
}

struct Field<Model: Sendable>: Sendable {
    let description: RecordShape.Field
    let read: @Sendable (Model) -> Value

    init(
        _ name: String, _ shape: Shape, _ meaning: Wording.English, zh: Wording.Chinese,
        _ read: @escaping @Sendable (Model) -> Value
    ) {
        description = RecordShape.Field(name: name, shape: shape, meaning: Wording(meaning, zh: zh))
        self.read = read
    }

    /// Nil is the empty text; `{{#name}}` asks whether there is any.
    static func text(
        _ name: String, _ meaning: Wording.English, zh: Wording.Chinese, _ read: @escaping @Sendable (Model) -> String?
    ) -> Field {
        Field(name, .text, meaning, zh: zh) { .text(read($0) ?? "") }
    }

    static func url(
        _ name: String, _ meaning: Wording.English, zh: Wording.Chinese, _ read: @escaping @Sendable (Model) -> Link
    ) -> Field {
        Field(name, .url, meaning, zh: zh) { .url(read($0)) }
    }

    static func markup(
        _ name: String, _ meaning: Wording.English, zh: Wording.Chinese, _ read: @escaping @Sendable (Model) -> Markup
    ) -> Field {
        Field(name, .markup, meaning, zh: zh) { .markup(read($0)) }
    }

    static func flag(
        _ name: String, _ meaning: Wording.English, zh: Wording.Chinese, _ read: @escaping @Sendable (Model) -> Bool
    ) -> Field {
        Field(name, .flag, meaning, zh: zh) { .flag(read($0)) }
    }

    static func sourceSet(
        _ name: String, _ meaning: Wording.English, zh: Wording.Chinese,
        _ read: @escaping @Sendable (Model) -> [SourceCandidate]
    ) -> Field {
        Field(name, .sourceSet, meaning, zh: zh) { .sourceSet(read($0)) }
    }

    static func position(
        _ name: String, _ meaning: Wording.English, zh: Wording.Chinese,
        _ read: @escaping @Sendable (Model) -> FocalPoint
    ) -> Field {
        Field(name, .position, meaning, zh: zh) { .position(read($0)) }
    }

    static func list<Item>(
        _ name: String, _ meaning: Wording.English, zh: Wording.Chinese, of fields: Fields<Item>,
        _ read: @escaping @Sendable (Model) -> [Item]
    ) -> Field {
        Field(name, .list(fields.shape), meaning, zh: zh) { .list(read($0).map(fields.record)) }
    }

    /// Records that many pages share and that are made once.
    static func list(
        _ name: String, _ meaning: Wording.English, zh: Wording.Chinese, of shape: RecordShape,
        records: @escaping @Sendable (Model) -> [Record]
    ) -> Field {
        Field(name, .list(shape), meaning, zh: zh) { .list(records($0)) }
    }

    static func optional<Item>(
        _ name: String, _ meaning: Wording.English, zh: Wording.Chinese, of fields: Fields<Item>,
        _ read: @escaping @Sendable (Model) -> Item?
    ) -> Field {
        Field(name, .optional(fields.shape), meaning, zh: zh) { .record(read($0).map(fields.record)) }
    }

    /// A record that many pages share and that is made once.
    static func optional(
        _ name: String, _ meaning: Wording.English, zh: Wording.Chinese, of shape: RecordShape,
        record: @escaping @Sendable (Model) -> Record?
    ) -> Field {
        Field(name, .optional(shape), meaning, zh: zh) { .record(record($0)) }
    }

    static func record(
        _ name: String, _ meaning: Wording.English, zh: Wording.Chinese, of shape: RecordShape,
        record: @escaping @Sendable (Model) -> Record
    ) -> Field {
        Field(name, .record(shape), meaning, zh: zh) { .record(record($0)) }
    }
}
