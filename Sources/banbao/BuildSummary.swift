import BanbaoIO
import BanbaoSite
import BanbaoText

/// What a build says when it is done: how much there is, what changed, what was kept and what was left out.
struct BuildSummary {
    let request: BuildRequest
    let result: BuildResult
    let seconds: Double

    /// Why nothing was published.
    enum Failure: String {
        case errors
        /// There were warnings, and `--strict` was given.
        case warnings

        var isStrictness: Bool { self == .warnings }

        var sentence: Wording {
            switch self {
            case .errors: Wording("The site was not changed.", zh: "网站没有改动。")
            case .warnings:
                Wording(
                    "The site was not changed: with --strict, warnings fail the build.",
                    zh: "网站没有改动：用了 --strict，有警告也算出错。")
            }
        }
    }

    var failure: Failure? {
        if result.diagnostics.errorCount > 0 { return .errors }
        return request.isStrict && !result.diagnostics.isEmpty ? .warnings : nil
    }

    var hasFailed: Bool { failure != nil }

    /// For logs of a workflow: one line.
    var line: String {
        let diagnostics = result.diagnostics
        let count = diagnostics.isEmpty ? nil : Wording.count(of: diagnostics)
        let outcome = failure?.sentence ?? Wording("\(pages), \(languages)", zh: "\(pages)，\(languages)")
        return (count.map { Wording("\($0). \(outcome)", zh: "\($0)。\(outcome)") } ?? outcome).localized + "\n"
    }

    /// For programs: one object.
    var json: String {
        var object = JSONObject(ofType: "summary")
        object.add("outcome", failure?.rawValue ?? (result.isUnchanged ? "unchanged" : "built"))
        object.add("errors", result.diagnostics.errorCount)
        object.add("warnings", result.diagnostics.warningCount)
        guard !hasFailed else { return object.line }
        object.add("output", request.output)
        object.add("pages", result.pageCount)
        var hidden = JSONObject()
        hidden.add("drafts", result.hidden.drafts)
        hidden.add("scheduled", result.hidden.scheduled)
        hidden.add("expired", result.hidden.expired)
        object.add("hiddenEntries", hidden)
        object.add("added", result.changes?.added.count ?? 0)
        object.add("changed", result.changes?.changed.count ?? 0)
        object.add("removed", result.changes?.removed.count ?? 0)
        object.add("keptFiles", result.foreignFiles)
        object.add("unlinkedFiles", result.unlinkedFiles)
        return object.line
    }

    private var pages: Wording {
        let count = result.pageCount
        return Wording("\(count) page\(count == 1 ? "" : "s")", zh: "\(count) 个网页")
    }

    private var languages: Wording {
        let count = result.languageCount
        return Wording("\(count) language\(count == 1 ? "" : "s")", zh: "\(count) 种语言")
    }

    var text: String {
        // Two decimals, exactly: `0.21`.
        let time = Wording("\(decimalText(seconds, places: 2)) s", zh: "\(decimalText(seconds, places: 2)) 秒")
        if result.isUnchanged {
            return Wording("\(pages), nothing changed, \(time)", zh: "\(pages)，没有变化，\(time)").localized + "\n"
                + hiddenLine + previewLine
        }
        var text = Wording("\(pages), \(languages), \(time)", zh: "\(pages)，\(languages)，\(time)").localized + "\n"
        text += hiddenLine + previewLine
        if let changes = result.changes, !changes.isFirstBuild {
            text += list(changes.added, "+") { Wording("\($0) added", zh: "新增 \($0) 个") }
            text += list(changes.changed, "~") { Wording("\($0) changed", zh: "改动 \($0) 个") }
            text += list(changes.removed, "-") { Wording("\($0) removed", zh: "删除 \($0) 个") }
        }
        if result.photographCount > 0 {
            let count = result.photographCount
            text +=
                Wording(
                    "made pictures of \(count) photograph\(count == 1 ? "" : "s")", zh: "用 \(count) 张照片生成了图片"
                ).localized + "\n"
        }
        text += line(result.foreignFiles) {
            Wording("kept in the output folder, not written by banbao: \($0)", zh: "输出文件夹里不是 banbao 写的、予以保留：\($0)")
        }
        text += line(result.unlinkedFiles) {
            Wording("not published, since no page links to them: \($0)", zh: "没有网页链接到、因此没有发布：\($0)")
        }
        return text
    }

    /// `3 drafts, 1 scheduled and 2 expired entries are hidden`
    private var hiddenLine: String {
        let hidden = result.hidden
        let counts = [
            (hidden.drafts, Wording(hidden.drafts == 1 ? "draft" : "drafts", zh: "草稿")),
            (hidden.scheduled, Wording("scheduled", zh: "定时发布")), (hidden.expired, Wording("expired", zh: "已过期")),
        ].filter { $0.0 > 0 }
        guard let last = counts.last else { return "" }
        let english = counts.map { "\($0.0) \($0.1[.english])" }
        let chinese = counts.map { "\($0.1[.chinese]) \($0.0) 篇" }
        // "1 draft is hidden", "2 drafts are hidden", "1 expired entry is hidden"
        let noun = counts.count == 1 && hidden.drafts > 0 ? "" : last.0 == 1 ? " entry" : " entries"
        let verb = counts.reduce(0) { $0 + $1.0 } == 1 ? "is" : "are"
        let before = english.dropLast().joined(separator: ", ")
        let all = before.isEmpty ? english[0] : before + " and " + english[english.count - 1]
        return Wording(
            "\(all)\(noun) \(verb) hidden: banbao list", zh: "没有显示的：\(chinese.joined(separator: "，"))；详见 banbao list"
        )
        .localized + "\n"
    }

    private var previewLine: String {
        guard request.options.isPreview else { return "" }
        return Wording(
            "a preview, in \(request.output): do not publish this folder", zh: "这是预览，在 \(request.output)：这个文件夹不要发布"
        ).localized + "\n"
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
