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

    /// Nil when anything in it is wrong.
    mutating func read() -> FrontMatter? {
        let text = reader.requiredText("title")
        let title = text ?? ""
        self.title = text
        if text?.isEmpty == true, let range = reader.value("title")?.range {
            reader.report(.emptyKey(path: reader.path, range: range, key: "title"))
        }
        let date = reader.required("date").flatMap { moment($0, "date") }
        summary = reader.text("summary")
        let updated = reader.value("updated").flatMap { moment($0, "updated") }
        let expires = reader.value("expires").flatMap { day($0, "expires") }
        for (key, day) in [("updated", updated?.day), ("expires", expires)] {
            guard let day, let date, day < date.day else { continue }
            reader.report(.beforeDate(path: reader.path, range: reader.keyRange(key), key: key))
        }
        let frontMatter = FrontMatter(
            title: title, date: date ?? Self.unknownDate, updated: updated, expires: expires,
            isDraft: reader.flag("draft", default: false), isPinned: reader.flag("pinned", default: false),
            tags: tags(), aliases: reader.texts("aliases").map(Written.init), image: image(),
            imageAlt: reader.text("image-alt"), focus: focus(), source: reader.text("source"),
            author: reader.text("author"), editor: reader.text("editor"),
            template: readWritten("template", &reader),
            fields: Table(section.fields.map { field($0) }))
        problems = commentsInTexts() + reader.finish()
        return problems.contains(where: \.isError) ? nil : frontMatter
    }

    private static let unknownDate = Moment(day: Day("0001-01-01") ?? { preconditionFailure("day 1 exists") }())

    private mutating func tags() -> [TagID] {
        var tags: [TagID] = []
        for (text, range) in reader.texts("tags") {
            guard let tag = configuration.tagIndex.tag(text) else {
                let items = itemsOfList(text)
                if items.count > 1 { reader.report(.tagsInOneItem(path: reader.path, range: range, text: text)) }
                reportUnknownTags(items.count > 1 ? items : [text], range)
                continue
            }
            if !tags.contains(tag) { tags.append(tag) }
        }
        // What is no list is reported as such; its items are looked at in the same run.
        if case .scalar(let text, isNull: false, let range)? = reader.value("tags") {
            reportUnknownTags(itemsOfList(text), range)
        }
        return tags
    }

    private mutating func reportUnknownTags(_ items: [String], _ range: Range<Int>) {
        guard configuration.hasReadTags else { return }
        for item in items where configuration.tagIndex.tag(item) == nil {
            reader.report(.tagUnknown(path: reader.path, range: range, tag: item, configuration))
        }
    }

    private mutating func image() -> Written? {
        guard let value = reader.value("image"), let text = reader.text(value, "image") else { return nil }
        return image(text, value.range)
    }

    private mutating func focus() -> FocalPoint? {
        guard let value = reader.value("focus"), let text = reader.text(value, "focus") else { return nil }
        if let focus = FocalPoint(text) { return focus }
        reader.report(
            .wrongValue(
                path: reader.path, range: value.range, key: "focus", value: text,
                expected: Wording("a place in the image", zh: "图片里的位置"),
                help: Wording(
                    "write how far it is from the left and from the top: focus: 40% 20%",
                    zh: "写离左边和离上边各百分之几：focus: 40% 20%")))
        return nil
    }

    private mutating func image(_ text: String, _ range: Range<Int>) -> Written {
        let image = Written(text: text, range: range)
        images.append(image)
        return image
    }

    private mutating func moment(_ value: YAML, _ key: String) -> Moment? {
        guard let text = reader.text(value, key) else { return nil }
        if let moment = Moment(text) { return moment }
        reader.report(.wrongDate(path: reader.path, range: value.range, key: key, value: text))
        return nil
    }

    /// The last day of a page: it goes with the day, whatever the hour, so that an hour is refused.
    private mutating func day(_ value: YAML, _ key: String) -> Day? {
        guard let moment = moment(value, key) else { return nil }
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
        let key = definition.id
        let value = definition.isRequired ? reader.required(key) : reader.value(key)
        guard let value else { return nil }
        if definition.isRequired, value.isEmpty {
            reader.report(.emptyKey(path: reader.path, range: value.range, key: key))
            return nil
        }
        switch definition.kind {
        case .list: return .list(reader.texts(key).map(\.text))
        case .flag: return .flag(reader.flag(key, default: false))
        case .date: return moment(value, key).map(FieldValue.date)
        case .text, .number, .url, .email, .image, .choice:
            guard let text = reader.text(value, key) else { return nil }
            return scalar(text, value.range, definition)
        }
    }

    private mutating func scalar(_ text: String, _ range: Range<Int>, _ definition: FieldDefinition) -> FieldValue? {
        let key = definition.id
        func wrong(_ expected: Wording, _ help: Wording) -> Diagnostic {
            .wrongValue(path: reader.path, range: range, key: key, value: text, expected: expected, help: help)
        }
        switch definition.kind {
        case .number:
            if isDecimalNumber(text) { return .number(text) }
            reader.report(
                wrong(
                    Wording("a number", zh: "数字"),
                    Wording("write digits, with a dot for decimals: 862 or 951.4", zh: "只写数字，小数用英文句点：862 或 951.4")))
        case .url:
            if isWebAddress(text) { return .url(text) }
            reader.report(
                wrong(
                    Wording("a web URL", zh: "网址"),
                    Wording("begin with https:// or http://", zh: "以 https:// 或 http:// 开头")))
        case .email:
            if isEmailAddress(text) { return .email(text) }
            reader.report(
                wrong(
                    Wording("an e-mail address", zh: "电子邮箱"),
                    Wording("write it in the form name@example.org", zh: "写成 name@example.org 这样")))
        case .image: return .image(image(text, range))
        case .choice(let choices):
            if let choice = choices.firstIndex(where: { $0.id == text }) { return .choice(choice) }
            let labelled = choices.first { $0.label.contains(text) }
            reader.report(
                .unknownChoice(
                    path: reader.path, range: range, key: key, value: text, known: choices.map(\.id),
                    labelOf: labelled?.id))
        case .text, .date, .list, .flag: return .text(text)
        }
        return nil
    }
}

/// JSON's numbers without exponent: exact as written, never a Double.
func isDecimalNumber(_ text: String) -> Bool {
    let digits = text.startsWithBytes("-") ? text.droppingFirstBytes(1) : text[...]
    let parts = digits.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.count <= 2, parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy { (0x30...0x39).contains($0) } }) else {
        return false
    }
    return parts[0].count == 1 || parts[0].first != UInt8(ascii: "0")
}

func isEmailAddress(_ text: String) -> Bool {
    let parts = text.parts(separatedBy: "@", omittingEmpty: false)
    guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty }), parts[1].contains(sign: ".") else { return false }
    return text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !"\"<>()[],;:\\".utf8.contains($0) }
}
