import BanbaoText

/// Entries and folders in the menu that are not there, or that readers do not see.
func menuProblems(_ site: Site) -> [Diagnostic] {
    var entries = EntryKeyProblems(site)
    return site.configuration.allMenuEntries.compactMap { item in
        switch item.target {
        case .entry(let key): entries.problem(of: key, in: SourceKind.configurationPath)
        case .folder(let path) where site.branch(at: path.text) == nil: site.problem(ofFolder: path)
        case .folder, .section, .page, .link: nil
        }
    }
}

extension Site {
    fileprivate func problem(ofFolder path: Written) -> Diagnostic {
        let folder = SourceKind.contentFolder + path.text
        let isThere = pages.contains { $0.path.startsWithBytes(folder + "/") }
        guard isThere else {
            let known = tree.folders.map { "\(configuration.sections[$0.section].id)/\($0.path)" }
            return Diagnostic(
                .linkMissing, path: SourceKind.configurationPath, range: path.range,
                Wording("there is no folder \(folder)", zh: "没有文件夹 \(folder)"),
                help: closestName(to: path.text, among: known).map(Wording.didYouMean)
                    ?? Wording(
                        "write the path of a folder with pages, below content/", zh: "写 content/ 下面某个有网页的文件夹的路径"))
        }
        let languages = configuration.languages.first?.id ?? ""
        return Diagnostic(
            .linkMissing, path: SourceKind.configurationPath, range: path.range,
            Wording("the folder \(folder) has no list", zh: "文件夹 \(folder) 没有列表"),
            help: Wording(
                "add a file _index.\(languages).md with a title to it", zh: "在里面加一个 _index.\(languages).md，写上标题"))
    }
}

/// Figures that front matter names and that there are none of.
func keyFigureProblems(_ site: Site) -> [Diagnostic] {
    let pages = site.pages.filter(\.visibility.isShown).map { ($0.path, $0.frontMatter.keyFigures) }
    let introductions = site.tree.introductions.map { ($0.path, $0.keyFigures) }
    return (pages + introductions).flatMap { path, figures in
        figures.filter { site.figures.figure($0.text) == nil && !site.figures.isBroken($0.text) }.map {
            site.unknownFigure($0.text, Place(path: path, range: $0.range))
        }
    }
}

extension Site {
    func unknownFigure(_ id: String, _ place: Place) -> Diagnostic {
        .figureUnknown(place, id: id, closest: figures.closest(to: id), isEmpty: figures.all.isEmpty)
    }
}

/// Entries that site.yaml names as its contact and in lists, and that fields of front matter name, and that are not there or that readers do not see; folders of
/// lists without any page.
func entryReferenceProblems(_ site: Site) -> [Diagnostic] {
    var entries = EntryKeyProblems(site)
    let ofContact = [site.configuration.organization.contact].compactMap { contact in
        contact.flatMap { entries.problem(of: $0, in: SourceKind.configurationPath) }
    }
    let ofLists = site.configuration.lists.flatMap { list in
        list.picked.compactMap { entries.problem(of: $0, in: SourceKind.configurationPath) }
    }
    let ofFolders = site.configuration.lists.compactMap { $0.folder }.filter { folder in
        let place = SourceKind.contentFolder + folder.text + "/"
        let next = site.pages.firstIndex(notBefore: place, by: \.path)
        return next == site.pages.endIndex || !site.pages[next].path.startsWithBytes(place)
    }.map { site.problem(ofFolder: $0) }
    let ofData = site.configuration.data.flatMap { set in
        set.rows.flatMap { $0.flatMap { $0?.entries ?? [] } }.compactMap { entries.problem(of: $0, in: set.path) }
    }
    guard site.configuration.sections.contains(where: { $0.fields.contains(where: \.kind.namesEntries) }) else {
        return ofContact + ofLists + ofFolders + ofData
    }
    let ofPages = site.pages.flatMap { page in
        page.visibility.isShown
            ? page.frontMatter.fields.flatMap { $0?.entries ?? [] }.compactMap {
                entries.problem(of: $0, in: page.path)
            }
            : []
    }
    return ofContact + ofLists + ofFolders + ofData + ofPages
}

/// What is wrong with keys of entries in the configuration and in front matter.
struct EntryKeyProblems {
    private let site: Site
    private let keys: EntryKeys
    /// Made when the first is not there.
    private var names: NameLookup?

    init(_ site: Site) {
        self.site = site
        keys = EntryKeys(pages: site.pages, entryOfPage: site.entryOfPage)
    }

    /// Nil for an entry that is shown. In: the file that names it.
    mutating func problem(of key: Written, in file: String) -> Diagnostic? {
        if keys.entry(key.text) != nil { return nil }
        if let hidden = keys.hiddenPage(key.text), let reason = site.pages[hidden].visibility.reason {
            return .linkHidden(path: file, range: key.range, target: site.pages[hidden].path, reason: reason)
        }
        // One that is wrong has a message of its own.
        let place = SourceKind.contentFolder + key.text + "."
        if site.brokenPages.contains(where: { $0.path.startsWithBytes(place) }) { return nil }
        var lookup =
            names ?? NameLookup(site.entries.map { "\(site.configuration.sections[$0.section].id)/\($0.slug)" })
        defer { names = lookup }
        return Diagnostic(
            .linkMissing, path: file, range: key.range,
            Wording("there is no entry \(key.text)", zh: "没有文章 \(key.text)"),
            help: lookup.closest(to: key.text).map(Wording.didYouMean)
                ?? Wording(
                    "write the path below content/ without language and suffix: stories/may-day",
                    zh: "写 content/ 下面的路径，不带语言和后缀：stories/may-day"))
    }
}
