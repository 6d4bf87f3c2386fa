/// `content/figures/`, and what refers to it.
extension Rule {
    static let figures = Family(
        title: Wording("Figures", zh: "数据"),
        rules: [.figureUnknown, .figureText, .figureDate, .figureDuplicate, .figureLanguage, .figureLink])

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
}
