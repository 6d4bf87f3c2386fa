import Foundation
import SiteTrials
import Testing

/// docs/commands.md and its Chinese version name every command and every option, and none but these.
@Suite struct CommandReferenceTests {
    /// What the argument library knows of a command.
    private struct Command: Decodable {
        struct Argument: Decodable {
            struct Name: Decodable {
                let kind: String
                let name: String
            }

            let kind: String
            let names: [Name]?
        }

        let commandName: String
        let subcommands: [Command]?
        let arguments: [Argument]?

        /// `--drafts`, in any order.
        var options: Set<String> {
            let names = (arguments ?? []).filter { $0.kind != "positional" }.flatMap { $0.names ?? [] }
            let own = Set(names.filter { $0.kind == "long" }.map { "--\($0.name)" })
            return (subcommands ?? []).reduce(own) { $0.union($1.options) }
        }
    }

    private struct Dump: Decodable { let command: Command }

    private static let shared: Set<String> = ["--lang", "--help", "--version"]

    private func commands() throws -> [Command] {
        let json = try Program.run(["--experimental-dump-help"]).output
        let root = try JSONDecoder().decode(Dump.self, from: Data(json.utf8)).command
        return (root.subcommands ?? []).filter { $0.commandName != "help" }
    }

    @Test(arguments: ["docs/commands.md", "docs/commands.zh.md"])
    func `every option stands in the table of its command`(path: String) throws {
        let text = String(decoding: try Data(contentsOf: Repository.root.appending(path: path)), as: UTF8.self)
        let sections = text.components(separatedBy: "\n## ")
        func options(_ section: String) -> Set<String> {
            Set(section.matches(of: /\n\| `(--[a-z-]+)/).map { String($0.1) })
        }
        #expect(options(sections[0]) == Self.shared)
        let commands = try commands()
        #expect(commands.map(\.commandName) == ["init", "new", "build", "serve", "list", "render", "export"])
        for command in commands {
            let section = try #require(sections.first { $0.hasPrefix(command.commandName + "\n") })
            #expect(sections[0].contains("(#\(command.commandName))"))
            #expect(options(section) == command.options.subtracting(Self.shared), "\(command.commandName)")
        }
        let known = commands.reduce(Self.shared.union(["--generate-completion-script"])) { $0.union($1.options) }
        for match in text.matches(of: /banbao [^`\n]*(--[a-z-]+)/) { #expect(known.contains(String(match.1))) }
    }

    /// The lines of JSON are what the program prints for such a page.
    @Test(arguments: [("docs/commands.md", "en"), ("docs/commands.zh.md", "zh")])
    func `the JSON is real`(path: String, language: String) throws {
        let text = String(decoding: try Data(contentsOf: Repository.root.appending(path: path)), as: UTF8.self)
        let example = try #require(text.firstMatch(of: /```\n(\{(?:.|\n)*?\}\n)```/)).1
        let trial = try SiteTrial(case: "minimal")
        defer { trial.remove() }
        try trial.write("---\ntitle: 甲\ntags: [skils]\ndate: 2020-01-01\n---\n", to: "content/stories/a.zh.md")
        let run = try Program.run(["build", "--format", "json", "--lang", language], in: trial.root)
        #expect(run.output == example)
    }

    @Test(arguments: ["bash", "zsh", "fish"]) func `completions are there`(shell: String) throws {
        let run = try Program.run(["--generate-completion-script", shell])
        #expect(run.code == 0 && run.output.contains("untranslated") && run.output.contains("drafts"))
    }
}
