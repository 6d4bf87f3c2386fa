package import BanbaoText

/// A mistake as a preview shows it.
package struct PreviewProblem: Sendable {
    private let parts: DiagnosticPrinter.Parts
    /// Opens the file there.
    private let url: String?

    package init(_ parts: DiagnosticPrinter.Parts, url: String?) { (self.parts, self.url) = (parts, url) }

    var html: PreviewHTML {
        let place: PreviewHTML = url.map { "<a href=\"\($0)\">\(parts.place)</a>" } ?? "\(parts.place)"
        let blocks = parts.blocks.map { block -> PreviewHTML in
            switch block {
            case .sentence(let text): "<p>\(text)</p>\n"
            case .excerpt(let lines): "<pre>\(lines)</pre>\n"
            }
        }
        return """
            <article class="problem">
            <p>\(place): <strong class="\(parts.severity.rawValue)">\(parts.label)</strong> \(parts.message)</p>
            \(blocks)</article>

            """
    }
}

/// The style of problems inside an element. Excerpts keep their columns, or carets would point at nothing.
func problemStyle(in scope: PreviewHTML) -> PreviewHTML {
    """
    \(scope) .problem { margin: 0; padding: 0.5rem 0; overflow-wrap: anywhere; }
    \(scope) .problem + .problem { border-top: 1px solid currentColor; }
    \(scope) .problem p { margin: 0; }
    \(scope) .problem pre { margin: 0.2rem 0; padding-bottom: 0.6rem; overflow-x: auto; white-space: pre; font: 0.9em/1.5 ui-monospace, monospace; }
    """
}
