package import BanbaoText

/// The type of a name in a template.
package indirect enum Shape: Sendable {
    case text, url, markup, flag
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
}
