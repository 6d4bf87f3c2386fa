package import BanbaoText

// Pages about what is wrong.
extension DeskPage {
    /// In place of a page that cannot be shown.
    package func unshown(_ title: Wording, _ problems: [PreviewProblem]) -> [UInt8] {
        page(titled: said(title), bodyClass: "note problems", body(said(title), "\(problems.map(\.html))"))
    }

    /// Everything that is wrong on the site.
    package func list(of problems: [PreviewProblem], _ status: DeskStatus) -> [UInt8] {
        let title = said(Wording("Problems on this site", zh: "这个网站的问题"))
        let count = problems.count
        let rest = count - Self.listedProblems
        let total =
            count == 0
            ? Wording("Nothing is wrong.", zh: "没有问题。") : .count(errors: status.errors, warnings: status.warnings)
        let more: PreviewHTML =
            rest > 0 ? "<p>\(said(Wording("and \(rest) more", zh: "另有 \(rest) 个")))</p>\n" : ""
        let notice: PreviewHTML = status.notice.map { "<p class=\"notice\">\(said($0))</p>\n" } ?? ""
        return page(
            titled: title, bodyClass: "note problems",
            body(
                title,
                "\(notice)<p>\(said(total))</p>\n\(problems.prefix(Self.listedProblems).map(\.html))\(more)"))
    }

    private static let listedProblems = 500

    private func body(_ title: String, _ content: PreviewHTML) -> PreviewHTML {
        """
        <header>
        <div class="bar">
        <h1>\(title)</h1>
        <span><a href="\(deskPath)">\(said(Wording("All entries", zh: "全部文章")))</a> ·
        <a href="/">\(said(Wording("Open the site", zh: "打开网站")))</a></span>
        </div>
        </header>
        <main id="banbao-problems" data-banbao>
        \(content)</main>
        """
    }
}
