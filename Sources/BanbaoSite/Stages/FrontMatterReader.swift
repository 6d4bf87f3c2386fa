import BanbaoData
import BanbaoText

/// Reads the front matter of one page against the closed schema of its section.
struct FrontMatterReader {
    private var reader: MappingReader
    private let source: SourceFile
    private let configuration: Configuration
    private let section: Section
    private(set) var problems: [Diagnostic] = []
    private(set) var summary: String?
    /// Also where something else is wrong.
    private(set) var title: String?
    /// The same, of the page and of its fields.
    private(set) var images: [Written] = []

    /// In: the front matter as far as it can be read, and whether that is all of it.
    init(
        _ yaml: YAML?, isComplete: Bool, source: SourceFile, configuration: Configuration, section: Section
    ) {
        reader = MappingReader(yaml, path: source.path, name: Wording("the front matter", zh: "题头"), at: 0..<3)
        reader.isPartial = !isComplete
        reader.otherNames = habitualNames(of: section)
        reader.helpForUnknown = .unknownFrontMatterKey(section: section.id)
        self.source = source
        self.configuration = configuration
        self.section = section
    }

    /// Figures that the title, or the summary as readers get it, shows without their date.
    mutating func undatedFigures(
        _ figures: Figures, summary: String, _ language: LanguageID, bodyStart: Int
    ) -> [Diagnostic] {
        let title = title ?? ""
        let inTitle = figures.undated.shown(in: title, language).map { ($0, "title", reader.value("title")?.range) }
        let inSummary = figures.undated.shown(in: summary, with: title, language).map {
            ($0, "summary", reader.value("summary")?.range)
        }
        return (inTitle + inSummary).map { id, key, range in
            let figure = figures.all[id]
            return .figureUndated(
                path: source.path, range: range ?? bodyStart..<bodyStart, key: key,
                number: figure.words[language].number, id: figure.id, year: figure.asOf?.date.text ?? "",
                defined: figure.place)
        }
    }

    /// Nil when anything in it is wrong.
    mutating func read() -> FrontMatter? {
        let text = reader.requiredText("title")
        let title = text ?? ""
        self.title = text
        if text?.isEmpty == true, let range = reader.value("title")?.range {
            reader.report(.emptyKey(path: reader.path, range: range, key: "title"))
        }
        let date = reader.required("date").flatMap { reader.moment($0, "date") }
        summary = reader.text("summary")
        let updated = reader.value("updated").flatMap { reader.moment($0, "updated") }
        let expires = reader.value("expires").flatMap { day($0, "expires") }
        for (key, day) in [("updated", updated?.day), ("expires", expires)] {
            guard let day, let date, day < date.day else { continue }
            reader.report(.beforeDate(path: reader.path, range: reader.keyRange(key), key: key))
        }
        let frontMatter = FrontMatter(
            title: title, date: date ?? Self.unknownDate, updated: updated, expires: expires,
            isDraft: reader.flag("draft", default: false), isPinned: reader.flag("pinned", default: false),
            weight: readWeight(&reader), slug: slug(),
            tags: terms(), aliases: reader.texts("aliases").map(Written.init), image: image(),
            imageAlt: reader.text("image-alt"), focus: readFocus(&reader),
            source: reader.text("source"), author: reader.text("author"), editor: reader.text("editor"),
            template: readWritten("template", &reader), keyFigures: reader.texts("key-figures").map(Written.init),
            fields: Table(section.fields.map { field($0) }))
        problems = commentsInTexts() + reader.finish()
        return problems.contains(where: \.isError) ? nil : frontMatter
    }

    private static let unknownDate = Moment(day: Day("0001-01-01") ?? { preconditionFailure("day 1 exists") }())

    /// Of all taxonomies.
    private mutating func terms() -> [TagID] { configuration.taxonomies.flatMap { terms(of: $0) } }

    private mutating func terms(of taxonomy: Taxonomy) -> [TagID] {
        var tags: [TagID] = []
        for (text, range) in reader.texts(taxonomy.id) {
            guard let tag = taxonomy.terms.tag(text) else {
                let items = itemsOfList(text)
                if items.count > 1 {
                    reader.report(.tagsInOneItem(path: reader.path, range: range, text: text, taxonomy))
                }
                reportUnknownTerms(items.count > 1 ? items : [text], range, taxonomy)
                continue
            }
            if !tags.contains(tag) { tags.append(tag) }
        }
        // What is no list is reported as such; its items are looked at in the same run.
        if case .scalar(let text, isNull: false, let range)? = reader.value(taxonomy.id) {
            reportUnknownTerms(itemsOfList(text), range, taxonomy)
        }
        return tags
    }

    private mutating func reportUnknownTerms(_ items: [String], _ range: Range<Int>, _ taxonomy: Taxonomy) {
        guard taxonomy.hasReadTerms else { return }
        for item in items where taxonomy.terms.tag(item) == nil {
            reader.report(.tagUnknown(path: reader.path, range: range, tag: item, taxonomy, configuration.languages))
        }
    }

    private mutating func slug() -> String? {
        guard let value = reader.value("slug"), let text = reader.text(value, "slug") else { return nil }
        guard let reason = Slug.problem(withSegment: text) else { return text }
        reader.report(.pathSegment(path: reader.path, range: value.range, segment: text, reason))
        return nil
    }

    private mutating func image() -> Written? {
        let image = readWritten("image", &reader)
        images += [image].compactMap(\.self)
        return image
    }

    /// The last day of a page: it goes with the day, whatever the hour, so that an hour is refused.
    private mutating func day(_ value: YAML, _ key: String) -> Day? {
        guard let moment = reader.moment(value, key) else { return nil }
        if moment.minute != nil {
            reader.report(.timeNotAllowed(path: reader.path, range: value.range, key: key, moment))
        }
        return moment.day
    }

    /// Of texts for readers, those that YAML ends at a `#`, which may have been meant for readers, too.
    private func commentsInTexts() -> [Diagnostic] {
        let fields = section.fields.filter { if case .text = $0.kind { true } else { false } }.map(\.id)
        return (["title", "summary", "image-alt", "source", "author", "editor"] + fields).compactMap { key in
            guard let member = reader.member(key), case .scalar(_, let isNull, let range) = member.value else {
                return nil
            }
            // An empty title has a message of its own.
            if isNull, key == "title" { return nil }
            let start = min(max(isNull ? member.keyRange.upperBound + 1 : range.upperBound, 0), source.bytes.count)
            let rest = source.bytes[start...].prefix { $0 != 0x0A }
            guard let sign = rest.firstIndex(where: { $0 != 0x20 }), rest[sign] == UInt8(ascii: "#") else { return nil }
            // Two spaces set apart what is meant as a comment.
            guard sign - rest.startIndex < 2 else { return nil }
            // Behind a block or a closing quotation mark nobody takes it for text.
            let last = rest.startIndex > 0 ? source.bytes[rest.startIndex - 1] : 0
            guard last != UInt8(ascii: "\""), last != UInt8(ascii: "'") else { return nil }
            return .commentInText(path: source.path, range: sign..<rest.endIndex, key: key)
        }
    }

    private mutating func field(_ definition: FieldDefinition) -> FieldValue? {
        let value = reader.field(definition, configuration.languages)
        if case .image(let written)? = value { images.append(written) }
        return value
    }
}
