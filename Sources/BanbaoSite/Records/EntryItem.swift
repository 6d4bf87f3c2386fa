import BanbaoTemplate
import BanbaoText

/// What entries are read from.
struct EntrySource: Sendable {
    let site: Site
    let ownFields: OwnFields
    /// Nil where no template shows any.
    let images: EntryImages?
    /// Nil where no template shows any.
    fileprivate let related: RelatedEntries?
    /// For each field of an entry, whether a template asks for it.
    fileprivate let isAsked: [Bool]

    /// Throws what the machine reports while images are looked at.
    init(_ site: Site, _ theme: Theme, _ input: BuildInput) throws {
        self.site = site
        ownFields = OwnFields(site.configuration.sections.map(\.fields))
        images = try EntryImages(site, theme, input)
        related = theme.asks(for: "entry.html.related") ? RelatedEntries(site) : nil
        isAsked = entryItemFields.shape.fields.map { theme.asks(for: "\(entryItemFields.shape.name).\($0.name)") }
    }
}

/// An entry wherever a template meets one: in lists, among the newest, next to another. Its values are read when a template asks for
/// them.
struct EntryItem: Sendable {
    let source: Shared<EntrySource>
    let page: PageID
    /// Of the list.
    let language: LanguageID
    /// Links to the sections; none in a list of one section.
    let sections: Table<Section, Record?>?
    /// In its list, from 0.
    let place: Int
    let count: Int

    fileprivate var site: Site { _read { yield source.value.site } }
    fileprivate var frontMatter: FrontMatter { _read { yield site.pages[page].frontMatter } }
    fileprivate var configuration: Configuration { _read { yield site.configuration } }
    fileprivate var section: SectionID { site.pages[page].section }
    fileprivate var dateFormat: DateFormat { configuration.languages[language].dateFormat }
}

/// A field's value in a table of entries.
struct ColumnValue: Sendable {
    let label: String
    let value: String
}

private let columnValueFields = Fields<ColumnValue>(
    "cell",
    [
        .text("label", "the field's label", zh: "字段的名称") { $0.label },
        .text("value", "its value, empty when the entry has none", zh: "字段的值，文章没写时为空") { $0.value },
    ])

private let otherLanguageFields = Fields<Language>(
    "language",
    [
        .text("name", "the language's own name", zh: "语言自己的名称") { $0.name },
        .text("tag", "its language tag", zh: "语言标记") { $0.tag },
    ])

let entryItemFields = Fields<EntryItem>(
    "entry", whatItIs + whatItSays + ownFieldsOfEntry + whenItIs + whereItStands)

/// An entry that a field of another names. Its own fields are left out, or they would hold entries with fields, and so on.
let namedEntryFields = Fields<EntryItem>("named entry", whatItIs + whatItSays + whenItIs + whereItStands)

/// What only the body of a page tells, which is read where a template asks for it.
enum DeferredPart: Int {
    case body, minutes, wordCount
}

private let whatItSays: [Field<EntryItem>] = [
    Field("body", .markup, "its text", zh: "正文") { $0.deferred(.body) },
    Field("minutes", .text, "reading time in minutes", zh: "阅读需要的分钟数") { $0.deferred(.minutes) },
    Field(
        "word-count", .text, "how many Han characters and words of other scripts it has", zh: "字数：汉字，加上其他文字的单词"
    ) { $0.deferred(.wordCount) },
]

private let whatItIs: [Field<EntryItem>] = [
    .text("title", "title of the entry", zh: "文章标题") { $0.frontMatter.title },
    .url("url", "its page", zh: "文章的网页") { .to($0.site.sitePath(of: $0.page)) },
    .text("summary", "one or two sentences", zh: "一两句话的摘要") { $0.site.pages[$0.page].summary },
    .text("author", "who wrote it", zh: "作者") { $0.frontMatter.author },
    .text("editor", "the editor in charge", zh: "责任编辑") { $0.frontMatter.editor },
    .text("source", "where the facts come from", zh: "来源") { $0.frontMatter.source },
    .optional("image", "its image, if it has one", zh: "文章的图片（有才有）", of: entryImageFields) {
        $0.source.value.images?[$0.page]
    },
    .list("tags", "its tags", zh: "文章的标签", of: namedLinkFields.shape) { item in
        item.site.terms(of: item.page, in: .tags).map { namedLinkFields.record(item.site.link(to: $0, item.language)) }
    },
    .record(
        "terms", "its terms of other taxonomies, by their names in site.yaml", zh: "文章在别的分类里的词，用 site.yaml 里的名称",
        of: termsShape
    ) { $0.site.termsRecord(of: $0.page, $0.language) },
]

