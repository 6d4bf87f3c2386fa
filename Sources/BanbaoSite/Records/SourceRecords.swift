import BanbaoTemplate
import BanbaoText

/// A document that an entry names, as a language shows it.
struct CitedSource: Sendable {
    let document: SourceDocument
    let format: DateFormat
}

let citedSourceFields = Fields<CitedSource>(
    "source",
    [
        .text("name", "what the document is called", zh: "来源的名称") { $0.document.name },
        .optional("link", "set when it is on the web", zh: "有网址时才有", of: addressFields) {
            $0.document.url.map(Link.absolute)
        },
        .text("date", "its date, as precisely as it is known", zh: "来源的日期，知道到哪一级就写到哪一级") { source in
            source.document.date.map(source.format.text)
        },
        .text("machine-date", "the same for datetime=", zh: "同一日期，用于 datetime=") { $0.document.date?.text },
    ])

/// The documents that an entry's front matter names.
func citedSourcesField<Model>(
    _ documents: @escaping @Sendable (Model) -> [SourceDocument],
    _ format: @escaping @Sendable (Model) -> DateFormat
) -> Field<Model> {
    .list(
        "sources", "the documents that its facts are from, as its front matter names them",
        zh: "题头 sources 里写的来源文件", of: citedSourceFields.shape
    ) { model in
        documents(model).map { citedSourceFields.record(CitedSource(document: $0, format: format(model))) }
    }
}
