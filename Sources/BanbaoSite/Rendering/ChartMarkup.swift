import BanbaoChart
import BanbaoMarkdown
import BanbaoTemplate
import BanbaoText

/// The charts of one text.
struct ShownCharts {
    private let place: BodyPlace
    private var shown: [ChartID: Int] = [:]

    init(_ place: BodyPlace) { self.place = place }

    /// The chart with its title, date and source, its numbers as a table, and the links to them. `summary`: what the author says of it
    /// for those who do not see it.
    mutating func draw(_ id: ChartID, summary: String, _ inputs: RenderInputs) -> Markup {
        shown[id, default: 0] += 1
        let count = shown[id, default: 1]
        let suffix = place.anchorPrefix + inputs.site.figures.charts[id].id + (count > 1 ? ":\(count)" : "")
        let parts =
            count == 1 && place.anchorPrefix.isEmpty
            ? inputs.charts[place.language][id]
            : inputs.chartMarkup(inputs.site.figures.charts[id], place.language, id: "chart-" + suffix)
        var html: [UInt8] = []
        html.append("<figure class=\"chart\" id=\"" as StaticString)
        html.append(escaping: place.anchorPrefix.isEmpty ? "chart:" + suffix : suffix + ":chart")
        html.append("\">\n" as StaticString)
        html += parts.beforeSummary
        html.append(escaping: summary.isEmpty ? parts.summary : summary)
        html += parts.afterSummary
        for (format, path) in parts.downloads {
            html.append(" <a href=\"" as StaticString)
            html.append(encodingURL: relativeLink(to: path.text, root: place.root, linksToFiles: false))
            html.append("\" download>" as StaticString)
            html.append(format)
            html.append("</a>" as StaticString)
        }
        html.append("</p>\n</details>\n</figure>\n" as StaticString)
        return Markup(trusted: html)
    }
}

/// A chart in one language, but for what depends on the page that shows it.
struct ChartMarkup: Sendable {
    fileprivate let beforeSummary: [UInt8]
    /// Where the author says nothing of the chart.
    fileprivate let summary: String
    /// Up to the links to its data.
    fileprivate let afterSummary: [UInt8]
    fileprivate let downloads: [(format: String, path: SitePath)]
}

extension RenderInputs {
    func chartMarkup(_ definition: ChartDefinition, _ language: LanguageID, id: String) -> ChartMarkup {
        let labels = theme.figureLabels[language]
        let chart = chart(definition, labels, language)
        let drawing = drawChart(chart, id: id).bytes
        let description = description(in: drawing.span)
        var before: [UInt8] = []
        before.append("<figcaption>" as StaticString)
        before.append(escaping: definition.title[language])
        before.append("</figcaption>\n" as StaticString)
        before += drawing[..<description.lowerBound]
        var after = Array(drawing[description.upperBound...])
        after.append("\n<p class=\"chart-source\">" as StaticString)
        after += source(of: definition, labels, language)
        after.append("</p>\n<details class=\"chart-data\">\n<summary>" as StaticString)
        after.append(escaping: labels.chartTable)
        after.append("</summary>\n" as StaticString)
        after += table(chart, definition, labels, language)
        after.append("<p>" as StaticString)
        after.append(escaping: labels.chartDownload)
        return ChartMarkup(
            beforeSummary: before, summary: chart.summary, afterSummary: after,
            downloads: DownloadFormat.allCases.map { ($0.name, $0.sitePath(of: definition)) })
    }

    private func chart(_ definition: ChartDefinition, _ labels: FigureLabels, _ language: LanguageID) -> Chart {
        let settings = configuration.languages[language]
        let events = definition.categories.map { $0[language] }
        let isTimeline = definition.kind == .timeline
        // A share has no axis, and its numbers say percent themselves.
        let unit = definition.kind == .share && definition.isInPercent ? "" : definition.unit[language]
        let categories = isTimeline ? definition.dates.map { $0.text(labels, settings.dateFormat) } : events
        let series = definition.series.map { series in
            Chart.Series(
                label: series.label[language],
                values: zip(series.values, series.texts[language]).map { number, text in
                    number.map { Chart.Value($0, text: text ?? "") }
                })
        }
        let notes = isTimeline ? events : []
        return Chart(
            kind: definition.kind, title: definition.title[language],
            summary: definition.summary?[language]
                ?? listed(categories, series, notes, separator: settings.listSeparator) ?? definition.title[language],
            categories: categories, series: series, notes: notes,
            unit: unit.isEmpty ? "" : labels.chartUnit.replacing("{{unit}}", with: unit),
            numbers: settings.numbers ?? .english)
    }

    /// Its values one after the other; nil where they are too many to be listened to.
    private func listed(
        _ categories: [String], _ series: [Chart.Series], _ notes: [String], separator: String
    ) -> String? {
        guard categories.count * max(1, series.count) <= 12 else { return nil }
        return categories.indices.map { place in
            let values = series.compactMap { $0.values[place]?.text }
            return ([categories[place]] + values + (notes.isEmpty ? [] : [notes[place]])).joined(separator: " ")
        }.joined(separator: separator)
    }

    private func source(
        of definition: ChartDefinition, _ labels: FigureLabels, _ language: LanguageID
    ) -> [UInt8] {
        let format = configuration.languages[language].dateFormat
        let date = labels.details(definition.asOf, definition.scope?[language], format)
        return filled(
            labels.chartSource,
            [
                "date": escaped(date), "source": sourceMarkup(definition.source, language),
                "note": escaped(definition.note?[language] ?? ""),
            ])
    }

    private func table(
        _ chart: Chart, _ definition: ChartDefinition, _ labels: FigureLabels, _ language: LanguageID
    ) -> [UInt8] {
        let isTimeline = definition.kind == .timeline
        var html: [UInt8] = []
        func cell(_ tag: StaticString, _ text: String, _ end: StaticString) {
            html.append(tag)
            html.append(escaping: text)
            html.append(end)
        }
        html.append("<div class=\"table\">\n<table>\n<thead>\n<tr>" as StaticString)
        let first = isTimeline ? labels.chartDate : labels.chartItem
        cell("<th scope=\"col\">", definition.categoryLabel?[language] ?? first, "</th>")
        for series in chart.series {
            cell(
                "<th scope=\"col\" class=\"number\">", series.label.isEmpty ? labels.chartValue : series.label, "</th>")
        }
        if isTimeline { cell("<th scope=\"col\">", labels.chartEvent, "</th>") }
        html.append("</tr>\n</thead>\n<tbody>\n" as StaticString)
        for place in chart.categories.indices {
            html.append("<tr>" as StaticString)
            cell("<th scope=\"row\">", chart.categories[place], "</th>")
            for series in chart.series {
                cell("<td class=\"number\">", series.values[place]?.text ?? labels.chartMissing, "</td>")
            }
            if isTimeline { cell("<td>", chart.notes[place], "</td>") }
            html.append("</tr>\n" as StaticString)
        }
        html.append("</tbody>\n</table>\n</div>\n" as StaticString)
        return html
    }
}

/// Where the description of a drawing stands in it.
private func description(in drawing: Span<UInt8>) -> Range<Int> {
    let (tag, bracket, end) = (Array("<desc".utf8), Array(">".utf8), Array("</desc>".utf8))
    guard let open = drawing.first(tag.span, from: 0), let start = drawing.first(bracket.span, from: open),
        let close = drawing.first(end.span, from: start)
    else { preconditionFailure("a chart has a description") }
    return start + 1..<close
}

extension DownloadFormat {
    /// `CSV`
    fileprivate var name: String { rawValue.uppercased() }
}
