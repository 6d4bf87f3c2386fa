import BanbaoText

// The wording of what a value cannot be where it stands.
extension Diagnostic {
    static func notMarkup(path: String, range: Range<Int>, name: String, type: Wording) -> Diagnostic {
        Diagnostic(
            .templateType, path: path, range: range,
            Wording("{{{\(name)}}} would print \(type) without escaping it", zh: "{{{\(name)}}} 会把\(type)不加转义地写进网页"),
            help: Wording("write {{\(name)}}; three braces are for markup only", zh: "写成 {{\(name)}}；三层花括号只用于 markup"))
    }

    static func markupInDoubleBraces(path: String, range: Range<Int>, name: String) -> Diagnostic {
        Diagnostic(
            .templateType, path: path, range: range,
            Wording("\"\(name)\" is markup", zh: "“\(name)”是 markup（已经是 HTML）"),
            help: Wording("write {{{\(name)}}}", zh: "写成 {{{\(name)}}}"))
    }

    static func notPrintable(path: String, range: Range<Int>, name: String, type: Wording) -> Diagnostic {
        Diagnostic(
            .templateType, path: path, range: range,
            Wording("\"\(name)\" is a \(type) and cannot be printed", zh: "“\(name)”是\(type)，不能直接写出来"),
            help: Wording(
                "open a section over it: {{#\(name)}} … {{/\(name)}}", zh: "用一段把它包起来：{{#\(name)}} … {{/\(name)}}"))
    }

    static func valueInCDATA(path: String, range: Range<Int>, name: String) -> Diagnostic {
        Diagnostic(
            .templatePlace, path: path, range: range,
            Wording(
                "\"\(name)\" is not allowed here: in CDATA, where only markup is safe",
                zh: "“\(name)”不能放在这里：CDATA 里只能放 markup"),
            help: Wording("put it outside of CDATA, where it is escaped", zh: "放到 CDATA 外面，那里会转义"))
    }

    static func markupInText(path: String, range: Range<Int>, name: String) -> Diagnostic {
        Diagnostic(
            .templatePlace, path: path, range: range,
            Wording("\"\(name)\" is markup, and this file is text", zh: "“\(name)”是 markup，而这个文件是纯文本"),
            help: Wording("write a text, such as {{summary}}, or a URL", zh: "写 text（例如 {{summary}}）或者网址"))
    }

    static func valuePlace(path: String, range: Range<Int>, name: String, reason: Wording) -> Diagnostic {
        Diagnostic(
            .templatePlace, path: path, range: range,
            Wording("\"\(name)\" is not allowed here: \(reason)", zh: "“\(name)”不能放在这里：\(reason)"),
            help: Wording(
                "values are allowed in text, in double-quoted attributes, or as {{json name}} in a JSON script",
                zh: "值可以放在文字里、双引号的属性里，或者用 {{json 名称}} 放在 JSON 脚本里"))
    }

    /// In: a `srcset` or a `position` elsewhere.
    static func placeOfItsOwn(path: String, range: Range<Int>, name: String, _ shape: Shape) -> Diagnostic {
        let example =
            if case .sourceSet = shape { "srcset=\"{{\(name)}}\"" } else { "style=\"object-position: {{\(name)}}\"" }
        return Diagnostic(
            .templatePlace, path: path, range: range,
            Wording("\"\(name)\" is a \(shape.name) and is not allowed here", zh: "“\(name)”是\(shape.wording)，不能放在这里"),
            help: Wording("write \(example)", zh: "写成 \(example)"))
    }

    static func textInURL(path: String, range: Range<Int>, name: String) -> Diagnostic {
        Diagnostic(
            .templatePlace, path: path, range: range,
            Wording("\"\(name)\" is text, and this attribute holds a URL", zh: "“\(name)”是文字，而这个属性里应当是网址"),
            help: Wording("use a value of type url, such as {{site.home}}", zh: "用类型是 url 的值，例如 {{site.home}}"))
    }

    static func markupInXML(path: String, range: Range<Int>, name: String) -> Diagnostic {
        Diagnostic(
            .templatePlace, path: path, range: range,
            Wording("{{{\(name)}}} is HTML, which is not XML", zh: "{{{\(name)}}} 是 HTML，不是 XML"),
            help: Wording(
                "write {{\(name)}}, which escapes it as feeds have it, or <![CDATA[{{{\(name)}}}]]>",
                zh: "写成 {{\(name)}}（像订阅源那样转义），或者 <![CDATA[{{{\(name)}}}]]>"))
    }

