// What can be wrong with the names of rules, in settings and in suppressions.
extension Diagnostic {
    package static func ruleUnknown(path: String, range: Range<Int>, id: String, suggests: Bool = true) -> Diagnostic {
        let nearest = suggests ? closestName(to: id, among: Rule.all.map(\.id)) : nil
        return Diagnostic(
            .checksUnknownRule, path: path, range: range,
            Wording("there is no rule \"\(id)\"", zh: "没有“\(id)”这条规则"),
            help: nearest.map(Wording.didYouMean)
                ?? Wording("docs/checks.md lists all rules", zh: "全部规则见 docs/checks.zh.md"))
    }

    package static func ruleFixed(path: String, range: Range<Int>, rule: Rule) -> Diagnostic {
        Diagnostic(
            .checksFixedSeverity, path: path, range: range,
            Wording(
                "\"\(rule)\" is always an error; only warnings can be changed or suppressed",
                zh: "“\(rule)”只能是错误；只有警告可以调整或忽略"),
            help: Wording("remove it, and fix what the rule reports", zh: "删掉它，并改正这条规则报告的问题"))
    }
}
