import BanbaoData
import BanbaoTemplate
import BanbaoText

/// The `search` of site.yaml: which of its pages has the search, `search/index.html`. Nil where there is none.
func readSearch(_ reader: inout MappingReader, _ pages: Table<ExtraPage, ExtraPage>) -> ExtraPageID? {
    guard let value = reader.value("search"), let path = reader.text(value, "search") else { return nil }
    let found = pages.indices.first { pages[$0].format == .html && pages[$0].path.text.hasSameBytes(as: path) }
    if found == nil { reader.report(.searchPage(path: reader.path, range: value.range, path, pages)) }
    return found
}

extension Diagnostic {
    fileprivate static func searchPage(
        path: String, range: Range<Int>, _ written: String, _ pages: Table<ExtraPage, ExtraPage>
    ) -> Diagnostic {
        Diagnostic(
            .valueChoice, path: path, range: range,
            Wording("no page \"\(written)\" is under \"pages\"", zh: "“pages”里没有网页“\(written)”"),
            help: Wording(
                "write the path of the page with the search, and that page under \"pages\": search/index.html: {template: search, title: …}",
                zh: "这里写搜索页的路径，并在“pages”里写上这个网页：search/index.html: {template: search, title: …}"))
    }
}
