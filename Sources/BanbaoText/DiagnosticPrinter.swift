/// Turns diagnostics into lines for people, for programs (JSON, one object a line) and for GitHub's annotations.
package struct DiagnosticPrinter {
    package enum Format: String, Sendable, CaseIterable { case text, json, github }

    private let format: Format
    let language: MessageLanguage
    private let usesColor: Bool
    /// Of lines with excerpts, in cells.
    private let width: Int
    /// Put before every path, so that it leads there from where the command runs.
    private let pathPrefix: String
    /// Bytes of a file by its path, nil when it has none to show (a folder, a file that cannot be read).
    private let read: (String) -> [UInt8]?
    private var cache: (path: String, lines: SourceLines?)?

    package init(
        format: Format, language: MessageLanguage, usesColor: Bool, width: Int = 100, pathPrefix: String = "",
        read: @escaping (String) -> [UInt8]?
    ) {
        self.format = format
        self.language = language
        self.usesColor = usesColor
        self.width = width
        self.pathPrefix = pathPrefix
        self.read = read
    }

    /// All diagnostics in reading order, each ending in a line feed; text format adds a summary.
    package mutating func printed(_ diagnostics: [Diagnostic]) -> String {
        let ordered = diagnostics.inReadingOrder()
        var result = ""
        for diagnostic in ordered {
            switch format {
            case .text: result += text(diagnostic)
            case .json: result += json(diagnostic)
            case .github: result += github(diagnostic)
            }
        }
        return format == .text ? result + summary(of: ordered) : result
    }

    // MARK: Text

    private mutating func text(_ diagnostic: Diagnostic) -> String {
        let color = diagnostic.isError ? "31" : "33"
        var result = bold(place(diagnostic.path, diagnostic.range) + ": ")
        result += paint(label(.of(diagnostic.severity)), "1;" + color) + gap + message(diagnostic) + "\n"
        for block in blocks(diagnostic) {
            switch block {
            case .sentence(let text): result += "  \(text)\n"
            case .excerpt(let lines): result += lines
            }
        }
        return result + "\n"
    }

    private func message(_ diagnostic: Diagnostic) -> String {
        escapingControls(diagnostic.message[language]) + " [\(diagnostic.rule.id)]"
    }

    /// What follows the message.
    private mutating func blocks(_ diagnostic: Diagnostic) -> [Parts.Block] {
        var blocks = [excerpt(diagnostic.path, diagnostic.range, diagnostic.isError ? "31" : "33")]
        for note in diagnostic.notes {
            let prefix = note.path.map { place($0, note.range) + ": " } ?? ""
            blocks.append(.sentence(prefix + label(.note) + gap + escapingControls(note.message[language])))
            if let path = note.path { blocks.append(excerpt(path, note.range, "36")) }
        }
        if let help = diagnostic.help {
            blocks.append(.sentence(label(.help) + gap + escapingControls(help[language])))
        }
        return blocks.compactMap(\.self)
    }

    private mutating func place(_ path: String, _ range: Range<Int>?) -> String {
        let shown = escapingControls(fromHere(path))
        guard let position = position(path, range) else { return shown }
        return "\(shown):\(position.line):\(position.column)"
    }

    private mutating func position(_ path: String, _ range: Range<Int>?) -> (line: Int, column: Int)? {
        range.flatMap { range in lines(of: path)?.position(of: range.lowerBound) }
    }

    /// A diagnostic in parts, for those who show it in another form.
    package struct Parts: Sendable {
        package enum Block: Sendable {
            /// A note or the help.
            case sentence(String)
            /// Lines of the file with carets, to be shown in a fixed pitch.
            case excerpt(String)
        }

        package let severity: Diagnostic.Severity
        /// `content/stories/a.zh.md:12:8`
        package let place: String
        /// `error:`
        package let label: String
        /// With the rule in brackets.
        package let message: String
        package let blocks: [Block]
        /// As the diagnostic has it.
        package let path: String
        package let position: (line: Int, column: Int)?
    }

    /// In reading order, as text.
    package mutating func parts(_ diagnostics: [Diagnostic]) -> [Parts] {
        diagnostics.inReadingOrder().map { diagnostic in
            Parts(
                severity: diagnostic.severity, place: place(diagnostic.path, diagnostic.range),
                label: label(.of(diagnostic.severity)), message: message(diagnostic), blocks: blocks(diagnostic),
                path: diagnostic.path, position: position(diagnostic.path, diagnostic.range))
        }
    }

    func fromHere(_ path: String) -> String { path.startsWithBytes("/") ? path : pathPrefix + path }

    private mutating func excerpt(_ path: String, _ range: Range<Int>?, _ color: String) -> Parts.Block? {
        guard let range, let lines = lines(of: path) else { return nil }
        let line = lines.position(of: range.lowerBound).line
        let number = String(line)
        let margin = String(repeating: " ", count: max(4, number.utf8.count))
        let excerpt = Excerpt(
            lines: lines, line: line, range: range, widthInCells: max(20, width - margin.utf8.count - 4))
        let padding = String(repeating: " ", count: margin.utf8.count - number.utf8.count)
        return .excerpt(
            " \(padding)\(number) | \(excerpt.line)\n \(margin) | \(paint(excerpt.carets, "1;" + color))\n")
    }

    private func label(_ label: Wording) -> String { Wording("\(label):", zh: "\(label)：")[language] }

    /// A full-width colon brings its space with it.
    private var gap: String { Wording(" ", zh: "")[language] }

    private func paint(_ text: String, _ code: String) -> String {
        usesColor ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }

    private func bold(_ text: String) -> String { paint(text, "1") }

    private mutating func lines(of path: String) -> SourceLines? {
        if let cache, cache.path == path { return cache.lines }
        let lines = read(path).map(SourceLines.init)
        cache = (path, lines)
        return lines
    }

    // MARK: JSON

    private mutating func json(_ diagnostic: Diagnostic) -> String {
        var object = JSONObject(ofType: "diagnostic")
        object.add("severity", diagnostic.severity.rawValue)
        object.add("rule", diagnostic.rule.id)
        addPlace(diagnostic.path, diagnostic.range, to: &object)
        object.add("message", diagnostic.message[language])
        if let help = diagnostic.help { object.add("help", help[language]) }
        if !diagnostic.notes.isEmpty {
            var notes: [JSONObject] = []
            for note in diagnostic.notes {
                var member = JSONObject()
                if let path = note.path { addPlace(path, note.range, to: &member) }
                member.add("message", note.message[language])
                notes.append(member)
            }
            object.add("notes", notes)
        }
        return object.line
    }

    private mutating func addPlace(_ path: String, _ range: Range<Int>?, to object: inout JSONObject) {
        object.add("path", fromHere(path))
        guard let range, let lines = lines(of: path) else { return }
        let (start, end) = (lines.position(of: range.lowerBound), lines.position(of: range.upperBound))
        object.add("line", start.line)
        object.add("column", start.column)
        object.add("endLine", end.line)
        object.add("endColumn", end.column)
        object.add("utf16Column", lines.utf16Column(of: range.lowerBound))
        object.add("utf16EndColumn", lines.utf16Column(of: range.upperBound))
    }

    // MARK: GitHub

    /// Workflow commands as documented for GitHub Actions: properties escape `%`, CR, LF, `:` and `,`.
    private mutating func github(_ diagnostic: Diagnostic) -> String {
        var properties = "file=" + githubEscaped(fromHere(diagnostic.path), isProperty: true)
        if let range = diagnostic.range, let lines = lines(of: diagnostic.path) {
            let (start, end) = (lines.position(of: range.lowerBound), lines.position(of: range.upperBound))
            properties += ",line=\(start.line),endLine=\(end.line),col=\(start.column)"
            // Columns of an end are for annotations within a line.
            if end.line == start.line { properties += ",endColumn=\(end.column)" }
        }
        properties += ",title=" + githubEscaped(diagnostic.rule.id, isProperty: true)
        let notes = diagnostic.notes.map { label(.note) + gap + $0.message[language] }
        let help = diagnostic.help.map { [label(.help) + gap + $0[language]] } ?? []
        let text = [diagnostic.message[language]] + notes + help
        let message = githubEscaped(text.joined(separator: "\n"), isProperty: false)
        return "::\(diagnostic.severity.rawValue) \(properties)::\(message)\n"
    }

}

package func githubEscaped(_ text: String, isProperty: Bool) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
        switch scalar {
        case "%": result += "%25"
        case "\n": result += "%0A"
        case ":" where isProperty: result += "%3A"
        case "," where isProperty: result += "%2C"
        case _ where scalar.isInvisibleControl: result += escapingControls(String(scalar))
        default: result.unicodeScalars.append(scalar)
        }
    }
    return result
}

/// A file name or a key may hold what leads a terminal or a reader astray: a line feed, an escape, a turn of direction.
package func escapingControls(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: \.isInvisibleControl) else { return text }
    var result = ""
    for scalar in text.unicodeScalars {
        if !scalar.isInvisibleControl {
            result.unicodeScalars.append(scalar)
        } else if scalar.isASCII {
            result += "\\x" + hexadecimal(UInt8(scalar.value))
        } else {
            result += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
        }
    }
    return result
}
