package import BanbaoText

/// The editor's desk as HTML, in the language of messages. It needs no script.
package struct DeskPage: Sendable {
    let language: MessageLanguage

    package init(language: MessageLanguage) { self.language = language }

    /// All entries that a query selects. Numbers that come later come to the open page (`ReloadChange.problems`).
    package func html(_ contents: DeskContents, _ status: DeskStatus, _ query: FormQuery) -> [UInt8] {
        let selection = DeskSelection(query)
        let found = SelectedRows(of: contents, selection)
        let title = said(Wording("Editor’s desk", zh: "编辑台"))
        let body: PreviewHTML = """
            <a class="skip" href="#entries">\(said(Wording("Skip to the entries", zh: "跳到文章列表")))</a>
            <header>
            <div class="bar">
            <h1>\(title)</h1>
            <a href="/">\(said(Wording("Open the site", zh: "打开网站")))</a>
            </div>
            </header>
            <main>
            \(problems(status))
            \(kinds(found, selection, contents))
            \(form(selection, contents))
            <section id="entries" data-banbao aria-labelledby="entries-title" tabindex="-1">
            <h2 id="entries-title">\(said(selection.kind.title(contents)))</h2>
            \(table(found, contents))
            \(pages(found, selection))
            </section>
            </main>
            """
        return page(titled: title, body)
    }

    func said(_ text: Wording) -> String { text[language] }

    /// A whole page.
    func page(titled title: String, bodyClass: String = "desk", _ body: PreviewHTML) -> [UInt8] {
        let html: PreviewHTML = """
            <!DOCTYPE html>
            <html lang="\(language.tag)">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="robots" content="noindex">
            <meta name="color-scheme" content="light dark">
            <title>\(title)</title>
            <link rel="icon" href="data:,">
            <style>
            \(deskStyle)
            </style>
            </head>
            <body class="\(bodyClass)">
            \(body)
            </body>
            </html>

            """
        return html.bytes
    }

    // MARK: What is above the table

    private func problems(_ status: DeskStatus) -> PreviewHTML {
        let notice: PreviewHTML =
            status.notice.map { "<p class=\"notice\" role=\"status\">\(said($0))</p>" } ?? ""
        let count = status.errors + status.warnings
        let text =
            count > 0
            ? .count(errors: status.errors, warnings: status.warnings)
            : Wording("Nothing is wrong on this site.", zh: "全站没有问题。")
        let link: PreviewHTML =
            count > 0
            ? "<a href=\"/_banbao/problems\">\(said(Wording("\(text) on the site", zh: "全站有 \(text)")))</a>"
            : "\(status.isComplete ? said(text) : "")"
        let waiting: PreviewHTML =
            status.isComplete
            ? ""
            : """
             <span role="status">\(said(Wording(
                "All pages are being checked; numbers follow.", zh: "正在检查全部网页，数字稍后更新。")))</span>
            """
        return "<div id=\"status\" data-banbao>\(notice)\n<p class=\"status\">\(link)\(waiting)</p></div>"
    }

    private func kinds(_ found: SelectedRows, _ selection: DeskSelection, _ contents: DeskContents) -> PreviewHTML {
        let kinds = DeskSelection.Kind.allCases.filter { $0 != .untranslated || contents.languages.count > 1 }
        let items = kinds.map { kind -> PreviewHTML in
            let current: PreviewHTML = kind == selection.kind ? " aria-current=\"page\"" : ""
            return """
                <li><a href="\(selection.with(\.kind, kind).url)"\(current)>\(said(kind.title(contents))) \
                <span class="count">\(found.counts[kind] ?? 0)</span></a></li>

                """
        }
        return """
            <nav class="kinds" id="kinds" data-banbao aria-label="\(said(Wording("Which entries", zh: "显示哪些文章")))">
            <ul>
            \(items)</ul>
            </nav>
            """
    }

    private func form(_ selection: DeskSelection, _ contents: DeskContents) -> PreviewHTML {
        let sections = contents.sections.map { section -> PreviewHTML in
            option(section.id, section.title, isSelected: selection.section == section.id)
        }
        let orders = DeskSelection.Order.allCases.map { order -> PreviewHTML in
            option(order.rawValue, said(order.title), isSelected: selection.order == order)
        }
        let kind: PreviewHTML =
            selection.kind == .all ? "" : "<input type=\"hidden\" name=\"show\" value=\"\(selection.kind.rawValue)\">\n"
        return """
            <form action="\(deskPath)" method="get" role="search">
            \(kind)<p class="wide"><label for="q">\(said(Wording("Title or file name", zh: "标题或文件名")))</label>
            <input id="q" name="q" type="search" value="\(selection.text)" maxlength="100"></p>
            <p><label for="section">\(said(Wording("Section", zh: "栏目")))</label>
            <select id="section" name="section">
            \(option("", said(Wording("All sections", zh: "全部栏目")), isSelected: selection.section == nil))\(sections)</select></p>
            <p><label for="sort">\(said(Wording("Order", zh: "排序")))</label>
            <select id="sort" name="sort">
            \(orders)</select></p>
            <p><button type="submit">\(said(Wording("Show", zh: "显示")))</button></p>
            </form>
            """
    }

    private func option(_ value: String, _ text: String, isSelected: Bool) -> PreviewHTML {
        "<option value=\"\(value)\"\(isSelected ? " selected" : "" as PreviewHTML)>\(text)</option>\n"
    }

    private func pages(_ found: SelectedRows, _ selection: DeskSelection) -> PreviewHTML {
        guard found.pageCount > 1 else { return "" }
        func link(_ page: Int, _ relation: String, _ text: Wording) -> PreviewHTML {
            guard (1...found.pageCount).contains(page) else { return "" }
            return "<a href=\"\(selection.with(\.page, page).url)\" rel=\"\(relation)\">\(said(text))</a>\n"
        }
        let place = Wording(
            "Page \(found.page) of \(found.pageCount)", zh: "第 \(found.page) 页，共 \(found.pageCount) 页")
        return """
            <nav class="pages" aria-label="\(said(Wording("Pages", zh: "分页")))">
            \(link(found.page - 1, "prev", Wording("Previous page", zh: "上一页")))<span>\(said(place))</span>
            \(link(found.page + 1, "next", Wording("Next page", zh: "下一页")))</nav>
            """
    }
}

extension DeskSelection.Kind {
    fileprivate func title(_ contents: DeskContents) -> Wording {
        switch self {
        case .all: Wording("All entries", zh: "全部文章")
        case .problems: Wording("With problems", zh: "有问题")
        case .drafts: Wording("Drafts", zh: "草稿")
        case .scheduled: Wording("Scheduled", zh: "定时发布")
        case .expired: Wording("Expired", zh: "已过期")
        case .untranslated: Wording("Without translation", zh: "缺译文")
        }
    }
}

extension DeskSelection.Order {
    fileprivate var title: Wording {
        switch self {
        case .path: Wording("File name", zh: "文件名")
        case .title: Wording("Title", zh: "标题")
        case .date: Wording("Newest first", zh: "日期（新的在前）")
        case .words: Wording("Longest first", zh: "篇幅（长的在前）")
        case .problems: Wording("Most problems first", zh: "问题（多的在前）")
        }
    }
}
