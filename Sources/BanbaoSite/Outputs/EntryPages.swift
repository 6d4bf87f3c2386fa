import BanbaoMarkdown
import BanbaoTemplate
import BanbaoText

/// A page for every entry in every language it has.
func entryPages(_ inputs: RenderInputs) -> [Output] {
    let site = inputs.site
    return site.pages.indices.filter { site.entryOfPage[$0] != nil }.map { entryPage($0, site) }
}

/// The page at a path that readers do not see and nothing leads to: one that has expired.
func hiddenPage(at path: String, _ site: Site) -> Output? {
    site.pages.indices.first {
        !site.pages[$0].visibility.isShown && site.sitePath(of: $0).file.text.hasSameBytes(as: path)
    }.map { entryPage($0, site) }
}

private func entryPage(_ page: PageID, _ site: Site) -> Output {
    let path = site.sitePath(of: page).file
    return Output(path, .page, from: .page(site.pages[page].path), .rendered { try $0.renderEntry(page, at: path) })
}

/// An entry's page, complete with its rendered body.
struct EntryPage: Sendable {
    let layout: Shared<PageLayout>
    let page: Page
    let dates: Dates
    let text: BodyText
    let tags: [Record]
    let facts: [FieldView]
    let image: EntryImage?
    let ownFields: Record
    let terms: @Sendable () -> Record
    let keyFigures: [Record]
    let section: Record?
    let previous: Record?
    let next: Record?
    /// Found when a template asks for them.
    let related: @Sendable () -> [Record]

    struct Dates: Sendable {
        let published: String
        let updated: String?
        let format: DateFormat
    }
}

/// A section's field on the page of an entry.
struct FieldView: Sendable {
    let label: String
    let value: String
    let link: Link?
}

let headingFields = Fields<Heading>(
    "heading",
    [
        .text("text", "its text", zh: "文字") { $0.text },
        .text("level", "2 to 6", zh: "标题的级别，2 到 6") { String($0.level) },
        .text("anchor", "its id", zh: "锚点") { $0.anchor },
        .url("url", "the link to it", zh: "指向这个标题的链接") { .absolute("#" + $0.anchor) },
    ])

private let fieldViewFields = Fields<FieldView>(
    "fact",
    [
        .text("label", "the field's label", zh: "字段的名称") { $0.label },
        .text("value", "its value", zh: "字段的值") { $0.value },
        .optional("link", "set when the value is a URL or an e-mail address", zh: "值是网址或电子邮箱时才有", of: addressFields) {
            $0.link
        },
    ])

let entryPageFields = Fields<EntryPage>(
    "entry.html",
    layoutFields { $0.layout } + [
        .text("date", "date of publication, as the language writes it", zh: "发布日期，按网页语言的写法") { $0.dates.published },
        .text("machine-date", "the same for datetime=", zh: "同一日期，用于 datetime=") {
            machineText($0.page.frontMatter.date)
        },
        .text(
            "publication-time",
            "the same as public sites write it: 2026-11-20 09:30, and 00:00 where no time is written",
            zh: "同一日期，用公共网站标签的写法：2026-11-20 09:30；没写时间的是 00:00"
        ) { timeText($0.page.frontMatter.date) },
        .text("updated", "date of the last change, if given", zh: "最后改动的日期（写了才有）") { $0.dates.updated },
        .text("machine-updated", "the same for datetime=", zh: "同一日期，用于 datetime=") {
            $0.page.frontMatter.updated.map(machineText)
        },
        .text("minutes", "reading time in minutes", zh: "阅读需要的分钟数") { String($0.text.document.reading.minutes) },
        .text("word-count", "how many Han characters and words of other scripts it has", zh: "字数：汉字，加上其他文字的单词") {
            String($0.text.document.reading.count)
        },
        .text("summary", "one or two sentences", zh: "一两句话的摘要") { $0.page.summary },
        .markup("body", "the text of the entry", zh: "正文") { $0.text.html },
        .list("outline", "the headings of the text", zh: "正文里的标题", of: headingFields) { $0.text.document.outline },
        .list("tags", "its tags", zh: "文章的标签", of: namedLinkFields.shape) { $0.tags },
        .record(
            "terms", "its terms of other taxonomies, by their names in site.yaml", zh: "文章在别的分类里的词，用 site.yaml 里的名称",
            of: termsShape
        ) { $0.terms() },
        .list("facts", "the section's fields that the entry has", zh: "文章写了的栏目字段", of: fieldViewFields) { $0.facts },
        .text("source", "where the facts come from", zh: "来源") { $0.page.frontMatter.source },
        citedSourcesField({ $0.page.frontMatter.sources }, { $0.dates.format }),
        .text("author", "who wrote it", zh: "作者") { $0.page.frontMatter.author },
        .text("editor", "the editor in charge", zh: "责任编辑") { $0.page.frontMatter.editor },
        .record(
            "fields", "the same fields by their names in site.yaml", zh: "同样的字段，用 site.yaml 里的名称", of: ownFieldsShape
        ) { $0.ownFields },
        keyFigureField { $0.keyFigures },
        .optional("image", "the entry's image", zh: "文章的图片", of: entryImageFields) { $0.image },
        .optional("section", "the section, where it has a list", zh: "所在的栏目（栏目有列表时）", of: namedLinkFields.shape) {
            $0.section
        },
        .optional("previous", "the entry before this one in its section", zh: "同一栏目的上一篇", of: entryItemFields.shape) {
            $0.previous
        },
        .optional("next", "the entry after this one in its section", zh: "同一栏目的下一篇", of: entryItemFields.shape) {
            $0.next
        },
        .list(
            "related", "up to five entries that share tags with it, those with the most first, then the newest",
            zh: "标签相同的文章，最多五篇，相同标签多的在前，然后新的在前", of: entryItemFields.shape
        ) { $0.related() },
        .flag("is-draft", "a draft, shown because the build shows drafts", zh: "草稿（用 --drafts 生成时才会出现）") {
            $0.page.visibility == .preview(.draft)
        },
        .flag(
            "is-scheduled", "scheduled, shown because the build shows scheduled entries",
            zh: "定时发布，日期未到（用 --future 生成时才会出现）"
        ) { $0.page.visibility == .preview(.scheduled) },
    ])

