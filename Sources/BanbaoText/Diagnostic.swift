/// One finding about what an author wrote: where, what, and what to do. A value, which stages collect.
package struct Diagnostic: Sendable, Hashable, Error {
    package enum Severity: String, Sendable { case error, warning }

    /// A second place that explains the first: the other source of a collision, the opening of a section.
    package struct Note: Sendable, Hashable {
        package let message: Wording
        package let path: String?
        package let range: Range<Int>?

        package init(_ message: Wording, path: String? = nil, range: Range<Int>? = nil) {
            self.message = message
            self.path = path
            self.range = range
        }
    }

    /// The rule's, unless somebody decided otherwise.
    package let severity: Severity
    package let rule: Rule
    /// Relative to the site's root.
    package let path: String
    /// Byte offsets into the file, front matter included; nil speaks of the file as a whole.
    package let range: Range<Int>?
    package let message: Wording
    package let help: Wording?
    package let notes: [Note]

    package init(
        _ rule: Rule, severity: Severity? = nil, path: String, range: Range<Int>? = nil,
        _ message: Wording, help: Wording? = nil, notes: [Note] = []
    ) {
        self.severity = severity ?? rule.severity
        self.rule = rule
        self.path = path
        self.range = range
        self.message = message
        self.help = help
        self.notes = notes
    }

    package func with(_ note: Note) -> Diagnostic {
        Diagnostic(rule, severity: severity, path: path, range: range, message, help: help, notes: notes + [note])
    }

    package func with(severity: Severity) -> Diagnostic {
        Diagnostic(rule, severity: severity, path: path, range: range, message, help: help, notes: notes)
    }

    /// The same about another place in the file.
    package func at(_ range: Range<Int>) -> Diagnostic {
        Diagnostic(rule, severity: severity, path: path, range: range, message, help: help, notes: notes)
    }

    package var isError: Bool { severity == .error }

    /// What makes two diagnostics the same to an author; the ways that led to it may differ.
    fileprivate struct Finding: Hashable {
        let path: ExactText
        let range: Range<Int>?
        let rule: Rule
        let message: Wording
    }

    fileprivate var finding: Finding { Finding(path: ExactText(path), range: range, rule: rule, message: message) }
}

extension [Diagnostic] {
    package var errorCount: Int { count(where: \.isError) }
    package var warningCount: Int { count - errorCount }

    /// Reading order: by path (bytes), then by place, then by rule; the same finding once, however often it was met.
    package func inReadingOrder() -> [Diagnostic] {
        var seen: Set<Diagnostic.Finding> = []
        return filter { seen.insert($0.finding).inserted }.sorted { left, right in
            if !left.path.hasSameBytes(as: right.path) { return left.path.precedesInBytes(right.path) }
            let (leftStart, rightStart) = (left.range?.lowerBound ?? -1, right.range?.lowerBound ?? -1)
            if leftStart != rightStart { return leftStart < rightStart }
            if left.rule != right.rule { return left.rule.id < right.rule.id }
            return left.message[.english] < right.message[.english]
        }
    }
}

/// Two upper-case digits: `0A`.
package func hexadecimal(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16, uppercase: true)
    return digits.count == 1 ? "0" + digits : digits
}

/// At least four upper-case digits: `U+0007`, `U+10FFFF`.
package func codePoint(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
}
