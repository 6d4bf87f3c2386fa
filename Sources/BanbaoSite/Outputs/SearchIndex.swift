import BanbaoSearch
import BanbaoText

/// The index of each language, where the site has a search. Pages that are hidden from readers are not in it.
func searchIndexFiles(_ inputs: RenderInputs, _ facts: SiteFacts) async throws -> [Output] {
    guard inputs.keepsSearchText else { return [] }
    var outputs: [Output] = []
    for language in inputs.configuration.languages.indices {
        outputs += try await SearchIndexPlan(inputs, facts, language).outputs()
    }
    return outputs
}

/// Where the indexes will be, for what must not collide with them: in folders of theirs. In: the outputs that are planned.
func searchIndexPlaces(_ inputs: RenderInputs, beside outputs: [Output]) -> [Output] {
    guard inputs.configuration.search != nil else { return [] }
    return inputs.configuration.languages.indices.flatMap { language in
        let folder = inputs.configuration.searchFolder(language)
        let others = outputs.lazy.map { SitePath($0.path.lowercased()) }.filter { path in
            path.text.startsWithBytes(folder.text) && !path.text.hasSameBytes(as: (folder + SearchIndex.mainName).text)
        }
        return ([folder + SearchIndex.mainName] + others).map { searchIndexFile($0, inputs) { _ in } }
    }
}

/// The index of a site that is served, made of the pages as they are when somebody asks.
func servedSearchIndex(at path: String, _ inputs: RenderInputs) -> Output? {
    guard inputs.servesSearch else { return nil }
    let configuration = inputs.configuration
    let language = configuration.languages.indices.first {
        (configuration.searchFolder($0) + SearchIndex.mainName).text.hasSameBytes(as: path)
    }
    return language.map { language in
        searchIndexFile(configuration.searchFolder(language) + SearchIndex.mainName, inputs) { pass in
            let inputs = pass.inputs
            let pages = try inputs.searchedPages(language).map { id in
                inputs.searchPage(id, inputs.searchText(try pass.reader.plainText(of: id), []).bytes[...])
            }
            pass.bytes += SearchIndex(pages, languageTag: configuration.languages[language].tag).wholeFile.bytes
        }
    }
}

private func searchIndexFile(
    _ path: SitePath, _ inputs: RenderInputs, factsHash: ContentHash? = nil, notes: [UInt8] = [],
    _ render: @escaping @Sendable (inout RenderPass) throws -> Void
) -> Output {
    Output(
        path, .searchIndex,
        from: .init(Wording("the index of the search", zh: "搜索的索引"), path: SourceKind.configurationPath),
        factsHash: factsHash, notes: notes, .rendered(render))
}

/// The files of one index. Those that an edit does not touch are not made again.
private struct SearchIndexPlan {
    let inputs: RenderInputs
    let facts: SiteFacts
    let folder: SitePath
    let ids: [PageID]
    let index: SearchIndex

    init(_ inputs: RenderInputs, _ facts: SiteFacts, _ language: LanguageID) throws {
        self.inputs = inputs
        self.facts = facts
        folder = inputs.configuration.searchFolder(language)
        ids = inputs.searchedPages(language)
        let pages = try ids.map { id in
            inputs.searchPage(id, try facts.details(inputs.site.pages[id].path)?.searchText ?? [])
        }
        index = SearchIndex(pages, languageTag: inputs.configuration.languages[language].tag)
    }

    func outputs() async throws -> [Output] {
        guard index.partCount > 1 else { return [file(index.wholeFile)] }
        let (parts, outputs) = try await partOutputs()
        let state = SearchIndexState(pages: index.pages.map(\.termsHash), parts: parts)
        var hash = ContentHash()
        let pages = index.pages.enumerated().map { number, page in
            let pageHash = page.hash(state.pages[number])
            hash.combine(pageHash.description)
            return file(SearchIndex.pageName(number), pageHash) { $0.pageFile(number) }
        }
        let main = file(SearchIndex.mainName, hash, notes: ByteWriter.bytes(of: state)) { [hash] in $0.mainFile(hash) }
        return outputs + pages + [main]
    }

