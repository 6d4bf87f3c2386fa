import BanbaoText

/// What a site says about rules: `checks:` in content/site.yaml. A rule it does not name keeps its severity.
typealias Severities = [Rule: CheckSeverity]

enum CheckSeverity: String, CaseIterable { case error, warning, off }
