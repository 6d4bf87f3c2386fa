import BanbaoText

/// What an author wrote for a field.
enum FieldValue: Sendable {
    case text(String)
    /// In rows of data.
    case texts(Localized<String>)
    case date(Moment)
    /// And where it is written.
    case partialDate(PartialDate, Range<Int>)
    case number(String)
    case url(String)
    case email(String)
    case image(Written)
    case list([String])
    case flag(Bool)
    case choice(ID<FieldDefinition.Choice>)
    /// By its key: `stories/hong-jiaguang`.
    case entry(Written)
    case entries([Written])

    /// The entries that it names.
    var entries: [Written] {
        switch self {
        case .entry(let key): [key]
        case .entries(let keys): keys
        default: []
        }
    }
}
