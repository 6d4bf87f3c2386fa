import BanbaoText

/// What the argument library says about usage, in a language of messages. It has no translations of its own, so its
/// sentences are replaced as they stand; names of options and what the user typed stand between quotes and stay.
func usageMessage(_ text: String, in language: MessageLanguage) -> String {
    switch language {
    case .english: text
    case .chinese: aligned(chinesePhrases.reduce(withValues(text)) { $0.replacing($1.english, with: $1.chinese) })
    }
}

/// `(values: text, json; default: text)`, which may break over lines.
private func withValues(_ text: String) -> String {
    text.replacing(#/ \((values|default): ([^()]*)\)/#) { match in
        "（\(match.1 == "values" ? "可用：" : "不写就是 ")\(match.2.replacing(#/;\s+default: /#, with: "；不写就是 "))）"
    }
}

/// The library pads names of options by characters; those of Chinese are two columns wide.
private func aligned(_ text: String) -> String {
    text.parts(separatedBy: "\n", omittingEmpty: false).map { line in
        guard let match = line.wholeMatch(of: /(  \S.*?)( {2,})(\S.*)/), match.1.count + match.2.count == helpColumn
        else {
            return line
        }
        let cells = match.1.unicodeScalars.reduce(0) { $0 + CJK.cells($1) }
        return match.1 + String(repeating: " ", count: max(2, helpColumn - cells)) + match.3
    }.joined(separator: "\n")
}

/// Where the library begins the help of an option.
private let helpColumn = 26

private let chinesePhrases: [(english: String, chinese: String)] = [
    ("OVERVIEW: ", ""),
    ("USAGE: ", "用法："),
    ("Usage: ", "用法："),
    ("ARGUMENTS:\n", "参数：\n"),
    ("SUBCOMMANDS:\n", "命令：\n"),
    ("OPTIONS:\n", "选项：\n"),
    ("<subcommand>", "<命令>"),
    ("<options>", "<选项>"),
    ("Error: ", "错误："),
    ("Help:  ", "说明："),
    ("Show the version.", "显示版本。"),
    ("Show help information.", "显示帮助。"),
    ("  See '", "  详见 '"),
    ("' for more information.", "'。"),
    ("' for detailed help.", "'。"),
    ("Unknown option '", "没有这个选项：'"),
    ("'. Did you mean '", "'；是不是想写 '"),
    ("'?\n", "'？\n"),
    ("Unexpected argument '", "多余的参数：'"),
    (" unexpected arguments: '", " 个多余的参数：'"),
    ("Missing value for '", "后面缺少值：'"),
    ("Missing expected argument '", "缺少参数：'"),
    ("The value '", "值 '"),
    ("' is invalid for '", "' 不能用于 '"),
    (". Please provide one of '", "。可以用 '"),
    ("' and '", "' 或 '"),
    ("' or '", "' 或 '"),
    ("', '", "'、'"),
    ("'.\n", "'。\n"),
    ("The option '", "选项 '"),
    ("' does not take any value, but '", "' 后面不带值，却写了 '"),
    ("' was specified.", "'。"),
    ("\nHelp:  ", "\n说明："),
]
