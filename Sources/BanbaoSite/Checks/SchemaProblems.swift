import BanbaoText

// The wording of what can be wrong in YAML, whatever file it stands in.
extension Diagnostic {
    static func yamlSyntax(path: String, range: Range<Int>, _ problem: String) -> Diagnostic {
        let help =
            if problem.contains("escape") {
                "write the character itself, or the text in single quotes"
            } else if problem.contains("tab") { "indent with blanks, not with tabs" } else if problem.contains("']'") {
                "close the list with ] on the line it began on"
            } else if problem.contains("'}'") { "close the mapping with }" } else if problem.contains("document") {
                "front matter is one block; delete the line with ... or ---"
            } else { "put quotes around a text that holds \": \" or begins with one of [ { * & # % @ ! | >" }
        return Diagnostic("yaml.syntax", path: path, range: range, "this is not YAML: \(problem)", help: help)
    }

    static func yamlDuplicateKey(path: String, range: Range<Int>, key: String) -> Diagnostic {
        Diagnostic(
            "yaml.duplicate-key", path: path, range: range, "the key \"\(key)\" stands here twice",
            help: "delete one of the two lines")
    }

    static func yamlFeature(path: String, range: Range<Int>) -> Diagnostic {
        Diagnostic(
            "yaml.feature", path: path, range: range, "anchors, aliases, merge keys and tags are not allowed here",
            help: "write the value out; put quotes around a text that begins with & * or !")
    }

    static func yamlControl(path: String, range: Range<Int>) -> Diagnostic {
        Diagnostic(
            "yaml.control", path: path, range: range, "this text holds a control character",
            help: "take the \\x.., \\u.... or \\0 out; such characters are not allowed in pages and feeds")
    }

    static func yamlLimit(path: String, range: Range<Int>, _ limit: String) -> Diagnostic {
        Diagnostic(
            "yaml.limit", path: path, range: range, "this YAML \(limit)",
            help: "long texts belong below the front matter")
    }

    static func unknownKey(path: String, range: Range<Int>, key: String, of name: String, known: [String])
        -> Diagnostic
    {
        Diagnostic(
            "key.unknown", path: path, range: range, "unknown key \"\(key)\" in \(name)",
            help: suggestion(for: key, among: Set(known).sorted()) ?? "delete the line")
    }

    static func missingKey(path: String, range: Range<Int>, key: String, of name: String) -> Diagnostic {
        Diagnostic("key.missing", path: path, range: range, "\(name) needs \"\(key)\"", help: "add a line \(key): …")
    }

    static func wrongType(path: String, range: Range<Int>, key: String, expected: String, found: YAML) -> Diagnostic {
        Diagnostic(
            "value.type", path: path, range: range, "\"\(key)\" must be \(expected), but \(found.kindName) stands here",
            help: expected == "a mapping"
                ? "write lines of the form key: value"
                : expected == "true or false" ? "write \(key): true or \(key): false" : nil)
    }

    static func notAList(path: String, range: Range<Int>, key: String, found: YAML) -> Diagnostic {
        var help: String?
        if case .scalar(let text, _, _) = found { help = "write \(key): [\(text)]" }
        return Diagnostic(
            "value.type", path: path, range: range, "\"\(key)\" must be a list, but \(found.kindName) stands here",
            help: help)
    }

    static func wrongValue(
        path: String, range: Range<Int>, key: String, value: String, expected: String, help: String? = nil
    ) -> Diagnostic {
        Diagnostic(
            "value.format", path: path, range: range, "\"\(value)\" is not \(expected) (\"\(key)\")", help: help)
    }

    static func wrongDate(path: String, range: Range<Int>, key: String, value: String) -> Diagnostic {
        let shape = value.utf8.map { (0x30...0x39).contains($0) ? UInt8(ascii: "0") : $0 }
        let message =
            shape.elementsEqual("0000-00-00".utf8) ? "there is no day \(value)" : "\"\(value)\" is not a date"
        return Diagnostic(
            "value.date", path: path, range: range, "\(message) (\"\(key)\")",
            help: "write a day of the calendar as 2020-01-15, with a time as 2020-01-15 09:30")
    }

    static func beforeDate(path: String, range: Range<Int>, key: String) -> Diagnostic {
        Diagnostic(
            "value.date", path: path, range: range, "\"\(key)\" lies before \"date\"", help: "mend one of the two days")
    }

    static func unknownChoice(path: String, range: Range<Int>, key: String, value: String, known: [String])
        -> Diagnostic
    {
        Diagnostic(
            "value.choice", path: path, range: range, "\"\(value)\" is none of the values of \"\(key)\"",
            help: suggestion(for: value, among: known))
    }

    static func languageMissing(path: String, range: Range<Int>, key: String, language: String) -> Diagnostic {
        Diagnostic(
            "language.missing", path: path, range: range, "\"\(key)\" has no \(language)",
            help: "add \(language): … ; every title and label is needed in every language")
    }
}
