import BanbaoText

/// What is reported of raw HTML, once a page for each kind.
enum HTMLProblem {
    case outside(String)
    case unknown(String)
    case declaration
    case code(String)
    case blockInLine(String)
    case misplaced(String)
    case unopened(String)
    case unclosed(String)
    case openComment
    case tooDeep
    /// From this host; nil where its URL is none of the web.
    case frame(String?)
    /// From this host, which the site does not name either, over `http`.
    case openFrame(String)

    /// Problems of one kind have one.
    var kind: String {
        switch self {
        case .outside(let name): "outside \(name)"
        case .unknown(let name): "unknown \(name)"
        case .declaration: "declaration"
        case .code(let name): "code \(name)"
        case .blockInLine(let name): "line \(name)"
        case .misplaced(let name): "misplaced \(name)"
        case .unopened(let name): "unopened \(name)"
        case .unclosed(let name): "unclosed \(name)"
        case .openComment: "comment"
        case .tooDeep: "depth"
        case .frame(let host): "frame \(host ?? "")"
        case .openFrame(let host): "open frame \(host)"
        }
    }

    func diagnostic(path: String, range: Range<Int>) -> Diagnostic {
        Diagnostic(rule, path: path, range: range, message, help: help)
    }

    private var rule: Rule {
        switch self {
        case .outside, .unknown, .declaration, .code: .markdownRawHTML
        case .blockInLine, .misplaced, .unopened, .unclosed, .openComment, .tooDeep: .htmlNesting
        case .frame, .openFrame: .htmlEmbed
        }
    }

    private var message: Wording {
        switch self {
        case .outside(let name):
            Wording("the tag <\(name)> is left out of the page; its text stays", zh: "标签 <\(name)> 没有放进网页，里面的文字保留")
        case .unknown(let name):
            Wording("<\(name)> is not an HTML tag, so readers see it as text", zh: "<\(name)> 不是 HTML 标签，读者会看到这几个字")
        case .declaration:
            Wording("this declaration is left out of the page", zh: "这个声明没有放进网页")
        case .code(let name):
            Wording("<\(name)> is left out of the page with everything in it", zh: "<\(name)> 连同其中的内容没有放进网页")
        case .blockInLine(let name):
            Wording(
                "<\(name)> cannot be inside a line of text; its text stays", zh: "<\(name)> 不能放在一行文字中间，里面的文字保留")
        case .misplaced(let name):
            Wording("<\(name)> is not where it belongs; its text stays", zh: "<\(name)> 的位置不对，里面的文字保留")
        case .unopened(let name):
            Wording("this </\(name)> closes no open <\(name)>", zh: "这里的 </\(name)> 没有对应的 <\(name)>")
        case .unclosed(let name):
            Wording(
                "this <\(name)> has no end tag that matches it", zh: "这个 <\(name)> 没有对应的结束标签")
        case .openComment:
            Wording("this comment has no end, so readers see it", zh: "这个注释没有结尾，读者会看到它")
        case .tooDeep:
            Wording(
                "HTML is nested deeper than \(OpenElements.depthLimit) levels; this tag is left out, its text stays",
                zh: "HTML 标签的层次超过了 \(OpenElements.depthLimit) 层，这个标签没有放进网页，里面的文字保留")
        case .frame(let host?):
            Wording(
                "pages of \(host) may not be embedded, so a link takes its place", zh: "\(host) 的网页没有允许嵌入，这里改为链接"
            )
        case .frame(nil), .openFrame:
            Wording("only https:// pages can be embedded", zh: "只能嵌入 https:// 开头的网页")
        }
    }

    private var help: Wording {
        switch self {
        case .outside, .declaration, .code:
            Wording(
                "write it in Markdown; docs/writing.md lists the HTML that may be used",
                zh: "改用 Markdown 写；可以用的 HTML 见 docs/writing.zh.md")
        case .unknown(let name):
            Wording(
                "write \\<\(name)>, or `<\(name)>` between backticks, if it is meant as text",
                zh: "如果本来就是文字，写成 \\<\(name)>，或者放在反引号里：`<\(name)>`")
        case .blockInLine(let name):
            Wording("begin <\(name)> on a line of its own after a blank line", zh: "让 <\(name)> 另起一行，前面空一行")
        case .misplaced(let name): placeHelp(name)
        case .unopened(let name):
            Wording("delete </\(name)>, or write <\(name)> where it begins", zh: "删掉 </\(name)>，或者在开头补上 <\(name)>")
        case .unclosed(let name): closeHelp(name)
        case .tooDeep: Wording("close the elements that have ended", zh: "给已经结束的标签补上结束标签")
        case .openComment: Wording("write --> where it ends", zh: "在结束的地方写上 -->")
        case .frame(let host?):
            Wording(
                "add \(host) to embed-hosts in content/site.yaml if the site trusts it",
                zh: "如果本站信任 \(host)，把它加到 content/site.yaml 的 embed-hosts 里")
        case .openFrame(let host):
            Wording(
                "write https://\(host)/…, and add \(host) to embed-hosts in content/site.yaml if the site trusts it",
                zh: "写成 https://\(host)/…；如果本站信任 \(host)，再把它加到 content/site.yaml 的 embed-hosts 里")
        case .frame(nil): Wording("write the whole URL with https://", zh: "写出以 https:// 开头的完整网址")
        }
    }

    private func placeHelp(_ name: String) -> Wording {
        let parents = (HTMLElement.named(name)?.parents ?? []).sorted().map { "<\($0)>" }
        let list = parents.joined(separator: ", ")
        return Wording("put it into one of: \(list)", zh: "把它放进 \(parents.joined(separator: "、")) 里")
    }

    private func closeHelp(_ name: String) -> Wording {
        switch HTMLElement.named(name)?.content {
        case .line:
            Wording(
                "write </\(name)> before the blank line or the end of the paragraph", zh: "在空行或段落结束之前写上 </\(name)>")
        default:
            Wording(
                "write </\(name)> where it ends, not inside a list or quotation in it",
                zh: "在结束的地方写上 </\(name)>，不要写进它里面的列表或引用")
        }
    }
}

extension Diagnostic {
    static func attributesOmitted(path: String, range: Range<Int>, names: [String]) -> Diagnostic {
        let list = names.joined(separator: ", ")
        return Diagnostic(
            .htmlAttribute, path: path, range: range,
            Wording(
                "HTML attributes are left out of the page: \(list)", zh: "HTML 属性没有放进网页：\(names.joined(separator: "、"))"
            ),
            help: Wording(
                "delete them; the theme's style sheet decides how a page looks", zh: "删掉即可；网页的样子由主题的样式表决定"))
    }
}
