/// One kind of finding. Its id is a public contract: settings, suppressions and documentation name it.
///
/// The list is closed: rules are made in `Rules/` only, and each belongs to a family there.
package struct Rule: Sendable {
    /// Subject and fault, in lower-case letters, digits and hyphens: `link.missing`.
    package let id: String
    /// Of findings that nobody gave another severity.
    package let severity: Diagnostic.Severity
    /// In one sentence, without a full stop.
    package let meaning: Wording

    init(_ id: String, _ severity: Diagnostic.Severity, _ meaning: Wording) {
        self.id = id
        self.severity = severity
        self.meaning = meaning
    }

    /// Rules about one subject, as docs/checks.md groups them.
    package struct Family: Sendable {
        package let title: Wording
        package let rules: [Rule]
    }

    package static let families = [
        files, configuration, pages, markdown, links, images, figures, theme, output, checks,
    ]
    package static let all = families.flatMap(\.rules)
}

extension Rule {
    private static let byID = Dictionary(uniqueKeysWithValues: all.map { ($0.id, $0) })

    /// Nil where there is no rule of this id.
    package init?(id: String) {
        guard let rule = Self.byID[id] else { return nil }
        self = rule
    }
}

extension Rule: Hashable {
    package static func == (left: Rule, right: Rule) -> Bool { left.id == right.id }
    package func hash(into hasher: inout Hasher) { hasher.combine(id) }
}

extension Rule: CustomStringConvertible {
    package var description: String { id }
}
