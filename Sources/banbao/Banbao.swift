import ArgumentParser

/// The command `banbao`: a folder of Markdown in, a bilingual website out.
@main
struct Banbao: AsyncParsableCommand {
    static let version = "0.1.0"

    static let configuration = CommandConfiguration(
        commandName: "banbao",
        abstract: "Turns a folder of Markdown into a bilingual static website.",
        discussion: """
            EXAMPLES
              banbao build                           this folder's site, into output/
              banbao build --site campaign --strict  warnings fail, as in CI
              banbao render story.zh.md              one text as HTML

            EXIT CODES
              0  done (warnings are allowed unless --strict)
              1  content, templates or configuration are wrong
              2  the machine refused: disk, permission, lock, foreign folder
              64 wrong usage
            """,
        version: "banbao \(version)",
        subcommands: [BuildCommand.self, RenderCommand.self])
}
