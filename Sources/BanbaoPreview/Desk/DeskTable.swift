import BanbaoText

// The table of entries. On a phone each row is a card, and every cell says its column.
extension DeskPage {
    func table(_ found: SelectedRows, _ contents: DeskContents) -> PreviewHTML {
        guard !found.rows.isEmpty else {
            return "<p>\(said(Wording("No matching entries.", zh: "没有符合条件的文章。")))</p>"
        }
        let (first, last) = (found.start + 1, found.start + found.rows.count)
        let range =
            found.pageCount == 1
            ? Wording("\(found.total) entr\(found.total == 1 ? "y" : "ies")", zh: "共 \(found.total) 篇")
            : Wording("\(first)–\(last) of \(found.total) entries", zh: "第 \(first)–\(last) 篇，共 \(found.total) 篇")
        let hint =
            contents.languages.count > 1
            ? Wording(
                ". A name opens all versions side by side, a title its page.", zh: "。点文件名并排打开各语言版本，点标题打开网页。")
            : Wording(". A title opens its page.", zh: "。点标题打开网页。")
        let columns = contents.languages.map { language -> PreviewHTML in
            "<th role=\"columnheader\" scope=\"col\" lang=\"\(language.tag)\">\(language.name)</th>\n"
        }
        return """
            <p class="hint">\(said(range))\(said(hint))</p>
            <div class="table">
            <table role="table" aria-labelledby="entries-title">
            <thead role="rowgroup">
            <tr role="row">
            <th role="columnheader" scope="col">\(said(Wording("Entry", zh: "文章")))</th>
            \(columns)</tr>
            </thead>
            <tbody role="rowgroup">
            \(found.rows.map { row($0, contents) })</tbody>
            </table>
            </div>
            """
    }

    private func row(_ entry: DeskEntry, _ contents: DeskContents) -> PreviewHTML {
        let cells = zip(contents.languages, entry.versions).map { language, version -> PreviewHTML in
            """
            <td role="cell"><span class="label" lang="\(language.tag)" aria-hidden="true">\(language.name)</span>
            \(version.map { cell($0, in: language) } ?? missing)</td>

            """
        }
        let whole = entry.misnamed.map { file -> PreviewHTML in
            "<td role=\"cell\" colspan=\"\(contents.languages.count)\">\(cell(file, in: nil))</td>\n"
        }
        let key = breakable(entry.key)
        let name: PreviewHTML =
            contents.languages.count > 1 && whole == nil
            ? "<a href=\"\(FormQuery.url(comparePath, [("entry", entry.key)]))\">\(key)</a>" : key
        return """
            <tr role="row">
            <th role="rowheader" scope="row">\(name)</th>
            \(whole.map { [$0] } ?? cells)</tr>

            """
    }

    /// Lines may break behind each slash.
    private func breakable(_ key: String) -> PreviewHTML {
        let parts = key.parts(separatedBy: "/")
        return "\(parts.dropLast().map { "\($0)/<wbr>" as PreviewHTML })\(parts.last ?? "")"
    }

    private func cell(_ version: DeskVersion, in language: DeskContents.Language?) -> PreviewHTML {
        let title = version.title ?? version.source
        let attributes: PreviewHTML =
            " class=\"title\" dir=\"auto\"\(language.map { " lang=\"\($0.tag)\"" as PreviewHTML } ?? "")"
        let name: PreviewHTML =
            version.path.map { "<a\(attributes) href=\"\(RequestTarget.url(ofPath: $0))\">\(title)</a>" }
            ?? "<span\(attributes)>\(title)</span>"
        let label = state(version, isMisnamed: language == nil)
        return """
            <div class="version">\(name)
            <ul class="facts">\(label)\(day(version))\(length(version))\(problems(version))</ul></div>
            """
    }

    private var missing: PreviewHTML { "<span class=\"none\">\(said(Wording("No version", zh: "没有译文")))</span>" }

    private func state(_ version: DeskVersion, isMisnamed: Bool) -> PreviewHTML {
        let (name, text): (PreviewHTML, Wording)
        switch version.state {
        case .published: return ""
        case .draft: (name, text) = ("draft", Wording("Draft", zh: "草稿"))
        case .scheduled: (name, text) = ("scheduled", Wording("Scheduled", zh: "定时发布"))
        case .expired: (name, text) = ("expired", Wording("Expired", zh: "已过期"))
        case .broken where isMisnamed: (name, text) = ("broken", Wording("Wrong file name", zh: "文件名有错"))
        case .broken: (name, text) = ("broken", Wording("Broken front matter", zh: "题头有错"))
        }
        return "<li><span class=\"state \(name)\">\(said(text))</span></li>"
    }

    private func day(_ version: DeskVersion) -> PreviewHTML {
        version.day.map { "<li><time datetime=\"\($0.description)\">\($0.description)</time></li>" } ?? ""
    }

    private func length(_ version: DeskVersion) -> PreviewHTML {
        guard let length = version.length else { return "" }
        let count = length.count
        let text =
            length.isInCharacters
            ? Wording("\(count) character\(count == 1 ? "" : "s")", zh: "\(count) 字")
            : Wording("\(count) word\(count == 1 ? "" : "s")", zh: "\(count) 词")
        return "<li>\(said(text))</li>"
    }

    private func problems(_ version: DeskVersion) -> PreviewHTML {
        guard version.errors + version.warnings > 0 else { return "" }
        let name: PreviewHTML = version.errors > 0 ? "error" : "warning"
        return
            "<li><span class=\"\(name)\">\(said(.count(errors: version.errors, warnings: version.warnings)))</span></li>"
    }
}

let comparePath = "/_banbao/compare"
