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
        .text("label", "the field's label") { $0.label },
        .text("value", "its value, empty when the entry has none") { $0.value },
    ])

private let otherLanguageFields = Fields<Language>(
    "language",
    [
        .text("name", "its name in itself") { $0.name },
        .text("tag", "its language tag") { $0.tag },
    ])

let listItemFields = Fields<ListItem>(
    "entry",
    [
        .text("title", "title of the entry") { $0.title },
        .url("url", "its page") { $0.url },
        .text("date", "date of publication, as the language writes it") { $0.date },
        .text("machine-date", "the same for datetime=") { $0.machineDate },
        .text("summary", "one or two sentences") { $0.summary },
        .optional("section", "the section it belongs to, where that has a list", of: namedLinkFields.shape) {
            $0.section
        },
        .optional("other-language", "set when the entry exists in another language only", of: otherLanguageFields) {
            $0.otherLanguage
        },
        .flag("is-pinned", "shown first by the editors' wish") { $0.isPinned },
        .flag("is-draft", "a draft, shown because the build shows drafts") { $0.status == .preview(.draft) },
        .flag("is-scheduled", "dated in the future") { $0.status == .preview(.scheduled) },
        .list("cells", "values of the section's columns", of: columnValueFields) { $0.cells },
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
