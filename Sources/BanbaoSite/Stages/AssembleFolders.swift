import BanbaoText

/// In: introductions in order of their paths; the entries. Out: the folders they introduce and which entries lie in them; the lists
/// of the folders are still empty, since their order is decided later.
func assembleFolders(
    _ introductions: Table<Introduction, Introduction>, _ entries: Table<Entry, Entry>, _ configuration: Configuration
) -> FolderTree {
    let none = Localized<IntroductionID?>(repeating: nil, count: configuration.languages.count)
    var ofHome = none
    var ofSections = configuration.sections.table { _ in none }
    var ofFolders: [(section: SectionID, path: String, introductions: Localized<IntroductionID?>)] = []
    for id in introductions.indices {
        let (location, language) = (introductions[id].location, introductions[id].language)
        guard let section = location.section else {
            ofHome[language] = id
            continue
        }
        if location.folder.isEmpty {
            ofSections[section][language] = id
        } else if let known = ofFolders.firstIndex(where: {
            $0.section == section && $0.path.hasSameBytes(as: location.folder)
        }) {
            ofFolders[known].introductions[language] = id
        } else {
            var own = none
            own[language] = id
            ofFolders.append((section, location.folder, own))
        }
    }
    ofFolders.sort { $0.section == $1.section ? $0.path.precedesInBytes($1.path) : $0.section < $1.section }
    var lookup = FolderLookup()
    var folders: [Folder] = []
    for (section, path, own) in ofFolders {
        let texts = own.compactMap { $0.map { introductions[$0] } }
        folders.append(
            Folder(
                section: section, path: path, parent: lookup.innermost(around: path, in: section), introductions: own,
                weight: texts.lazy.compactMap(\.weight).first ?? .max, order: texts.lazy.compactMap(\.order).first))
        lookup.add(FolderID(folders.count - 1), path, in: section)
    }
    let folderOfEntry = entries.indices.map { lookup.innermost(around: entries[$0].slug, in: entries[$0].section) }
    return FolderTree(
        introductions: introductions, folders: Table(folders), introductionsOfHome: ofHome,
        introductionsOfSections: ofSections,
        entries: Table(folders.map { _ in Localized(configuration.languages.map { _ in [] }) }),
        folderOfEntry: Table(folderOfEntry))
}

/// Folders without a title in some language.
func folderProblems(_ tree: FolderTree, _ configuration: Configuration, broken: [BrokenPage]) -> [Diagnostic] {
    tree.folders.compactMap { folder in
        guard let present = folder.introductions.lazy.compactMap(\.self).first else { return nil }
        // One that is wrong has a message of its own.
        let place = parentFolder(of: tree.introductions[present].path)
        let missing = configuration.languages.indices.filter { language in
            let path = "\(place)/_index.\(configuration.languages[language].id).md"
            return folder.introductions[language] == nil && !broken.contains { $0.path.hasSameBytes(as: path) }
        }
        guard !missing.isEmpty else { return nil }
        return .folderLanguageMissing(
            path: tree.introductions[present].path, languages: missing.map { configuration.languages[$0].id })
    }
}

extension Diagnostic {
    fileprivate static func folderLanguageMissing(path: String, languages: [String]) -> Diagnostic {
        let files = languages.map { parentFolder(of: path) + "/_index.\($0).md" }
        return Diagnostic(
            .valueMissingLanguage, path: path,
            Wording(
                "the folder has no title in: \(languages.joined(separator: ", "))",
                zh: "这个文件夹缺少这些语言的标题：\(languages.joined(separator: "、"))"),
            help: Wording(
                "its list is there in every language; write \(files.joined(separator: ", ")) with a title",
                zh: "它的列表页每种语言都有；写出 \(files.joined(separator: "、"))，里面有标题"))
    }
}

/// Finds folders by the paths of what lies in them.
private struct FolderLookup {
    private struct Key: Hashable {
        let section: SectionID
        let path: ExactText
    }

    private var folders: [Key: FolderID] = [:]

    mutating func add(_ folder: FolderID, _ path: String, in section: SectionID) {
        folders[Key(section: section, path: ExactText(path))] = folder
    }

    /// Of `2026/may/day`: `2026/may`, else `2026`.
    func innermost(around path: String, in section: SectionID) -> FolderID? {
        if folders.isEmpty { return nil }
        var folder = parentFolder(of: path)
        while !folder.isEmpty {
            if let found = folders[Key(section: section, path: ExactText(folder))] { return found }
            folder = parentFolder(of: folder)
        }
        return nil
    }
}

/// Decides the lists of folders. In: all entries, newest first, and those of each section in its order.
func fillFolders(
    _ tree: inout FolderTree, _ newest: Localized<[EntryID]>, _ sectionEntries: Table<Section, Localized<[EntryID]>>,
    _ entries: Table<Entry, Entry>, _ pages: Table<Page, Page>, _ configuration: Configuration,
    _ precedes: (String, String, _ languageTag: String) -> Bool
) {
    for folder in tree.folders.indices {
        let own = tree.folders[folder]
        tree.entries[folder] = configuration.languages.table { language in
            let section = sectionEntries[own.section][language]
            guard let order = own.order else { return section.filter { tree.isIn(folder, $0) } }
            return ordered(
                newest[language].filter { tree.isIn(folder, $0) }, by: order, entries, pages,
                precedes: { precedes($0, $1, configuration.languages[language].tag) }, language: language)
        }
    }
}

/// Entries of one folder, or directly in one section, follow each other in its order.
func neighbours(
    _ sectionEntries: Table<Section, Localized<[EntryID]>>, _ tree: FolderTree, _ entries: Table<Entry, Entry>,
    pageCount: Int
) -> (previous: Table<Page, PageID?>, next: Table<Page, PageID?>) {
    var previous = Table<Page, PageID?>(repeating: nil, count: pageCount)
    var next = previous
    func follow(_ list: Localized<[EntryID]>, in folder: FolderID?) {
        for language in list.indices {
            let own = list[language].lazy.filter { tree.folderOfEntry[$0] == folder }
            let versions = own.compactMap { entries[$0].versions[language] }
            for (before, after) in zip(versions, versions.dropFirst()) {
                next[before] = after
                previous[after] = before
            }
        }
    }
    for section in sectionEntries { follow(section, in: nil) }
    for folder in tree.folders.indices { follow(tree.entries[folder], in: folder) }
    return (previous, next)
}

extension FolderTree {
    fileprivate func isIn(_ folder: FolderID, _ entry: EntryID) -> Bool {
        var next = folderOfEntry[entry]
        while let found = next {
            if found == folder { return true }
            next = folders[found].parent
        }
        return false
    }
}
