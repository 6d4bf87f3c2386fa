import BanbaoText

// The wording of every rule about templates, in one place.
extension Diagnostic {
    // MARK: Syntax

    static func tagNotClosed(path: String, range: Range<Int>) -> Diagnostic {
        Diagnostic(
            .templateTag, path: path, range: range, Wording("this tag is not closed", zh: "这个标签没有结束"),
            help: Wording("end it with }} (or }}} after {{{)", zh: "用 }} 结束（{{{ 用 }}} 结束）"))
    }

    static func tagName(path: String, range: Range<Int>, name: String) -> Diagnostic {
        Diagnostic(
            .templateTag, path: path, range: range, Wording("\"\(name)\" is not a name", zh: "“\(name)”不能用作名称"),
            help: Wording(
                "a name is made of letters, digits and hyphens, with dots between: {{site.title}}",
                zh: "名称由字母、数字和连字符组成，中间可以有点：{{site.title}}"))
    }

    static func sectionNotClosed(path: String, range: Range<Int>, name: String) -> Diagnostic {
        Diagnostic(
            .templateSection, path: path, range: range,
            Wording("the section \"\(name)\" is not closed", zh: "“\(name)”这一段没有结束"),
            help: Wording("close it with {{/\(name)}}", zh: "用 {{/\(name)}} 结束"))
    }

    static func sectionClose(path: String, tag: Range<Int>, name: String, opening: Token.Tag?) -> Diagnostic {
        guard let opening else {
            return Diagnostic(
                .templateSection, path: path, range: tag,
                Wording("{{/\(name)}} closes a section that is not open", zh: "{{/\(name)}} 前面没有对应的开头"),
                help: Wording("delete it, or open the section with {{#\(name)}}", zh: "删掉它，或者在前面加上 {{#\(name)}}"))
        }
        return Diagnostic(
            .templateSection, path: path, range: tag,
            Wording(
                "{{/\(name)}} closes the section \"\(opening.name)\"", zh: "{{/\(name)}} 对不上，这一段的开头是“\(opening.name)”"),
            help: Wording("write {{/\(opening.name)}}", zh: "写成 {{/\(opening.name)}}"),
            notes: [Note(Wording("the section was opened here", zh: "这一段从这里开始"), path: path, range: opening.range)])
    }

    static func sectionCrosses(path: String, range: Range<Int>, name: String, _ format: TemplateFormat) -> Diagnostic {
        Diagnostic(
            .templateSection, path: path, range: range,
            Wording(
                "the section \"\(name)\" begins and ends at different places in the \(format.name)",
                zh: "“\(name)”这一段的开头和结尾不在 \(format.name) 的同一层"),
            help: format == .json
                ? Wording(
                    "let it contain whole strings, lists and objects, so that the file is right with and without it",
                    zh: "让这一段包住完整的字符串、数组或对象，不管它出不出现，文件都是对的")
                : Wording(
                    "let it contain whole attributes or whole elements, so that the page is right with and without it",
                    zh: "让这一段包住完整的属性或元素，不管它出不出现，网页都是对的"))
    }

    static func attributesRepeated(path: String, range: Range<Int>, name: String) -> Diagnostic {
        Diagnostic(
            .templateSection, path: path, range: range,
            Wording(
                "the list \"\(name)\" would write the same attribute once for each of its elements",
                zh: "“\(name)”是列表，会给每一项都写一遍同样的属性"),
            help: Wording(
                "put the section into the attribute's value: class=\"{{#\(name)}}… {{/\(name)}}\"",
                zh: "把这一段放进属性的值里：class=\"{{#\(name)}}… {{/\(name)}}\""))
    }

    static func tooDeep(path: String, range: Range<Int>, limit: Int) -> Diagnostic {
        Diagnostic(
            .templateTooDeep, path: path, range: range,
            Wording("sections are nested deeper than \(limit) levels", zh: "模板里的段嵌套超过了 \(limit) 层"),
            help: Wording("remove some of them", zh: "去掉几层"))
    }

    static func endsInside(_ file: SourceFile, _ format: TemplateFormat) -> Diagnostic {
        let end = file.bytes.lastIndex { $0 != 0x0A }.map { $0 + 1 } ?? 0
        return Diagnostic(
            .templateUnclosedHTML, path: file.path, range: end..<end,
            format == .json
                ? Wording("the template ends inside a string, a list or an object", zh: "模板结束时，字符串、数组或对象还没有结束")
                : Wording("the template ends inside a tag, a comment or a script", zh: "模板结束时，标签、注释或脚本还没有结束"),
            help: format == .json
                ? Wording("close it; look for a missing quote or bracket", zh: "补上结尾；看看是不是少了引号或括号")
                : Wording("close it; look for a missing quote or >", zh: "补上结尾；看看是不是少了引号或 >"))
    }

    static func sectionOverURL(path: String, range: Range<Int>, name: String) -> Diagnostic {
        Diagnostic(
            .templateType, path: path, range: range,
            Wording("\"\(name)\" is a url, which is always there", zh: "“\(name)”是 url，总是存在"))
    }

    // MARK: Names

