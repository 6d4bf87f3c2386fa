import BanbaoText

/// In: introductions in order of their paths; the entries. Out: the folders they introduce and which entries lie in them; the lists
/// of the folders are still empty, since their order is decided later.
func assembleFolders(
    _ introductions: Table<Introduction, Introduction>, _ entries: Table<Entry, Entry>, _ configuration: Configuration
) -> FolderTree {
    let grouped = GroupedIntroductions(introductions, configuration)
    var lookup = FolderLookup()
    var folders: [Folder] = []
    for (location, own) in grouped.ofFolders {
        guard let section = location.section else { continue }
        let texts = own.compactMap { $0.map { introductions[$0] } }
        folders.append(
            Folder(
                section: section, path: location.folder,
                parent: lookup.innermost(around: location.folder, in: section), introductions: own,
                weight: texts.lazy.compactMap(\.weight).first ?? .max, order: texts.lazy.compactMap(\.order).first))
        lookup.add(FolderID(folders.count - 1), location.folder, in: section)
    }
    let folderOfEntry = entries.indices.map { lookup.innermost(around: entries[$0].slug, in: entries[$0].section) }
    return FolderTree(
        introductions: introductions, folders: Table(folders), lookup: lookup, introductionsOfHome: grouped.ofHome,
        introductionsOfSections: grouped.ofSections,
        entries: Table(folders.map { _ in Localized(configuration.languages.map { _ in [] }) }),
        folderOfEntry: Table(folderOfEntry))
}

/// Introductions by what they introduce.
private struct GroupedIntroductions {
    private(set) var ofHome: Localized<IntroductionID?>
    private(set) var ofSections: Table<Section, Localized<IntroductionID?>>
    /// Sections in their order, in them by paths.
    private(set) var ofFolders: [(location: Introduction.Location, introductions: Localized<IntroductionID?>)] = []

    init(_ introductions: Table<Introduction, Introduction>, _ configuration: Configuration) {
        let none = Localized<IntroductionID?>(repeating: nil, count: configuration.languages.count)
        ofHome = none
        ofSections = configuration.sections.table { _ in none }
        for id in introductions.indices {
            let (location, language) = (introductions[id].location, introductions[id].language)
            guard let section = location.section else {
                ofHome[language] = id
                continue
            }
            if location.folder.isEmpty {
                ofSections[section][language] = id
                continue
            }
            // The versions of one follow each other.
            if ofFolders.last?.location != location { ofFolders.append((location, none)) }
            ofFolders[ofFolders.count - 1].introductions[language] = id
        }
        func section(_ location: Introduction.Location) -> Int { location.section?.index ?? 0 }
        ofFolders.sort { left, right in
            section(left.location) == section(right.location)
                ? left.location.folder.precedesInBytes(right.location.folder)
                : section(left.location) < section(right.location)
        }
    }
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

/// Decides the lists of folders. In: all entries, newest first, and those of each section in its order.
func fillFolders(
    _ tree: inout FolderTree, _ newest: Localized<[EntryID]>, _ sectionEntries: Table<Section, Localized<[EntryID]>>,
    _ entries: Table<Entry, Entry>, _ pages: Table<Page, Page>, _ configuration: Configuration,
    _ precedes: (String, String, _ languageTag: String) -> Bool
) {
    if tree.folders.isEmpty { return }
    for language in configuration.languages.indices {
        for list in sectionEntries {
            for entry in list[language] { tree.append(entry, language) { $0.order == nil } }
        }
        for entry in newest[language] { tree.append(entry, language) { $0.order != nil } }
        for folder in tree.folders.indices {
            guard let order = tree.folders[folder].order else { continue }
            tree.entries[folder][language] = ordered(
                tree.entries[folder][language], by: order, entries, pages,
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
    /// To the lists of the folders around an entry that are as `isMeant` says.
    fileprivate mutating func append(_ entry: EntryID, _ language: LanguageID, if isMeant: (Folder) -> Bool) {
        var next = folderOfEntry[entry]
        while let folder = next {
            if isMeant(folders[folder]) { entries[folder][language].append(entry) }
            next = folders[folder].parent
        }
    }
}
