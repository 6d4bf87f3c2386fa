import ArgumentParser
import BanbaoIO
import BanbaoText

struct InitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: Wording("Writes a small bilingual site to begin with.", zh: "写出一个小的双语网站，作为起点。").localized,
        discussion: discussion.localized)

    private static let discussion = Wording(
        """
        The site has a theme, three entries, one picture and comments in the
        language of messages (--lang). It builds as it is.

        EXAMPLES
          banbao init bulletin
          cd bulletin
          banbao build
        """,
        zh: """
            里面有主题、三篇文章、一张图片，注释用消息的语言（--lang）。
            不用改动就能生成网站。

            例子
              banbao init bulletin
              cd bulletin
              banbao build
            """)

    @Argument(
        help: .localized("The folder of the new site; it must be new or empty.", zh: "新网站的文件夹；要么是新的，要么是空的。", .folder))
    var folder: String

    @OptionGroup var language: LanguageOption

    func run() async throws {
        try await Terminal.reportingMachineErrors {
            let day = try SiteOptions.day(inTimeZone: starterTimeZone)
            let files = starterFiles.map { path, text in
                (path == "gitignore" ? ".gitignore" : path, starterText(text, day: day, in: .current))
            }
            try makeSiteFolder(folder)
            try writeNewFiles(files, below: folder)
            try Terminal.output.write(
                Wording(
                    """
                    A new site is in \(folder). Next:
                      cd \(folder)
                      banbao serve
                    Then open the URL that it prints in a browser. The settings are in content/site.yaml.

                    """,
                    zh: """
                        新网站在 \(folder)。接下来：
                          cd \(folder)
                          banbao serve
                        然后在浏览器里打开它写出的网址。网站的设置在 content/site.yaml 里。

                        """
                ).localized)
        }
    }
}

/// That of the starter's site.yaml.
private let starterTimeZone = "Asia/Shanghai"

/// Comments for one language, `# [en] …`, are kept in that language only; the day stands for `{{today}}`.
private func starterText(_ text: String, day: String, in language: MessageLanguage) -> String {
    text.parts(separatedBy: "\n", omittingEmpty: false).compactMap { line in
        guard let match = line.wholeMatch(of: /( *# )\[([a-z]+)\] (.*)/) else { return line }
        return match.2 == language.rawValue ? String(match.1 + match.3) : nil
    }.joined(separator: "\n").replacing("{{today}}", with: day)
}
