import BanbaoText

/// Why a link stayed text.
enum LinkMistake { case space, gap, wideBrackets }

// The wording of what the linter finds in a Markdown body.
extension Diagnostic {
    private static func warning(
        _ rule: Rule, _ path: String, _ range: Range<Int>, _ message: Wording, help: Wording
    ) -> Diagnostic {
        Diagnostic(rule, path: path, range: range, message, help: help)
    }

    static func fullWidthIndents(path: String, range: Range<Int>, count: Int, runTogether: Bool) -> Diagnostic {
        warning(
            .markdownIndent, path, range,
            Wording(
                "\(count) paragraph\(count == 1 ? " begins" : "s begin") with full-width spaces, which are left out",
                zh: "有 \(count) 段用全角空格缩进，这些空格没有放进网页"),
            help: runTogether
                ? Wording(
                    "delete them and put a blank line between paragraphs, or they run together; the theme indents paragraphs",
                    zh: "删掉这些空格，段与段之间空一行，不空行就会连成一段；段首缩进由网页的样式决定")
                : Wording("delete them; the theme indents paragraphs", zh: "删掉这些空格；段首缩进由网页的样式决定"))
    }

    static func indentedProse(path: String, range: Range<Int>) -> Diagnostic {
        warning(
            .markdownIndentedCode, path, range,
            Wording("the spaces at the beginning make this text a code block", zh: "行首的空格使这段文字变成了代码"),
            help: Wording(
                "remove the spaces; for code, write ``` on the lines before and after it",
                zh: "删掉行首的空格；真要写代码，就在前后各加一行 ```"))
    }

    static func indentedHeading(path: String, range: Range<Int>, fix: String) -> Diagnostic {
        warning(
            .markdownHeading, path, range,
            Wording("full-width spaces before # keep this line from being a heading", zh: "# 前面有全角空格，这一行不会成为标题"),
            help: .write(fix))
    }

    static func wideHeadingMark(path: String, range: Range<Int>, fix: String) -> Diagnostic {
        warning(
            .markdownHeading, path, range,
            Wording("a full-width ＃ does not make a heading", zh: "全角的“＃”不能表示标题"), help: .write(fix))
    }

    static func headingWithoutSpace(path: String, range: Range<Int>, fix: String) -> Diagnostic {
        warning(
            .markdownHeading, path, range,
            Wording("this line is not a heading: no space follows the #", zh: "# 后面没有空格，这一行不会成为标题"),
            help: Wording(
                "write \(fix) ; for a literal #, write \\#", zh: "写成 \(fix) ；真要显示 #，就写 \\#"))
    }

    static func wideSpaceAfterHeadingMark(path: String, range: Range<Int>, fix: String) -> Diagnostic {
        warning(
            .markdownHeading, path, range,
            Wording("a full-width space after # keeps this line from being a heading", zh: "# 后面是全角空格，这一行不会成为标题"),
            help: .write(fix))
    }

    static func secondTitle(path: String, range: Range<Int>) -> Diagnostic {
        warning(
            .markdownTitle, path, range,
            Wording(
                "this heading is on the level of the page's title, which is an <h1> already",
                zh: "这个标题与网页标题同级，而网页标题已经是一级标题"),
            help: Wording(
                "delete it if it repeats the title; begin headings with ## otherwise", zh: "与网页标题相同就删去；否则正文的标题从 ## 开始"))
    }

    static func underscoresNotRead(path: String, range: Range<Int>, text: String) -> Diagnostic {
        let inner = text.drop { $0 == "_" }.reversed().drop { $0 == "_" }.reversed()
        let stars = String(repeating: "*", count: text.prefix { $0 == "_" }.count)
        return warning(
            .markdownUnderscores, path, range,
            Wording(
                "these underscores are next to a Chinese character, so they stay in the text", zh: "下划线紧挨着汉字，不起作用，会原样显示"
            ),
            help: Wording(
                "write \(stars)\(String(inner))\(stars) ; for literal underscores, write \\_",
                zh: "写成 \(stars)\(String(inner))\(stars) ；真要显示下划线，就写 \\_"))
    }

    static func itemWithoutSpace(path: String, range: Range<Int>, fix: String) -> Diagnostic {
        warning(
            .markdownList, path, range,
            Wording("these lines are not a list: no space follows the -", zh: "- 后面没有空格，这些行不会成为列表"),
            help: Wording("write \(fix) ; for a literal -, write \\-", zh: "写成 \(fix) ；真要显示 -，就写 \\-"))
    }

    static func numbersRunTogether(path: String, range: Range<Int>) -> Diagnostic {
        warning(
            .markdownList, path, range,
            Wording("these numbered lines run together into one paragraph", zh: "这些编了号的行会连成一段"),
            help: Wording(
                "put a blank line between them, or write a list: 1. and 2., each with a space",
                zh: "行与行之间空一行；要做成列表，就用“1. ”“2. ”开头，点后面有空格"))
    }

