import ArgumentParser
import BanbaoIO
import BanbaoSite
import BanbaoText

struct NewCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new",
        abstract: Wording("Starts an entry: a draft in each language.", zh: "新建一篇文章：每种语言一份草稿。").localized,
        discussion: discussion.localized)

    private static let discussion = Wording(
        """
        The files contain today's date, "draft: true" and the fields of the
        section. Fill them in, and delete the line "draft: true" to publish.

        EXAMPLES
          banbao new news may-day --title 五一
          banbao new stories 2026/wang-wei
        """,
        zh: """
            文件里写好了今天的日期、“draft: true”和栏目的字段。
            填好之后删掉“draft: true”那一行，就会发布。

            例子
              banbao new news may-day --title 五一
              banbao new stories 2026/wang-wei
            """)

    @Argument(
        help: .localized(
            "The section: a folder in content/.", zh: "栏目，也就是 content/ 里的文件夹。", Wording("section", zh: "栏目")))
    var section: String

    @Argument(
        help: .localized(
            "The name of the entry in its file names and its URL, like may-day.", zh: "文章的名称，用在文件名和网址里，例如 may-day。",
            Wording("name", zh: "名称")))
    var name: String

    @Option(help: .localized("The title, for all languages.", zh: "标题，每种语言都先用它。", Wording("title", zh: "标题")))
    var title: String?

    @OptionGroup var options: SiteOptions
    @OptionGroup var language: LanguageOption

    func run() async throws {
        try await Terminal.reportingMachineErrors {
            let request = BuildRequest(
                siteRoot: options.site, output: "", options: BuildOptions(), today: try options.requestedDay(),
                isStrict: false, toolVersion: Banbao.version)
            let root = try request.siteFolder()
            do {
                let input = buildInput(try await scanSite(root), request)
                let entry = try NewEntry(input, section: section, name: name, title: title)
                try writeNewFiles(entry.files, below: root)
                let paths = entry.files.map { "  " + options.pathPrefix + $0.path + "\n" }.joined()
                let next = Wording("Preview them with: banbao build --drafts", zh: "预览：banbao build --drafts")
                let text = Wording("New drafts:\n\(paths)\(next)\n", zh: "新写的草稿：\n\(paths)\(next)\n")
                try Terminal.output.write(text.localized)
            } catch NewEntry.Refusal.configuration(let problems) {
                try options.printDiagnostics(problems, .text)
                throw ExitCode(1)
            } catch NewEntry.Refusal.words(let reason) {
                throw ValidationError(reason.localized)
            }
        }
    }
}
