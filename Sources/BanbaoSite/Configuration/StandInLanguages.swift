import BanbaoData
import BanbaoText

/// The languages that a site seems to have where site.yaml does not say it: those of its title, else those the theme has words
/// for, else those its pages are named after; so that what else is wrong is looked at. Nothing is published with them.
func standInLanguages(_ tree: SourceTree, title: YAML?) -> Languages {
    let paths = tree.files.map(\.path)
    let guesses = [
        { idsOfTitle(title) }, { paths.compactMap(idOfStrings) },
        { paths.filter { SourceKind(path: $0) == .page }.compactMap(idOfPage) },
    ]
    for guess in guesses {
        var ids: [String] = []
        for id in guess() where isIdentifier(id) && !ids.contains(id) { ids.append(id) }
        if !ids.isEmpty { return Languages(standIns: ids) }
    }
    return Languages([])
}

extension Languages {
    /// The first of them at the root.
    init(standIns ids: [String]) {
        self.init(
            ids.enumerated().map { index, id in
                Language(
                    id: id, tag: id, name: id, direction: TextDirection(languageTag: id), path: index == 0 ? "" : id,
                    dateFormat: DateFormat(pattern: "{year}-{month}-{day}", months: []), listSeparator: ", ",
                    numbers: NumberStyle.builtIn(languageTag: id))
            })
    }
}

private func idsOfTitle(_ title: YAML?) -> [String] {
    guard case .map(let members, _) = title else { return [] }
    return members.map(\.key)
}

/// `zh` of `templates/strings/zh.yaml`
private func idOfStrings(_ path: String) -> String? {
    guard let (folder, name) = path.cut(atLast: "/"), folder == "templates/strings", name.endsWithBytes(".yaml")
    else { return nil }
    return String(name.droppingLastBytes(".yaml".utf8.count))
}

/// `zh` of `content/stories/a.zh.md`
private func idOfPage(_ path: String) -> String? {
    path.droppingLastBytes(".md".utf8.count).cut(atLast: ".").map { String($0.after) }
}
