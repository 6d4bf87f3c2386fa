import BanbaoTemplate
import BanbaoText

/// For every taxonomy the list of its terms, and a list of entries for every term that is used.
func tagPages(_ inputs: RenderInputs) -> [Output] {
    let taxonomies = inputs.configuration.taxonomies.indices
    return inputs.configuration.languages.indices.flatMap { language in
        taxonomies.map { termIndex($0, inputs, language) }
            + inputs.site.usedTags.flatMap { listPages(termList($0, inputs.site, language), inputs) }
    }
}

private func termList(_ tag: TagID, _ site: Site, _ language: LanguageID) -> EntryList {
    let configuration = site.configuration
    let (term, taxonomy) = (configuration.tags[tag], configuration.taxonomies[configuration.tags[tag].taxonomy])
    let title = term.title[language]
    let what =
        taxonomy.title == nil
        ? Wording("the list of the tag \"\(term.id)\"", zh: "标签“\(term.id)”的列表")
        : Wording("the list of \"\(term.id)\" in \(taxonomy.path)", zh: "\(taxonomy.path) 里“\(term.id)”的列表")
    return EntryList(
        language: language, title: title, description: title, entries: site.tagEntries[tag][language],
        folders: configuration.languages.table { site.sitePath(of: tag, in: $0) }, subject: .term(tag),
        origin: .init(what, path: taxonomy.path))
}

/// The list of all terms of a taxonomy.
struct TermIndex: Sendable {
    let layout: Shared<PageLayout>
    let taxonomy: Record?
    let terms: [Record]
}

/// The title of the list of tags comes from the strings, so the template prints it.
let tagIndexFields = Fields<TermIndex>(
    "tags.html",
    layoutFields { $0.layout } + [
        .optional(
            "taxonomy", "what the terms belong to, where it is another taxonomy than tags",
            zh: "这些词所属的分类（标签以外的分类才有）", of: namedLinkFields.shape
        ) { $0.taxonomy },
        .list("terms", "its terms that entries carry, with counts", zh: "文章用到的词和篇数", of: tagCountFields.shape) {
            $0.terms
        },
    ])

private func termIndex(_ id: TaxonomyID, _ inputs: RenderInputs, _ language: LanguageID) -> Output {
    let folder = inputs.site.sitePath(of: id, in: language)
    let path = folder.file
    let taxonomy = inputs.configuration.taxonomies[id]
    let what =
        taxonomy.title == nil
        ? Wording("the list of tags", zh: "标签总表") : Wording("the list of \(taxonomy.id)", zh: "\(taxonomy.id) 的总表")
    return Output(
        path, .list, from: .init(what, path: taxonomy.path),
        .rendered { pass in
            let (site, records) = (pass.inputs.site, pass.inputs.records(language))
            let configuration = pass.inputs.configuration
            let position = RenderInputs.Position(
                language: language, title: taxonomy.title?[language] ?? configuration.title[language],
                description: taxonomy.title?[language] ?? configuration.description[language], sitePath: folder,
                versions: configuration.languages.table { site.sitePath(of: id, in: $0) })
            let page = TermIndex(
                layout: pass.inputs.layout(position), taxonomy: records.taxonomyLinks[id], terms: records.terms[id])
            try pass.write("tags.html", tagIndexFields.recordOnDemand(page), at: path, language: language)
        })
}
