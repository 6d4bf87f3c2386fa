package import BanbaoTemplate

/// The text of docs/templates.md: every template with every name it may use, from the shapes themselves.
package func templateReference(_ templates: [String: RecordShape] = templateShapes) -> String {
    var text = """
        # Templates and their names

        Made from the code (`RECORD=1 swift test --filter Documentation` writes it anew; a test keeps it true). How templates work is described in
        [themes.md](themes.md). Besides these names every template has `{{strings.…}}`, `{{asset …}}` and `{{> …}}`.

        """
    var records: [RecordShape] = []
    for (name, shape) in templates.sorted(by: { $0.key < $1.key }) {
        text += "\n## \(name)\n\n" + table(of: shape)
        collect(shape, into: &records)
    }
    text += "\n# Records\n\nWhat lists and sections contain. Inside, the names around them can still be used.\n"
    for record in records.sorted(by: { $0.name < $1.name }) {
        text += "\n## \(record.name)\n\n" + table(of: record)
    }
    return text
}

private func table(of shape: RecordShape) -> String {
    var text = "| name | type | meaning |\n|---|---|---|\n"
    for field in shape.fields { text += "| `\(field.name)` | \(field.shape.name) | \(field.meaning) |\n" }
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
        case .text, .url, .markup, .flag: continue
        }
    }
}
