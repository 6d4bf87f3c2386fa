import ArgumentParser

/// The command `banbao`: a folder of Markdown in, a bilingual website out.
@main
struct Banbao: AsyncParsableCommand {
    static let version = "0.1.0"

    static let configuration = CommandConfiguration(
        commandName: "banbao",
        abstract: "Turns a folder of Markdown into a campaign's bulletin: a static website in Chinese and English.",
        discussion: """
            EXAMPLES
              banbao build                           the site of this folder, into output/
              banbao build --site campaign --strict  another folder; warnings fail, as in CI
              banbao render story.zh.md              one text as HTML, on standard output

            EXIT CODES
              0  done (warnings are allowed unless --strict)
              1  something in content, templates or configuration is wrong
              2  the machine refused: disk, permission, lock, a folder that is not banbao's
              64 wrong usage
            """,
        version: "banbao \(version)",
        subcommands: [BuildCommand.self, RenderCommand.self])
}
