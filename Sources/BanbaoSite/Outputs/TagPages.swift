import BanbaoTemplate
import BanbaoText

/// The list of all tags, and a list of entries for every tag that is used.
func tagPages(_ inputs: RenderInputs) -> [Output] {
    let site = inputs.site
    let configuration = site.configuration
    return configuration.languages.indices.flatMap { language in
        [tagIndex(inputs, language)]
            + site.usedTags.flatMap { tag in
                let title = configuration.tags[tag].title[language]
                let list = EntryList(
                    language: language, title: title, description: title, entries: site.tagEntries[tag][language],
                    folders: configuration.languages.table { site.sitePath(of: tag, in: $0) },
                    branch: nil,
                    origin: .init(
                        Wording(
                            "the list of the tag \"\(configuration.tags[tag].id)\"",
                            zh: "标签“\(configuration.tags[tag].id)”的列表"), path: SourceKind.tagsPath))
                return listPages(list, inputs)
            }
    }
}

/// The title comes from the strings, so the template prints it.
let tagIndexFields = Fields<Shared<PageLayout>>("tags.html", layoutFields { $0 })

private func tagIndex(_ inputs: RenderInputs, _ language: LanguageID) -> Output {
    let site = inputs.site
    let folder = site.sitePathOfTags(in: language)
    let path = folder + "index.html"
    return Output(
        path, .list, from: .init(Wording("the list of tags", zh: "标签总表"), path: SourceKind.tagsPath),
        .rendered { pass in
            let configuration = pass.inputs.configuration
            let position = RenderInputs.Position(
                language: language, title: configuration.title[language],
                description: configuration.description[language], sitePath: folder,
                versions: configuration.languages.table { pass.inputs.site.sitePathOfTags(in: $0) })
            try pass.write(
                "tags.html", tagIndexFields.record(pass.inputs.layout(position)), at: path, language: language)
        })
}
