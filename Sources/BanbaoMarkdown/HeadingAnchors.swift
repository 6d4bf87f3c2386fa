import BanbaoText

/// Gives each heading of a page an id that is never empty and never used twice.
struct HeadingAnchors {
    /// As bytes: a text is hashed by its normal form, which takes far longer.
    private var used: Set<[UInt8]> = []

    /// `总则`, `总则-1`, …; a heading of signs only becomes `section`.
    mutating func anchor(for text: String) -> String {
        let slug = Slug.anchor(text)
        let base = slug.isEmpty ? "section" : slug
        var candidate = base
        var number = 0
        while !used.insert(Array(candidate.utf8)).inserted {
            number += 1
            candidate = "\(base)-\(number)"
        }
        return candidate
    }
}

/// A heading while it is written; its text makes the id, which stands before it.
struct OpenHeading {
    /// Offset in the HTML right after `<hN`.
    let attributesOffset: Int
    var text: [UInt8] = []
}
