import ArgumentParser
import BanbaoText

/// The command `banbao`: a folder of Markdown in, a bilingual website out.
@main
struct Banbao: AsyncParsableCommand {
    static let version = "0.1.0"

    static let configuration = CommandConfiguration(
        commandName: "banbao",
        abstract: Wording(
            "Turns a folder of Markdown into a bilingual static website.", zh: "把一个文件夹的 Markdown 变成双语静态网站。"
        ).localized,
        discussion: discussion.localized,
        version: "banbao \(version)",
        subcommands: [
            InitCommand.self, NewCommand.self, BuildCommand.self, ServeCommand.self, ListCommand.self,
            RenderCommand.self, ExportCommand.self,
        ])

    private static let discussion = Wording(
        """
        EXAMPLES
          banbao init bulletin                   a new site, in the folder bulletin
          banbao build                           this folder's site, into output/
          banbao build --site campaign --strict  warnings fail, as in CI
          banbao render story.zh.md              one text as HTML

        EXIT CODES
          0  done (warnings are allowed unless --strict)
          1  an error in content, templates or configuration
          2  system error: disk, permissions, lock, a folder of others
          64 usage error
        """,
        zh: """
            例子
              banbao init bulletin                   新网站，放在文件夹 bulletin
              banbao build                           生成这个文件夹的网站，写到 output/
              banbao build --site campaign --strict  有警告也算出错，用于自动检查
              banbao render story.zh.md              把一篇文章变成 HTML

            退出码
              0  完成（没有 --strict 时允许有警告）
              1  内容、模板或配置有错
              2  系统错误：磁盘、权限、锁、别人的文件夹
              64 命令写错了
            """)

    @OptionGroup var language: LanguageOption

    /// As the library's own `main`, but for the language of what it says.
    static func main() async {
        do {
            try checkCommand(CommandLine.arguments.dropFirst())
            var command = try parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch {
            end(with: error)
        }
    }

    private static func end(with error: any Error) -> Never {
        let code = exitCode(for: error)
        let message = withNearestOption(fullMessage(for: error), Array(CommandLine.arguments.dropFirst()))
        let text = usageMessage(message, in: .current)
        if !text.isEmpty {
            do {
                try (code.isSuccess ? Terminal.output : Terminal.error).write(text + "\n")
            } catch {
                exit(withError: ExitCode(2))
            }
        }
        exit(withError: code)
    }
}
