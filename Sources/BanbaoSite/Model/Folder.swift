import BanbaoText

/// What an `_index` file says of the home page, a section or a folder in a section, in one language: words for the head of the list, and
/// a text of its own.
struct Introduction: Sendable {
    /// `content/stories/_index.zh.md`
    let path: String
    let location: Location
    let language: LanguageID
    /// Of a folder always, of others in place of what site.yaml says.
    let title: String?
    let summary: String?
    let image: Written?
    /// What the image shows.
    let imageAlt: String?
    let focus: FocalPoint?
    /// Of the folder's list, as `template` of a section.
    let template: Written?
    let order: Section.Order?
    /// Places the folder among others.
    let weight: Int?
    /// Byte offset of the text in the clean file.
    /// Ids of figures that the page shows as cards.
    let keyFigures: [Written]
    let bodyStart: Int
    /// Of path and front matter.
    let headDigest: Fingerprint

    /// As the file's path says it.
    struct Location: Sendable, Equatable {
        /// Nil for the home page.
        let section: SectionID?
        /// Below the section: `2026`, `2026/may`; empty for the section itself.
        let folder: String
    }
}

typealias IntroductionID = ID<Introduction>

/// A folder in a section that has a list of its own, since it has an introduction in some language.
struct Folder: Sendable {
    let section: SectionID
    /// Below the section: `2026/may`.
    let path: String
    /// The nearest one around it.
    let parent: FolderID?
    let introductions: Localized<IntroductionID?>
    /// In lists of folders, smaller ones first.
    let weight: Int
    let order: Section.Order?

    /// The language's own introduction, else the first there is.
    func shown(in language: LanguageID) -> IntroductionID {
        guard let found = introductions[language] ?? introductions.lazy.compactMap(\.self).first else {
            preconditionFailure("a folder has at least one introduction")
        }
        return found
    }
}

typealias FolderID = ID<Folder>

/// What holds entries: the home page, a section, a folder in it.
enum Branch: Sendable, Hashable {
    case home
    case section(SectionID)
    case folder(FolderID)

    /// Of the list of a section.
    var section: SectionID? {
        if case .section(let section) = self { section } else { nil }
    }
}

/// What the entries of a list have in common.
enum ListSubject: Sendable {
    case branch(Branch)
    case term(TagID)
}

/// The folders of a site that have lists of their own, and the introductions.
struct FolderTree: Sendable {
    /// In order of their paths.
    let introductions: Table<Introduction, Introduction>
    /// Sections in their order, in them by paths, so that a folder comes before those in it.
    let folders: Table<Folder, Folder>
    let lookup: FolderLookup
    let introductionsOfHome: Localized<IntroductionID?>
    let introductionsOfSections: Table<Section, Localized<IntroductionID?>>
    /// In the order of the folder; those of folders in it as well.
    var entries: Table<Folder, Localized<[EntryID]>>
    /// The innermost folder of each entry.
    let folderOfEntry: Table<Entry, FolderID?>
}

/// Finds folders by the paths of what lies in them.
struct FolderLookup: Sendable {
    private struct Key: Hashable {
        let section: SectionID
        let path: ExactText
    }

    private var folders: [Key: FolderID] = [:]

    mutating func add(_ folder: FolderID, _ path: String, in section: SectionID) {
        folders[Key(section: section, path: ExactText(path))] = folder
    }

    func folder(_ path: String, in section: SectionID) -> FolderID? {
        folders[Key(section: section, path: ExactText(path))]
    }

    /// Of `2026/may/day`: `2026/may`, else `2026`.
    func innermost(around path: String, in section: SectionID) -> FolderID? {
        if folders.isEmpty { return nil }
        var folder = parentFolder(of: path)
        while !folder.isEmpty {
            if let found = self.folder(folder, in: section) { return found }
            folder = parentFolder(of: folder)
        }
        return nil
    }
}

extension Site {
    /// The text at the head of a branch's list, if it has one in a language.
    func introduction(of branch: Branch, in language: LanguageID) -> Introduction? {
        let id =
            switch branch {
            case .home: tree.introductionsOfHome[language]
            case .section(let section): tree.introductionsOfSections[section][language]
            case .folder(let folder): tree.folders[folder].introductions[language]
            }
        return id.map { tree.introductions[$0] }
    }

    func section(of branch: Branch) -> SectionID? {
        switch branch {
        case .home: nil
        case .section(let section): section
        case .folder(let folder): tree.folders[folder].section
        }
    }

    /// The innermost list that an entry is in.
    func branch(around page: PageID) -> Branch {
        let folder = entryOfPage[page].flatMap { tree.folderOfEntry[$0] }
        return folder.map(Branch.folder) ?? .section(pages[page].section)
    }

    func order(of branch: Branch) -> Section.Order {
        switch branch {
        case .home: .newest
        case .section(let section): configuration.sections[section].order
        case .folder(let folder):
            tree.folders[folder].order ?? configuration.sections[tree.folders[folder].section].order
        }
    }

    /// What a file introduces.
    func branch(of introduction: Introduction) -> Branch? {
        guard let section = introduction.location.section else { return .home }
        if introduction.location.folder.isEmpty { return .section(section) }
        return folder(introduction.location.folder, in: section).map(Branch.folder)
    }

    /// A folder that has a list, by its path in the section.
    func folder(_ path: String, in section: SectionID) -> FolderID? { tree.lookup.folder(path, in: section) }

    /// The list below `content/` that a path names: `stories`, `stories/2026`, empty for the home page. Nil where there is none.
    func branch(at path: String) -> Branch? {
        let parts = path.parts(separatedBy: "/")
        guard let first = parts.first else { return .home }
        guard let section = configuration.sections.firstIndex(where: { $0.id.hasSameBytes(as: first) }) else {
            return nil
        }
        if parts.count == 1 { return configuration.sections[section].hasIndex ? .section(section) : nil }
        return folder(parts.dropFirst().joined(separator: "/"), in: section).map(Branch.folder)
    }

    func sitePath(of branch: Branch, in language: LanguageID) -> SitePath {
        switch branch {
        case .home: sitePathOfHome(in: language)
        case .section(let section): sitePath(of: section, in: language)
        case .folder(let folder):
            configuration.folderPath(of: tree.folders[folder].section, tree.folders[folder].path, in: language)
        }
    }

    func title(of branch: Branch, in language: LanguageID) -> String {
        switch branch {
        case .home: configuration.title[language]
        case .section(let section): configuration.sections[section].title[language]
        case .folder(let folder):
            tree.introductions[tree.folders[folder].shown(in: language)].title ?? tree.folders[folder].path
        }
    }

    /// From the outermost to the folder itself.
    func folders(around folder: FolderID?) -> [FolderID] {
        var chain: [FolderID] = []
        var next = folder
        while let folder = next {
            chain.append(folder)
            next = tree.folders[folder].parent
        }
        return chain.reversed()
    }

    /// The folders that stand directly in a section or in a folder, by their weights.
    func folders(in section: SectionID, below parent: FolderID?) -> [FolderID] {
        let found = tree.folders.indices.filter {
            tree.folders[$0].section == section && tree.folders[$0].parent == parent
        }
        return found.sorted { (tree.folders[$0].weight, $0) < (tree.folders[$1].weight, $1) }
    }
}

extension Configuration {
    /// `en/stories/2026/`
    fileprivate func folderPath(of section: SectionID, _ folder: String, in language: LanguageID) -> SitePath {
        let path = sections[section].path
        return languages[language].sitePath((path.isEmpty ? "" : path + "/") + folder + "/")
    }
}
