import BanbaoMarkdown
import BanbaoText

/// The figures that one text shows, and the notes on them that stand behind it.
struct FigureNotes {
    private let page: BodyPlace
    /// In the order in which the text names them first, and how often it does.
    private var shown: [(figure: FigureID, count: Int)] = []

    init(_ page: BodyPlace) { self.page = page }

    /// A figure in running text: the number, and a letter that leads to its note.
    mutating func mention(_ id: FigureID, text: String, _ figures: FigureMarkup) -> Markup {
        let place = shown.firstIndex { $0.figure == id } ?? shown.count
        if place == shown.count { shown.append((id, 0)) }
        shown[place].count += 1
        let figure = figures.parts[id]
        var html: [UInt8] = []
        html.reserveCapacity(320)
        html.append("<data class=\"figure\" value=\"" as StaticString)
        html += figure.value
        html.append("\">" as StaticString)
        html.append(escaping: text)
        html.append("</data><sup class=\"figure-mark\"><a id=\"" as StaticString)
        appendAnchor(of: figure, shown[place].count, to: &html)
        html.append("\" href=\"" as StaticString)
        html.append(escaping: page.ownAnchors)
        html.append("figure-note:" as StaticString)
        html.append(figure.id)
        html.append("\" role=\"doc-noteref\" aria-label=\"" as StaticString)
        html += figures.label(ofLetter: place)
        html.append("\">" as StaticString)
        html += letters(place)
        html.append("</a></sup>" as StaticString)
        return Markup(trusted: html)
    }

    // No heading's anchor and no written one holds a colon.

    private func appendAnchor(of figure: FigureMarkup.Parts, _ occurrence: Int, to html: inout [UInt8]) {
        html.append(escaping: page.anchorPrefix)
        html.append("figure:" as StaticString)
        html.append(figure.id)
        if occurrence > 1 { html.append(":\(occurrence)") }
    }

    /// The list of all of them; empty where the text shows none.
    func list(_ figures: FigureMarkup) -> [UInt8] {
        guard !shown.isEmpty else { return [] }
        var html: [UInt8] = []
        html += figures.beforeNotes
        for (id, count) in shown { append(figures.parts[id], count, figures, to: &html) }
        html.append("</ol>\n</section>\n" as StaticString)
        return html
    }

    private func append(
        _ figure: FigureMarkup.Parts, _ count: Int, _ figures: FigureMarkup, to html: inout [UInt8]
    ) {
        html.append("<li id=\"" as StaticString)
        html.append(escaping: page.anchorPrefix)
        html.append("figure-note:" as StaticString)
        html.append(figure.id)
        html.append("\"><p>" as StaticString)
        html += figure.note
        for occurrence in 1...count {
            html.append(" <a href=\"" as StaticString)
            html.append(escaping: page.ownAddress ?? "")
            html.append("#" as StaticString)
            appendAnchor(of: figure, occurrence, to: &html)
            html.append("\" role=\"doc-backlink\" aria-label=\"" as StaticString)
            html += figures.label(ofWayBack: occurrence)
            // Without the selector some systems show a coloured picture.
            html.append("\">↩\u{FE0E}</a>" as StaticString)
        }
        html.append("</p></li>\n" as StaticString)
    }
}

/// `a`, `b`, … `z`, `aa`, as lists in HTML count in letters.
private func letters(_ place: Int) -> [UInt8] {
    (place < 26 ? [] : letters(place / 26 - 1)) + [UInt8(ascii: "a") + UInt8(place % 26)]
}

/// What pages write of figures in one language, made once for all of them.
struct FigureMarkup: Sendable {
    struct Parts: Sendable {
        let id: String
        /// Of `value`, for programs.
        let value: [UInt8]
        /// Name, number, date and source, in a sentence.
        let note: [UInt8]
    }

    fileprivate let parts: Table<Figure, Parts>
    fileprivate let beforeNotes: [UInt8]
    private let mark: String
    private let back: [UInt8]
    private let backAgain: String

    init(_ inputs: RenderInputs, _ language: LanguageID) {
        let figures = inputs.site.figures.all
        let labels = inputs.theme.labels[language]
        parts = figures.table { id in
            Parts(
                id: figures[id].id, value: escaped(figures[id].value.machineText),
                note: inputs.note(on: figures[id], language))
        }
        mark = inputs.theme.figureLabels[language].mark
        back = escaped(labels.backToText)
        backAgain = labels.backToTextAgain
        var list: [UInt8] = []
        list.append("<section class=\"figure-notes\" role=\"doc-endnotes\" aria-label=\"" as StaticString)
        list.append(escaping: inputs.theme.figureLabels[language].notes)
        list.append("\">\n<ol type=\"a\">\n" as StaticString)
        beforeNotes = list
    }

    fileprivate func label(ofLetter place: Int) -> [UInt8] { filled(mark, ["mark": letters(place)]) }

    fileprivate func label(ofWayBack occurrence: Int) -> [UInt8] {
        occurrence == 1 ? back : filled(backAgain, ["number": Array(String(occurrence).utf8)])
    }
}

extension RenderInputs {
    /// Name, number, date and source of a figure, in a sentence.
    fileprivate func note(on figure: Figure, _ language: LanguageID) -> [UInt8] {
        let labels = theme.figureLabels[language]
        let details = labels.details(
            figure.asOf, figure.scope?[language], configuration.languages[language].dateFormat)
        let source = sourceMarkup(figure.source, language)
        return filled(
            labels.note,
            [
                "name": escaped(figure.name[language]), "value": escaped(figure.words[language].text),
                "date": escaped(details), "source": source, "note": escaped(figure.note?[language] ?? ""),
            ])
    }

    /// The name of a source, which leads to it where it is on the web.
    func sourceMarkup(_ source: Figure.Source, _ language: LanguageID) -> [UInt8] {
        let name = escaped(source.name[language])
        guard let url = source.url else { return name }
        var html: [UInt8] = []
        html.append("<a href=\"" as StaticString)
        html.append(encodingURL: url)
        if !configuration.externalLinkRel.isEmpty {
            html.append("\" rel=\"" as StaticString)
            html.append(escaping: configuration.externalLinkRel)
        }
        html.append("\">" as StaticString)
        html += name
        html.append("</a>" as StaticString)
        return html
    }
}

func escaped(_ text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.append(escaping: text)
    return bytes
}

/// The pattern with markup in place of `{{name}}`; other text is escaped. Spaces at the end are left out.
func filled(_ pattern: String, _ parts: [String: [UInt8]]) -> [UInt8] {
    var html: [UInt8] = []
    var rest = pattern
    while let open = rest.range(of: "{{"), let close = String(rest[open.upperBound...]).range(of: "}}") {
        let inside = String(rest[open.upperBound...])
        html.append(escaping: String(rest[..<open.lowerBound]))
        html += parts[String(inside[..<close.lowerBound])] ?? []
        rest = String(inside[close.upperBound...])
    }
    html.append(escaping: rest)
    while html.last == 0x20 { html.removeLast() }
    return html
}

extension Figure.Value {
    /// For programs: `170000000`, `10/20` for a range, as ISO 8601 writes one.
    var machineText: String {
        switch self {
        case .number(let number): number.text
        case .range(let low, let high): low.text + "/" + high.text
        }
    }
}
