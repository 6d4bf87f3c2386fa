// What is said behind the diagnostics of a run.
extension DiagnosticPrinter {
    /// Totals by rule where nobody counts any more, how many there are of each severity, and the files with errors where these
    /// lie among warnings.
    func summary(of diagnostics: [Diagnostic]) -> String {
        guard !diagnostics.isEmpty else { return "" }
        var text = diagnostics.count >= Self.manyFindings ? totals(of: diagnostics) + "\n" : ""
        text += Wording.count(of: diagnostics)[language] + "\n"
        let isInOneFile = diagnostics.allSatisfy { $0.path == diagnostics.first?.path }
        if diagnostics.errorCount > 0, diagnostics.warningCount > 0, !isInOneFile {
            text += filesWithErrors(diagnostics)
        }
        return text
    }

    private static let manyFindings = 100
    private static let listedFiles = 20

    /// `  2901 key.unknown`, the most frequent first.
    private func totals(of diagnostics: [Diagnostic]) -> String {
        let counts = Dictionary(grouping: diagnostics, by: \.rule).mapValues(\.count)
        let ordered = counts.sorted { ($1.value, $0.key.id) < ($0.value, $1.key.id) }
        let width = ordered.first.map { String($0.value).utf8.count } ?? 0
        return ordered.map { rule, count in
            let digits = String(count)
            return String(repeating: " ", count: 2 + width - digits.utf8.count) + digits + " \(rule.id)\n"
        }.joined()
    }

    private func filesWithErrors(_ diagnostics: [Diagnostic]) -> String {
        var paths: [String] = []
        for diagnostic in diagnostics where diagnostic.isError && paths.last != diagnostic.path {
            paths.append(diagnostic.path)
        }
        let shown = paths.prefix(Self.listedFiles).map { escapingControls(fromHere($0)) }
        let more = paths.count - shown.count
        let others = more > 0 ? Wording(" and \(more) more", zh: "等，另有 \(more) 个") : Wording(verbatim: "")
        return Wording(
            "errors in: \(shown.joined(separator: ", "))\(others)",
            zh: "有错误的文件：\(shown.joined(separator: "、"))\(others)")[
                language] + "\n"
    }
}

extension Wording {
    package static let help = Wording("help", zh: "改法")
    static let note = Wording("note", zh: "说明")

    static func of(_ severity: Diagnostic.Severity) -> Wording {
        switch severity {
        case .error: Wording("error", zh: "错误")
        case .warning: Wording("warning", zh: "警告")
        }
    }

    /// `2 errors, 1 warning`
    package static func count(of diagnostics: [Diagnostic]) -> Wording {
        count(errors: diagnostics.errorCount, warnings: diagnostics.warningCount)
    }

    package static func count(errors: Int, warnings: Int) -> Wording {
        let errorText = Wording("\(errors) error\(errors == 1 ? "" : "s")", zh: "\(errors) 个错误")
        let warningText = Wording("\(warnings) warning\(warnings == 1 ? "" : "s")", zh: "\(warnings) 个警告")
        if errors == 0 { return warningText }
        return warnings == 0 ? errorText : Wording("\(errorText), \(warningText)", zh: "\(errorText)，\(warningText)")
    }
}
