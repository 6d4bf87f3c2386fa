import BanbaoText

/// One language of the site. Which languages there are, and where their pages lie, is data.
package struct Language: Sendable, Equatable {
    /// The file suffix: `zh` in `hong-jiaguang.zh.md`.
    package let id: String
    /// BCP 47, for `lang` and `hreflang`: `zh-CN`.
    package let tag: String
    /// In the language itself: `中文`.
    package let name: String
    let direction: TextDirection
    /// First segment of its URLs; empty for the default language.
    let path: String
    let dateFormat: DateFormat
    /// Between the elements of a list in running text: `、`.
    let listSeparator: String
    /// Nil where nobody says how the language writes numbers.
    let numbers: NumberStyle?

    var isChinese: Bool { tag == "zh" || tag.lowercased().startsWithBytes("zh-") }

    /// `stories/` below `/en/` is `en/stories/`.
    func sitePath(_ path: String) -> SitePath { SitePath(self.path.isEmpty ? path : self.path + "/" + path) }
}

/// Where a line begins, as `dir` says it.
enum TextDirection: String, Sendable, CaseIterable {
    case leftToRight = "ltr"
    case rightToLeft = "rtl"

    /// Of the script that a language tag names or that the language is written in.
    init(languageTag tag: String) {
        let parts = tag.lowercased().parts(separatedBy: "-")
        let isLatin = parts.contains { $0 == "latn" } || parts.contains { $0 == "cyrl" }
        let isArabic = parts.contains { $0 == "arab" } || parts.contains { $0 == "hebr" }
        let languages = ["ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"]
        self = isArabic || (!isLatin && languages.contains(parts.first ?? "")) ? .rightToLeft : .leftToRight
    }
}

package typealias LanguageID = ID<Language>
package typealias Languages = Table<Language, Language>

/// A value that exists in every language; made complete or not at all.
package typealias Localized<Value: Sendable> = Table<Language, Value>

/// A field that entries of a section carry in their front matter.
struct FieldDefinition: Sendable {
    enum Kind: Sendable {
        case text, date, partialDate, number, url, email, image, list, flag, entry, entries
        /// A text, or one in each language.
        case words
        case choice(Table<Choice, Choice>)
    }

    struct Choice: Sendable {
        let id: String
        let label: Localized<String>
    }

    /// What says that the work behind a deadline is done: `{status: [done]}`.
    struct DoneWhen: Sendable {
        let field: FieldID
        let choices: [ID<Choice>]
    }

    let id: String
    let kind: Kind
    let isRequired: Bool
    let label: Localized<String>
    /// Of a deadline.
    var doneWhen: DoneWhen?
}

typealias FieldID = ID<FieldDefinition>

/// A kind of content with its own folder, list and fields.
package struct Section: Sendable {
    enum Order: String, Sendable, CaseIterable { case newest, oldest, title, weight }

    package let id: String
    let title: Localized<String>
    let description: Localized<String>
    /// Folder of its pages in the URL; empty puts them at the language's root.
    let path: String
    let order: Order
    let hasIndex: Bool
    /// What public sites call this kind of column: `政策文件`.
    let columnType: String?
    /// Of its column, with commas between them; its title, where there are none.
    let keywords: Localized<String>?
    let fields: Table<FieldDefinition, FieldDefinition>
    /// Fields shown as columns; empty lists entries with their summaries.
    let columns: [FieldID]
    /// Of its list: `gallery` for `templates/lists/gallery.html`. Nil for that of all lists.
    let template: Written?
    /// Of its entries, where they choose none themselves.
    let entryTemplate: Written?
}

package typealias SectionID = ID<Section>

/// A tag, or a term of another taxonomy.
package struct Tag: Sendable {
    package let id: String
    let taxonomy: TaxonomyID
    let title: Localized<String>
}

package typealias TagID = ID<Tag>

