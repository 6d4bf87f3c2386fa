package import BanbaoText

/// The files of an entry that somebody is about to write: one for each language, a draft, with what its section asks for.
package struct NewEntry: Sendable {
    /// In the order of the site's languages: `content/stories/may-day.zh.md`.
    package let files: [(path: String, text: String)]

    package enum Refusal: Error {
        /// There is no configuration to go by.
        case configuration([Diagnostic])
        /// The section or the name can be none.
        case words(Wording)
    }

    /// In: a section's id; the name of the entry, perhaps with folders (`2026/may-day`); a title for all languages.
    package init(_ input: BuildInput, section id: String, name: String, title: String?) throws {
        let loaded = try loadConfiguration(input)
        guard loaded.problems.errorCount == 0, let configuration = loaded.value,
            let today = input.platform.today(configuration.timeZone)
        else { throw Refusal.configuration(loaded.problems) }
        guard let section = configuration.sections.first(where: { $0.id == id }) else {
            throw Refusal.words(.noSection(id, known: configuration.sections.map(\.id)))
        }
        if let reason = problem(withName: name) { throw Refusal.words(.wrongName(name, reason)) }
        files = configuration.languages.indices.map { language in
            let page = NewPage(configuration: configuration, section: section, language: language, today: today)
            let path = "content/\(id)/\(name).\(configuration.languages[language].id).md"
            return (path, page.text(title: title))
        }
    }
}

private func problem(withName name: String) -> Wording? {
    if name.utf8.reversed().starts(with: "dm.".utf8) {
        return Wording("write it without .md; each language gets a file of its own", zh: "不要写 .md，每种语言各有一个文件")
    }
    let segments = name.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    return segments.lazy.compactMap { Slug.problem(withSegment: String(Substring($0))) }.first
}

/// One version: front matter and a first line of text, in the language of the page where that is Chinese, else in English.
private struct NewPage {
    let configuration: Configuration
    let section: Section
    let language: LanguageID
    let today: Day

    private var isChinese: Bool { configuration.languages[language].isChinese }

    private func words(_ wording: Wording) -> String { wording[isChinese ? .chinese : .english] }

    func text(title: String?) -> String {
        let stopgap = words(Wording("Title to come", zh: "标题待定"))
        let note = words(Wording("delete this line to publish", zh: "写好后删掉这一行，就会发布"))
        let given = title.flatMap { $0.isEmpty ? nil : $0 }
        var lines = ["---", "title: \(scalar(given ?? stopgap))", "date: \(today)", "draft: true  # \(note)"]
        let tags = configuration.tags.filter { $0.taxonomy == .tags }.prefix(3).map(\.id)
        if !tags.isEmpty { lines.append("# tags: [\(tags.joined(separator: ", "))]") }
        lines += section.fields.map(line)
        lines += ["---", "", words(Wording("Write the text here.", zh: "在这里写正文。")), ""]
        return lines.joined(separator: "\n")
    }

    /// `trade: 待填写  # 工种，必填`; what need not be there begins with `#`.
    private func line(_ field: FieldDefinition) -> String {
        let required = words(field.isRequired ? Wording(", required", zh: "，必填") : Wording(verbatim: ""))
        let sign = field.isRequired ? "" : "# "
        return "\(sign)\(field.id): \(value(field.kind))  # \(note(field))\(required)"
    }

    private func note(_ field: FieldDefinition) -> String {
        let label = String(field.label[language].map { $0.isNewline ? " " : $0 })
        guard case .choice(let choices) = field.kind else { return label }
        return label + words(Wording(": ", zh: "："))
            + choices.map(\.id).joined(separator: words(Wording(", ", zh: "、")))
    }

    private func value(_ kind: FieldDefinition.Kind) -> String {
        let stopgap = words(Wording("to be filled in", zh: "待填写"))
        return switch kind {
        case .text, .words: stopgap
        case .date, .partialDate: "\(today)"
        case .number: "0"
        case .url: "https://www.example.org/"
        case .email: "name@example.org"
        // Of images and entries there is none to name.
        case .image, .entry: "\"\""
        case .list: "[\(stopgap)]"
        case .entries: "[]"
        case .flag: "false"
        case .choice(let choices): choices.first?.id ?? "\"\""
        }
    }

    /// A text as YAML: in quotes, which every text can stand in, where it is more than letters, digits and spaces.
    private func scalar(_ text: String) -> String {
        let isPlain = text.unicodeScalars.allSatisfy { $0.properties.isAlphabetic || CJK.isHan($0) || $0 == " " }
        let isWord = isPlain && text.first != " " && text.last != " " && !text.isEmpty
        return isWord && !["true", "false", "null"].contains(text.lowercased()) ? text : jsonString(text)
    }
}

extension Wording {
    fileprivate static func noSection(_ id: String, known: [String]) -> Wording {
        let absent = Wording("there is no section \"\(id)\"", zh: "没有“\(id)”这个栏目")
        guard let proposal = suggestion(for: id, among: known) else { return absent }
        return Wording("\(absent); \(proposal)", zh: "\(absent)；\(proposal)")
    }

    fileprivate static func wrongName(_ name: String, _ reason: Wording) -> Wording {
        Wording("\"\(name)\" cannot be the name of an entry: \(reason)", zh: "“\(name)”不能作为文章的名称：\(reason)")
    }
}
