import BanbaoTemplate
import BanbaoText

/// A page or a file of site.yaml.
private struct ExtraPageView: Sendable {
    let layout: Shared<PageLayout>
    let entryCount: Int
    /// Both are made when a template asks for them.
    let entries: @Sendable () -> [Record]
    let sections: @Sendable () -> [WholeSection]
}

/// A section with all its entries.
private struct WholeSection: Sendable {
    let link: NamedLink
    let description: String
    let entries: [Record]
}

private let wholeSectionFields = Fields<WholeSection>(
    "whole section",
    [
        .text("title", "the section's title", zh: "栏目名称") { $0.link.title },
        .url("url", "its list", zh: "栏目的列表页") { $0.link.url },
        .text("id", "its name in site.yaml, for classes", zh: "栏目在 site.yaml 里的名称，用于 class") { $0.link.id },
        .text("description", "what the section holds", zh: "栏目介绍") { $0.description },
        .text("entry-count", "how many entries it has", zh: "栏目的文章数") { String($0.entries.count) },
        .list("entries", "all its entries, in its order", zh: "栏目的全部文章，按栏目的顺序", of: entryItemFields.shape) {
            $0.entries
        },
    ])

private let extraPageFields = Fields<ExtraPageView>(
    ChosenTemplate.Kind.page.standard,
    layoutFields { $0.layout } + [
        .list(
            "entries", "all entries of sections with a list, the newest first", zh: "有列表的栏目里的全部文章，新的在前",
            of: entryItemFields.shape
        ) { $0.entries() },
        .text("entry-count", "how many these are", zh: "这些文章有几篇") { String($0.entryCount) },
        .list("sections", "the sections with a list", zh: "有列表的栏目", of: wholeSectionFields) { $0.sections() },
    ])

let extraPageShape = extraPageFields.shape

/// What site.yaml adds under `pages`, in every language.
func extraPages(_ inputs: RenderInputs) -> [Output] {
    let configuration = inputs.configuration
    return configuration.pages.indices.flatMap { id in
        let page = configuration.pages[id]
        return configuration.languages.indices.map { language in
            let path = configuration.sitePath(of: page, in: language)
            return Output(
                path.file, page.format == .html ? .page : .data,
                from: .init(
                    Wording("\(page.path.text) under pages", zh: "pages 里的 \(page.path.text)"),
                    path: SourceKind.configurationPath, range: page.path.range),
                .rendered { pass in
                    let record = extraPageFields.recordOnDemand(pass.inputs.extraPage(id, language))
                    try pass.write(page.chosenTemplate.name, record, at: path.file, language: language)
                })
        }
    }
}

extension RenderInputs {
    fileprivate func extraPage(_ id: ExtraPageID, _ language: LanguageID) -> ExtraPageView {
        let page = configuration.pages[id]
        let position = Position(
            language: language, title: configuration.title(of: id, in: language),
            description: (page.description ?? configuration.description)[language],
            sitePath: configuration.sitePath(of: page, in: language),
            versions: configuration.languages.table { configuration.sitePath(of: page, in: $0) }, page: id)
        let newest = site.newest[language].filter { configuration.sections[site.entries[$0].section].hasIndex }
        return ExtraPageView(
            layout: layout(position), entryCount: newest.count,
            entries: { entries.items(newest, language, sections: records(language).sections) },
            sections: { wholeSections(language) })
    }

    private func wholeSections(_ language: LanguageID) -> [WholeSection] {
        configuration.sections.indices.filter { configuration.sections[$0].hasIndex }.map { id in
            let section = configuration.sections[id]
            return WholeSection(
                link: NamedLink(
                    title: section.title[language], url: .to(site.sitePath(of: id, in: language)), id: section.id),
                description: section.description[language],
                entries: entries.items(site.sectionEntries[id][language], language, sections: nil))
        }
    }
}
