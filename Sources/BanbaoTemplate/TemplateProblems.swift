import BanbaoText

// The wording of every rule about templates, in one place.
extension Diagnostic {
    // MARK: Syntax

    static func tagNotClosed(path: String, range: Range<Int>) -> Diagnostic {
        Diagnostic(
            "template.tag", path: path, range: range, "this tag is not closed",
            help: "end it with }} (or }}} after {{{)")
    }

    static func tagName(path: String, range: Range<Int>, name: String) -> Diagnostic {
        Diagnostic(
            "template.tag", path: path, range: range, "\"\(name)\" is no name",
            help: "a name is made of letters, digits and hyphens, with dots between: {{site.title}}")
    }

    static func sectionNotClosed(path: String, range: Range<Int>, name: String) -> Diagnostic {
        Diagnostic(
            "template.section", path: path, range: range, "the section \"\(name)\" is not closed",
            help: "close it with {{/\(name)}}")
    }

    static func sectionClose(path: String, tag: Range<Int>, name: String, opening: Token.Tag?) -> Diagnostic {
        guard let opening else {
            return Diagnostic(
                "template.section", path: path, range: tag, "{{/\(name)}} closes a section that is not open",
                help: "delete it, or open the section with {{#\(name)}}")
        }
        return Diagnostic(
            "template.section", path: path, range: tag, "{{/\(name)}} closes the section \"\(opening.name)\"",
            help: "write {{/\(opening.name)}}",
            notes: [Note("the section was opened here", path: path, range: opening.range)])
    }

    static func sectionCrossesMarkup(path: String, range: Range<Int>, name: String) -> Diagnostic {
        Diagnostic(
            "template.section", path: path, range: range,
            "the section \"\(name)\" begins and ends at different places of the HTML",
            help: "let it hold whole attributes or whole elements, so that the page is right with and without it")
    }

    static func tooDeep(path: String, range: Range<Int>, limit: Int) -> Diagnostic {
        Diagnostic(
            "template.depth", path: path, range: range, "sections lie deeper than \(limit) levels",
            help: "take some out")
    }

    static func endsInsideMarkup(_ file: SourceFile) -> Diagnostic {
        let end = file.bytes.lastIndex { $0 != 0x0A }.map { $0 + 1 } ?? 0
        return Diagnostic(
            "template.end", path: file.path, range: end..<end, "the template ends inside a tag, a comment or a script",
            help: "close it; look for a missing quote or >")
    }

    static func sectionOverURL(path: String, range: Range<Int>, name: String) -> Diagnostic {
        Diagnostic("template.type", path: path, range: range, "\"\(name)\" is a url, which is always there")
    }

    // MARK: Names

    static func nameUnknown(path: String, range: Range<Int>, name: String, scope: String, help: String?)
        -> Diagnostic
    {
        Diagnostic(
            "template.name", path: path, range: range, "no name \"\(name)\" in \(scope)",
            help: help ?? "docs/templates.md lists the names of every template")
    }

    static func templateMissing(_ name: String) -> Diagnostic {
        Diagnostic("template.missing", path: "templates/\(name)", "the site needs this template")
    }

    static func templateUnknown(path: String, name: String, known: [String]) -> Diagnostic {
        Diagnostic(
            "template.unknown", path: path, "no page uses a template \"\(name)\"",
            help: suggestion(for: name, among: known) ?? "shared parts lie in templates/partials")
    }

    static func partialMissing(path: String, range: Range<Int>, name: String, known: [String]) -> Diagnostic {
        Diagnostic(
            "template.partial", path: path, range: range, "no partial \"\(name)\"",
            help: suggestion(for: name, among: known) ?? "a partial is a file templates/partials/\(name).html")
    }

    static func partialCircular(
        path: String, range: Range<Int>, includes: [(name: String, path: String, range: Range<Int>)]
    ) -> Diagnostic {
        let way = includes.map(\.name).joined(separator: " → ")
        return Diagnostic(
            "template.circular", path: path, range: range, "partials include each other, or too many: \(way)",
            help: "take one of the {{> …}} out of the circle",
            notes: includes.dropLast().map { Note("\"\($0.name)\" is included here", path: $0.path, range: $0.range) })
    }

