import BanbaoText

/// Why a link stayed text.
enum LinkSlip { case blank, gap, wideBrackets }

// The wording of editors' slips in a Markdown body.
extension Diagnostic {
    private static func slip(
        _ rule: Rule, _ path: String, _ range: Range<Int>, _ message: Wording, help: Wording
    ) -> Diagnostic {
        Diagnostic(rule, path: path, range: range, message, help: help)
    }

    static func fullWidthIndents(path: String, range: Range<Int>, count: Int, runTogether: Bool) -> Diagnostic {
        slip(
            .markdownIndent, path, range,
            Wording(
                "\(count) paragraph\(count == 1 ? " begins" : "s begin") with full-width blanks, which are left out",
                zh: "有 \(count) 段用全角空格缩进，这些空格没有放进网页"),
            help: runTogether
                ? Wording(
                    "take them out and put a blank line between paragraphs, or they run together; the theme indents them",
                    zh: "删掉这些空格，段与段之间空一行，不空行就会连成一段；段首缩进由网页的样式决定")
                : Wording("take them out; the theme indents paragraphs", zh: "删掉这些空格；段首缩进由网页的样式决定"))
    }

    static func indentedProse(path: String, range: Range<Int>) -> Diagnostic {
        slip(
            .markdownIndentedCode, path, range,
            Wording("the blanks at the beginning make this text a block of code", zh: "行首的空格使这段文字变成了代码"),
            help: Wording(
                "take the blanks away; what is meant to be code stands between two lines ```",
                zh: "删掉行首的空格；真要写代码，就在前后各加一行 ```"))
    }

    static func indentedHeading(path: String, range: Range<Int>, fix: String) -> Diagnostic {
        slip(
            .markdownHeading, path, range,
            Wording("full-width blanks before # keep this line from being a heading", zh: "# 前面有全角空格，这一行不会成为标题"),
            help: .write(fix))
    }

    static func wideHeadingMark(path: String, range: Range<Int>, fix: String) -> Diagnostic {
        slip(
            .markdownHeading, path, range,
            Wording("a full-width ＃ does not make a heading", zh: "全角的“＃”不能表示标题"), help: .write(fix))
    }

    static func headingWithoutBlank(path: String, range: Range<Int>, fix: String) -> Diagnostic {
        slip(
            .markdownHeading, path, range,
            Wording("without a blank after # this line is no heading", zh: "# 后面没有空格，这一行不会成为标题"),
            help: Wording(
                "write \(fix) ; \\# for a sign to be seen", zh: "写成 \(fix) ；真要显示 #，就写 \\#"))
    }

    static func widePipes(path: String, range: Range<Int>) -> Diagnostic {
        slip(
            .tablePipes, path, range,
            Wording("full-width ｜ do not make a table", zh: "全角的“｜”不能用来画表格"),
            help: Wording("write | in their place", zh: "改成半角的 |"))
    }

    static func starsWithoutPartner(path: String, range: Range<Int>) -> Diagnostic {
        slip(
            .markdownEmphasis, path, range,
            Wording("these stars have no partner and readers see them", zh: "这里的星号没有配成对，读者会看到星号"),
            help: Wording(
                "put ** right before and right after what is to be bold, without blanks; \\* for a star to be seen",
                zh: "在要加粗的文字前后紧挨着各写一个 **，中间不留空格；真要显示星号，就写 \\*"))
    }

    static func maskNotFilled(path: String, range: Range<Int>, mask: String) -> Diagnostic {
        slip(
            .textPlaceholder, path, range, Wording("\"\(mask)\" has not been filled in", zh: "“\(mask)”还没有填"),
            help: Wording(
                "write what belongs here; what may not be told is 某 in Chinese, \"a certain\" in English",
                zh: "填上具体内容；不便写出的，中文用“某”字，英文用 a certain"))
    }

    static func linkNotRead(path: String, range: Range<Int>, _ slip: LinkSlip, fix: String) -> Diagnostic {
        let reason =
            switch slip {
            case .blank: Wording("a blank in the address keeps this from being a link", zh: "地址里有空格，这里不会成为链接")
            case .gap: Wording("a blank between ] and ( keeps this from being a link", zh: "] 和 ( 之间有空格，这里不会成为链接")
            case .wideBrackets: Wording("full-width brackets do not make a link", zh: "全角括号不能用来写链接")
            }
        return Self.slip(.linkSyntax, path, range, reason, help: .write(fix))
    }

    static func referenceWithoutDefinition(path: String, range: Range<Int>, label: String) -> Diagnostic {
        slip(
            .linkReference, path, range,
            Wording("there is no definition for [\(label)]", zh: "没有给 [\(label)] 写地址"),
            help: Wording(
                "add a line [\(label)]: address, or write the address as [text](address)",
                zh: "另加一行“[\(label)]: 地址”，或者写成 [文字](地址)"))
    }
}

extension Wording {
    fileprivate static func write(_ fix: String) -> Wording { Wording("write \(fix)", zh: "写成 \(fix)") }
}