    static func nameUnknown(path: String, range: Range<Int>, name: String, scope: String, help: Wording?)
        -> Diagnostic
    {
        Diagnostic(
            .templateName, path: path, range: range,
            Wording("no name \"\(name)\" in \(scope)", zh: "\(scope) 里没有“\(name)”这个名称"),
            help: help
                ?? Wording("docs/templates.md lists the names of every template", zh: "每个模板能用的名称见 docs/templates.zh.md")
        )
    }

    static func templateMissing(_ name: String) -> Diagnostic {
        Diagnostic(
            .templateMissing, path: "templates/\(name)", Wording("the site needs this template", zh: "网站需要这个模板"),
            help: Wording(
                "copy it from a new site (banbao init), or write it; docs/themes.md says what belongs in it",
                zh: "从新网站里复制一个（用 banbao init 生成），或者自己写；里面该写什么，见 docs/themes.zh.md"))
    }

    static func templateUnknown(path: String, name: String, known: [String]) -> Diagnostic {
        Diagnostic(
            .templateUnknown, path: path, Wording("no page uses a template \"\(name)\"", zh: "没有网页用“\(name)”这个模板"),
            help: suggestion(for: name, among: known)
                ?? Wording("shared parts are in templates/partials", zh: "共用的片段放在 templates/partials 里"))
    }

    static func partialMissing(path: String, range: Range<Int>, name: String, known: [String]) -> Diagnostic {
        Diagnostic(
            .templatePartial, path: path, range: range, Wording("no partial \"\(name)\"", zh: "没有名为“\(name)”的片段"),
            help: suggestion(for: name, among: known)
                ?? Wording(
                    "a partial is a file templates/partials/\(name).html",
                    zh: "片段是 templates/partials/\(name).html 这样的文件"))
    }

    static func partialCircular(
        path: String, range: Range<Int>, includes: [(name: String, path: String, range: Range<Int>)]
    ) -> Diagnostic {
        let way = includes.map(\.name).joined(separator: " → ")
        return Diagnostic(
            .templateCircular, path: path, range: range,
            Wording("partials include each other: \(way)", zh: "片段互相包含：\(way)"),
            help: Wording("remove one of the {{> …}} from the circle", zh: "去掉其中一个 {{> …}}，让它们不再循环"),
            notes: includes.dropLast().map {
                Note(
                    Wording("\"\($0.name)\" is included here", zh: "“\($0.name)”在这里被包含"), path: $0.path, range: $0.range
                )
            })
    }

    static func partialsTooDeep(path: String, range: Range<Int>, limit: Int) -> Diagnostic {
        Diagnostic(
            .templateTooDeep, path: path, range: range,
            Wording("partials are nested deeper than \(limit) levels", zh: "片段里包含片段，超过了 \(limit) 层"),
            help: Wording("remove some of them", zh: "去掉几层"))
    }

    static func partialsTooMany(path: String, range: Range<Int>, limit: Int) -> Diagnostic {
        Diagnostic(
            .templateTooLarge, path: path, range: range,
            Wording("this template includes more than \(limit) partials", zh: "这个模板包含的片段超过了 \(limit) 个"),
            help: Wording("remove some of them, or use a section over a list", zh: "去掉一些，或者用一段来重复列表里的各项"))
    }

    static func partialUnused(path: String, name: String) -> Diagnostic {
        Diagnostic(
            .templateUnused, path: path,
            Wording("no template includes the partial \"\(name)\"", zh: "没有模板包含“\(name)”这个片段"),
            help: Wording("include it with {{> \(name)}} or delete the file", zh: "用 {{> \(name)}} 包含它，或者删掉文件"))
    }

    static func assetMissing(path: String, range: Range<Int>, name: String, known: [String]) -> Diagnostic {
        Diagnostic(
            .templateAsset, path: path, range: range, Wording("no asset \"\(name)\"", zh: "没有“\(name)”这个素材"),
            help: suggestion(for: name, among: known)
                ?? Wording("assets are in templates/assets", zh: "素材放在 templates/assets 里"))
    }

    // MARK: Strings

    static func stringMissing(path: String, range: Range<Int>, key: String, known: [String]) -> Diagnostic {
        Diagnostic(
            .templateString, path: path, range: range,
            Wording("there is no string \"\(key)\"", zh: "没有“\(key)”这段文字"),
            help: closestName(to: key, among: known).map { .didYouMean("strings.\($0)") }
                ?? Wording("add \(key) to the strings file of every language", zh: "在每种语言的 strings 文件里加上 \(key)"))
    }

    static func stringUnused(path: String, range: Range<Int>, key: String) -> Diagnostic {
        Diagnostic(
            .stringsUnused, path: path, range: range,
            Wording("no template uses the string \"\(key)\"", zh: "没有模板用到“\(key)”这段文字"),
            help: Wording(
                "use it as {{strings.\(key)}} or delete the line in every language",
                zh: "用 {{strings.\(key)}} 引用它，或者在每种语言里删掉这一行"))
    }

    static func stringTag(path: String, range: Range<Int>, name: String, key: String) -> Diagnostic {
        Diagnostic(
            .templateString, path: path, range: range,
            Wording(
                "the string \"\(key)\" asks for \"\(name)\", which is not a text where it is used",
                zh: "“\(key)”这段文字要用“\(name)”，而用到它的地方没有这样的文字"),
            help: Wording(
                "use a text that the template has; docs/templates.md lists them", zh: "用模板里有的文字，见 docs/templates.zh.md")
        )
    }
}
