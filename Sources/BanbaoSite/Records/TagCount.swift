import BanbaoTemplate

/// A tag with the number of its entries.
struct TagCount: Sendable {
    let title: String
    let url: Link
    let count: Int
}

let tagCountFields = Fields<TagCount>(
    "tag",
    [
        .text("title", "the tag's title") { $0.title },
        .url("url", "the list of its entries") { $0.url },
        .text("count", "how many entries carry it") { String($0.count) },
    ])
