import BanbaoTemplate
import BanbaoText

/// A tag with the number of its entries.
struct TagCount: Sendable {
    let title: String
    let url: Link
    let id: String
    let count: Int
}

let tagCountFields = Fields<TagCount>(
    "tag",
    [
        .text("title", "the tag's title", zh: "标签名称") { $0.title },
        .url("url", "the list of its entries", zh: "标签的列表页") { $0.url },
        .text("id", "its name in tags.yaml, for classes", zh: "标签在 tags.yaml 里的名称，用于 class") { $0.id },
        .text("count", "how many entries carry it", zh: "用这个标签的文章数") { String($0.count) },
    ])
