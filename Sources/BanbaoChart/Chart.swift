package import BanbaoText

/// Figures to be drawn, in one language. What readers see of a number is text that the site wrote; the number itself is for lengths.
package struct Chart: Sendable {
    /// `columns` stand side by side; where labels or values are too long for that, they become `bar`, which lie one below the other.
    /// Of several series, both become `grouped`.
    package enum Kind: String, CaseIterable, Sendable {
        case columns, bar, grouped, stacked, line, share, progress, timeline
    }

    package struct Value: Sendable {
        package let number: ExactDecimal
        /// What readers see: 近1.7亿, `nearly 170 million`.
        package let text: String

        package init(_ number: ExactDecimal, text: String) {
            self.number = number
            self.text = text
        }
    }

    package struct Series: Sendable {
        package let label: String
        /// One for each category; nil where there is none, which is never drawn as zero.
        package let values: [Value?]

        package init(label: String, values: [Value?]) {
            self.label = label
            self.values = values
        }
    }

    package let kind: Kind
    /// For those who do not see the chart, as is `summary`; a page shows its own heading.
    package let title: String
    package let summary: String
    /// What each value belongs to: years, areas, the parts of a share, tasks. For a timeline: dates, in their order.
    package let categories: [String]
    /// `share` has one, with 1 to 6 values, none of which is negative; `progress` has what is done and what there is in all; a timeline
    /// has none. Colors and patterns tell six apart.
    package let series: [Series]
    /// What happened on each date of a timeline; empty for the other kinds.
    package let notes: [String]
    /// A line above the chart that says what is counted; empty for none.
    package let unit: String
    /// How the ticks of an axis are written.
    package let numbers: NumberStyle

    package init(
        kind: Kind, title: String, summary: String, categories: [String], series: [Series], notes: [String] = [],
        unit: String = "", numbers: NumberStyle
    ) {
        self.kind = kind
        self.title = title
        self.summary = summary
        self.categories = categories
        self.series = series
        self.notes = notes
        self.unit = unit
        self.numbers = numbers
    }
}

/// The chart as an `<svg>` element to stand in a page. It needs no script and is drawn for phones: 360 units wide, of which text is
/// 13 high. It grows with its categories. Text has the color of the page. A theme gives the rest by class: `s1` to `s6` are filled, `l1` to `l6`
/// are lines, `p1` to `p6` have borders and, but for the first, patterns; `soft` text and `axis` and `grid` lines are paler.
///
/// In: an `id` of letters, digits and hyphens that no other chart of the page has. Same chart, same bytes.
package func drawChart(_ chart: Chart, id: String) -> Markup {
    var drawing = Drawing(id: id)
    if !chart.unit.isEmpty {
        drawing.addParagraph(chart.unit, isSoft: true)
        drawing.y += 20
    }
    switch chart.kind {
    case .columns: drawing.addColumns(of: chart)
    case .bar, .grouped: drawing.addBars(of: chart)
    case .stacked: drawing.addStackedBars(of: chart)
    case .line: drawing.addLineChart(of: chart)
    case .share: drawing.addShares(of: chart)
    case .progress: drawing.addProgress(of: chart)
    case .timeline: drawing.addTimeline(of: chart)
    }
    return drawing.markup(of: chart)
}

extension Chart.Series {
    func value(at category: Int) -> Chart.Value? {
        values.indices.contains(category) ? values[category] : nil
    }
}
