import BanbaoIO
import BanbaoText

/// What a build says when it is done: how much there is, what changed, what was kept and what was left out.
struct BuildSummary {
    let result: BuildResult
    let seconds: Double

    static let siteUnchanged = Wording("The site was not changed.", zh: "网站没有改动。")

    var text: String {
        // Two decimals, exactly: `0.21`.
        let time = Wording("\(decimalText(seconds, places: 2)) s", zh: "\(decimalText(seconds, places: 2)) 秒")
        let count = result.pageCount
        let pages = Wording("\(count) page\(count == 1 ? "" : "s")", zh: "\(count) 个网页")
        if result.isUnchanged {
            return Wording("\(pages), nothing changed, \(time)", zh: "\(pages)，没有变化，\(time)").localized + "\n"
        }
        let languageCount = result.languageCount
        let languages = Wording("\(languageCount) language\(languageCount == 1 ? "" : "s")", zh: "\(languageCount) 种语言")
        var text = Wording("\(pages), \(languages), \(time)", zh: "\(pages)，\(languages)，\(time)").localized + "\n"
        if let changes = result.changes, !changes.isFirstBuild {
            text += list(changes.added, "+") { Wording("\($0) added", zh: "新增 \($0) 个") }
            text += list(changes.changed, "~") { Wording("\($0) changed", zh: "改动 \($0) 个") }
            text += list(changes.removed, "-") { Wording("\($0) removed", zh: "删除 \($0) 个") }
        }
        text += line(result.foreignFiles) {
            Wording("kept in the output folder, not written by banbao: \($0)", zh: "输出文件夹里不是 banbao 写的、予以保留：\($0)")
        }
        text += line(result.unlinkedFiles) {
            Wording("not published, since no page links to them: \($0)", zh: "没有网页链接到、因此没有发布：\($0)")
        }
        return text
    }

    private func line(_ paths: [String], _ sentence: (Wording) -> Wording) -> String {
        guard !paths.isEmpty else { return "" }
        let (shown, more) = (paths.prefix(5), max(0, paths.count - 5))
        let names = Wording("\(shown.joined(separator: ", "))", zh: "\(shown.joined(separator: "、"))")
        let all = more == 0 ? names : Wording("\(names) and \(more) more", zh: "\(names)等，另有 \(more) 个")
        return sentence(all).localized + "\n"
    }

    private func list(_ paths: [String], _ sign: String, _ sentence: (Int) -> Wording) -> String {
        let pages = paths.filter { $0.endsWithBytes(".html") }
        guard !pages.isEmpty else { return "" }
        let limit = 10
        var text = sentence(pages.count).localized + "\n"
        for page in pages.prefix(limit) { text += "  \(sign) \(page)\n" }
        let more = pages.count - limit
        if more > 0 { text += "  \(sign) " + Wording("… and \(more) more", zh: "……还有 \(more) 个").localized + "\n" }
        return text
    }
}
