package import BanbaoText

/// The type of a name in a template.
package indirect enum Shape: Sendable {
    case text, url, markup, flag
    case list(RecordShape)
    /// Always there: its fields are reached by dotted names.
    case record(RecordShape)
    /// May be absent: a section over it runs once or not at all.
    case optional(RecordShape)

    /// `text`, `list of entry`, as diagnostics and docs/templates.md name it.
    package var name: String {
        switch self {
        case .text: "text"
        case .url: "url"
        case .markup: "markup"
        case .flag: "flag"
        case .list(let shape): "list of \(shape.name)"
        case .record(let shape): shape.name
        case .optional(let shape): "\(shape.name), or nothing"
        }
    }
}

/// The names a template may use in one place, with their types and what they mean.
package struct RecordShape: Sendable {
    package struct Field: Sendable {
        package let name: String
        package let shape: Shape
        package let meaning: String
    }

    package let name: String
    package let fields: [Field]
}

/// A record shape together with how its values are read from a model: name, type, meaning and value in one line.
package struct Fields<Model: Sendable>: Sendable {
    package let shape: RecordShape
    private let readers: [@Sendable (Model) -> Value]

    package init(_ name: String, _ fields: [Field<Model>]) {
        shape = RecordShape(name: name, fields: fields.map(\.description))
        readers = fields.map(\.read)
    }

    package func record(_ model: Model) -> Record { Record(values: readers.map { $0(model) }) }
}

package struct Field<Model: Sendable>: Sendable {
    let description: RecordShape.Field
    let read: @Sendable (Model) -> Value

    private init(_ name: String, _ shape: Shape, _ meaning: String, _ read: @escaping @Sendable (Model) -> Value) {
        description = RecordShape.Field(name: name, shape: shape, meaning: meaning)
        self.read = read
    }

    /// Nil is the empty text; `{{#name}}` asks whether there is any.
    package static func text(
        _ name: String, _ meaning: String, _ read: @escaping @Sendable (Model) -> String?
    ) -> Field {
        Field(name, .text, meaning) { .text(read($0) ?? "") }
    }

    package static func url(_ name: String, _ meaning: String, _ read: @escaping @Sendable (Model) -> Link) -> Field {
        Field(name, .url, meaning) { .url(read($0)) }
    }

    package static func markup(
        _ name: String, _ meaning: String, _ read: @escaping @Sendable (Model) -> Markup
    ) -> Field {
        Field(name, .markup, meaning) { .markup(read($0)) }
    }

    package static func flag(_ name: String, _ meaning: String, _ read: @escaping @Sendable (Model) -> Bool) -> Field {
        Field(name, .flag, meaning) { .flag(read($0)) }
    }

    package static func list<Item>(
        _ name: String, _ meaning: String, of fields: Fields<Item>, _ read: @escaping @Sendable (Model) -> [Item]
    ) -> Field {
        Field(name, .list(fields.shape), meaning) { .list(read($0).map(fields.record)) }
    }

    /// Records that many pages share and that are made once.
    package static func list(
        _ name: String, _ meaning: String, of shape: RecordShape, records: @escaping @Sendable (Model) -> [Record]
    ) -> Field {
        Field(name, .list(shape), meaning) { .list(records($0)) }
    }

    package static func optional<Item>(
        _ name: String, _ meaning: String, of fields: Fields<Item>, _ read: @escaping @Sendable (Model) -> Item?
    ) -> Field {
        Field(name, .optional(fields.shape), meaning) { .record(read($0).map(fields.record)) }
    }

    package static func record(
        _ name: String, _ meaning: String, of shape: RecordShape, record: @escaping @Sendable (Model) -> Record
    ) -> Field {
        Field(name, .record(shape), meaning) { .record(record($0)) }
    }
}
