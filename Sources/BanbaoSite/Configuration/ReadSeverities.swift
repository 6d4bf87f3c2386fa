import BanbaoData
import BanbaoText

/// `checks: {link.scheme: error, markdown.indent: off}`. Problems: rules that do not exist or are errors, unknown severities.
func readSeverities(_ reader: inout MappingReader) -> Severities {
    var map = reader.map("checks", name: Wording(verbatim: "checks"))
    var severities: Severities = [:]
    for member in map.allMembers() {
        guard let rule = Rule(id: member.key) else {
            map.report(.ruleUnknown(path: map.path, range: member.keyRange, id: member.key))
            continue
        }
        guard let written = map.text(member.value, member.key) else { continue }
        guard let severity = CheckSeverity(rawValue: written) else {
            map.report(
                .unknownChoice(
                    path: map.path, range: member.value.range, key: member.key, value: written,
                    known: CheckSeverity.allCases.map(\.rawValue)))
            continue
        }
        if rule.severity == .error, severity != .error {
            map.report(.ruleFixed(path: map.path, range: member.keyRange, rule: rule))
        } else {
            severities[rule] = severity
        }
    }
    reader.report(map.finish())
    return severities
}