    static func partialUnused(path: String, name: String) -> Diagnostic {
        Diagnostic(
            "template.unused", severity: .warning, path: path, "no template includes the partial \"\(name)\"",
            help: "include it with {{> \(name)}} or delete the file")
    }

    static func assetMissing(path: String, range: Range<Int>, name: String, known: [String]) -> Diagnostic {
        Diagnostic(
            "template.asset", path: path, range: range, "no asset \"\(name)\"",
            help: suggestion(for: name, among: known) ?? "assets lie in templates/assets")
    }

    // MARK: Strings

    static func stringMissing(path: String, range: Range<Int>, key: String, file: String, known: [String])
        -> Diagnostic
    {
        Diagnostic(
            "template.string", path: path, range: range, "no string \"\(key)\" in \(file)",
            help: closestName(to: key, among: known).map { "did you mean \"strings.\($0)\"?" }
                ?? "add \(key) to the strings file of every language")
    }

    static func stringUnused(path: String, range: Range<Int>, key: String) -> Diagnostic {
        Diagnostic(
            "template.unused", severity: .warning, path: path, range: range, "no template uses the string \"\(key)\"",
            help: "use it as {{strings.\(key)}} or delete the line in every language")
    }

    static func stringTag(path: String, range: Range<Int>, name: String, key: String) -> Diagnostic {
        Diagnostic(
            "template.string", path: path, range: range,
            "the string \"\(key)\" asks for \"\(name)\", which is no text where it is used",
            help: "use a text of the template, as docs/templates.md lists them")
    }

    // MARK: Types and places

    static func notMarkup(path: String, range: Range<Int>, name: String, type: String) -> Diagnostic {
        Diagnostic(
            "template.type", path: path, range: range, "{{{\(name)}}} would print \(type) without escaping it",
            help: "write {{\(name)}}; three braces are for markup only")
    }

    static func markupInDoubleBraces(path: String, range: Range<Int>, name: String) -> Diagnostic {
        Diagnostic(
            "template.type", path: path, range: range, "\"\(name)\" is markup", help: "write {{{\(name)}}}")
    }

    static func notPrintable(path: String, range: Range<Int>, name: String, type: String) -> Diagnostic {
        Diagnostic(
            "template.type", path: path, range: range, "\"\(name)\" is a \(type) and cannot be printed",
            help: "open a section over it: {{#\(name)}} … {{/\(name)}}")
    }

    static func valuePlace(path: String, range: Range<Int>, name: String, reason: String) -> Diagnostic {
        Diagnostic(
            "template.place", path: path, range: range, "\"\(name)\" may not stand here: \(reason)",
            help: "values stand in text, in double-quoted attributes, or as {{json name}} in a JSON script")
    }

    static func textInURL(path: String, range: Range<Int>, name: String) -> Diagnostic {
        Diagnostic(
            "template.place", path: path, range: range, "\"\(name)\" is text, and this attribute holds a URL",
            help: "use a value of type url")
    }

    static func valueNeedsJSON(path: String, range: Range<Int>, name: String) -> Diagnostic {
        Diagnostic(
            "template.place", path: path, range: range, "inside a JSON script, \"\(name)\" must be written as JSON",
            help: "write {{json \(name)}} without quotes around it; text, url and flag can be JSON")
    }

    static func jsonOutsideScript(path: String, range: Range<Int>, name: String) -> Diagnostic {
        Diagnostic(
            "template.place", path: path, range: range, "{{json \(name)}} stands outside a JSON script",
            help: "use it inside <script type=\"application/ld+json\">")
    }

    static func assetPlace(path: String, range: Range<Int>, name: String) -> Diagnostic {
        Diagnostic(
            "template.place", path: path, range: range, "{{asset \(name)}} stands outside a URL attribute",
            help: "use it as the whole of href=\"…\" or src=\"…\"")
    }
}
