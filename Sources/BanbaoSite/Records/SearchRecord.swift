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

let searchLinkShape = searchLinkFields.shape

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
