import BanbaoChart
import BanbaoData
import BanbaoText

// The wording of what can be wrong with charts.
extension Diagnostic {
    static func chartUnknown(_ place: Place, id: String, known: [String]) -> Diagnostic {
        Diagnostic(
            .chartUnknown, path: place.path, range: place.range,
            Wording("there is no chart \"\(id)\"", zh: "没有名为“\(id)”的图表"),
            help: closestName(to: id, among: known).map(Wording.didYouMean)
                ?? Wording(
                    "make \(SourceKind.chartFolder)\(id).yaml and \(id).csv; docs/figures.md says how",
                    zh: "新建 \(SourceKind.chartFolder)\(id).yaml 和 \(id).csv，写法见 docs/figures.zh.md"))
    }

    static func chartNotAlone(_ place: Place, id: String) -> Diagnostic {
        Diagnostic(
            .chartLink, path: place.path, range: place.range,
            Wording("a chart must be an image alone in its paragraph", zh: "图表要写成图片，单独成段"),
            help: Wording(
                "write ![what it shows](chart:\(id)) between two empty lines", zh: "前后各空一行，写 ![图表说明](chart:\(id))"))
    }

    static func chartUnused(path: String, settings: String) -> Diagnostic {
        Diagnostic(
            .siteUnknownFile, path: path, Wording("nothing reads this file", zh: "这个文件没有用处"),
            help: Wording("say how it is drawn in \(settings)", zh: "在 \(settings) 里写明怎么画"))
    }

    static func chartWithoutData(path: String, range: Range<Int>, table: String) -> Diagnostic {
        Diagnostic(
            .chartData, path: path, range: range,
            Wording("the chart has no numbers", zh: "图表没有数字"),
            help: Wording(
                "put them into \(table), or name figures: figures: [id, id]",
                zh: "把数字写在 \(table) 里，或者引用数据：figures: [名称, 名称]"))
    }

    static func chartWithoutRows(path: String) -> Diagnostic {
        Diagnostic(
            .chartData, path: path, range: 0..<0, Wording("the table has no rows", zh: "表格里没有数据行"),
            help: Wording("write a line for each number below the names of the columns", zh: "在列名下面，每个数字写一行"))
    }

    static func chartRows(path: String, range: Range<Int>, _ count: Int, limit: Int) -> Diagnostic {
        Diagnostic(
            .chartData, path: path, range: range.lowerBound..<range.lowerBound + 1,
            Wording(
                "the table has \(count) rows, and a chart can show \(limit)", zh: "表格有 \(count) 行，一张图表最多显示 \(limit) 行"),
            help: Wording("show fewer rows, or sums of them", zh: "减少行数，或者合并成总数"))
    }

    static func chartColumnMissing(
        path: String, range: Range<Int>, _ name: String, _ csv: CSV, _ table: String
    ) -> Diagnostic {
        let names = csv.columns.map(\.name)
        return Diagnostic(
            .chartColumn, path: path, range: range,
            Wording("\(table) has no column \"\(name)\"", zh: "\(table) 里没有“\(name)”这一列"),
            help: closestName(to: name, among: names).map(Wording.didYouMean) ?? .known(names))
    }

    static func chartColumnUnused(path: String, range: Range<Int>, _ name: String) -> Diagnostic {
        Diagnostic(
            .chartUnusedColumn, path: path, range: range,
            Wording("the chart does not show the column \"\(name)\"", zh: "图表没有用到“\(name)”这一列"),
            help: Wording("name it under series, or delete it", zh: "写进 series，或者删掉这一列"))
    }

    static func chartCellEmpty(path: String, range: Range<Int>, _ column: String) -> Diagnostic {
        Diagnostic(
            .chartData, path: path, range: range,
            Wording("the row has nothing in the column \"\(column)\"", zh: "这一行的“\(column)”列是空的"),
            help: Wording(
                "write it; numbers may be left out where the chart says so: \(column): {label: …, optional: true}; nothing is ever taken for 0",
                zh: "补上内容；允许空缺的数列要写明：\(column): {label: …, optional: true}；空格不会当成 0"))
    }

