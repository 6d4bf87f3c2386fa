import BanbaoText

// The wording of what can be wrong in a Markdown body.
extension Diagnostic {
    static func rawHTMLOmitted(path: String, range: Range<Int>) -> Diagnostic {
        Diagnostic(
            "markdown.raw-html", severity: .warning, path: path, range: range, "raw HTML is left out of the page",
            help: "write it in Markdown; `raw-html: true` in content/site.yaml lets HTML through")
    }

    static func nestingTooDeep(path: String, range: Range<Int>, limit: Int) -> Diagnostic {
        Diagnostic(
            "markdown.nesting", path: path, range: range, "lists and quotations are nested deeper than \(limit) levels",
            help: "take most of the > and list marks at the beginning of this line out")
    }

    static func paragraphTooLong(path: String, range: Range<Int>, limitInKiB: Int) -> Diagnostic {
        Diagnostic(
            "markdown.paragraph", path: path, range: range,
            "the text that ends here runs over \(limitInKiB) KiB without a blank line",
            help: "put blank lines between its parts")
    }

    static func linkScheme(path: String, range: Range<Int>, scheme: String, isImage: Bool) -> Diagnostic {
        let what = isImage ? "an image" : "a link"
        let message =
            scheme == "//"
            ? "\(what) that begins with // is left out" : "\(what) with the scheme \"\(scheme):\" is left out"
        return Diagnostic(
            "link.scheme", severity: .warning, path: path, range: range, message,
            help: "allowed are http:, https:, mailto:, tel: and paths of this site")
    }
}
