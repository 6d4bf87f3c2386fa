import BanbaoTemplate
import BanbaoText

private struct SearchLink: Sendable {
    let page: Link
    let index: Link
}

private let searchLinkFields = Fields<SearchLink>(
    "search",
    [
        .url("url", "the page with the search, for action= of a form", zh: "搜索页，用于表单的 action=") { $0.page },
        .url("index", "the index in the page's language, for the script", zh: "网页所用语言的索引，给脚本用") { $0.index },
    ])

func fieldsOfSearch<Model>(_ layout: @escaping @Sendable (Model) -> Shared<PageLayout>) -> [Field<Model>] {
    [
        .optional(
            "search", "the search, where site.yaml has a page for it", zh: "搜索（site.yaml 里写了搜索页才有）",
            of: searchLinkFields.shape
        ) {
            layout($0).value.search
        }
    ]
}

extension Configuration {
    /// Nil where the site has no search.
    func searchRecord(_ language: LanguageID) -> Record? {
        search.map { page in
            searchLinkFields.record(
                SearchLink(
                    page: .to(sitePath(of: pages[page], in: language)),
                    index: .to(searchFolder(language) + "index.js")))
        }
    }

    /// `search-index/zh/`: at the site's root, so that the script knows where that is.
    func searchFolder(_ language: LanguageID) -> SitePath { SitePath("search-index/\(languages[language].id)/") }
}
