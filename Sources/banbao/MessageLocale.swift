import ArgumentParser
import BanbaoText

// In which language the program speaks.

extension MessageLanguage: ExpressibleByArgument {
    /// What `--lang` says, else the locale of messages. Known before the arguments are parsed, for what is wrong with them
    /// and the help text must be said as well.
    static let current: MessageLanguage = fromArguments(CommandLine.arguments) ?? fromEnvironment()

    private static func fromArguments(_ arguments: [String]) -> MessageLanguage? {
        if let option = arguments.lastIndex(where: { $0 == "--lang" }), option + 1 < arguments.count {
            return MessageLanguage(rawValue: arguments[option + 1])
        }
        let prefix = "--lang="
        return arguments.last { $0.startsWithBytes(prefix) }.flatMap {
            MessageLanguage(rawValue: String($0.droppingFirstBytes(prefix.utf8.count)))
        }
    }

    /// As POSIX orders them: the first that is set and not empty decides.
    private static func fromEnvironment() -> MessageLanguage {
        let locales = [
            Terminal.environment("LC_ALL"), Terminal.environment("LC_MESSAGES"), Terminal.environment("LANG"),
        ]
        let locale = locales.compactMap(\.self).first { !$0.isEmpty } ?? ""
        return locale.lowercased().startsWithBytes("zh") ? .chinese : .english
    }
}

/// `--lang` of every command; read by `MessageLanguage.current`.
struct LanguageOption: ParsableArguments {
    @Option(
        name: .customLong("lang"),
        help: .localized(
            "The language of messages; default: that of the locale.", zh: "消息的语言；不写就按系统的语言。", .languageName))
    var language: MessageLanguage?
}

extension Wording {
    /// In the language of this run.
    var localized: String { self[.current] }
}

extension ArgumentHelp {
    static func localized(
        _ english: Wording.English, zh chinese: Wording.Chinese, _ valueName: Wording? = nil
    ) -> ArgumentHelp {
        ArgumentHelp(Wording(english, zh: chinese).localized, valueName: valueName?.localized)
    }
}

/// What stands for values in help and usage lines.
extension Wording {
    static let folder = Wording("dir", zh: "文件夹")
    static let file = Wording("file", zh: "文件")
    static let url = Wording("url", zh: "网址")
    static let day = Wording("date", zh: "日期")
    static let format = Wording("format", zh: "格式")
    static let languageName = Wording("lang", zh: "语言")
}
