import BanbaoTemplate
import BanbaoText

/// What every page shows around its content.
struct PageLayout: Sendable {
    let site: Record
    let languageTag: String
    let direction: TextDirection
    let title: String
    let description: String
    /// Empty on pages of no section.
    let sectionID: String
    /// Nil on pages that have no address of their own: 404.
    let canonical: String?
    /// Every version of this page, itself included; empty when it is the only one.
    let alternates: [Alternate]
    let switcher: [SwitcherItem]
    let menu: [Record]
    /// Entries of sections that have no list, which nothing else would lead to.
    let pages: [Record]
    /// Of site.yaml.
    let extraPages: [Record]
    /// All tags that entries carry.
    let allTags: [Record]
    /// Other taxonomies.
    let taxonomies: Record
    /// The newest entries of all sections.
    let latest: [Record]
    let lists: Record
    let params: Record
    let data: Record
    let links: Record
    let organization: Record
    let filings: [Record]
    /// Of pages of sections that have a list.
    let column: Record?
    let figures: FigureRecords
    let breadcrumbs: [Record]
    /// Made when a template asks for them.
    let sectionFolders: @Sendable () -> [Record]
    let feeds: [Record]
    let search: Record?
    /// Absolute.
    let image: String?
}

struct NamedLink: Sendable {
    let title: String
    let url: Link
    /// Of a section or a tag.
    var id = ""
}

struct Alternate: Sendable {
    /// `zh-CN`, `en` or `x-default`.
    let tag: String
    let url: String
}

struct SwitcherItem: Sendable {
    let name: String
    let tag: String
    let url: Link
    let isCurrent: Bool
}

/// What the site says about itself in one language.
struct SiteDescription: Sendable {
    let title: String
    let description: String
    let publisher: String
    let domain: String
    let code: String?
    let home: Link
    let tags: Link
    let feed: Link
}

let siteFields = Fields<SiteDescription>(
    "site",
    [
        .text("title", "the site's title", zh: "网站名称") { $0.title },
        .text("description", "what the site is about", zh: "网站介绍") { $0.description },
        .text("publisher", "the publisher", zh: "主办方") { $0.publisher },
        .text("domain", "the host of its URL", zh: "网址里的域名") { $0.domain },
        .text("code", "its government site code, if it has one", zh: "政府网站标识码（有才有）") { $0.code },
        .url("home", "the home page", zh: "首页") { $0.home },
        .url("tags", "the list of all tags", zh: "全部标签的列表") { $0.tags },
        .url("feed", "the feed of all sections", zh: "全部栏目的订阅源") { $0.feed },
    ])

let namedLinkFields = Fields<NamedLink>(
    "link",
    [
        .text("title", "its text", zh: "文字") { $0.title },
        .url("url", "where it leads", zh: "链接的目标") { $0.url },
        .text("id", "of a section or a tag its name in the configuration, for classes", zh: "栏目或标签在设置里的名称，用于 class") {
            $0.id
        },
    ])

/// A feed, as pages lead to it.
struct FeedLink: Sendable {
    let title: String
    let url: Link
    let type: String
}

let feedLinkFields = Fields<FeedLink>(
    "feed",
    [
        .text("title", "its title", zh: "标题") { $0.title },
        .url("url", "the feed", zh: "订阅源") { $0.url },
        .text(
            "type", "for type=: application/atom+xml or application/rss+xml",
            zh: "用于 type=：application/atom+xml 或 application/rss+xml"
        ) {
            $0.type
        },
    ])

private let alternateFields = Fields<Alternate>(
    "alternate",
    [
        .text("hreflang", "language tag, or x-default", zh: "语言标记，或者 x-default") { $0.tag },
        .url("url", "absolute URL of that version", zh: "那个版本的完整网址") { .absolute($0.url) },
    ])

private let switcherFields = Fields<SwitcherItem>(
    "language choice",
    [
        .text("name", "the language's own name", zh: "语言自己的名称（“中文”“English”）") { $0.name },
        .text("tag", "its language tag", zh: "语言标记") { $0.tag },
        .url("url", "this page in that language, else the nearest page it has", zh: "本页的那种语言版本；没有时是最接近的网页") { $0.url },
        .flag("is-current", "the language of this page", zh: "就是本页的语言") { $0.isCurrent },
    ])

/// The names that every template has; templates add their own. The layout comes behind one reference: read field by field,
/// a bare one would count every reference in it anew each time.
func layoutFields<Model>(_ layout: @escaping @Sendable (Model) -> Shared<PageLayout>) -> [Field<Model>] {
    fieldsOfPage(layout) + fieldsAroundPage(layout) + fieldsOfContent(layout) + fieldsOfNames(layout)
        + fieldsOfFigures(layout) + fieldsOfPublisher(layout)
        + fieldsForSharing(layout) + fieldsOfSearch(layout)
}

