import ArgumentParser
import BanbaoIO
import BanbaoSite
import BanbaoText

struct ListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: Wording(
            "Lists what readers do not see: drafts, scheduled and expired pages, missing translations.",
            zh: "列出读者看不到的内容：草稿、定时发布和已过期的网页，以及缺少的译文。"
        ).localized,
        discussion: discussion.localized)

    private static let discussion = Wording(
        """
        EXAMPLES
          banbao list                      all of them
          banbao list drafts
          banbao list untranslated --format json
        """,
        zh: """
            例子
              banbao list                      全部
              banbao list drafts               只列草稿
              banbao list untranslated --format json
            """)

    @Argument(
        help: .localized(
            "What to list: drafts, scheduled, expired or untranslated; default: all of them.",
            zh: "列哪一种：drafts 草稿，scheduled 定时发布，expired 已过期，untranslated 缺译文；不写就全列。", Wording("kind", zh: "种类")))
    var kind: ListedPage.Kind?

    @OptionGroup var options: SiteOptions

    @Option(
        help: .localized(
            "How the list is printed: text, or json (one object per line).", zh: "列表的写法：text 给人看，json 一行一个。", .format))
    var format: Format = .text

    @OptionGroup var language: LanguageOption

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

    func run() async throws {
        try await Terminal.reportingMachineErrors(format == .json ? .json : .text) {
            let request = BuildRequest(
                siteRoot: options.site, output: "", options: BuildOptions(), today: try options.requestedDay(),
                isStrict: false, toolVersion: Banbao.version)
            let plan = try await planSite(buildInput(try await scanSite(request.siteFolder()), request))
            // A page whose front matter is wrong may be missing from the list.
            let errors = plan.reported(plan.problems, nil).filter(\.isError)
            try options.printDiagnostics(errors, format == .json ? .json : .text)
            let pages = (kind.map { [$0] } ?? ListedPage.Kind.allCases).flatMap { plan.site?.listedPages($0) ?? [] }
            try Terminal.output.write(format == .json ? json(pages) : text(pages, isComplete: errors.isEmpty))
            if !errors.isEmpty { throw ExitCode(1) }
        }
    }

    private func json(_ pages: [ListedPage]) -> String {
        pages.map { page in
            var object = JSONObject(ofType: "page")
            object.add("kind", page.kind.rawValue)
            object.add("path", options.pathPrefix + page.path)
            object.add("language", page.language)
            object.add("title", page.title)
            object.add("date", page.day.description)
            if page.kind == .untranslated { object.add("missing", page.missingLanguages) }
            return object.line
        }.joined()
    }

    /// A heading and lines for each kind: `2026-12-01  content/stories/a.zh.md  标题`.
    private func text(_ pages: [ListedPage], isComplete: Bool) -> String {
        if pages.isEmpty { return isComplete ? Wording("Nothing to list.", zh: "没有可列的内容。").localized + "\n" : "" }
        var text = ""
        for kind in ListedPage.Kind.allCases {
            let pages = pages.filter { $0.kind == kind }
            guard !pages.isEmpty else { continue }
            text += kind.heading(count: pages.count).localized + "\n"
            let paths = pages.map { escapingControls(options.pathPrefix + $0.path) }
            let width = paths.map(cells).max() ?? 0
            for (page, path) in zip(pages, paths) {
                let first = kind == .untranslated ? page.missingLanguages.joined(separator: ", ") : page.day.description
                let padding = String(repeating: " ", count: width - cells(path))
                text += "  \(first)  \(path)\(padding)  \(escapingControls(page.title))\n"
            }
        }
        return text
    }
}

private func cells(_ text: String) -> Int { text.unicodeScalars.reduce(0) { $0 + CJK.cells($1) } }

extension ListedPage.Kind: ExpressibleByArgument {
    fileprivate func heading(count: Int) -> Wording {
        switch self {
        case .drafts: Wording("Drafts: \(count)", zh: "草稿：\(count)")
        case .scheduled: Wording("Scheduled, with the day of publication: \(count)", zh: "定时发布（发布日期）：\(count)")
        case .expired: Wording("Expired, with the last day: \(count)", zh: "已过期（最后一天）：\(count)")
        case .untranslated: Wording("Without a version in: \(count)", zh: "缺少译文（缺的语言）：\(count)")
        }
    }
}
