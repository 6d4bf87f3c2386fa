import BanbaoData
import BanbaoText

/// The numbers of each chart, for programs and spreadsheets.
func chartDownloads(_ inputs: RenderInputs) -> [Output] {
    inputs.site.figures.charts.flatMap { chart in
        DownloadFormat.allCases.map { format in
            download(
                format.sitePath(of: chart), Wording("the data of the chart \"\(chart.id)\"", zh: "图表“\(chart.id)”的数据"),
                chart.place
            ) { inputs in
                switch format {
                case .csv: inputs.csv(chart)
                case .json: inputs.json(chart).lineBytes
                }
            }
        }
    }
}

extension RenderInputs {
    fileprivate func csv(_ chart: ChartDefinition) -> [UInt8] {
        var table = CSVWriter()
        let dates: [CSVWriter.Cell] = chart.dates.isEmpty ? [] : [.text("date")]
        table.line(dates + columns("item") + chart.series.map { .text($0.id) })
        for row in chart.categories.indices {
            table.line(
                (chart.dates.isEmpty ? [] : [.text(chart.dates[row].text)]) + cells { chart.categories[row][$0] }
                    + chart.series.map { $0.values[row].map(CSVWriter.Cell.number) ?? .text("") })
        }
        return table.bytes
    }

    fileprivate func json(_ chart: ChartDefinition) -> JSONObject {
        var object = JSONObject()
        object.add("id", chart.id)
        object.add("title", texts { chart.title[$0] })
        if chart.unit.contains(where: { !$0.isEmpty }) { object.add("unit", texts { chart.unit[$0] }) }
        add(chart.asOf, to: &object)
        if let scope = chart.scope { object.add("scope", texts { scope[$0] }) }
        object.add("source", source(chart.source))
        if let note = chart.note { object.add("note", texts { note[$0] }) }
        object.add(
            "series",
            chart.series.map { series in
                var column = JSONObject()
                column.add("id", series.id)
                column.add("label", texts { series.label[$0] })
                return column
            })
        object.add("rows", chart.categories.indices.map { row(chart, $0) })
        return object
    }

    private func row(_ chart: ChartDefinition, _ place: Int) -> JSONObject {
        var row = JSONObject()
        if !chart.dates.isEmpty { row.add("date", chart.dates[place].text) }
        row.add("item", texts { chart.categories[place][$0] })
        for series in chart.series {
            if let number = series.values[place] { row.add(series.id, number) } else { row.addNull(series.id) }
        }
        return row
    }
}
