/// Bodies of pages.
extension Rule {
    static let markdown = Family(
        title: Wording("Markdown", zh: "Markdown"),
        rules: [
            .markdownContainer,
            .markdownEmphasis,
            .markdownHeading,
            .markdownIndent,
            .markdownIndentedCode,
            .markdownList,
            .markdownLongParagraph,
            .markdownRawHTML,
            .markdownShortcode,
            .markdownTitle,
            .markdownTooDeep,
            .markdownUnderline,
            .markdownUnderscores,
            .htmlAttribute,
            .htmlEmbed,
            .htmlNesting,
            .footnoteDuplicate,
            .footnoteMissing,
            .footnoteUnused,
            .tableDashes,
            .tableHeader,
            .tablePipes,
            .tableRow,
            .tableSparse,
            .tableTabs,
        ])

    package static let markdownContainer = Rule(
        "markdown.container", .warning,
        Wording("::: or !!! does not make a box, so readers see it", zh: "::: 和 !!! 不能加提示框，读者会看到它"))
    package static let markdownEmphasis = Rule(
        "markdown.emphasis", .warning,
        Wording("asterisks do not make bold or italic text, so readers see them", zh: "星号没有起到强调的作用，读者会看到星号"))
    package static let markdownHeading = Rule(
        "markdown.heading", .warning, Wording("a line looks like a heading but is not one", zh: "像标题的一行没有成为标题"))
    package static let markdownIndent = Rule(
        "markdown.indent", .warning,
        Wording("paragraphs begin with full-width spaces, which are left out", zh: "段首的全角空格没有放进网页"))
    package static let markdownIndentedCode = Rule(
        "markdown.indented-code", .warning,
        Wording("spaces at the beginning of a line turn prose into a block of code", zh: "行首的空格使正文变成了代码"))
    package static let markdownList = Rule(
        "markdown.list", .warning, Wording("lines look like a list but are not one", zh: "像列表的几行没有成为列表"))
    package static let markdownLongParagraph = Rule(
        "markdown.long-paragraph", .error,
        Wording(
            "a long text with many brackets, asterisks and other special characters has no blank line",
            zh: "括号、星号之类的符号很多的长段文字，中间没有空行"))
    package static let markdownRawHTML = Rule(
        "markdown.raw-html", .warning,
        Wording(
            "HTML outside the safe subset is left out of the page; its text stays", zh: "不在可用范围内的 HTML 没有放进网页，其中的文字保留"))
    package static let htmlAttribute = Rule(
        "html.attribute", .warning, Wording("HTML attributes are left out of the page", zh: "HTML 属性没有放进网页"))
    package static let htmlEmbed = Rule(
        "html.embed", .warning,
        Wording(
            "a page of another site may not be embedded, so a link takes its place", zh: "其他网站的网页没有允许嵌入，改为链接"))
    package static let htmlNesting = Rule(
        "html.nesting", .warning, Wording("HTML tags do not match or are out of place", zh: "HTML 标签不配对或者位置不对"))
    package static let markdownShortcode = Rule(
        "markdown.shortcode", .warning,
        Wording("a shortcode of another program is not read, so readers see it", zh: "其他软件的短代码不起作用，读者会看到它"))
    package static let markdownTitle = Rule(
        "markdown.title", .warning,
        Wording("a heading is on the level of the page's title", zh: "正文的标题与网页标题同级"))
    package static let markdownTooDeep = Rule(
        "markdown.too-deep", .error, Wording("lists and quotations are nested too deeply", zh: "列表和引用的层次太深"))
    package static let markdownUnderline = Rule(
        "markdown.underline", .warning,
        Wording("a line of --- makes a heading of the paragraph above it", zh: "--- 使上面的一段成了标题"))
    package static let markdownUnderscores = Rule(
        "markdown.underscores", .warning,
        Wording(
            "underscores next to Chinese characters do not make emphasis, so readers see them",
            zh: "汉字旁边的下划线不起作用，读者会看到它"))
    package static let footnoteDuplicate = Rule(
        "footnote.duplicate", .warning,
        Wording("two footnotes have the same name, so the second is left out", zh: "两条注释同名，后一条没有放进网页"))
    package static let footnoteMissing = Rule(
        "footnote.missing", .warning, Wording("a reference has no footnote", zh: "引用的注释不存在"))
    package static let footnoteUnused = Rule(
        "footnote.unused", .warning, Wording("nothing refers to a footnote, so it is left out", zh: "正文没有引用的注释没有放进网页"))
    package static let tableDashes = Rule(
        "table.dashes", .warning,
        Wording("rows without a line of --- under the first are not a table", zh: "第一行下面没有 --- 的几行没有成为表格"))
    package static let tableHeader = Rule(
        "table.header", .warning,
        Wording(
            "the header and the line under it have different numbers of cells, so this is not a table",
            zh: "表头和下面一行的格数不同，没有成为表格"))
    package static let tablePipes = Rule(
        "table.pipes", .warning, Wording("full-width ｜ do not make a table", zh: "全角的“｜”不能画表格"))
    package static let tableRow = Rule(
        "table.row", .warning,
        Wording("a row has more cells than the header; the extra cells are left out", zh: "一行的格数比表头多，多出的没有放进网页"))
    package static let tableSparse = Rule(
        "table.sparse", .error, Wording("the rows of a table lack too many cells", zh: "表格各行缺少的格太多"))
    package static let tableTabs = Rule(
        "table.tabs", .warning, Wording("lines with tabs do not make a table", zh: "用制表符隔开的几行没有成为表格"))
}