    /// The files of all parts, and what is to be remembered of each.
    private func partOutputs() async throws -> (parts: [SearchIndexState.Part], outputs: [Output]) {
        let before = try stateBefore()
        let touched = try before.flatMap(touchedParts)
        var parts = before?.parts ?? Array(repeating: .init(files: []), count: index.partCount)
        var outputs: [Output] = []
        var missing: [Int] = []
        for number in 0..<index.partCount {
            let known = parts[number].files
            let isUntouched = touched?.contains(number) == false
            if isUntouched,
                try known.allSatisfy({ try facts.earlier?.stands((folder + $0.name).text, $0.hash) ?? false })
            {
                outputs += known.enumerated().map { place, known in
                    file(known.name, known.hash) { $0.partFiles(number)[place] }
                }
            } else {
                missing.append(number)
            }
        }
        for (number, made) in zip(missing, try await index.partFiles(missing)) {
            outputs += made.map { file($0) }
            parts[number] = .init(files: made.map { .init(name: $0.name, hash: ContentHash(of: $0.bytes)) })
        }
        return (parts, outputs)
    }

    /// Of the last build; nil where that had another division.
    private func stateBefore() throws -> SearchIndexState? {
        guard let notes = try facts.earlier?.report((folder + SearchIndex.mainName).text)?.notes, !notes.isEmpty else {
            return nil
        }
        var reader = ByteReader(notes)
        let state = try SearchIndexState(from: &reader)
        return state.parts.count == index.partCount ? state : nil
    }

    /// Nil where all parts have to be made anew: pages have other numbers than before.
    private func touchedParts(_ before: SearchIndexState) throws -> Set<Int>? {
        guard before.pages.count <= ids.count else { return nil }
        var touched: Set<Int> = []
        for (number, id) in ids.enumerated() {
            let known = number < before.pages.count ? before.pages[number] : nil
            if known == index.pages[number].termsHash { continue }
            var text: ArraySlice<UInt8>?
            if let known {
                let path = inputs.site.sitePath(of: id).file.text
                text = try facts.earlier?.report(path)?.facts?.details().searchText
                guard let text, index.pages[number].with(text: text).termsHash == known else { return nil }
            }
            touched.formUnion(index.parts(touchedBy: number, textBefore: text))
        }
        return touched
    }

    private func file(_ file: SearchFile) -> Output {
        searchIndexFile(folder + file.name, inputs, factsHash: ContentHash(of: file.bytes)) { $0.bytes += file.bytes }
    }

    private func file(
        _ name: String, _ hash: ContentHash, notes: [UInt8] = [],
        _ make: @escaping @Sendable (SearchIndex) -> SearchFile
    ) -> Output {
        searchIndexFile(folder + name, inputs, factsHash: hash, notes: notes) { [index] in $0.bytes += make(index).bytes
        }
    }
}

/// What is remembered of an index.
private struct SearchIndexState: ByteCodable {
    /// What terms of each page come from.
    let pages: [ContentHash]
    let parts: [Part]

    struct Part: ByteCodable {
        let files: [File]
    }

    struct File: ByteCodable {
        let name: String
        /// What is in it.
        let hash: ContentHash
    }
}

extension SearchIndexState {
    func encode(to writer: inout ByteWriter) {
        writer.write(pages)
        writer.write(parts)
    }

    init(from reader: inout ByteReader) throws(DamagedBytes) {
        pages = try reader.list()
        parts = try reader.list()
    }
}

extension SearchIndexState.Part {
    func encode(to writer: inout ByteWriter) { writer.write(files) }

    init(from reader: inout ByteReader) throws(DamagedBytes) { files = try reader.list() }
}

extension SearchIndexState.File {
    func encode(to writer: inout ByteWriter) {
        writer.write(name)
        writer.write(hash)
    }

    init(from reader: inout ByteReader) throws(DamagedBytes) {
        name = try reader.text()
        hash = try reader.value()
    }
}

extension RenderInputs {
    /// The oldest first: a page that is added is the last, and the others keep their numbers.
    fileprivate func searchedPages(_ language: LanguageID) -> [PageID] {
        site.newest[language].reversed().compactMap { site.entries[$0].versions[language] }
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
