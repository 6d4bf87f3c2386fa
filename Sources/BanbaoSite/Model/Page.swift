import BanbaoText

/// One entry in one language: a file with checked front matter. The body stays where it is until it is rendered.
struct Page: Sendable {
    /// `content/stories/hong-jiaguang.zh.md`
    let path: String
    let section: SectionID
    /// Path below the section without language and suffix: `hong-jiaguang`, `2026/may-day`.
    let slug: String
    let language: LanguageID
    private let sharedFrontMatter: Shared<FrontMatter>
    /// Byte offset of the body in the clean file.
    let bodyStart: Int
    /// From the front matter, else from the first paragraph.
    let summary: String
    let visibility: Visibility
    /// Of path, front matter and summary: all that other pages may show of it.
    let headDigest: Fingerprint

    init(
        path: String, identity: PageIdentity, frontMatter: FrontMatter, bodyStart: Int, summary: String,
        visibility: Visibility, headDigest: Fingerprint
    ) {
        self.path = path
        section = identity.section
        slug = identity.slug
        language = identity.language
        sharedFrontMatter = Shared(frontMatter)
        self.bodyStart = bodyStart
        self.summary = summary
        self.visibility = visibility
        self.headDigest = headDigest
    }

    /// Behind one reference: pages are copied often, and a copy counts every reference it holds.
    var frontMatter: FrontMatter { _read { yield sharedFrontMatter.value } }

    /// Folder of the file, for links relative to it: `content/stories`.
    var folder: String { parentFolder(of: path) }
}

typealias PageID = ID<Page>

/// What the path of a page's file says: `content/SECTION/SLUG.LANGUAGE.md`.
package struct PageIdentity: Sendable, Equatable {
    package let section: SectionID
    package let slug: String
    package let language: LanguageID
}

/// A page whose front matter is wrong. It has a URL, a language and perhaps a title, where the file's name and what can be
/// read of it say so, so that what is wrong can be shown in its place.
package struct BrokenPage: Sendable, Equatable {
    /// `content/stories/hong-jiaguang.zh.md`
    package let path: String
    /// Nil when the file's name is wrong.
    package let identity: PageIdentity?
    package let title: String?
}

/// Whether readers see a page on the day of the build.
enum Visibility: Sendable, Equatable {
    case published
    /// Shown because the build was asked to show it.
    case preview(Reason)
    case hidden(Reason)

    enum Reason: String, Sendable { case draft, scheduled, expired }

    var isShown: Bool {
        if case .hidden = self { return false }
        return true
    }

    init(of frontMatter: FrontMatter, today: Day, _ options: BuildOptions) {
        if frontMatter.isDraft {
            self = options.includesDrafts ? .preview(.draft) : .hidden(.draft)
        } else if frontMatter.date.day > today {
            self = options.includesFuture ? .preview(.scheduled) : .hidden(.scheduled)
        } else if let last = frontMatter.expires, last < today {
            self = .hidden(.expired)
        } else {
            self = .published
        }
    }
}

/// The checked head of a page.
struct FrontMatter: Sendable {
    let title: String
    let date: Moment
    let updated: Moment?
    let expires: Day?
    let isDraft: Bool
    let isPinned: Bool
    let tags: [TagID]
    let aliases: [Written]
    let image: Written?
    let source: String?
    let author: String?
    let editor: String?
    /// By the section's definitions; nil where the author gave none.
    let fields: Table<FieldDefinition, FieldValue?>
}

enum FieldValue: Sendable {
    case text(String)
    case date(Moment)
    case number(String)
    case url(String)
    case email(String)
    case image(Written)
    case list([String])
    case flag(Bool)
    case choice(ID<FieldDefinition.Choice>)
}
