import ArgumentParser
import BanbaoText

// What somebody may type for a command. The library says of a wrong one only that it is an argument too many.

extension Banbao {
    /// Throws where the first word is no command, with what may have been meant.
    static func checkCommand(_ arguments: some Sequence<String>) throws {
        let words = withoutLanguage(Array(arguments))
        guard let first = words.first, let wrong = first == "help" ? words.dropFirst().first : first,
            !wrong.startsWithBytes("-")
        else { return }
        let known = configuration.subcommands.compactMap { $0.configuration.commandName }
        guard !known.contains(wrong) else { return }
        let absent = Wording("there is no command '\(wrong)'", zh: "没有“\(wrong)”这个命令")
        let meant = proposal(for: wrong, known)
        throw ValidationError(Wording("\(absent); \(meant)", zh: "\(absent)；\(meant)").localized)
    }

    private static func proposal(for word: String, _ known: [String]) -> Wording {
        switch word {
        case "server", "preview", "watch":
            Wording("'banbao serve' shows the site while you write", zh: "边写边看用“banbao serve”")
        case "version": Wording("the option is banbao --version", zh: "查看版本用 banbao --version")
        default:
            if let name = closestName(to: word, among: known) {
                Wording("did you mean banbao \(name)?", zh: "是不是想写 banbao \(name)？")
            } else {
                Wording(
                    "known here: \(known.joined(separator: ", "))", zh: "这里可以用的有：\(known.joined(separator: "、"))")
            }
        }
    }

    /// With the option that was meant, where the library proposes another: to it, two letters that changed places are two slips.
    static func withNearestOption(_ text: String, _ arguments: [String]) -> String {
        text.replacing(#/Unknown option '--([^']+)'(?:\. Did you mean '[^']+'\?)?/#) { match in
            let nearest = closestName(to: String(match.1), among: options(of: arguments))
            return "Unknown option '--\(match.1)'" + (nearest.map { ". Did you mean '--\($0)'?" } ?? "")
        }
    }

    /// `drafts`, as the help of the command names them.
    private static func options(of arguments: [String]) -> [String] {
        let name = withoutLanguage(arguments).first
        let command = configuration.subcommands.first { $0.configuration.commandName == name }
        return helpMessage(for: command ?? Banbao.self).matches(of: #/\n  (?:-h, )?--([a-z-]+)/#).map { String($0.1) }
    }

    /// Without the only option that stands before a command.
    private static func withoutLanguage(_ arguments: [String]) -> ArraySlice<String> {
        var rest = arguments[...]
        while let first = rest.first, first.startsWithBytes("--lang") {
            rest = rest.dropFirst(first == "--lang" ? 2 : 1)
        }
        return rest
    }
}
