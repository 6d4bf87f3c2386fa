/// `content/figures/`, and what refers to it.
extension Rule {
    static let figures = Family(
        title: Wording("Figures and charts", zh: "数据和图表"),
        rules: [
            .figureUnknown, .figureText, .figureDate, .figureDuplicate, .figureLanguage, .figureLink, .figureUndated,
            .chartUnknown,
            .chartLink, .chartData, .chartColumn, .chartUnusedColumn,
        ])

    package static let figureUnknown = Rule(
        "figure.unknown", .error,
        Wording("a text, a page or a list names a figure that there is none of", zh: "引用的数据不存在"))
    package static let figureText = Rule(
        "figure.text", .error,
        Wording("a text does not say what the definition of its figure says", zh: "正文里的数字和数据的定义不一致"))
    package static let figureDate = Rule(
        "figure.date", .error, Wording("the date of a figure is in the future", zh: "数据的日期在今天之后"))
    package static let figureDuplicate = Rule(
        "figure.duplicate", .error, Wording("two figures have one id", zh: "两个数据用了同一个名字"))
    package static let figureLanguage = Rule(
        "figure.language", .error,
        Wording("a language has no words for numbers or for a qualifier", zh: "一种语言没有写明数字或限定词的写法"))
    package static let figureLink = Rule(
        "figure.link", .error, Wording("a figure is written as an image", zh: "数据写成了图片"))
    package static let figureUndated = Rule(
        "figure.undated", .warning,
        Wording("a title or a summary shows a figure without the year of its date", zh: "标题或摘要里的数据没有写明年份"))
    package static let chartUnknown = Rule(
        "chart.unknown", .error, Wording("a text names a chart that there is none of", zh: "引用的图表不存在"))
    package static let chartLink = Rule(
        "chart.link", .error, Wording("a chart is written as a link or within a line", zh: "图表写成了链接，或者写在行内"))
    package static let chartData = Rule(
        "chart.data", .error,
        Wording("a chart has no numbers, or numbers that its kind cannot show", zh: "图表没有数字，或者数字不适合这类图表"))
    package static let chartColumn = Rule(
        "chart.column", .error, Wording("a chart names a column that its table lacks", zh: "图表引用的列在表格里没有"))
    package static let chartUnusedColumn = Rule(
        "chart.unused-column", .warning, Wording("a column of a table is not in its chart", zh: "表格里有一列没有画进图表"))
}
