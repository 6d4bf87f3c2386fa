import BanbaoTemplate
import BanbaoText

/// What every page shows around its content.
struct PageLayout: Sendable {
    let site: Record
    let languageTag: String
    let direction: TextDirection
    let title: String
    let description: String
    /// Nil on pages that have no address of their own: 404.
    let canonical: String?
    /// Every version of this page, itself included; empty when it is the only one.
    let alternates: [Alternate]
    let switcher: [SwitcherItem]
    let menu: [Record]
    /// Entries of sections that have no list, which nothing else would lead to.
    let pages: [Record]
    /// All tags that entries carry.
    let allTags: [Record]
    /// The newest entries of all sections.
    let latest: [Record]
    let breadcrumbs: [Record]
    let feeds: [Record]
    /// Absolute.
    let image: String?
}

struct NamedLink: Sendable {
    let title: String
    let url: Link
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

struct MenuItem: Sendable {
    let title: String
    let url: Link
    let isCurrent: Bool
}

/// What the site says about itself in one language.
struct SiteDescription: Sendable {
    let title: String
    let description: String
    let publisher: String
    let home: Link
    let tags: Link
    let feed: Link
}

let siteFields = Fields<SiteDescription>(
    "site",
    [
        .text("title", "the site's title") { $0.title },
        .text("description", "what the site is about") { $0.description },
        .text("publisher", "who publishes it") { $0.publisher },
        .url("home", "the home page") { $0.home },
        .url("tags", "the list of all tags") { $0.tags },
        .url("feed", "the Atom feed of all sections") { $0.feed },
    ])

let namedLinkFields = Fields<NamedLink>(
    "link",
    [
        .text("title", "its text") { $0.title },
        .url("url", "where it leads") { $0.url },
    ])

let menuFields = Fields<MenuItem>(
    "menu item",
    [
        .text("title", "the section's title") { $0.title },
        .url("url", "the section's list") { $0.url },
        .flag("is-current", "the page belongs to this section") { $0.isCurrent },
    ])

private let alternateFields = Fields<Alternate>(
    "alternate",
    [
        .text("hreflang", "language tag, or x-default") { $0.tag },
        .url("url", "absolute URL of that version") { .absolute($0.url) },
    ])

private let switcherFields = Fields<SwitcherItem>(
    "language choice",
    [
        .text("name", "the language's name in itself") { $0.name },
        .text("tag", "its language tag") { $0.tag },
        .url("url", "this page in that language, else the nearest page it has") { $0.url },
        .flag("is-current", "the language of this page") { $0.isCurrent },
    ])

/// The names that every template has; templates add their own. The layout comes behind one reference: read field by field,
/// a bare one would count every reference in it anew each time.
func layoutFields<Model>(_ layout: @escaping @Sendable (Model) -> Shared<PageLayout>) -> [Field<Model>] {
    [
        .record("site", "the site, in the page's language", of: siteFields.shape) { layout($0).value.site },
        .text("language", "language tag of the page, for lang=") { layout($0).value.languageTag },
        .text("dir", "ltr or rtl, for dir=") { layout($0).value.direction.rawValue },
        .text("title", "title of the page") { layout($0).value.title },
        .text("description", "summary for search engines and shared links") { layout($0).value.description },
        .optional("canonical", "the page's own absolute URL", of: addressFields) {
            layout($0).value.canonical.map(Link.absolute)
        },
        .list("alternates", "versions of the page, for hreflang", of: alternateFields) { layout($0).value.alternates },
        .list("switcher", "all languages, for the language switcher", of: switcherFields) { layout($0).value.switcher },
        .list("menu", "the sections in the menu", of: menuFields.shape) { layout($0).value.menu },
        .list("pages", "entries of sections that have no list, for the footer", of: namedLinkFields.shape) {
            layout($0).value.pages
        },
        .list("all-tags", "all tags that entries carry, with counts", of: tagCountFields.shape) {
            layout($0).value.allTags
        },
        .list("latest", "the newest entries of all sections, pinned ones first", of: listItemFields.shape) {
            layout($0).value.latest
        },
        .list("breadcrumbs", "the way from the home page, without this page", of: namedLinkFields.shape) {
            layout($0).value.breadcrumbs
        },
        .list("feeds", "Atom feeds that belong to the page", of: namedLinkFields.shape) { layout($0).value.feeds },
        .optional("preview-image", "absolute URL of an image for shared links", of: addressFields) {
            layout($0).value.image.map(Link.absolute)
        },
    ]
}

/// A URL that may be absent.
let addressFields = Fields<Link>("address", [.url("url", "the URL") { $0 }])
