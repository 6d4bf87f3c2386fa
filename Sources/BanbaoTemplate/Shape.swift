import BanbaoText

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

    /// As messages name it.
    var wording: Wording {
        switch self {
        case .text, .url, .markup, .flag, .record: Wording("\(name)", zh: " \(name) ")
        case .list(let shape): Wording("\(name)", zh: " \(shape.name) 的列表")
        case .optional(let shape): Wording("\(name)", zh: "可能不存在的 \(shape.name) ")
        }
    }
}

/// The names a template may use in one place, with their types and what they mean.
package struct RecordShape: Sendable {
    package struct Field: Sendable {
        package let name: String
        package let shape: Shape
        package let meaning: String

        package init(name: String, shape: Shape, meaning: String) {
            self.name = name
            self.shape = shape
            self.meaning = meaning
        }
    }

    package let name: String
    package let fields: [Field]

    package init(name: String, fields: [Field]) {
        self.name = name
        self.fields = fields
    }
}
