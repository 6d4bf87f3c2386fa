import BanbaoTemplate
import BanbaoText

/// An entry as lists show it.
struct ListItem: Sendable {
    let title: String
    let url: Link
    let date: String
    let machineDate: String
    let summary: String
    let section: Record?
    /// The language it is written in, where that is not the list's.
    let otherLanguage: Language?
    let isPinned: Bool
    let status: Visibility
    let cells: [ColumnValue]
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

let listItemFields = Fields<ListItem>(
    "entry",
    [
        .text("title", "title of the entry", zh: "文章标题") { $0.title },
        .url("url", "its page", zh: "文章的网页") { $0.url },
        .text("date", "date of publication, as the language writes it", zh: "发布日期，按网页语言的写法") { $0.date },
        .text("machine-date", "the same for datetime=", zh: "同一日期，用于 datetime=") { $0.machineDate },
        .text("summary", "one or two sentences", zh: "一两句话的摘要") { $0.summary },
        .optional(
            "section", "the section it belongs to, where that has a list", zh: "所在的栏目（栏目有列表时）",
            of: namedLinkFields.shape
        ) {
            $0.section
        },
        .optional(
            "other-language", "set when the entry exists only in another language", zh: "文章只有另一种语言的版本时才有",
            of: otherLanguageFields
        ) {
            $0.otherLanguage
        },
        .flag("is-pinned", "pinned: comes first in lists", zh: "置顶") { $0.isPinned },
        .flag("is-draft", "a draft, shown because the build shows drafts", zh: "草稿（用 --drafts 生成时才会出现）") {
            $0.status == .preview(.draft)
        },
        .flag(
            "is-scheduled", "scheduled, shown because the build shows scheduled entries",
            zh: "定时发布，日期未到（用 --future 生成时才会出现）"
        ) { $0.status == .preview(.scheduled) },
        .list("cells", "values of the section's columns", zh: "栏目 columns 里各字段的值", of: columnValueFields) { $0.cells },
    ])

extension Site {
    /// An entry in a list of `language`. `sections`: links to the sections, none in a list of one section.
    func listItem(_ entry: EntryID, _ language: LanguageID, sections: Table<Section, Record?>?) -> ListItem {
        // Read where they stand: copies of pages and sections would cost more than the item.
        let page = entries[entry].shown(in: language)
        let section = pages[page].section
        let otherLanguage = pages[page].language == language ? nil : configuration.languages[pages[page].language]
        return ListItem(
            title: pages[page].frontMatter.title, url: .to(sitePath(of: page)),
            date: configuration.languages[language].dateFormat.text(pages[page].frontMatter.date),
            machineDate: machineText(pages[page].frontMatter.date),
            summary: pages[page].summary, section: sections?[section],
            otherLanguage: otherLanguage, isPinned: pages[page].frontMatter.isPinned, status: pages[page].visibility,
            cells: configuration.sections[section].columns.map { column in
                ColumnValue(
                    label: configuration.sections[section].fields[column].label[language],
                    value: fieldText(
                        pages[page].frontMatter.fields[column], configuration.sections[section].fields[column],
                        language))
            })
    }

    /// A field's value as a reader of `language` sees it.
    func fieldText(_ value: FieldValue?, _ definition: FieldDefinition, _ language: LanguageID) -> String {
        switch value {
        case nil: ""
        case .text(let text), .number(let text), .url(let text), .email(let text): text
        case .image(let reference): reference.text
        case .date(let moment): configuration.languages[language].dateFormat.text(moment)
        case .list(let texts): texts.joined(separator: configuration.languages[language].listSeparator)
        case .flag(let flag): flag ? "✓" : "✗"
        case .choice(let choice):
            if case .choice(let choices) = definition.kind { choices[choice].label[language] } else { "" }
        }
    }
}

/// For `<time datetime>`: `2020-01-15` or `2020-01-15T09:30`, in the site's time zone.
func machineText(_ moment: Moment) -> String {
    moment.clockText.map { "\(moment.day)T\($0)" } ?? moment.day.description
}
