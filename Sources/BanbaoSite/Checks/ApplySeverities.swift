package import BanbaoMarkdown
package import BanbaoText

/// What is reported of all that was found. The only place where settings and suppressions have a say: whoever finds
/// something tells it, whatever became of it.
///
/// In: findings of a whole build, or of one text; the settings; the suppressions of all pages that were rendered.
/// Out: what is left, with its severity; of each rule no more than anybody reads. Problems: suppressions that suppress
/// nothing. Errors stay.
func applySeverities(
    to found: [Diagnostic], _ severities: Severities, _ suppressions: [Suppression]
) -> [Diagnostic] {
    let (left, unused) = leavingOut(suppressions, from: found)
    let reported = left + unused.map(Diagnostic.suppressionUnused)
    guard !severities.isEmpty else { return reported.limited() }
    return reported.compactMap { finding in
        guard finding.rule.severity == .warning else { return finding }
        return switch severities[finding.rule] {
        case .off: nil
        case .error: finding.with(severity: .error)
        case .warning, nil: finding
        }
    }.limited()
}

/// What is reported of a text that belongs to no site.
package func reportedProblems(of document: Document) -> [Diagnostic] {
    applySeverities(to: document.problems, [:], document.suppressions)
}

private func leavingOut(
    _ suppressions: [Suppression], from found: [Diagnostic]
) -> (left: [Diagnostic], unused: [Suppression]) {
    guard !suppressions.isEmpty else { return (found, []) }
    var isUsed = Array(repeating: false, count: suppressions.count)
    let byRule = Dictionary(grouping: suppressions.indices) { Target(suppressions[$0].path, suppressions[$0].rule) }
        .mapValues { indices in indices.sorted { suppressions[$0].start < suppressions[$1].start } }
    let left = found.filter { finding in
        guard finding.rule.severity == .warning, let indices = byRule[Target(finding.path, finding.rule)] else {
            return true
        }
        guard let index = indices.covering(finding, suppressions) else { return true }
        isUsed[index] = true
        return false
    }
    return (left, suppressions.indices.filter { !isUsed[$0] }.map { suppressions[$0] })
}

private struct Target: Hashable {
    let path: ExactText
    let rule: Rule

    init(_ path: String, _ rule: Rule) {
        self.path = ExactText(path)
        self.rule = rule
    }
}

extension Suppression {
    /// Those of whole files come first.
    fileprivate var start: Int { line?.lowerBound ?? -1 }
}

extension [Int] {
    /// Of suppressions of one rule in one file, in the order of their lines: that of the finding's line, else of the file.
    fileprivate func covering(_ finding: Diagnostic, _ suppressions: [Suppression]) -> Int? {
        if let place = finding.range?.lowerBound {
            let next = partitionPoint { suppressions[$0].start <= place }
            if next > 0, let line = suppressions[self[next - 1]].line, line.lowerBound <= place,
                place <= line.upperBound
            {
                return self[next - 1]
            }
        }
        return first.flatMap { suppressions[$0].line == nil ? $0 : nil }
    }
}

extension Diagnostic {
    fileprivate static func suppressionUnused(_ suppression: Suppression) -> Diagnostic {
        let place =
            suppression.line == nil
            ? Wording("in this file", zh: "这个文件里")
            : Wording("in the line that this comment covers", zh: "这条 HTML 注释所指的那一行")
        return Diagnostic(
            .checksUnusedSuppression, path: suppression.path, range: suppression.range,
            Wording(
                "\"\(suppression.rule)\" has nothing to report \(place)", zh: "\(place)没有“\(suppression.rule)”要报告的问题"),
            help: Wording("remove the rule from the comment, or the whole comment", zh: "去掉这条规则，或者删掉整条 HTML 注释"))
    }
}
