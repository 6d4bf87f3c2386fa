import BanbaoTemplate
import BanbaoText

/// The list of every section that has one, in every language.
func sectionPages(_ inputs: RenderInputs) -> [Output] {
    let site = inputs.site
    let configuration = site.configuration
    return configuration.sections.indices.filter { configuration.sections[$0].hasIndex }.flatMap { id in
        let section = configuration.sections[id]
        return configuration.languages.indices.flatMap { language in
            let list = EntryList(
                language: language, title: section.title[language], description: section.description[language],
                entries: site.sectionEntries[id][language],
                folders: configuration.languages.table { site.sitePath(of: id, in: $0) },
                section: id,
                origin: .init(
                    Wording("the list of the section \"\(section.id)\"", zh: "栏目“\(section.id)”的列表"),
                    path: SourceKind.configurationPath))
            return listPages(list, inputs)
        }
    }
}