    static func chartSeriesCount(
        path: String, range: Range<Int>, _ kind: Chart.Kind, expected: Int, _ count: Int
    ) -> Diagnostic {
        Diagnostic(
            .chartData, path: path, range: range,
            Wording(
                "a chart of the kind \(kind.rawValue) shows \(expected) series, and this one has \(count)",
                zh: "\(kind.rawValue) 类图表有 \(expected) 个数列，这里有 \(count) 个"),
            help: kind == .progress
                ? Wording("name what is done, then what there is in all", zh: "先写完成数，再写总数")
                : Wording("use grouped, stacked or line for several", zh: "有多个数列时，用 grouped、stacked 或 line"))
    }

    static func chartParts(path: String, range: Range<Int>, _ count: Int, limit: Int) -> Diagnostic {
        Diagnostic(
            .chartData, path: path, range: range,
            Wording(
                "a share has at most \(limit) parts, and this one has \(count)", zh: "占比图最多 \(limit) 份，这里有 \(count) 份"),
            help: Wording("put the small ones together, or use kind: bar", zh: "把小的合并成一份，或者用 kind: bar"))
    }

    static func chartSum(path: String, range: Range<Int>, _ sum: ExactDecimal, isMore: Bool) -> Diagnostic {
        Diagnostic(
            .chartData, path: path, range: range,
            Wording("the parts add up to \(sum.text) %, not to 100 %", zh: "各份合计 \(sum.text)%，不是 100%"),
            help: isMore
                ? Wording("fix the numbers, or use kind: bar where the parts overlap", zh: "改正数字；各份有重叠的，用 kind: bar")
                : Wording(
                    "fix the numbers, or name the rest: rest: {zh: 其他, en: Other}",
                    zh: "改正数字，或者给余下的部分起名：rest: {zh: 其他, en: Other}"))
    }

    static func chartNegative(path: String, range: Range<Int>, _ number: ExactDecimal, row: Int) -> Diagnostic {
        Diagnostic(
            .chartData, path: path, range: range,
            Wording(
                "this kind of chart cannot show \(number.text) (row \(row))", zh: "这类图表画不出 \(number.text)（第 \(row) 行）"),
            help: Wording("use kind: bar or line for negative numbers", zh: "有负数时用 kind: bar 或 line"))
    }

    static func chartProgress(
        path: String, range: Range<Int>, _ done: ExactDecimal, _ total: ExactDecimal, row: Int
    ) -> Diagnostic {
        Diagnostic(
            .chartData, path: path, range: range,
            Wording(
                "\(done.text) of \(total.text) is more than all (row \(row))",
                zh: "完成 \(done.text)，多于总数 \(total.text)（第 \(row) 行）"),
            help: Wording("fix one of the two numbers", zh: "改正两个数字中的一个"))
    }

    static func chartOfFigures(path: String, range: Range<Int>, _ kind: Chart.Kind) -> Diagnostic {
        Diagnostic(
            .chartData, path: path, range: range,
            Wording("a chart of the kind \(kind.rawValue) cannot show figures", zh: "\(kind.rawValue) 类图表不能引用数据"),
            help: Wording(
                "use columns, bar or share, or a table in a .csv file", zh: "用 columns、bar 或 share，或者把数字写在 .csv 表格里"))
    }

    static func chartUnits(path: String, range: Range<Int>) -> Diagnostic {
        Diagnostic(
            .chartData, path: path, range: range,
            Wording("the figures have different units, which no axis can compare", zh: "这些数据的单位不同，不能放在一起比较"),
            help: Wording("make a chart for each unit", zh: "每种单位各画一张图"))
    }

    static func chartOfRange(_ place: Place, id: String) -> Diagnostic {
        Diagnostic(
            .chartData, path: place.path, range: place.range,
            Wording("the figure \"\(id)\" is a range, which a chart cannot show", zh: "数据“\(id)”是一个范围，图表画不出来"),
            help: Wording("leave it out", zh: "去掉它"))
    }
}
