import BanbaoMarkdown
import BanbaoText

/// The figures that one text shows, and the notes on them that stand behind it.
struct FigureNotes {
    private let anchorPrefix: [UInt8]
    /// Before the anchors of the text itself: `#`.
    private let ownAnchors: [UInt8]
    /// In the order in which the text names them first, and how often it does.
    private var shown: [(figure: FigureID, count: Int)] = []

    init(_ page: BodyPlace) {
        anchorPrefix = escaped(page.anchorPrefix)
        ownAnchors = escaped(page.ownAnchors)
    }

    /// A figure in running text: the number, and a letter that leads to its note.
    mutating func mention(_ id: FigureID, text: String, _ figures: Shared<FigureMarkup>) -> Markup {
        let place = shown.firstIndex { $0.figure == id } ?? shown.count
        if place == shown.count { shown.append((id, 0)) }
        shown[place].count += 1
        let figure = figures.value.parts[id]
        var html: [UInt8] = []
        html.reserveCapacity(320)
        html.append(figure.bytes.span.extracting(figure.opening))
        html.append(escaping: text)
        html.append("</data><sup class=\"figure-mark\"><a id=\"" as StaticString)
        html += anchorPrefix
        append(figure, shown[place].count, to: &html)
        html.append("\" href=\"" as StaticString)
        html += ownAnchors
        html.append(figure.bytes.span.extracting(figure.noteAnchor))
        html += figures.value.mark(place)
        return Markup(trusted: html)
    }

    /// The list of all of them; empty where the text shows none.
    func list(_ figures: FigureMarkup) -> [UInt8] {
        guard !shown.isEmpty else { return [] }
        var html: [UInt8] = []
        html.reserveCapacity(512 * (shown.count + 1))
        html += figures.beforeNotes
        for (id, count) in shown { append(figures.parts[id], count, figures, to: &html) }
        html.append("</ol>\n</section>\n" as StaticString)
        return html
    }

    private func append(
        _ figure: FigureMarkup.Parts, _ count: Int, _ figures: FigureMarkup, to html: inout [UInt8]
    ) {
        html.append("<li id=\"" as StaticString)
        html += anchorPrefix
        html.append(figure.bytes.span.extracting(figure.noteAnchor))
        html.append("\"><p>" as StaticString)
        html.append(figure.bytes.span.extracting(figure.note))
        for occurrence in 1...count {
            html.append(" <a href=\"" as StaticString)
            html += ownAnchors
            append(figure, occurrence, to: &html)
            html += figures.wayBack(occurrence)
        }
        html.append("</p></li>\n" as StaticString)
    }

    // No heading's anchor and no written one holds a colon.

    private func append(_ figure: FigureMarkup.Parts, _ occurrence: Int, to html: inout [UInt8]) {
        html.append(figure.bytes.span.extracting(figure.anchor))
        if occurrence > 1 { html.append(":\(occurrence)") }
    }
}

/// `a`, `b`, … `z`, `aa`, as lists in HTML count in letters.
private func letters(_ place: Int) -> [UInt8] {
    (place < 26 ? [] : letters(place / 26 - 1)) + [UInt8(ascii: "a") + UInt8(place % 26)]
}

/// What pages write of figures in one language, made once for all of them.
struct FigureMarkup: Sendable {
    struct Parts: Sendable {
        /// `近1.7亿人`
        let text: String
        /// What pages write of it, in one piece: they show figures from all over the site, and memory that is far apart is slow.
        fileprivate let bytes: [UInt8]
        /// `<data class="figure" value="170000000">`
        fileprivate let opening: Range<Int>
        /// `figure:skilled-workers`, before a number where the text shows it again.
        fileprivate let anchor: Range<Int>
        /// `figure-note:skilled-workers`
        fileprivate let noteAnchor: Range<Int>
        /// Name, number, date and source, in a sentence.
        fileprivate let note: Range<Int>

        fileprivate init(_ figure: Figure, _ language: LanguageID, note: [UInt8]) {
            text = figure.words[language].text
            let opening = Array("<data class=\"figure\" value=\"\(figure.value.machineText)\">".utf8)
            let anchor = Array("figure:\(figure.id)".utf8)
            let noteAnchor = Array("figure-note:\(figure.id)".utf8)
            bytes = opening + anchor + noteAnchor + note
            self.opening = 0..<opening.count
            self.anchor = self.opening.upperBound..<(self.opening.upperBound + anchor.count)
            self.noteAnchor = self.anchor.upperBound..<(self.anchor.upperBound + noteAnchor.count)
            self.note = self.noteAnchor.upperBound..<bytes.count
        }
    }

    let parts: Table<Figure, Parts>
    fileprivate let beforeNotes: [UInt8]
    private let labels: (mark: String, back: String, backAgain: String)
    /// Those of the first letters; few texts show more figures.
    private let marks: [[UInt8]]
    private let firstWayBack: [UInt8]

    init(_ inputs: RenderInputs, _ language: LanguageID) {
        let figures = inputs.site.figures.all
        let theme = inputs.theme
        labels = (
            theme.figureLabels[language].mark, theme.labels[language].backToText, theme.labels[language].backToTextAgain
        )
        parts = figures.table { Parts(figures[$0], language, note: inputs.note(on: figures[$0], language)) }
        let mark = labels.mark
        marks = (0..<26).map { markEnd(mark, $0) }
        firstWayBack = wayBackEnd(escaped(labels.back))
        var list: [UInt8] = []
        list.append("<section class=\"figure-notes\" role=\"doc-endnotes\" aria-label=\"" as StaticString)
        list.append(escaping: theme.figureLabels[language].notes)
        list.append("\">\n<ol type=\"a\">\n" as StaticString)
        beforeNotes = list
    }

    /// Behind the address of the note that a letter leads to.
    fileprivate func mark(_ place: Int) -> [UInt8] { place < marks.count ? marks[place] : markEnd(labels.mark, place) }

    /// Behind the address of the place in the text that a note leads back to.
    fileprivate func wayBack(_ occurrence: Int) -> [UInt8] {
        occurrence == 1
            ? firstWayBack
            : wayBackEnd(filled(labels.backAgain, ["number": Array(String(occurrence).utf8)]))
    }
}

private func markEnd(_ label: String, _ place: Int) -> [UInt8] {
    let letters = letters(place)
    var html: [UInt8] = []
    html.append("\" role=\"doc-noteref\" aria-label=\"" as StaticString)
    html += filled(label, ["mark": letters])
    html.append("\">" as StaticString)
    html += letters
    html.append("</a></sup>" as StaticString)
    return html
}

private func wayBackEnd(_ label: [UInt8]) -> [UInt8] {
    var html: [UInt8] = []
    html.append("\" role=\"doc-backlink\" aria-label=\"" as StaticString)
    html += label
    // Without the selector some systems show a coloured picture.
    html.append("\">↩\u{FE0E}</a>" as StaticString)
    return html
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
    let (text, opening, closing) = (Array(pattern.utf8), Array("{{".utf8), Array("}}".utf8))
    var place = 0
    while let open = text.span.first(opening.span, from: place),
        let close = text.span.first(closing.span, from: open + 2)
    {
        html.append(escaping: text.span.extracting(place..<open))
        html += parts[String(decoding: text[(open + 2)..<close], as: UTF8.self)] ?? []
        place = close + 2
    }
    html.append(escaping: text.span.extracting(place...))
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
