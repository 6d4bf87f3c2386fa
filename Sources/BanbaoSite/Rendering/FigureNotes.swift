import BanbaoMarkdown
import BanbaoText

/// The figures that one text shows, and the notes on them that stand behind it.
struct FigureNotes {
    private let page: BodyPlace
    /// In the order in which the text names them first, and how often it does.
    private var shown: [(figure: FigureID, count: Int)] = []

    init(_ page: BodyPlace) { self.page = page }

    var isEmpty: Bool { shown.isEmpty }

    /// A figure in running text: the number, and a letter that leads to its note.
    mutating func mention(_ id: FigureID, text: String, _ inputs: RenderInputs) -> Markup {
        let figure = inputs.site.figures.all[id]
        let place = shown.firstIndex { $0.figure == id } ?? shown.count
        if place == shown.count { shown.append((id, 0)) }
        shown[place].count += 1
        let letter = letters(place)
        let label = inputs.theme.figureLabels[page.language].mark.replacing("{{mark}}", with: letter)
        var html: [UInt8] = []
        html.append("<data class=\"figure\" value=\"" as StaticString)
        html.append(escaping: figure.value.machineText)
        html.append("\">" as StaticString)
        html.append(escaping: text)
        html.append("</data><sup class=\"figure-mark\"><a id=\"" as StaticString)
        html.append(escaping: anchor(of: figure, shown[place].count))
        html.append("\" href=\"" as StaticString)
        html.append(escaping: page.ownAnchors + noteAnchor(of: figure))
        html.append("\" role=\"doc-noteref\" aria-label=\"" as StaticString)
        html.append(escaping: label)
        html.append("\">\(letter)</a></sup>")
        return Markup(trusted: html)
    }

    // No heading's anchor and no written one holds a colon.

    private func anchor(of figure: Figure, _ occurrence: Int) -> String {
        page.anchorPrefix + "figure:" + figure.id + (occurrence == 1 ? "" : ":\(occurrence)")
    }

    private func noteAnchor(of figure: Figure) -> String { "figure-note:" + figure.id }

    /// `a`, `b`, … `z`, `aa`, as lists in HTML count in letters.
    private func letters(_ place: Int) -> String {
        let letter = String(Unicode.Scalar(UInt8(ascii: "a") + UInt8(place % 26)))
        return place < 26 ? letter : letters(place / 26 - 1) + letter
    }

    /// The list of all of them; empty where the text shows none.
    func list(_ inputs: RenderInputs) -> [UInt8] {
        guard !shown.isEmpty else { return [] }
        var html: [UInt8] = []
        html.append("<section class=\"figure-notes\" role=\"doc-endnotes\" aria-label=\"" as StaticString)
        html.append(escaping: inputs.theme.figureLabels[page.language].notes)
        html.append("\">\n<ol type=\"a\">\n" as StaticString)
        for (id, count) in shown { append(id, count, inputs, to: &html) }
        html.append("</ol>\n</section>\n" as StaticString)
        return html
    }

    private func append(_ id: FigureID, _ count: Int, _ inputs: RenderInputs, to html: inout [UInt8]) {
        let figure = inputs.site.figures.all[id]
        html.append("<li id=\"" as StaticString)
        html.append(escaping: page.anchorPrefix + noteAnchor(of: figure))
        html.append("\"><p>" as StaticString)
        html += inputs.note(on: figure, page.language)
        for occurrence in 1...count {
            html.append(" <a href=\"" as StaticString)
            html.append(escaping: page.ownAddress.map { $0 + "#" } ?? "#")
            html.append(escaping: anchor(of: figure, occurrence))
            html.append("\" role=\"doc-backlink\" aria-label=\"" as StaticString)
            let labels = inputs.theme.labels[page.language]
            html.append(
                escaping: occurrence == 1
                    ? labels.backToText
                    : labels.backToTextAgain.replacing("{{number}}", with: String(occurrence)))
            // Without the selector some systems show a coloured picture.
            html.append("\">↩\u{FE0E}</a>" as StaticString)
        }
        html.append("</p></li>\n" as StaticString)
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
