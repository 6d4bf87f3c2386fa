import BanbaoTemplate
import BanbaoText

/// A list of entries that may run over several pages: of a section, a folder or a tag.
struct EntryList: Sendable {
    let language: LanguageID
    let title: String
    let description: String
    let entries: [EntryID]
    /// Folder of its pages: `en/stories/`.
    let folders: Localized<SitePath>
    let subject: ListSubject
    let origin: Output.Origin

    /// Nil for a term.
    var branch: Branch? {
        if case .branch(let branch) = subject { branch } else { nil }
    }

    var term: TagID? {
        if case .term(let term) = subject { term } else { nil }
    }
}

/// One page of a list.
struct ListPage: Sendable {
    let layout: Shared<PageLayout>
    let text: IntroductionText?
    let entries: [Record]
    let folders: [Record]
    let columns: [ColumnValue]
    let isTag: Bool
    /// Of a term.
    let taxonomy: Record?
    let number: Int
    let pageCount: Int
    let entryCount: Int
    let previous: Link?
    let next: Link?
    /// Both are made when a template asks for them.
    let pages: @Sendable () -> [PageLink]
    /// Of all entries of the list.
    let years: @Sendable () -> [Record]
}

/// One of the pages of a list.
struct PageLink: Sendable {
    let number: Int
    let url: Link
    let isCurrent: Bool
}

private let pageLinkFields = Fields<PageLink>(
    "page link",
    [
        .text("number", "its number, from 1", zh: "页码，从 1 起") { String($0.number) },
        .url("url", "the page", zh: "那一页") { $0.url },
        .flag("is-current", "this page", zh: "就是这一页") { $0.isCurrent },
    ])

private let columnFields = Fields<ColumnValue>(
    "column", [.text("label", "the field's label", zh: "字段的名称") { $0.label }])

let listPageFields = Fields<ListPage>(
    "list.html",
    layoutFields { $0.layout } + introductionFields { $0.text } + [
        .list(
            "folders", "the folders in the section or folder that have lists of their own",
            zh: "栏目或文件夹里有自己列表的文件夹", of: folderShape
        ) { $0.folders },
        .list("entries", "the entries on this page of the list", zh: "列表这一页上的文章", of: entryItemFields.shape) {
            $0.entries
        },
        .list(
            "columns", "fields shown as a table; empty for a list with summaries", zh: "列成表格的字段；按摘要列出时为空",
            of: columnFields
        ) { $0.columns },
        .flag(
            "is-tag", "true on the list of a tag or another term, false on that of a section",
            zh: "是标签（或别的分类里的词）的列表；否则是栏目的列表"
        ) { $0.isTag },
        .optional(
            "taxonomy", "what the term belongs to, on the list of a term of a taxonomy other than tags",
            zh: "这个词所属的分类（只在标签以外的分类的列表上有）", of: namedLinkFields.shape
        ) { $0.taxonomy },
        .flag("has-columns", "the list is shown as a table", zh: "列表显示为表格") { !$0.columns.isEmpty },
        .text("number", "number of this page of the list", zh: "这是列表的第几页") { String($0.number) },
        .text("page-count", "how many pages the list has", zh: "列表共有几页") { String($0.pageCount) },
        .text("entry-count", "how many entries the list has", zh: "列表共有几篇文章") { String($0.entryCount) },
        .flag("is-paged", "the list has more than one page", zh: "列表不止一页") { $0.pageCount > 1 },
        .optional("previous", "the page before", zh: "上一页", of: addressFields) { $0.previous },
        .optional("next", "the page after", zh: "下一页", of: addressFields) { $0.next },
        .list("page-links", "all pages of the list", zh: "列表的全部各页", of: pageLinkFields) { $0.pages() },
        .list(
            "years", "all entries of the list by the year of publication", zh: "整个列表的文章，按发布的年份分组",
            of: entryGroupFields.shape
        ) { $0.years() },
    ])

/// `stories/`, `stories/page-2.html`, …: at least one page, even of an empty list.
func listPages(_ list: EntryList, _ inputs: RenderInputs) -> [Output] {
    let size = inputs.configuration.pageSize
    let pageCount = max(1, (list.entries.count + size - 1) / size)
    return (1...pageCount).map { number in
        let path = inputs.configuration.sitePath(list.folders[list.language], page: number).file
        return Output(
            path, .list, from: list.origin,
            .rendered { pass in
                let introduced = number == 1 ? list.branch : nil
                let text = try introduced.flatMap { try pass.introduction(of: $0, list.language, at: path) }
                let record = listPageFields.recordOnDemand(pass.inputs.listPage(list, number, of: pageCount, text))
                try pass.write(
                    pass.inputs.site.template(ofListOf: list.subject), record, at: path, language: list.language)
            })
    }
}

extension Configuration {
    /// `stories/`, `stories/page-2.html`
    fileprivate func sitePath(_ folder: SitePath, page number: Int) -> SitePath {
        number == 1 ? folder : folder + "page-\(number)" + (hasPrettyURLs ? "/" : ".html")
    }
}

extension RenderInputs {
    private func taxonomy(of list: EntryList) -> Record? {
        guard case .term(let term) = list.subject else { return nil }
        return records(list.language).taxonomyLinks[configuration.tags[term].taxonomy]
    }

    fileprivate func listPage(
        _ list: EntryList, _ number: Int, of pageCount: Int, _ text: IntroductionText?
    ) -> ListPage {
        @Sendable func sitePath(_ number: Int, _ language: LanguageID) -> SitePath {
            configuration.sitePath(list.folders[language], page: number)
        }
        let section = list.branch.flatMap(site.section(of:))
        // A list shows every entry in each language, so all languages have the same number of pages.
        let position = Position(
            language: list.language, title: list.title, description: list.description,
            sitePath: sitePath(number, list.language),
            versions: configuration.languages.table { sitePath(number, $0) }, section: section, branch: list.branch,
            term: list.term, image: text?.image?.shown.widePath)
        let size = configuration.pageSize
        let entries = list.entries.dropFirst((number - 1) * size).prefix(size)
        let columns = section.map { section in
            configuration.sections[section].columns.map { configuration.sections[section].fields[$0] }
        }
        let sections = section == nil ? records(list.language).sections : nil
        let isOldestFirst = list.branch.map { site.order(of: $0) == .oldest } ?? false
        return ListPage(
            layout: layout(position), text: text,
            entries: self.entries.items(entries, list.language, sections: sections),
            folders: list.branch.map { self.entries.folderRecords(in: $0, list.language, current: $0) } ?? [],
            columns: (columns ?? []).map { ColumnValue(label: $0.label[list.language], value: "") },
            isTag: list.branch == nil,
            taxonomy: taxonomy(of: list), number: number,
            pageCount: pageCount, entryCount: list.entries.count,
            previous: number > 1 ? .to(sitePath(number - 1, list.language)) : nil,
            next: number < pageCount ? .to(sitePath(number + 1, list.language)) : nil,
            pages: {
                (1...pageCount).map {
                    PageLink(number: $0, url: .to(sitePath($0, list.language)), isCurrent: $0 == number)
                }
            },
            years: { [source = self.entries] in
                source.groups(
                    list.entries, by: .year, isOldestFirst: isOldestFirst, list.language, sections: sections)
            })
    }
}