    /// In: whether it stands in a script of HTML, and not in a file of JSON.
    static func stringInJSON(path: String, range: Range<Int>, name: String, isScript: Bool) -> Diagnostic {
        Diagnostic(
            .templatePlace, path: path, range: range,
            isScript
                ? Wording("the string \"\(name)\" cannot be used in a JSON script", zh: "JSON 脚本里不能用界面文字“\(name)”")
                : Wording("the string \"\(name)\" has no quotes around it", zh: "界面文字“\(name)”外面没有引号"),
            help: isScript
                ? Wording("use a value of the page, such as {{json title}}", zh: "用网页里的值，例如 {{json title}}")
                : Wording("write \"{{\(name)}}\" with its quotes", zh: "连引号一起写：\"{{\(name)}}\""))
    }

    /// In: a tag that is not written as JSON, or is and has a type that cannot be.
    static func valueNeedsJSON(path: String, _ tag: Token.Tag, isScript: Bool) -> Diagnostic {
        let name = tag.name
        let (message, help): (Wording, Wording)
        switch (tag.kind, isScript) {
        case (.json, _), (.number, _):
            message = Wording("\"\(name)\" cannot be written as JSON", zh: "“\(name)”不能写成 JSON")
            help =
                tag.kind == .number
                ? Wording("only a text that is a number can", zh: "只有内容是数字的 text 才可以")
                : isScript
                    ? Wording("only text, url and flag can be written as JSON", zh: "只有 text、url 和 flag 可以写成 JSON")
                    : Wording(
                        "only text, url, flag and markup can; open a section over others",
                        zh: "只有 text、url、flag 和 markup 可以；别的用一段包起来")
        case (_, true):
            message = Wording(
                "inside a JSON script, \"\(name)\" must be written as JSON", zh: "在 JSON 脚本里，“\(name)”要写成 JSON")
            help = Wording(
                "write {{json \(name)}} without quotes around it; text, url and flag can be JSON",
                zh: "写 {{json \(name)}}，外面不加引号；text、url 和 flag 可以这样写")
        case (_, false):
            message = Wording("\"\(name)\" has no quotes around it", zh: "“\(name)”外面没有引号")
            help = Wording(
                "write {{json \(name)}}, or {{number \(name)}} for a number, or put it into a string: \"{{\(name)}}\"",
                zh: "写 {{json \(name)}}，数字写 {{number \(name)}}，或者放进字符串里：\"{{\(name)}}\"")
        }
        return Diagnostic(.templatePlace, path: path, range: tag.range, message, help: help)
    }

    static func jsonOutside(path: String, _ tag: Token.Tag, _ format: TemplateFormat) -> Diagnostic {
        let name = tag.name
        let written = "{{\(tag.kind == .number ? "number" : "json") \(name)}}"
        let (message, help): (Wording, Wording)
        switch format {
        case .html:
            message = Wording("\(written) is outside a JSON script", zh: "\(written) 不在 JSON 脚本里")
            help = Wording(
                "use it inside <script type=\"application/ld+json\">", zh: "放在 <script type=\"application/ld+json\"> 里面"
            )
        case .json:
            message = Wording("\(written) is inside a string", zh: "\(written) 在字符串里面")
            help = Wording("write {{\(name)}} here, or take the quotes away", zh: "这里写 {{\(name)}}，或者去掉引号")
        case .xml, .text:
            message = Wording("\(written) is not inside JSON", zh: "\(written) 不在 JSON 里")
            help = Wording("write {{\(name)}}", zh: "写成 {{\(name)}}")
        }
        return Diagnostic(.templatePlace, path: path, range: tag.range, message, help: help)
    }

    static func assetPlace(path: String, range: Range<Int>, name: String) -> Diagnostic {
        Diagnostic(
            .templatePlace, path: path, range: range,
            Wording("{{asset \(name)}} is outside a URL attribute", zh: "{{asset \(name)}} 不在网址属性里"),
            help: Wording("use it as the whole of href=\"…\" or src=\"…\"", zh: "让它独占 href=\"…\" 或 src=\"…\""))
    }
}
