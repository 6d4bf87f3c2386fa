import BanbaoText

/// An entry in all its languages; a missing translation is visible in the shape.
struct Entry: Sendable {
    let section: Int
    let slug: String
    /// Index of the shown page by language; nil where there is none.
    let versions: [Int?]
    /// Union of the versions' tags.
    let tags: [Int]

    /// The version a list in `language` shows: the language's own, else the first there is.
    func shown(in language: Int) -> Int {
        guard let page = versions[language] ?? versions.compactMap(\.self).first else {
            preconditionFailure("an entry has at least one version")
        }
        return page
    }
}

/// A file beside the content: an image, a document.
struct Attachment: Sendable {
    /// `content/stories/portrait.jpg`
    let path: String
    /// `stories/portrait.jpg`
    let sitePath: String
}

extension Configuration {
    /// `en/stories/hong-jiaguang.html`
    fileprivate func sitePath(section: Int, slug: String, language: Int) -> String {
        let folder = sections[section].path
        return languages[language].sitePath((folder.isEmpty ? "" : folder + "/") + slug + ".html")
    }
}

/// All content, grouped and in order. Complete: no later stage adds to it.
package struct Site: Sendable {
    let configuration: Configuration
    let today: Day
    /// In order of their paths; hidden ones included, so that links to them can be explained.
    let pages: [Page]
    /// In order of their paths.
    package let brokenPages: [BrokenPage]
    let entries: [Entry]
    /// Index of the entry by page; nil for hidden pages.
    let entryOfPage: [Int?]
    /// Entries by section and language, in the order of the section.
    let sectionEntries: [Localized<[Int]>]
    /// Entries by tag and language, newest first.
    let tagEntries: [Localized<[Int]>]
    /// The newest entries of the sections that have a list, by language.
    let latest: Localized<[Int]>
    /// Neighbours in the section's order, in the same language, by page.
    let previous: [Int?]
    let next: [Int?]
    /// In order of their paths.
    let attachments: [Attachment]

    /// By page: every page is asked for its address by its lists, neighbours, versions and feeds.
    private let sitePaths: [String]
    private let sectionPaths: [Localized<String>]
    private let tagPaths: [Localized<String>]
    /// Indexes of the attachments, in order of their site paths.
    private let attachmentsBySitePath: [Int]

    init(
        configuration: Configuration, today: Day, pages: [Page], brokenPages: [BrokenPage], entries: [Entry],
        entryOfPage: [Int?], sectionEntries: [Localized<[Int]>], tagEntries: [Localized<[Int]>],
        latest: Localized<[Int]>, previous: [Int?], next: [Int?], attachments: [Attachment]
    ) {
        self.configuration = configuration
        self.today = today
        self.pages = pages
        self.brokenPages = brokenPages
        self.entries = entries
        self.entryOfPage = entryOfPage
        self.sectionEntries = sectionEntries
        self.tagEntries = tagEntries
        self.latest = latest
        self.previous = previous
        self.next = next
        self.attachments = attachments
        sitePaths = pages.map { page in
            configuration.sitePath(section: page.section, slug: page.slug, language: page.language)
        }
        sectionPaths = configuration.sections.map { section in
            Localized(configuration.languages.map { $0.sitePath(section.path + "/") })
        }
        tagPaths = configuration.tags.map { tag in
            Localized(configuration.languages.map { $0.sitePath("tags/\(tag.id)/") })
        }
        attachmentsBySitePath = attachments.indices.sorted {
            attachments[$0].sitePath.precedesInBytes(attachments[$1].sitePath)
        }
    }

    /// Index of the file next to the content with exactly this source path.
    func attachment(at path: String) -> Int? { attachments.firstIndex(sorted: path, by: \.path) }

    /// Index of the file next to the content that is published at this site path.
    func attachment(atSitePath path: String) -> Int? {
        attachmentsBySitePath.firstIndex(sorted: path, by: { attachments[$0].sitePath }).map {
            attachmentsBySitePath[$0]
        }
    }

    /// Where a page with wrong front matter would be; nil when its name is wrong as well.
    package func sitePath(of page: BrokenPage) -> String? {
        page.identity.map {
            configuration.sitePath(section: $0.section, slug: $0.slug, language: $0.language)
        }
    }

    func sitePath(ofPage index: Int) -> String { sitePaths[index] }
    func sitePath(ofSection section: Int, language: Int) -> String { sectionPaths[section][language] }
    func sitePath(ofTag tag: Int, language: Int) -> String { tagPaths[tag][language] }

    func sitePathOfTags(language: Int) -> String { configuration.languages[language].sitePath("tags/") }
    func sitePathOfHome(language: Int) -> String {
        let path = configuration.languages[language].path
        return path.isEmpty ? "" : path + "/"
    }

    /// Tags that some entry carries, in the order of tags.yaml.
    var usedTags: [Int] { configuration.tags.indices.filter { !tagEntries[$0][0].isEmpty } }
}
