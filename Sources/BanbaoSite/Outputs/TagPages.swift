import BanbaoTemplate
import BanbaoText

/// The list of all tags, and a list of entries for every tag that is used.
func tagPages(_ rendering: Rendering) -> [Output] {
    let site = rendering.site
    let configuration = site.configuration
    return configuration.languages.indices.flatMap { language in
        [tagIndex(rendering, language)]
            + site.usedTags.flatMap { tag in
                let title = configuration.tags[tag].title[language]
                let list = EntryList(
                    language: language, title: title, description: title, entries: site.tagEntries[tag][language],
                    folders: configuration.languages.indices.map { site.sitePath(ofTag: tag, language: $0) },
                    section: nil,
                    origin: .init(
                        Wording(
                            "the list of the tag \"\(configuration.tags[tag].id)\"",
                            zh: "标签“\(configuration.tags[tag].id)”的列表"), path: "content/tags.yaml"))
                return listPages(list, rendering)
            }
    }
}

/// A tag with the number of its entries.
struct TagCount: Sendable {
    let title: String
    let url: Link
    let count: Int
}

let tagCountFields = Fields<TagCount>(
    "tag",
    [
        .text("title", "the tag's title") { $0.title },
        .url("url", "the list of its entries") { $0.url },
        .text("count", "how many entries carry it") { String($0.count) },
    ])

/// The title comes from the strings, so the template prints it.
let tagIndexFields = Fields<Shared<Frame>>("tags.html", frameFields { $0 })

private func tagIndex(_ rendering: Rendering, _ language: Int) -> Output {
    let site = rendering.site
    let folder = site.sitePathOfTags(language: language)
    let path = folder + "index.html"
    return Output(
        path, from: .init(Wording("the list of tags", zh: "标签总表"), path: "content/tags.yaml"),
        .rendered { output in
            let position = Rendering.Position(
                language: language, title: rendering.configuration.title[language],
                description: rendering.configuration.description[language], sitePath: folder,
                versions: rendering.configuration.languages.indices.map { rendering.site.sitePathOfTags(language: $0) })
            let record = tagIndexFields.record(rendering.frame(position))
            rendering.write("tags.html", record, at: path, language: language, into: &output)
            return RenderReport()
        })
}
