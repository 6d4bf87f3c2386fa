import BanbaoData
import BanbaoText

extension SourceTree {
    /// Of all charts, also of those that are wrong.
    var chartNames: [String] {
        files.lazy.map(\.path).filter { SourceKind(path: $0) == .charts && $0.endsWithBytes(".yaml") }.map {
            String(fileName(of: $0).droppingLastBytes(".yaml".utf8.count))
        }
    }
}

/// In: `content/charts/NAME.yaml`, which says how a chart is drawn, and `NAME.csv` with its numbers, unless it shows figures. Out: the charts
/// that are right, in order of their ids.
func loadCharts(
    _ tree: SourceTree, _ languages: Languages, _ figures: Figures, today: Day, _ problems: inout [Diagnostic]
) throws -> Table<ChartDefinition, ChartDefinition> {
    let paths = tree.files.map(\.path).filter { SourceKind(path: $0) == .charts }
    var charts: [ChartDefinition] = []
    for path in paths where path.endsWithBytes(".yaml") {
        let id = String(fileName(of: path).droppingLastBytes(".yaml".utf8.count))
        guard isIdentifier(id) else {
            problems.append(.identifier(path: path, range: 0..<0, id: id))
            continue
        }
        let table = SourceKind.chartFolder + id + ".csv"
        guard let yaml = try readYAML(path, tree, &problems) else { continue }
        let csv = try readSourceFile(table, tree, limitInKiB: textFileLimitInKiB, &problems)
        if csv == nil, tree.index(of: table) != nil { continue }
        var reader = ChartReader(
            id: id, yaml, path: path, csv.map(CSV.init), tablePath: table, languages, figures, today: today)
        let chart = reader.read()
        problems += reader.problems
        if let chart { charts.append(chart) }
    }
    for path in paths where path.endsWithBytes(".csv") {
        let settings = String(path.droppingLastBytes(".csv".utf8.count)) + ".yaml"
        if tree.index(of: settings) == nil { problems.append(.chartUnused(path: path, settings: settings)) }
    }
    return Table(charts.sorted { $0.id.precedesInBytes($1.id) })
}
