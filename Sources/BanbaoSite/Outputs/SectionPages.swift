import BanbaoTemplate
import BanbaoText

/// The list of every section that has one, and of every folder with an introduction, in every language.
func sectionPages(_ inputs: RenderInputs) -> [Output] {
    let sections = inputs.configuration.sections
    let branches =
        sections.indices.filter { sections[$0].hasIndex }.map(Branch.section)
        + inputs.site.tree.folders.indices.map(Branch.folder)
    return branches.flatMap { branch in
        inputs.configuration.languages.indices.flatMap { listPages(inputs.list(of: branch, $0), inputs) }
    }
}

extension RenderInputs {
    fileprivate func list(of branch: Branch, _ language: LanguageID) -> EntryList {
        let introduction = site.introduction(of: branch, in: language)
        return EntryList(
            language: language, title: introduction?.title ?? site.title(of: branch, in: language),
            description: introduction?.summary ?? description(of: branch, language),
            entries: entries(of: branch, language),
            folders: configuration.languages.table { site.sitePath(of: branch, in: $0) }, subject: .branch(branch),
            origin: origin(of: branch))
    }

    private func entries(of branch: Branch, _ language: LanguageID) -> [EntryID] {
        switch branch {
        case .home: []
        case .section(let section): site.sectionEntries[section][language]
        case .folder(let folder): site.tree.entries[folder][language]
        }
    }

    private func description(of branch: Branch, _ language: LanguageID) -> String {
        switch branch {
        case .home: configuration.description[language]
        case .section(let section): configuration.sections[section].description[language]
        case .folder(let folder):
            site.tree.introductions[site.tree.folders[folder].shown(in: language)].summary
                ?? site.title(of: branch, in: language)
        }
    }

    private func origin(of branch: Branch) -> Output.Origin {
        guard case .folder(let folder) = branch else {
            let id = branch.section.map { configuration.sections[$0].id } ?? ""
            return .init(
                Wording("the list of the section \"\(id)\"", zh: "栏目“\(id)”的列表"), path: SourceKind.configurationPath)
        }
        let introduction = site.tree.introductions[
            site.tree.folders[folder].shown(in: configuration.languages.startIndex)]
        return .init(
            Wording("the list that \(introduction.path) introduces", zh: "\(introduction.path) 介绍的列表"),
            path: introduction.path)
    }
}
