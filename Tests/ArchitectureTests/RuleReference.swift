import BanbaoText

/// The tables of docs/checks.md, below its heading "Rules": a table a family.
func ruleReference(in language: MessageLanguage) -> String {
    let introduction = Wording(
        "Made from the code (`RECORD=1 swift test --filter Documentation` writes it anew; a test keeps it true).",
        zh: "由代码生成（`RECORD=1 swift test --filter Documentation` 重新写出，有测试保证两者一致）。")
    let head = Wording("| rule | default | meaning |", zh: "| 规则 | 默认 | 含义 |")
    var text = "\n\(introduction[language])\n"
    for family in Rule.families {
        text += "\n### \(family.title[language])\n\n\(head[language])\n|---|---|---|\n"
        for rule in family.rules {
            let meaning = rule.meaning[language].replacing("|", with: "\\|")
            text += "| `\(rule.id)` | \(name(of: rule.severity)[language]) | \(meaning) |\n"
        }
    }
    return text
}

private func name(of severity: Diagnostic.Severity) -> Wording {
    switch severity {
    case .error: Wording("error", zh: "错误")
    case .warning: Wording("warning", zh: "警告")
    }
}
