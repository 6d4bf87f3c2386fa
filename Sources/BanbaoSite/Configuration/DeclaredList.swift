import BanbaoText

/// A list of entries that site.yaml declares for templates: `front: {sections: [stories], tag: skills, limit: 5}`.
struct DeclaredList: Sendable {
    enum Order: String, Sendable, CaseIterable { case newest, oldest, title, updated, weight }

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
    /// Of every taxonomy; an entry has them all.
    let terms: [TagID]
    /// Below `content/`, so that only entries in it count: `stories/2026`.
    let folder: Written?
    /// Chosen one by one, by their keys; the other conditions hold for these.
    let picked: [Written]
    let conditions: [Condition]
    /// Nil for entries as they are picked.
    let order: Order?
    let limit: Int?
    let grouping: Grouping?
}
