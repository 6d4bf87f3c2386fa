import BanbaoChart
import BanbaoData
import BanbaoText

// The numbers of a chart, from its table or from figures.
extension ChartReader {
    /// Rows of which a chart can show each one.
    private static let rowLimit = 200

    /// The columns that `NAME.yaml` names.
    private struct Columns {
        let category: String?
        /// In the order of the file; which may have empty cells.
        var series: [(id: String, label: Localized<String>, isOptional: Bool)] = []
    }

    mutating func readTable(_ csv: CSV, _ kind: Chart.Kind) -> Data {
        let (format, words) = readFormat()
        let columns = readColumns(csv, kind)
        let label = optionalTexts("category-label", &reader, languages)
        let rest = kind == .share ? optionalTexts("rest", &reader, languages) : nil
        var data = Data(unit: words, measure: format.unit, categoryLabel: label)
        var values = columns.series.map { _ in [ExactDecimal?]() }
        for row in rows(of: csv) {
            var row = MappingReader(row, path: tablePath, name: Wording("the row", zh: "这一行"))
            if let category = columns.category { data.categories.append(self.words(category, &row)) }
            for (place, column) in columns.series.enumerated() {
                values[place].append(number(column.id, isOptional: column.isOptional, &row))
            }
            rowProblems += row.finish().filter { $0.rule != .keyUnknown }
        }
        reportUnread(csv, columns.series.map(\.id) + [columns.category].compactMap(\.self))
        if let rest, let number = Self.rest(of: values.first ?? []) {
            data.categories.append(rest)
            values[0].append(number)
        }
        data.series = zip(columns.series, values).map { column, values in
            series(column.id, column.label, values, format)
        }
        return data
    }

    mutating func readTimeline(_ csv: CSV) -> Data {
        var data = Data(
            unit: Localized(languages.map { _ in "" }), measure: .none,
            categoryLabel: optionalTexts("category-label", &reader, languages))
        let date = column("date", csv)
        let event = column("category", csv)
        for row in rows(of: csv) {
            var row = MappingReader(row, path: tablePath, name: Wording("the row", zh: "这一行"))
            if let event { data.categories.append(words(event, &row)) }
            if let date, row.required(date) != nil,
                let time = readTime(&row, key: date, fallback: nil, today: nil)
            {
                data.dates.append(time)
            }
            rowProblems += row.finish().filter { $0.rule != .keyUnknown }
        }
        reportUnread(csv, [date, event].compactMap(\.self))
        return data
    }

    private func series(
        _ id: String, _ label: Localized<String>, _ values: [ExactDecimal?], _ format: Format
    ) -> ChartDefinition.Series {
        ChartDefinition.Series(
            id: id, label: label, values: values,
            texts: languages.table { language in values.map { $0.map { text($0, format, language) } } })
    }

    // MARK: Columns

    private mutating func readColumns(_ csv: CSV, _ kind: Chart.Kind) -> Columns {
        var columns = Columns(category: column("category", csv))
        guard reader.required("series") != nil else { return columns }
        var map = reader.map("series", name: Wording("\(reader.name) → series", zh: "\(reader.name) → series"))
        for member in map.allMembers() {
            guard isColumn(member.key, csv) else {
                map.report(.chartColumnMissing(path: map.path, range: member.keyRange, member.key, csv, tablePath))
                continue
            }
            var isOptional = false
            var label: Localized<String>
            if case .map(let members, _) = member.value, members.contains(where: { $0.key == "label" }) {
                var column = map.map(
                    member.key, name: Wording("\(map.name) → \(member.key)", zh: "\(map.name) → \(member.key)"))
                label = localized("label", &column, languages, member.key)
                isOptional = column.flag("optional", default: false)
                map.report(column.finish())
            } else {
                label = localized(member.value, member.key, &map, languages, member.key)
            }
            columns.series.append((member.key, label, isOptional))
        }
        let count = columns.series.count
        if [.columns, .bar, .share].contains(kind), count > 1 {
            map.report(.chartSeriesCount(path: map.path, range: map.headRange, kind, expected: 1, count))
        } else if kind == .progress, count != 2 {
            map.report(.chartSeriesCount(path: map.path, range: map.headRange, kind, expected: 2, count))
        }
        reader.report(map.finish())
        return columns
    }

    /// The column that a key names; nil where there is none, which is reported.
    private mutating func column(_ key: String, _ csv: CSV) -> String? {
        guard let value = reader.required(key), let name = reader.text(value, key) else { return nil }
        if isColumn(name, csv) { return name }
        reader.report(.chartColumnMissing(path: reader.path, range: value.range, name, csv, tablePath))
        return nil
    }

    /// `level`, or `level.zh` and `level.en`.
    private func isColumn(_ name: String, _ csv: CSV) -> Bool {
        // What is wrong with the first line of a table is said of it, and nothing else.
        csv.columns.isEmpty
            || csv.columns.contains { ($0.name.cut(atFirst: ".").map { String($0.before) } ?? $0.name) == name }
    }

    private mutating func reportUnread(_ csv: CSV, _ read: [String]) {
        guard reader.problems.isEmpty else { return }
        for column in csv.columns where !column.name.isEmpty {
            let name = column.name.cut(atFirst: ".").map { String($0.before) } ?? column.name
            if !read.contains(name) {
                rowProblems.append(.chartColumnUnused(path: tablePath, range: column.range, column.name))
            }
        }
    }

    // MARK: Cells

    private mutating func rows(of csv: CSV) -> [YAML] {
        rowProblems += csv.problems
        if csv.rows.isEmpty, csv.problems.isEmpty { rowProblems.append(.chartWithoutRows(path: tablePath)) }
        guard csv.rows.count > Self.rowLimit else { return csv.rows }
        rowProblems.append(
            .chartRows(path: tablePath, range: csv.rows[Self.rowLimit].range, csv.rows.count, limit: Self.rowLimit))
        return Array(csv.rows.prefix(Self.rowLimit))
    }

    /// One text for all languages, or one for each.
    private func words(_ column: String, _ row: inout MappingReader) -> Localized<String> {
        guard let value = row.value(column) else {
            row.report(.chartCellEmpty(path: tablePath, range: row.keyRange(column), column))
            return Localized(languages.map { _ in "" })
        }
        if case .map = value { return localized(value, column, &row, languages, "") }
        let text = row.text(value, column) ?? ""
        return Localized(languages.map { _ in text })
    }

    /// As spreadsheets write numbers: `1,234.5` too, where the groups are of three digits.
    private func number(_ column: String, isOptional: Bool, _ row: inout MappingReader) -> ExactDecimal? {
        guard let value = row.value(column), let text = row.text(value, column) else {
            if !isOptional { row.report(.chartCellEmpty(path: tablePath, range: row.keyRange(column), column)) }
            return nil
        }
        if let number = ExactDecimal(text) ?? NumberStyle.ofSpreadsheets.number(text) { return number }
        row.report(
            .notExact(path: tablePath, range: value.range, key: column, value: text, languages, mayBeRange: false))
        return nil
    }
}

extension NumberStyle {
    fileprivate static let ofSpreadsheets = NumberStyle(
        groupSeparator: ",", scales: [], space: "", commonUnits: [:], rangeMark: "")
}