private func fieldsOfPage<Model>(_ layout: @escaping @Sendable (Model) -> Shared<PageLayout>) -> [Field<Model>] {
    [
        .record("site", "the site, in the page's language", zh: "网站的信息，用网页的语言", of: siteFields.shape) {
            layout($0).value.site
        },
        .text("language", "language tag of the page, for lang=", zh: "网页的语言标记，用于 lang=") {
            layout($0).value.languageTag
        },
        .text("dir", "ltr or rtl, for dir=", zh: "ltr 或 rtl，用于 dir=") { layout($0).value.direction.rawValue },
        .text("title", "title of the page", zh: "网页标题") { layout($0).value.title },
        .text("description", "summary for search engines and shared links", zh: "摘要，供搜索引擎和分享链接使用") {
            layout($0).value.description
        },
        .text(
            "section-id", "name of the page's section in site.yaml, for classes", zh: "网页所在的栏目在 site.yaml 里的名称，用于 class"
        ) {
            layout($0).value.sectionID
        },
        .optional("canonical", "the page's own absolute URL", zh: "本页的完整网址", of: addressFields) {
            layout($0).value.canonical.map(Link.absolute)
        },
        .list("alternates", "versions of the page, for hreflang", zh: "本页的各语言版本，用于 hreflang", of: alternateFields) {
            layout($0).value.alternates
        },
    ]
}

/// Ways to other pages.
private func fieldsAroundPage<Model>(_ layout: @escaping @Sendable (Model) -> Shared<PageLayout>) -> [Field<Model>] {
    [
        .list("switcher", "all languages, for the language switcher", zh: "全部语言，用于语言切换", of: switcherFields) {
            layout($0).value.switcher
        },
        .list("menu", "what site.yaml has in the menu", zh: "site.yaml 里写的菜单", of: menuShape) {
            layout($0).value.menu
        },
        .list(
            "pages", "entries of sections that have no list, for the footer", zh: "没有列表的栏目里的文章，用于页脚",
            of: namedLinkFields.shape
        ) {
            layout($0).value.pages
        },
        .list("extra-pages", "the pages that site.yaml adds", zh: "site.yaml 里另加的网页", of: namedLinkFields.shape) {
            layout($0).value.extraPages
        },
        .list(
            "breadcrumbs", "the path from the home page, without this page", zh: "从首页到本页的路径，不含本页",
            of: breadcrumbFields.shape
        ) {
            layout($0).value.breadcrumbs
        },
        .list(
            "section-folders",
            "the folders of the page's section that have lists of their own, for a menu of the section",
            zh: "网页所在栏目里有自己列表的文件夹，用于栏目的菜单", of: folderShape
        ) {
            layout($0).value.sectionFolders()
        },
        .list("feeds", "feeds that belong to the page", zh: "与本页有关的订阅源", of: feedLinkFields.shape) {
            layout($0).value.feeds
        },
    ]
}

/// What the site holds, wherever the page is.
private func fieldsOfContent<Model>(_ layout: @escaping @Sendable (Model) -> Shared<PageLayout>) -> [Field<Model>] {
    [
        .list("all-tags", "all tags that entries carry, with counts", zh: "文章用到的全部标签和篇数", of: tagCountFields.shape) {
            layout($0).value.allTags
        },
        .record(
            "taxonomies", "the taxonomies that site.yaml declares, by their names", zh: "site.yaml 里声明的分类，用各自的名称",
            of: taxonomiesShape
        ) {
            layout($0).value.taxonomies
        },
        .list(
            "latest", "the ten newest entries of sections with a list, pinned ones first", zh: "有列表的栏目里最新的十篇文章，置顶的在前",
            of: entryItemFields.shape
        ) {
            layout($0).value.latest
        },
    ]
}

/// What site.yaml names.
private func fieldsOfNames<Model>(_ layout: @escaping @Sendable (Model) -> Shared<PageLayout>) -> [Field<Model>] {
    [
        .record(
            "lists", "the lists that site.yaml declares, by their names", zh: "site.yaml 里声明的列表，用各自的名称",
            of: declaredListsShape
        ) {
            layout($0).value.lists
        },
        .record(
            "params", "the texts that site.yaml has for templates, by their names", zh: "site.yaml 里给模板用的文字，用各自的名称",
            of: paramsShape
        ) {
            layout($0).value.params
        },
        .record(
            "data", "the rows of the files in content/data, by the names of the files", zh: "content/data 里各文件的行，用文件名",
            of: dataShape
        ) {
            layout($0).value.data
        },
        .record(
            "links", "URLs of lists in the language of the page, by the names of sections and taxonomies",
            zh: "网页所用语言的列表的网址，用栏目和分类的名称", of: linksShape
        ) {
            layout($0).value.links
        },
    ]
}

private func fieldsOfFigures<Model>(_ layout: @escaping @Sendable (Model) -> Shared<PageLayout>) -> [Field<Model>] {
    [
        .record(
            "figures", "the figures of content/figures, by their ids", zh: "content/figures 里的数据，用各自的名称",
            of: figuresShape
        ) {
            layout($0).value.figures.byID
        },
        .list(
            "figure-areas", "all figures, area by area", zh: "全部数据，一组一组地列出", of: figureAreaFields.shape
        ) {
            layout($0).value.figures.areas
        },
        .optional(
            "figure-files", "all figures in one file, where there are any", zh: "全部数据合成的文件（有数据才有）",
            of: figureFilesFields
        ) {
            layout($0).value.figures.areas.isEmpty ? nil : ()
        },
        .list("charts", "all charts of content/charts", zh: "content/charts 里的全部图表", of: chartFields.shape) {
            layout($0).value.figures.charts
        },
    ]
}

/// A URL that may be absent.
let addressFields = Fields<Link>("address", [.url("url", "the URL", zh: "网址") { $0 }])