    static func underlinedParagraph(path: String, range: Range<Int>) -> Diagnostic {
        warning(
            .markdownUnderline, path, range,
            Wording("this line makes a heading of the paragraph above it", zh: "这一行使上面的一段成了标题"),
            help: Wording(
                "put a blank line above it if it separates two parts; begin headings with ##",
                zh: "如果是分隔线，就在它上面空一行；标题用 ## 开头"))
    }

    static func containerNotRead(path: String, range: Range<Int>, sign: String) -> Diagnostic {
        warning(
            .markdownContainer, path, range,
            Wording("\(sign) does not make a box; it appears in the text", zh: "\(sign) 不能用来加提示框，会原样显示"),
            help: Wording(
                "write > [!NOTE] on a line, and the text below it in lines that begin with >",
                zh: "单独一行写 > [!NOTE]，下面的文字每行以 > 开头"))
    }

    static func shortcodeNotRead(path: String, range: Range<Int>) -> Diagnostic {
        warning(
            .markdownShortcode, path, range,
            Wording("shortcodes of other programs do not work; they appear in the text", zh: "其他软件的短代码不起作用，会原样显示"),
            help: Wording(
                "write it in Markdown, or put it between backticks if it is meant to be seen",
                zh: "改用 Markdown 写；要显示它本身，就放在反引号里"))
    }

    static func tableWithoutDashes(path: String, range: Range<Int>) -> Diagnostic {
        warning(
            .tableDashes, path, range,
            Wording("these rows are not a table: no line of --- follows the header", zh: "表头下面没有 --- 一行，这些行不会成为表格"),
            help: Wording(
                "write a line |---|---| under the header, with one --- for each cell, in ASCII hyphens",
                zh: "在表头下面加一行 |---|---|，有几格就写几个 ---，要用半角的 -"))
    }

    static func tableOfTabs(path: String, range: Range<Int>) -> Diagnostic {
        warning(
            .tableTabs, path, range,
            Wording("lines with tabs do not make a table; they run together", zh: "用制表符隔开的几行不会成为表格，会连成一段"),
            help: Wording(
                "put | between the cells, and a line |---|---| under the first row", zh: "格与格之间写 |，第一行下面加一行 |---|---|"))
    }

    static func widePipes(path: String, range: Range<Int>) -> Diagnostic {
        warning(
            .tablePipes, path, range,
            Wording("full-width ｜ does not make a table", zh: "全角的“｜”不能用来画表格"),
            help: Wording("use | instead", zh: "改成半角的 |"))
    }

    static func unmatchedEmphasis(path: String, range: Range<Int>) -> Diagnostic {
        warning(
            .markdownEmphasis, path, range,
            Wording("these asterisks have no match, so they appear in the text", zh: "这里的星号没有配成对，读者会看到星号"),
            help: Wording(
                "write ** directly before and after the bold text, without spaces; for a literal asterisk, write \\*",
                zh: "在要加粗的文字前后紧挨着各写一个 **，中间不留空格；真要显示星号，就写 \\*"))
    }

    static func placeholderNotFilled(path: String, range: Range<Int>, placeholder: String) -> Diagnostic {
        warning(
            .textPlaceholder, path, range,
            Wording("\"\(placeholder)\" has not been filled in", zh: "“\(placeholder)”还没有填"),
            help: Wording(
                "fill it in; what must stay unnamed is 某 in Chinese, \"a certain\" in English",
                zh: "填上具体内容；不便写出的，中文用“某”字，英文用 a certain"))
    }

    static func linkNotRead(
        path: String, range: Range<Int>, _ mistake: LinkMistake, fix: String, renamesFile: Bool
    ) -> Diagnostic {
        let reason =
            switch mistake {
            case .space:
                Wording("a space in the destination keeps this from being a link", zh: "地址里有空格，这里不会成为链接")
            case .gap: Wording("a space between ] and ( keeps this from being a link", zh: "] 和 ( 之间有空格，这里不会成为链接")
            case .wideBrackets: Wording("full-width brackets do not make a link", zh: "全角括号不能用来写链接")
            }
        let help =
            renamesFile
            ? Wording("write \(fix), and rename the file", zh: "写成 \(fix)，文件也这样改名") : .write(fix)
        return warning(.linkSyntax, path, range, reason, help: help)
    }

    static func referenceWithoutDefinition(path: String, range: Range<Int>, label: String) -> Diagnostic {
        warning(
            .linkReference, path, range,
            Wording("[\(label)] is not defined", zh: "没有给 [\(label)] 写地址"),
            help: Wording(
                "add a line [\(label)]: destination, or write [text](destination)",
                zh: "另加一行“[\(label)]: 地址”，或者写成 [文字](地址)"))
    }
}

extension Wording {
    fileprivate static func write(_ fix: String) -> Wording { Wording("write \(fix)", zh: "写成 \(fix)") }
}
