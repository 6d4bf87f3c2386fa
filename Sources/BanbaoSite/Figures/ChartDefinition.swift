import BanbaoChart
import BanbaoText

/// A chart of `content/charts/`, in all languages.
struct ChartDefinition: Sendable {
    /// A column of numbers.
    struct Series: Sendable {
        /// The column's name in the file.
        let id: String
        let label: Localized<String>
        /// One for each row; nil where there is none.
        let values: [ExactDecimal?]
        /// How they are printed.
        let texts: Localized<[String?]>
    }

    /// `studios` of `content/charts/studios.yaml`
    let id: String
    let kind: Chart.Kind
    let title: Localized<String>
    /// For those who do not see it; nil where its values say enough.
    let summary: Localized<String>?
    /// What is counted; empty for numbers alone.
    let unit: Localized<String>
    /// The values end with a percent sign.
    let isInPercent: Bool
    /// What the rows are about, as the head of their column.
    let categoryLabel: Localized<String>?
    let categories: [Localized<String>]
    /// Of the rows of a timeline.
    let dates: [Figure.Time]
    let series: [Series]
    let asOf: Figure.Time?
    let scope: Localized<String>?
    let source: Figure.Source
    let note: Localized<String>?
    /// Its name in messages: the first byte of its file.
    let place: Place
}

typealias ChartID = ID<ChartDefinition>
