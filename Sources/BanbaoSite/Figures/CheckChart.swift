import BanbaoChart
import BanbaoData
import BanbaoText

// What the numbers of a chart must be for its kind.
extension ChartReader {
    /// More parts of a ring cannot be told apart.
    private static let partLimit = 6

    mutating func reportNumbers(of data: Data, _ kind: Chart.Kind) {
        switch kind {
        case .share: reportShares(data)
        case .stacked: reportNegative(data)
        case .progress: reportProgress(data)
        case .columns, .bar, .grouped, .line, .timeline: break
        }
    }

    private mutating func reportShares(_ data: Data) {
        let values = data.series.first?.values ?? []
        if values.count > Self.partLimit {
            reader.report(
                .chartParts(path: reader.path, range: reader.keyRange("kind"), values.count, limit: Self.partLimit))
        }
        reportNegative(data)
        guard case .common(.percent) = data.measure, !values.isEmpty else { return }
        let sum = Self.sum(of: values)
        if sum != ExactDecimal(100) {
            reader.report(
                .chartSum(path: reader.path, range: reader.keyRange("kind"), sum, isMore: sum > ExactDecimal(100)))
        }
    }

    private mutating func reportNegative(_ data: Data) {
        for (row, value) in data.series.flatMap({ $0.values.enumerated() }) {
            guard let value, value < ExactDecimal(0) else { continue }
            reader.report(.chartNegative(path: reader.path, range: reader.keyRange("kind"), value, row: row + 1))
        }
    }

    private mutating func reportProgress(_ data: Data) {
        guard data.series.count == 2 else { return }
        reportNegative(data)
        for (row, (done, total)) in zip(data.series[0].values, data.series[1].values).enumerated() {
            guard let done, let total, done > total else { continue }
            reader.report(.chartProgress(path: reader.path, range: reader.keyRange("kind"), done, total, row: row + 1))
        }
    }

    static func sum(of values: [ExactDecimal?]) -> ExactDecimal {
        values.compactMap(\.self).reduce(ExactDecimal(0)) { ($0 + $1) ?? $0 }
    }

    /// What is missing to 100; nil where nothing is.
    static func rest(of values: [ExactDecimal?]) -> ExactDecimal? {
        let rest = ExactDecimal(100) + -sum(of: values)
        return rest.flatMap { $0 > ExactDecimal(0) ? $0 : nil }
    }
}
