import ArgumentParser
import BanbaoIO
import BanbaoSite
import BanbaoText

struct ExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: Wording("Writes an entry for another medium.", zh: "把一篇文章改写成别的平台要的样子。").localized,
        subcommands: [WeChatCommand.self])
}

struct WeChatCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "wechat",
        abstract: Wording(
            "Prints an entry as one HTML file to paste into the editor of a WeChat official account.",
            zh: "把一篇文章写成一个 HTML 文件，粘贴到微信公众号的编辑器里。"
        ).localized,
        discussion: discussion.localized)

    private static let discussion = Wording(
        """
        Open the file in a browser, select all, copy, and paste into the editor.

        EXAMPLE
          banbao export wechat content/stories/master.zh.md > master.html
        """,
        zh: """
            用浏览器打开这个文件，全选，复制，粘贴到编辑器里。

            例子
              banbao export wechat content/stories/master.zh.md > master.html
            """)

    @Argument(
        help: .localized("The file of the entry, in content/.", zh: "文章的文件，在 content/ 里面。", Wording("file", zh: "文件")))
    var file: String

    @OptionGroup var options: SiteOptions
    @OptionGroup var language: LanguageOption

    func run() async throws {
        try await Terminal.reportingMachineErrors {
            var build = BuildOptions()
            (build.includesDrafts, build.includesFuture) = (true, true)
            let request = BuildRequest(
                siteRoot: options.site, output: "", options: build, today: try options.requestedDay(),
                isStrict: false, toolVersion: Banbao.version)
            let tree = try await scanSite(request.siteFolder())
            let plan = try await planSite(buildInput(tree, request, makesPictures: false))
            let path =
                file.startsWithBytes(options.pathPrefix)
                ? String(file.droppingFirstBytes(options.pathPrefix.utf8.count)) : file
            // What is wrong elsewhere keeps nobody from this entry.
            let errors = plan.reported(plan.problems, nil).filter { $0.isError && (!plan.isUsable || $0.path == path) }
            try options.printDiagnostics(errors, .text)
            if !errors.isEmpty { throw ExitCode(1) }
            guard let article = try plan.weChatArticle(of: path, embedding: { try dataURL(ofImage: $0, tree) }) else {
                throw ValidationError(
                    Wording("\(file) is no entry of the site", zh: "\(file) 不是网站的文章").localized)
            }
            try options.printDiagnostics(plan.reported(article.problems, nil), .text)
            if article.problems.errorCount > 0 { throw ExitCode(1) }
            try Terminal.output.write(article.html)
            try Terminal.error.write(remarks(on: article).localized)
        }
    }

    private func remarks(on article: WeChatArticle) -> Wording {
        let original = Wording("Link to the original: \(article.url)\n", zh: "“阅读原文”填：\(article.url)\n")
        guard !article.imagesToUpload.isEmpty else { return original }
        let paths = article.imagesToUpload.map { "  " + options.pathPrefix + $0 + "\n" }.joined()
        return Wording(
            "\(original)Images to upload as PNG, where the text says 【…】:\n\(paths)",
            zh: "\(original)另存为 PNG 上传的图片，放在正文里的【…】处：\n\(paths)")
    }
}
