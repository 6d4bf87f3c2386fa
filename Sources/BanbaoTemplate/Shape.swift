package import BanbaoText

/// The type of a name in a template.
package indirect enum Shape: Sendable {
    case text, url, markup, flag
    /// Images of several widths, for `srcset`.
    case sourceSet
    /// What of an image stays visible where it is cropped, for `object-position`.
    case position
    case list(RecordShape)
    /// Always there: its fields are reached by dotted names.
    case record(RecordShape)
    /// May be absent: a section over it runs once or not at all.
    case optional(RecordShape)

    /// `text`, `list of entry`, as docs/templates.md names it.
    package var name: Wording {
        switch self {
        case .text: Wording(verbatim: "text")
        case .url: Wording(verbatim: "url")
        case .markup: Wording(verbatim: "markup")
        case .flag: Wording(verbatim: "flag")
        case .sourceSet: Wording(verbatim: "srcset")
        case .position: Wording(verbatim: "position")
        case .list(let shape): Wording("list of \(shape.name)", zh: "\(shape.name) 的列表")
        case .record(let shape): Wording(verbatim: shape.name)
        case .optional(let shape): Wording("\(shape.name), or nothing", zh: "可能不存在的 \(shape.name)")
        }
    }

    /// Between Han characters, with a space where it begins or ends in Latin.
    var wording: Wording {
        let chinese = name.beforeHan[.chinese]
        let space = chinese.utf8.first.map { $0 < 0x80 } == true ? " " : ""
        return Wording("\(name)", zh: "\(space)\(chinese)")
    }
}

/// The names a template may use in one place, with their types and what they mean.
package struct RecordShape: Sendable {
    package struct Field: Sendable {
        package let name: String
        package let shape: Shape
        package let meaning: Wording

        package init(name: String, shape: Shape, meaning: Wording) {
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

    /// The same where other records stand in place of those of some names, at any depth.
    package func replacing(_ records: [String: RecordShape]) -> RecordShape {
        RecordShape(
            name: name,
            fields: (records[name] ?? self).fields.map {
                Field(name: $0.name, shape: $0.shape.replacing(records), meaning: $0.meaning)
            })
    }
}

extension Shape {
    fileprivate func replacing(_ records: [String: RecordShape]) -> Shape {
        switch self {
        case .text, .url, .markup, .flag, .sourceSet, .position: self
        case .list(let shape): .list(shape.replacing(records))
        case .record(let shape): .record(shape.replacing(records))
        case .optional(let shape): .optional(shape.replacing(records))
        }
    }
}
