/// Links in bodies, front matter and redirects.
extension Rule {
    static let links = Family(
        title: Wording("Links", zh: "链接"),
        rules: [
            .linkAnchor,
            .linkBareURL,
            .linkEmpty,
            .linkExpired,
            .linkHidden,
            .linkMissing,
            .linkOutside,
            .linkReference,
            .linkScheme,
            .linkSyntax,
        ])

    package static let linkAnchor = Rule(
        "link.anchor", .error, Wording("the target of a link has no such heading", zh: "链接的目标里没有这个标题"))
    package static let linkBareURL = Rule(
        "link.bare-url", .warning,
        Wording(
            "a URL in the text ends where Chinese characters begin, which may be too early", zh: "正文里的网址在汉字前面结束，可能没有写完")
    )
    package static let linkEmpty = Rule(
        "link.empty", .error, Wording("a link has no target", zh: "链接没有目标"))
    package static let linkExpired = Rule(
        "link.expired", .warning,
        Wording("a link leads to a page that has expired; its text stays", zh: "链接的目标已经过期，只保留文字"))
    package static let linkHidden = Rule(
        "link.hidden", .error,
        Wording("a link leads to a draft or to a page that is not yet published", zh: "链接的目标是草稿，或者还没有发布"))
    package static let linkMissing = Rule(
        "link.missing", .error, Wording("a link leads to a page or file that does not exist", zh: "链接的目标不存在"))
    package static let linkOutside = Rule(
        "link.outside", .error, Wording("a link leads out of content/", zh: "链接指到了 content/ 外面"))
    package static let linkReference = Rule(
        "link.reference", .warning, Wording("a reference link has no definition", zh: "引用式链接没有写地址"))
    package static let linkScheme = Rule(
        "link.scheme", .warning, Wording("a link or image is left out because of its scheme", zh: "链接或图片因为用的协议没有放进网页"))
    package static let linkSyntax = Rule(
        "link.syntax", .warning,
        Wording("a space or full-width brackets keep a text from being a link", zh: "空格或全角括号使文字没有成为链接"))
}
