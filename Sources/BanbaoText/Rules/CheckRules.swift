/// Settings of rules and comments that turn them off.
extension Rule {
    static let checks = Family(
        title: Wording("Settings and suppressions", zh: "设置和忽略"),
        rules: [.checksCommentSyntax, .checksFixedSeverity, .checksUnknownRule, .checksUnusedSuppression])

    package static let checksCommentSyntax = Rule(
        "checks.comment-syntax", .error,
        Wording(
            "a comment that begins with banbao- is not a suppression as it is written", zh: "以 banbao- 开头的 HTML 注释写法不对")
    )
    package static let checksFixedSeverity = Rule(
        "checks.fixed-severity", .error,
        Wording("a setting or a suppression names a rule that is always an error", zh: "设置或忽略的规则只能是错误"))
    package static let checksUnknownRule = Rule(
        "checks.unknown-rule", .error,
        Wording("a setting or a suppression names a rule that does not exist", zh: "设置或忽略的规则不存在"))
    package static let checksUnusedSuppression = Rule(
        "checks.unused-suppression", .warning,
        Wording("a suppression suppresses nothing", zh: "忽略规则的 HTML 注释没有起作用"))
}
