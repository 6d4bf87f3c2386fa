package import BanbaoText

/// What a preview shows of problems on a page: at its end, where it stays in sight while the page is scrolled and hides nothing of its
/// end. It comes anew without the page (`ReloadChange.problems`).
package struct ProblemPanel: Sendable {
    private let language: MessageLanguage

    package init(language: MessageLanguage) { self.language = language }

    /// In: a page, what is wrong with it, and how much on the whole site. Out: the page with the panel, if there is anything to say.
    package func page(_ page: [UInt8], with problems: [PreviewProblem], _ status: DeskStatus) -> [UInt8] {
        if problems.isEmpty, status.errors + status.warnings == 0, status.notice == nil { return page }
        let end = page.lastIndex(ofTag: "</body>") ?? page.count
        return page[..<end] + panel(problems, status).bytes + page[end...]
    }

    private func panel(_ problems: [PreviewProblem], _ status: DeskStatus) -> PreviewHTML {
        let count = problems.count
        let title = Wording("\(count) problem\(count == 1 ? "" : "s") on this page", zh: "这一页有 \(count) 个问题")
        let details: PreviewHTML =
            problems.isEmpty
            ? ""
            : """
            <details open>
            <summary>\(title[language])</summary>
            \(problems.map(\.html))</details>

            """
        let notice: PreviewHTML = status.notice.map { "<p>\($0[language])</p>\n" } ?? ""
        let total = Wording.count(errors: status.errors, warnings: status.warnings)
        let ofSite: PreviewHTML =
            status.errors + status.warnings == 0
            ? ""
            : """
            <p><a href="/_banbao/problems" target="_top">\(Wording("\(total) on the site", zh: "全站有 \(total)")[language])</a></p>

            """
        return """
            <aside id="banbao-problems" data-banbao lang="\(language.tag)" \
            aria-label="\(Wording("Problems", zh: "问题")[language])">
            <style>
            \(panelStyle)
            </style>
            \(notice)\(details)\(ofSite)</aside>

            """
    }
}

extension MessageLanguage {
    /// For `lang`.
    var tag: String { self == .chinese ? "zh-CN" : "en" }
}

/// The theme's own styles do not reach into the panel.
private let panelStyle: PreviewHTML = """
    #banbao-problems, #banbao-problems * { all: revert; box-sizing: border-box; }
    #banbao-problems {
      position: sticky; bottom: 0; z-index: 2147483647; max-height: 50vh; overflow: auto; padding: 0.4rem 1rem; color: #222;
      background: #fff4e5; border-top: 3px solid #b00020; font: 1rem/1.5 sans-serif; text-align: start;
    }
    #banbao-problems p { margin: 0; }
    #banbao-problems a { color: #0b4f9e; }
    #banbao-problems summary { font-weight: bold; cursor: pointer; }
    #banbao-problems .error { color: #b00020; }
    #banbao-problems .warning { color: #7a4d00; }
    \(problemStyle(in: "#banbao-problems"))
    @media print { #banbao-problems { display: none; } }
    """

extension [UInt8] {
    fileprivate func lastIndex(ofTag tag: StaticString) -> Int? {
        let length = tag.utf8CodeUnitCount
        guard count >= length else { return nil }
        return (0...count - length).last { start in
            (0..<length).allSatisfy { unsafe self[start + $0] == tag.utf8Start[$0] }
        }
    }
}
