import BanbaoSearch
import BanbaoText

/// The index of each language, where the site has a search. Pages that are hidden from readers are not in it.
func searchIndexFiles(_ inputs: RenderInputs, _ facts: SiteFacts) async throws -> [Output] {
    guard inputs.keepsSearchText else { return [] }
    let configuration = inputs.configuration
    var outputs: [Output] = []
    for language in configuration.languages.indices {
        let pages = try inputs.searchedPages(language).map { id in
            let text = try facts.details(inputs.site.pages[id].path)?.searchText ?? []
            return inputs.searchPage(id, text)
        }
        for file in try await searchFiles(pages, languageTag: configuration.languages[language].tag) {
            outputs.append(
                searchIndexFile(file.name, inputs, language, factsHash: ContentHash(of: file.bytes)) { pass in
                    pass.bytes += file.bytes
                })
        }
    }
    return outputs
}

/// Where the indexes will be, for what must not collide with them.
func searchIndexPlaces(_ inputs: RenderInputs) -> [Output] {
    guard inputs.configuration.search != nil else { return [] }
    return inputs.configuration.languages.indices.map { searchIndexFile("index.js", inputs, $0) { _ in } }
}

/// The index of a site that is served, made of the pages as they are when somebody asks.
func servedSearchIndex(at path: String, _ inputs: RenderInputs) -> Output? {
    guard inputs.servesSearch else { return nil }
    let configuration = inputs.configuration
    let name = "index.js"
    let language = configuration.languages.indices.first {
        (configuration.searchFolder($0) + name).text.hasSameBytes(as: path)
    }
    return language.map { language in
        searchIndexFile(name, inputs, language) { pass in
            let inputs = pass.inputs
            let pages = try inputs.searchedPages(language).map { id in
                let text = inputs.searchText(of: id, try pass.reader.plainText(of: id), [])
                return inputs.searchPage(id, text.bytes[...])
            }
            pass.bytes += searchFile(pages, languageTag: configuration.languages[language].tag).bytes
        }
    }
}

private func searchIndexFile(
    _ name: String, _ inputs: RenderInputs, _ language: LanguageID, factsHash: ContentHash? = nil,
    _ render: @escaping @Sendable (inout RenderPass) throws -> Void
) -> Output {
    Output(
        inputs.configuration.searchFolder(language) + name, .searchIndex,
        from: .init(Wording("the index of the search", zh: "搜索的索引"), path: SourceKind.configurationPath),
        factsHash: factsHash, .rendered(render))
}

extension RenderInputs {
    /// The newest first, which of hits that are equally good come first.
    fileprivate func searchedPages(_ language: LanguageID) -> [PageID] {
        site.newest[language].compactMap { site.entries[$0].versions[language] }
    }

    fileprivate func searchPage(_ id: PageID, _ text: ArraySlice<UInt8>) -> SearchPage {
        let page = site.pages[id]
        let language = page.language
        let path = site.sitePath(of: id)
        let section = configuration.sections[page.section]
        let tags = page.frontMatter.tags.map { configuration.tags[$0] }
        return SearchPage(
            title: page.frontMatter.title, url: (input.options.isOffline ? path.file : path).text,
            section: section.title[language],
            date: configuration.languages[language].dateFormat.text(page.frontMatter.date), summary: page.summary,
            tags: tags.map { $0.title[language] },
            filters: ["section/" + section.id] + tags.map { "tag/" + $0.id }, text: text)
    }
}
