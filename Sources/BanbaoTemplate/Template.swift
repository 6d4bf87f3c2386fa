/// A template ready to run: literals and slots only. Every name was resolved, every place checked when it was made.
package struct Template: Sendable {
    let nodes: [Node]

    indirect enum Node: Sendable {
        case literal([UInt8])
        case text(Slot)
        case url(Slot)
        case markup(Slot)
        case json(Slot)
        /// A path below the site's root, written relative to the page.
        case sitePath([UInt8])
        /// Runs once a record of a list, or once when the value is there.
        case section(Slot, [Node])
        case inverted(Slot, [Node])
    }

    /// Where a value lies: the record at `level` of the stack (0 is the page's own), then field by field.
    struct Slot: Sendable {
        let level: Int
        let field: Int
        /// Fields of records inside, for dotted names.
        let inner: [Int]
    }
}