extension RenderPass {
    /// In: a shown page. Out: its HTML, what is learnt about it. Problems: everything in its body.
    fileprivate mutating func renderEntry(_ id: PageID, at path: SitePath) throws {
        let page = inputs.site.pages[id]
        guard let source = try reader.source(at: page.path) else { return }
        let place = BodyPlace(
            page: LinkingPage(path: page.path, language: page.language), root: path.rootPrefix)
        let inputs = inputs
        let (text, head) = try reader.render(
            source, from: page.bodyStart, at: place, wantsPlainText: inputs.keepsSearchText,
            numbers: inputs.numbersRequest(id, source)
        ) { resolver in
            let image = page.frontMatter.image.flatMap {
                resolver.imageFile($0.text, wantsFile: false, Place(path: page.path, range: $0.range))
            }
            return (image: image, fields: inputs.facts(id, &resolver))
        }
        let entryImage = try head.image.flatMap { try reader.shownImage($0) }.map {
            EntryImage(
                $0, alt: page.frontMatter.imageAlt, focus: page.frontMatter.focus, inputs.configuration.pictures)
        }
        let entryPage = inputs.entryPage(id, text, entryImage, head.fields)
        try write(
            inputs.site.template(of: page), entryPageFields.recordOnDemand(entryPage), at: path,
            language: page.language, entry: page)
        reader.report.problems += text.document.problems
        reader.report.facts = text.facts(
            of: page.path, hash: inputs.contentHash(of: page, source),
            searchText: inputs.searchText(text.document.plainText, head.fields.map(\.value)))
    }
}

extension RenderInputs {
    /// Of title, summary and body: what a translation follows.
    fileprivate func contentHash(of page: Page, _ source: SourceFile) -> ContentHash {
        var hash = ContentHash()
        hash.combine(page.frontMatter.title)
        hash.combine(page.summary)
        hash.combine(source.bytes.span.extracting(min(page.bodyStart, source.bytes.count)..<source.bytes.count))
        return hash
    }

    fileprivate func entryPage(
        _ id: PageID, _ text: BodyText, _ image: EntryImage?, _ facts: [FieldView]
    ) -> EntryPage {
        let page = site.pages[id]
        let language = page.language
        let format = configuration.languages[language].dateFormat
        let shared = records(language)
        let versions = site.entryOfPage[id].map { site.entries[$0].versions }
        let position = Position(
            language: language, title: page.frontMatter.title, description: page.summary,
            sitePath: site.sitePath(of: id),
            versions: configuration.languages.table { versions?[$0].map(site.sitePath(of:)) },
            section: page.section, entry: site.entryOfPage[id], branch: site.branch(around: id),
            image: image?.shown.widePath)
        return EntryPage(
            layout: layout(position), page: page,
            dates: EntryPage.Dates(
                published: format.text(page.frontMatter.date), updated: page.frontMatter.updated.map(format.text),
                format: format),
            text: text, tags: site.terms(of: id, in: .tags).map { shared.tags[$0] }, facts: facts,
            image: image, ownFields: entries.fields(of: id, language),
            terms: { [entries] in entries.value.site.termsRecord(of: id, language) },
            keyFigures: shared.figures.named(page.frontMatter.keyFigures), section: shared.sections[page.section],
            previous: site.previous[id].map(entries.item), next: site.next[id].map(entries.item),
            related: { [entries] in entries.related(to: id, language, sections: shared.sections) })
    }

    fileprivate func facts(_ id: PageID, _ resolver: inout LinkResolver) -> [FieldView] {
        let page = site.pages[id]
        var facts: [FieldView] = []
        for (definition, value) in zip(configuration.sections[page.section].fields, page.frontMatter.fields) {
            guard let value else { continue }
            let text = site.fieldText(value, definition, page.language)
            var link: Link?
            switch value {
            case .url(let url): link = .absolute(url)
            case .entry(let key): link = site.shownPage(key, page.language).map { .to(site.sitePath(of: $0)) }
            case .email(let address): link = .absolute("mailto:" + address)
            case .image(let reference):
                let place = Place(path: page.path, range: reference.range)
                let file = resolver.imageFile(reference.text, wantsFile: true, place)
                // Templates may also show it, in its widths.
                if entries.value.images?[id, field: reference] != nil {
                    _ = resolver.imageFile(reference.text, wantsFile: false, place)
                }
                link = file.map { .to(site.attachments[$0].sitePath) }
            default: break
            }
            facts.append(FieldView(label: definition.label[page.language], value: text, link: link))
        }
        return facts
    }
}
