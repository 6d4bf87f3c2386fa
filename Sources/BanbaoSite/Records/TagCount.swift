import BanbaoTemplate
import BanbaoText

/// A tag with the number of its entries.
struct TagCount: Sendable {
    let title: String
    let url: Link
    let id: String
    let count: Int
    /// Of the term of its taxonomy that has the most.
    let largestCount: Int

    /// 1 to 5, for classes: as large as the largest is 5.
    fileprivate var level: Int {
        largestCount > 1 ? 1 + (4 * (count - 1) + (largestCount - 1) / 2) / (largestCount - 1) : 1
    }
}

let tagCountFields = Fields<TagCount>(
    "tag",
    [
        .text("title", "the tag's title", zh: "标签名称") { $0.title },
        .url("url", "the list of its entries", zh: "标签的列表页") { $0.url },
        .text("id", "its name in tags.yaml, for classes", zh: "标签在 tags.yaml 里的名称，用于 class") { $0.id },
        .text("count", "how many entries carry it", zh: "用这个标签的文章数") { String($0.count) },
        .text("level", "1 to 5 by that number, for classes of a tag cloud", zh: "按篇数从 1 到 5，用于标签云的 class") {
            String($0.level)
        },
    ])