private let ownFieldsOfEntry: [Field<EntryItem>] = [
    .record(
        "fields", "the fields of its section, by their names in site.yaml", zh: "栏目的字段，用 site.yaml 里的名称",
        of: ownFieldsShape
    ) { $0.source.fields(of: $0.page, $0.language) },
    .list("cells", "values of the section's columns", zh: "栏目 columns 里各字段的值", of: columnValueFields) { $0.cells },
]

private let whenItIs: [Field<EntryItem>] = [
    .text("date", "date of publication, as the language writes it", zh: "发布日期，按网页语言的写法") {
        $0.dateFormat.text($0.frontMatter.date)
    },
    .text("machine-date", "the same for datetime=", zh: "同一日期，用于 datetime=") { machineText($0.frontMatter.date) },
    .text("year", "the year of publication", zh: "发布的年份") { String($0.frontMatter.date.day.year) },
    .text("month", "its month, 1 to 12", zh: "发布的月份，1 到 12") { String($0.frontMatter.date.day.month) },
    .text("day", "its day of the month, 1 to 31", zh: "发布的日子，1 到 31") { String($0.frontMatter.date.day.day) },
    .text("updated", "date of the last change, if given", zh: "最后改动的日期（写了才有）") { item in
        item.frontMatter.updated.map(item.dateFormat.text)
    },
    .text("machine-updated", "the same for datetime=", zh: "同一日期，用于 datetime=") {
        $0.frontMatter.updated.map(machineText)
    },
]

private let whereItStands: [Field<EntryItem>] = [
    .optional(
        "section", "the section it belongs to, where that has a list", zh: "所在的栏目（栏目有列表时）",
        of: namedLinkFields.shape
    ) { item in
        item.sections.flatMap { $0[item.section] }
    },
    .text("section-id", "name of its section in site.yaml, for classes", zh: "栏目在 site.yaml 里的名称，用于 class") {
        $0.configuration.sections[$0.section].id
    },
    .text("section-title", "title of its section", zh: "栏目名称") {
        $0.configuration.sections[$0.section].title[$0.language]
    },
    .text("language-tag", "tag of the language it is written in", zh: "文章所用语言的标记") {
        $0.configuration.languages[$0.site.pages[$0.page].language].tag
    },
    .optional(
        "other-language", "set when the entry exists only in another language", zh: "文章只有另一种语言的版本时才有",
        of: otherLanguageFields
    ) { $0.otherLanguage },
    .flag("is-pinned", "pinned: comes first in lists", zh: "置顶") { $0.frontMatter.isPinned },
    .flag("is-draft", "a draft, shown because the build shows drafts", zh: "草稿（用 --drafts 生成时才会出现）") {
        $0.site.pages[$0.page].visibility == .preview(.draft)
    },
    .flag(
        "is-scheduled", "scheduled, shown because the build shows scheduled entries",
        zh: "定时发布，日期未到（用 --future 生成时才会出现）"
    ) { $0.site.pages[$0.page].visibility == .preview(.scheduled) },
    .flag(
        "is-overdue", "its deadline has passed, and it is not done, by done-when of the field",
        zh: "过了完成时限还没有完成（按字段的 done-when 判断）"
    ) { $0.site.missedDeadline(of: $0.page) != nil },
    .flag("is-first", "the first of its list", zh: "列表里的第一篇") { $0.place == 0 },
    .flag("is-last", "the last of its list", zh: "列表里的最后一篇") { $0.place == $0.count - 1 },
    .flag("is-even", "the second, fourth, … of its list", zh: "列表里的第二、四……篇") { $0.place % 2 == 1 },
]

extension EntryItem {
    fileprivate func deferred(_ part: DeferredPart) -> Value {
        .deferred(Deferred(number: page.index, part: part.rawValue))
    }

    fileprivate var otherLanguage: Language? {
        let own = site.pages[page].language
        return own == language ? nil : configuration.languages[own]
    }

    fileprivate var cells: [ColumnValue] {
        let definition = configuration.sections[section]
        return definition.columns.map { column in
            ColumnValue(
                label: definition.fields[column].label[language],
                value: site.fieldText(frontMatter.fields[column], definition.fields[column], language))
        }
    }
}

