import BanbaoTemplate
import BanbaoText

struct RedirectPage: Sendable {
    let language: Language
    let title: String
    let target: Link
    let canonical: String
}

let redirectFields = Fields<RedirectPage>(
    "redirect.html",
    [
        .text("language", "language tag of the target") { $0.language.tag },
        .text("title", "title of the target") { $0.title },
        .url("target", "the page's present place") { $0.target },
        .url("canonical", "its absolute address") { .absolute($0.canonical) },
    ])

/// A page at every alias that leads on to the entry.
func redirects(_ rendering: Rendering) -> [Output] {
    let site = rendering.site
    return site.pages.indices.filter { site.entryOfPage[$0] != nil }.flatMap { index in
        let page = site.pages[index]
        return page.frontMatter.aliases.compactMap { alias -> Output? in
            guard case .success(let path) = aliasPath(alias.text) else { return nil }
            let origin = Output.Origin("the alias \(alias.text) of \(page.path)", path: page.path, range: alias.range)
            return Output(
                path, from: origin,
                .rendered { output in
                    let target = rendering.site.sitePath(ofPage: index)
                    let redirect = RedirectPage(
                        language: rendering.configuration.languages[page.language], title: page.frontMatter.title,
                        target: .site(target), canonical: rendering.configuration.absolute(target))
                    rendering.write(
                        "redirect.html", redirectFields.record(redirect), at: path, language: page.language,
                        into: &output)
                    return RenderReport()
                })
        }
    }
}

/// Aliases that cannot be paths of this site.
func aliasProblems(_ site: Site) -> [Diagnostic] {
    site.pages.flatMap { page in
        page.frontMatter.aliases.compactMap { alias in
            guard case .failure(let problem) = aliasPath(alias.text) else { return nil }
            return .alias(path: page.path, range: alias.range, alias: alias.text, problem.reason)
        }
    }
}

struct AliasProblem: Error {
    let reason: String
}

/// `/old/name.html` is `old/name.html`, `/old/` is `old/index.html`.
private func aliasPath(_ text: String) -> Result<String, AliasProblem> {
    guard text.hasPrefix("/") else { return .failure(AliasProblem(reason: "it must begin with /")) }
    if text == "/" { return .failure(AliasProblem(reason: "it is the home page")) }
    let path = text.dropFirst()
    let segments = path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    if let (segment, reason) = firstBadSegment(path.hasSuffix("/") ? segments.dropLast() : segments[...]) {
        return .failure(AliasProblem(reason: segment.isEmpty ? reason : "\"\(segment)\": \(reason)"))
    }
    if path.hasSuffix("/") { return .success(path + "index.html") }
    guard path.hasSuffix(".html") else { return .failure(AliasProblem(reason: "it must end with .html or /")) }
    return .success(String(path))
}