/// The terms of a taxonomy, to be found by what authors write.
package struct TagIndex: Sendable {
    private let byID: [String: TagID]
    /// Authors may have written a tag's title in place of its id.
    private let byTitle: [String: String]
    private let names: NameIndex

    /// In: the place of the first among all terms.
    init(_ tags: [Tag], from start: Int, _ languages: Languages) {
        byID = Dictionary(tags.enumerated().map { ($1.id, TagID(start + $0)) }) { first, _ in first }
        byTitle = Dictionary(tags.flatMap { tag in languages.indices.map { (tag.title[$0], tag.id) } }) { first, _ in
            first
        }
        names = NameIndex(tags.map(\.id))
    }

    func tag(_ id: String) -> TagID? { byID[id] }

    /// The id that somebody may have meant.
    func closest(to text: String) -> String? { byTitle[text] ?? names.closest(to: text) }
}

/// A text of the site for templates: `{{params.hotline}}`.
struct Parameter: Sendable {
    let id: String
    let text: Localized<String>
}

/// An address that had a page once, and what stands in its place.
struct RemovedPath: Sendable {
    /// `/stories/old.html`
    let address: Written
    /// Below `content/`: `stories/a.zh.md`, `stories/`, or `.` for the home page.
    let target: Written
}

/// `content/site.yaml` and `content/tags.yaml`, checked and complete.
package struct Configuration: Sendable {
    let title: Localized<String>
    let description: Localized<String>
    let publisher: Localized<String>
    let organization: Organization
    let filings: Filings
    /// Of pages that have no image of their own, where they are shared; a path below `static/`.
    let shareImage: Written?
    /// With its slash at the end: `https://example.org/ztzl/`.
    let baseURL: String
    let timeZone: String
    let pageSize: Int
    let allowsRawHTML: Bool
    /// Pages are folders: `/stories/a/` in place of `/stories/a.html`.
    let hasPrettyURLs: Bool
    /// Endings of files that may be published besides the known ones.
    let attachmentTypes: [String]
    /// `rel` of links that leave the site; may be empty.
    let externalLinkRel: String
    /// Whose pages may be embedded, in small letters.
    let embedHosts: Set<String>
    package let languages: Languages
    package let sections: Table<Section, Section>
    let menu: [MenuEntry]
    let pictures: PictureSettings
    /// Texts for templates, in the order of the file.
    let params: [Parameter]
    /// In the order of the file.
    let lists: [DeclaredList]
    /// In the order of the file.
    let pages: Table<ExtraPage, ExtraPage>
    let feeds: FeedSettings
    /// The page that has the search; nil where the site has none.
    let search: ExtraPageID?
    /// In the order of the file.
    let data: [DataSet]
    /// Tags first.
    let taxonomies: Table<Taxonomy, Taxonomy>
    /// The terms of all taxonomies, those of one together.
    package let tags: Table<Tag, Tag>
    /// False when the sections cannot be read: then no folder is unknown.
    let hasReadSections: Bool
    /// False when site.yaml cannot be read to its end: then nothing is wrong that a setting might allow.
    let hasReadAll: Bool
    /// Addresses of pages that are gone, in the order of the file.
    let gone: [RemovedPath]
    /// Of rules that the site has an opinion on.
    let severities: Severities

    /// `/ztzl/`: where the site's root lies on its host.
    var basePath: String {
        guard let scheme = baseURL.range(of: "://") else { return "/" }
        let rest = baseURL[scheme.upperBound...]
        return rest.utf8.firstIndex(of: UInt8(ascii: "/")).map { String(rest[$0...]) } ?? "/"
    }

    /// `www.example.org`, without a port.
    var domain: String {
        guard let scheme = baseURL.range(of: "://") else { return "" }
        return String(baseURL[scheme.upperBound...].prefix { $0 != "/" && $0 != ":" })
    }

    func absolute(_ path: SitePath) -> String { baseURL + path.text }
}