extension Shared<EntrySource> {
    /// The fields of a page, as a reader of a language sees them.
    func fields(of page: PageID, _ language: LanguageID) -> Record {
        let content = value.site.pages[page]
        return Record {
            value.ownFields.value(
                $0, ofOwner: content.section.index, content.frontMatter.fields, page: page, self, language)
        }
    }

    /// One entry by itself, in the language of its page.
    func item(_ page: PageID) -> Record {
        let item = EntryItem(
            source: self, page: page, language: value.site.pages[page].language, sections: nil, place: 0, count: 1)
        return entryItemFields.recordOnDemand(item)
    }

    /// Entries as a list of `language` shows them. `sections`: links to the sections, none in a list of one section.
    func items(
        _ entries: some Collection<EntryID>, _ language: LanguageID, sections: Table<Section, Record?>?
    ) -> [Record] {
        entries.enumerated().map { place, entry in
            entryItemFields.recordOnDemand(item(entry, language, sections, place, of: entries.count))
        }
    }

    /// The same for lists that many pages show: what templates ask for is read once.
    func sharedItems(
        _ entries: some Collection<EntryID>, _ language: LanguageID, sections: Table<Section, Record?>?
    ) -> [Record] {
        entries.enumerated().map { place, entry in
            entryItemFields.record(item(entry, language, sections, place, of: entries.count), asked: value.isAsked)
        }
    }

    private func item(
        _ entry: EntryID, _ language: LanguageID, _ sections: Table<Section, Record?>?, _ place: Int, of count: Int
    ) -> EntryItem {
        EntryItem(
            source: self, page: value.site.entries[entry].shown(in: language), language: language, sections: sections,
            place: place, count: count)
    }
}

extension Shared<EntrySource> {
    /// Entries that share tags with that of a page.
    func related(to page: PageID, _ language: LanguageID, sections: Table<Section, Record?>?) -> [Record] {
        guard let entry = value.site.entryOfPage[page], let related = value.related else { return [] }
        return items(related.related(to: entry, language, in: value.site), language, sections: sections)
    }

    /// Entries that a field names, without those that are not shown.
    func namedEntries(_ keys: [Written], _ language: LanguageID) -> [Record] {
        let site = value.site
        let found = keys.compactMap { site.entry(key: $0.text) }
        return found.enumerated().map { place, entry in
            let item = EntryItem(
                source: self, page: site.entries[entry].shown(in: language), language: language, sections: nil,
                place: place, count: found.count)
            return namedEntryFields.recordOnDemand(item)
        }
    }
}

extension Site {
    func link(to tag: TagID, _ language: LanguageID) -> NamedLink {
        NamedLink(
            title: configuration.tags[tag].title[language], url: .to(sitePath(of: tag, in: language)),
            id: configuration.tags[tag].id)
    }

    /// In: the folder of the file that names an image.
    func imageAttachment(_ written: Written, in folder: String) -> AttachmentID? {
        let path = splitDestination(written.text).path
        if path.startsWithBytes("/") { return attachment(at: SitePath(written: path)) }
        return joined(folder, path).flatMap { attachment(at: $0) }
    }

    /// The version of an entry that a language shows; nil where none is shown.
    func shownPage(_ key: Written, _ language: LanguageID) -> PageID? {
        entry(key: key.text).map { entries[$0].shown(in: language) }
    }

    /// A field's value as a reader of `language` sees it.
    func fieldText(_ value: FieldValue?, _ definition: FieldDefinition, _ language: LanguageID) -> String {
        switch value {
        case nil: ""
        case .text(let text), .number(let text), .url(let text), .email(let text): text
        case .texts(let texts): texts[language]
        case .image(let reference): reference.text
        case .date(let moment): configuration.languages[language].dateFormat.text(moment)
        case .partialDate(let date, _): configuration.languages[language].dateFormat.text(date)
        case .list(let texts): texts.joined(separator: configuration.languages[language].listSeparator)
        case .flag(let flag): flag ? "✓" : "✗"
        case .entry(let key): shownPage(key, language).map { pages[$0].frontMatter.title } ?? ""
        case .entries(let keys):
            keys.compactMap { shownPage($0, language).map { pages[$0].frontMatter.title } }.joined(
                separator: configuration.languages[language].listSeparator)
        case .choice(let choice):
            if case .choice(let choices) = definition.kind { choices[choice].label[language] } else { "" }
        }
    }
}

/// For `<time datetime>`: `2020-01-15` or `2020-01-15T09:30`, in the site's time zone.
func machineText(_ moment: Moment) -> String {
    moment.clockText.map { "\(moment.day)T\($0)" } ?? moment.day.description
}
