import BanbaoText

/// Entries and folders in the menu that are not there, or that readers do not see.
func menuProblems(_ site: Site) -> [Diagnostic] {
    site.configuration.allMenuEntries.compactMap { item in
        switch item.target {
        case .entry(let key): site.problem(ofEntry: key, in: SourceKind.configurationPath)
        case .folder(let path) where site.branch(at: path.text) == nil: site.problem(ofFolder: path)
        case .folder, .section, .link: nil
        }
    }
}

extension Site {
    /// That an entry, by its key (`pages/about`), is not there or hidden. In: the file that names it.
    func problem(ofEntry key: Written, in file: String) -> Diagnostic? {
        if entry(key: key.text) != nil { return nil }
        let place = SourceKind.contentFolder + key.text + "."
        let hidden = pages.first { $0.path.startsWithBytes(place) && !$0.visibility.isShown }
        if let hidden, let reason = hidden.visibility.reason {
            return .linkHidden(path: file, range: key.range, target: hidden.path, reason: reason)
        }
        // One that is wrong has a message of its own.
        if brokenPages.contains(where: { $0.path.startsWithBytes(place) }) { return nil }
        let keys = entries.map { "\(configuration.sections[$0.section].id)/\($0.slug)" }
        return .linkMissing(
            path: file, range: key.range, target: Wording("entry \(key.text)", zh: "文章 \(key.text)"),
            suggestion: closestName(to: key.text, among: keys))
    }

    fileprivate func problem(ofFolder path: Written) -> Diagnostic {
        let folder = SourceKind.contentFolder + path.text
        let isThere = pages.contains { $0.path.startsWithBytes(folder + "/") }
        guard isThere else {
            let known = tree.folders.map { "\(configuration.sections[$0.section].id)/\($0.path)" }
            return .linkMissing(
                path: SourceKind.configurationPath, range: path.range,
                target: Wording("folder \(folder)", zh: "文件夹 \(folder)"),
                suggestion: closestName(to: path.text, among: known))
        }
        let languages = configuration.languages.first?.id ?? ""
        return Diagnostic(
            .linkMissing, path: SourceKind.configurationPath, range: path.range,
            Wording("the folder \(folder) has no list", zh: "文件夹 \(folder) 没有列表"),
            help: Wording(
                "add a file _index.\(languages).md with a title to it", zh: "在里面加一个 _index.\(languages).md，写上标题"))
    }
}
