import BanbaoText

/// A list of entries that site.yaml declares for templates: `front: {sections: [stories], tag: skills, limit: 5}`.
struct DeclaredList: Sendable {
    enum Order: String, Sendable, CaseIterable { case newest, oldest, title, updated }

    enum Grouping: Sendable {
        case year, month
        /// A field of this name.
        case field(String)
    }

    /// That a field of this name has a value, written as in front matter.
    struct Condition: Sendable {
        let field: String
        let value: String
    }

    let id: String
    /// In the order of the file; never empty where the site has sections.
    let sections: [SectionID]
    let tag: TagID?
    let conditions: [Condition]
    let order: Order
    let limit: Int?
    let grouping: Grouping?
}

extension FieldDefinition {
    /// Whether a value is what an author would write for this one.
    func isValue(_ value: FieldValue?, written text: String) -> Bool {
        switch (value, kind) {
        case (.choice(let choice), .choice(let choices)): choices[choice].id.hasSameBytes(as: text)
        case (.flag(let flag), _): (flag ? "true" : "false") == text
        case (nil, .flag): text == "false"
        case (.text(let value), _), (.number(let value), _), (.url(let value), _), (.email(let value), _):
            value.hasSameBytes(as: text)
        case (.list(let values), _): values.contains { $0.hasSameBytes(as: text) }
        case (.date(let moment), _): moment.day.description == text
        default: false
        }
    }
}
