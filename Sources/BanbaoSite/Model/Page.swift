import BanbaoText

/// One entry in one language: a file with checked front matter. The body stays where it is until it is rendered.
struct Page: Sendable {
    /// Behind one reference: pages are handed on often, and a copy counts every reference it holds.
    private let parts: Shared<Parts>

    private struct Parts {
        let path: String
        let identity: PageIdentity
        let frontMatter: FrontMatter
        let bodyStart: Int
        let summary: String
        let visibility: Visibility
        let headDigest: Fingerprint
    }

    init(
        path: String, identity: PageIdentity, frontMatter: FrontMatter, bodyStart: Int, summary: String,
        visibility: Visibility, headDigest: Fingerprint
    ) {
        parts = Shared(
            Parts(
                path: path, identity: identity, frontMatter: frontMatter, bodyStart: bodyStart, summary: summary,
                visibility: visibility, headDigest: headDigest))
    }

    /// `content/stories/hong-jiaguang.zh.md`
    var path: String { parts.value.path }
    var section: SectionID { parts.value.identity.section }
    /// Path below the section without language and suffix: `hong-jiaguang`, `2026/may-day`.
    var slug: String { parts.value.identity.slug }
    var language: LanguageID { parts.value.identity.language }
    var frontMatter: FrontMatter { _read { yield parts.value.frontMatter } }
    /// Byte offset of the body in the clean file.
    var bodyStart: Int { parts.value.bodyStart }
    /// From the front matter, else from the first paragraph.
    var summary: String { parts.value.summary }
    var visibility: Visibility { parts.value.visibility }
    /// Of path, front matter and summary: all that other pages may show of it.
    var headDigest: Fingerprint { parts.value.headDigest }

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
    /// Byte offset of the body in the clean file; nil where its head does not end.
    package let bodyStart: Int?
    /// That the head names.
    let images: [Written]
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

    /// Why readers do not see it; nil where they do.
    var reason: Reason? {
        switch self {
        case .published: nil
        case .preview(let reason), .hidden(let reason): reason
        }
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
    /// Places the entry in lists that are ordered by it, smaller ones first.
    let weight: Int?
    /// Last part of the page's URL in place of the file's name.
    let slug: String?
    let tags: [TagID]
    let aliases: [Written]
    let image: Written?
    /// What the image shows, for readers who cannot see it.
    let imageAlt: String?
    let focus: FocalPoint?
    let source: String?
    let sources: [SourceDocument]
    let author: String?
    let editor: String?
    /// `landing` for `templates/entries/landing.html`.
    let template: Written?
    /// Ids of figures that the page shows as cards.
    let keyFigures: [Written]
    /// By the section's definitions; nil where the author gave none.
    let fields: Table<FieldDefinition, FieldValue?>
}
