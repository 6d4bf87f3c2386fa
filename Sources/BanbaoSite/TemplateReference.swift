package import BanbaoTemplate
package import BanbaoText

/// The text of docs/templates.md and its Chinese version: every template with every name it may use, from the shapes
/// themselves.
package func templateReference(
    _ templates: [String: RecordShape] = templateShapes, in language: MessageLanguage
) -> String {
    var text = introduction[language]
    var records: [RecordShape] = []
    for (name, shape) in templates.sorted(by: { $0.key < $1.key }) {
        text += "\n## \(name)\n\n" + table(of: shape, in: language)
        collect(shape, into: &records)
    }
    text += introductionOfRecords[language]
    for record in records.sorted(by: { $0.name < $1.name }) {
        text += "\n## \(record.name)\n\n" + table(of: record, in: language)
    }
    return text
}

private let introduction = Wording(
    """
    # Templates and their names

    Generated from the code (`RECORD=1 swift test --filter Documentation` regenerates it; a test checks that it is current). How templates work
    is described in [themes.md](themes.md). Besides these names every template has `{{strings.…}}`, `{{asset …}}` and `{{> …}}`, and every
    element of a list `is-first` and `is-last`.

    """,
    zh: """
        # 模板和可用的名称

        由代码生成（`RECORD=1 swift test --filter Documentation` 重新写出，有测试保证两者一致）。模板的写法见 [themes.zh.md](themes.zh.md)。除了下面的名称，每个模板都可以用 `{{strings.…}}`、`{{asset …}}` 和 `{{> …}}`，列表里的每一项都有 `is-first` 和 `is-last`。

        """)

private let introductionOfRecords = Wording(
    """

    # Records

    What lists and sections contain. Inside them, the names around them can still be used.

    """,
    zh: """

        # 记录

        列表和段里的内容。在里面，外层的名称照样能用。

        """)

private func table(of shape: RecordShape, in language: MessageLanguage) -> String {
    guard !shape.fields.isEmpty else {
        return Wording(
            "Its names are those in site.yaml: see [themes.md](themes.md#values).\n",
            zh: "名称就是 site.yaml 里写的，见 [themes.zh.md](themes.zh.md#值)。\n")[language]
    }
    let head = Wording("| name | type | meaning |", zh: "| 名称 | 类型 | 含义 |")
    var text = head[language] + "\n|---|---|---|\n"
    for field in shape.fields {
        text += "| `\(field.name)` | \(field.shape.name[language]) | \(field.meaning[language]) |\n"
    }
    return text
}

/// Records that fields of a shape hold, each once.
private func collect(_ shape: RecordShape, into records: inout [RecordShape]) {
    for field in shape.fields {
        switch field.shape {
        case .list(let inner), .record(let inner), .optional(let inner):
            if let known = records.first(where: { $0.name == inner.name }) {
                precondition(known.fields.map(\.name) == inner.fields.map(\.name), "two records named \(inner.name)")
                continue
            }
            records.append(inner)
            collect(inner, into: &records)
        case .text, .url, .markup, .flag, .sourceSet, .position: continue
        }
    }
}
