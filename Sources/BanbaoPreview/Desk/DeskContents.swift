package import BanbaoText

/// What the editor's desk shows: every entry of a site, with its files in all languages.
package struct DeskContents: Sendable {
    package struct Language: Sendable {
        /// `zh`
        package let id: String
        /// BCP 47: `zh-CN`.
        package let tag: String
        /// `中文`
        package let name: String

        package init(id: String, tag: String, name: String) { (self.id, self.tag, self.name) = (id, tag, name) }
    }

    package struct Section: Sendable {
        /// `stories`
        package let id: String
        package let title: String

        package init(id: String, title: String) { (self.id, self.title) = (id, title) }
    }

    /// The columns, from the left.
    package let languages: [Language]
    package let sections: [Section]
    /// In order of their keys.
    package let entries: [DeskEntry]
    /// For each entry its place in the order of titles. Asked for only where that order is wanted.
    package let ranksByTitle: @Sendable () -> [Int]

    package init(
        languages: [Language], sections: [Section], entries: [DeskEntry],
        ranksByTitle: @escaping @Sendable () -> [Int]
    ) {
        self.languages = languages
        self.sections = sections
        self.entries = entries
        self.ranksByTitle = ranksByTitle
    }
}

/// What is known of the whole site when the desk is shown.
package struct DeskStatus: Sendable {
    package let errors: Int
    package let warnings: Int
    /// Whether every page has been looked through as it is, so that the numbers are right.
    package let isComplete: Bool
    /// Whether configuration or theme are wrong, and the desk shows the site as it was before.
    package let isOutdated: Bool
    /// Why the files cannot be read as they are, and all is as it was before.
    package let failure: Wording?

    package init(errors: Int, warnings: Int, isComplete: Bool, isOutdated: Bool, failure: Wording? = nil) {
        self.errors = errors
        self.warnings = warnings
        self.isComplete = isComplete
        self.isOutdated = isOutdated
        self.failure = failure
    }
}

extension DeskStatus {
    /// What is to be said above all else: that the site is not as its files are.
    var notice: Wording? { failure ?? (isOutdated ? Self.outdated : nil) }

    private static let outdated = Wording(
        "There is an error in site.yaml or a template; this is the last good site.",
        zh: "site.yaml 或模板有错，这里是上一次正确的网站。")
}

/// One entry, a row of the desk.
package struct DeskEntry: Sendable {
    /// `stories/hong-jiaguang`
    package let key: String
    /// The id of its section.
    package let section: String
    /// In the order of languages; nil where there is no file.
    package let versions: [DeskVersion?]
    /// A file whose name says no entry or no language. It is alone then.
    package let misnamed: DeskVersion?
    let latestDay: Day?
    let greatestLength: Int
    let errors: Int
    let warnings: Int
    /// Key and titles in small letters.
    private let searched: [UInt8]

    package init(key: String, section: String, versions: [DeskVersion?], misnamed: DeskVersion? = nil) {
        self.key = key
        self.section = section
        self.versions = versions
        self.misnamed = misnamed
        let files = (versions + [misnamed]).compactMap(\.self)
        latestDay = files.compactMap(\.day).max()
        greatestLength = files.compactMap { $0.length?.count }.max() ?? 0
        errors = files.reduce(0) { $0 + $1.errors }
        warnings = files.reduce(0) { $0 + $1.warnings }
        var searched = searchForm(of: key)
        for title in files.compactMap(\.title) {
            searched.append(UInt8(ascii: "\n"))
            searched += searchForm(of: title)
        }
        self.searched = searched
    }

    /// The title that readers of the first language see.
    var title: String? { versions.lazy.compactMap { $0?.title }.first }

    /// Whether a word as `searchForm` writes it is in its key or in a title.
    func contains(_ word: [UInt8]) -> Bool {
        guard let first = word.first, word.count <= searched.count else { return word.isEmpty }
        return searched.indices.dropLast(word.count - 1).contains { start in
            searched[start] == first && searched[start...].starts(with: word)
        }
    }
}

/// A text in small letters. Han characters have none, and to ask for them takes a third of the time that all entries take.
func searchForm(of text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
        switch scalar.value {
        case 0x41...0x5A: bytes.append(UInt8(scalar.value) | 0x20)
        case 0x80..<0x2E80: bytes.append(scalar.properties.lowercaseMapping)
        default: bytes.append(contentsOf: scalar.utf8)
        }
    }
    return bytes
}

/// A file of an entry.
package struct DeskVersion: Sendable {
    package enum State: Sendable { case published, draft, scheduled, expired, broken }

    /// Of a text in Chinese characters, or in words.
    package struct Length: Sendable {
        package let count: Int
        package let isInCharacters: Bool

        package init(count: Int, isInCharacters: Bool) {
            self.count = count
            self.isInCharacters = isInCharacters
        }
    }

    /// `content/stories/hong-jiaguang.zh.md`
    package let source: String
    package let title: String?
    /// As `PreviewSite.answer` takes it; nil where it is not shown.
    package let path: String?
    package let day: Day?
    package let state: State
    /// Nil where nobody has counted.
    package let length: Length?
    package let errors: Int
    package let warnings: Int

    package init(
        source: String, title: String?, path: String?, day: Day?, state: State, length: Length?, errors: Int,
        warnings: Int
    ) {
        self.source = source
        self.title = title
        self.path = path
        self.day = day
        self.state = state
        self.length = length
        self.errors = errors
        self.warnings = warnings
    }
}
