import BanbaoData
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
        .text("language", "language tag of the target", zh: "目标网页的语言标记") { $0.language.tag },
        .text("dir", "ltr or rtl, of the target", zh: "目标网页的书写方向，ltr 或 rtl") { $0.language.direction.rawValue },
        .text("title", "title of the target", zh: "目标网页的标题") { $0.title },
        .url("target", "where the page is now", zh: "网页现在的位置") { $0.target },
        .url("canonical", "its absolute URL", zh: "它的完整网址") { .absolute($0.canonical) },
    ])

/// A page at every alias and at every URL that is gone, which redirects. Aliases of a page that has expired lead to another
/// language of it, else to the list of its section.
func redirects(_ inputs: RenderInputs) -> [Output] {
    let site = inputs.site
    let fromAliases = site.pages.indices.flatMap { id in
        let page = site.pages[id]
        guard !page.frontMatter.aliases.isEmpty, let target = site.aliasTarget(id) else { return [Output]() }
        return page.frontMatter.aliases.compactMap { alias -> Output? in
            let origin = Output.Origin(
                Wording("the alias \(alias.text) of \(page.path)", zh: "\(page.path) 的旧路径 \(alias.text)"),
                path: page.path, range: alias.range)
            return redirect(from: alias.text, to: target, origin)
        }
    }
    let fromGone = site.configuration.gone.compactMap { gone -> Output? in
        guard case .success(let target) = site.target(of: gone) else { return nil }
        let origin = Output.Origin(
            Wording("the removed path \(gone.address.text)", zh: "gone 里的路径 \(gone.address.text)"),
            path: SourceKind.configurationPath, range: gone.address.range)
        return redirect(from: gone.address.text, to: target, origin)
    }
    return fromAliases + fromGone
}

private struct RedirectTarget: Sendable {
    private enum Place: Sendable {
        case site(SitePath)
        /// A page of another site.
        case elsewhere(String)
    }

    private let place: Place
    let title: String
    let language: LanguageID

    init(sitePath: SitePath, title: String, language: LanguageID) {
        (place, self.title, self.language) = (.site(sitePath), title, language)
    }

    init(url: String, language: LanguageID) { (place, title, self.language) = (.elsewhere(url), url, language) }

    var link: Link {
        switch place {
        case .site(let path): .to(path)
        case .elsewhere(let url): .absolute(url)
        }
    }

    func absolute(_ configuration: Configuration) -> String {
        switch place {
        case .site(let path): configuration.absolute(path)
        case .elsewhere(let url): url
        }
    }
}

private func redirect(
    from address: String, to target: RedirectTarget, _ origin: Output.Origin
) -> Output? {
    guard case .success(let path) = aliasPath(address) else { return nil }
    return Output(
        path, .redirect, from: origin,
        .rendered { pass in
            let configuration = pass.inputs.configuration
            let redirect = RedirectPage(
                language: configuration.languages[target.language], title: target.title,
                target: target.link, canonical: target.absolute(configuration))
            try pass.write("redirect.html", redirectFields.record(redirect), at: path, language: target.language)
        })
}

extension Site {
    fileprivate func redirectTarget(_ page: PageID) -> RedirectTarget {
        RedirectTarget(
            sitePath: sitePath(of: page), title: pages[page].frontMatter.title, language: pages[page].language)
    }

    /// Nil for drafts and scheduled pages, whose aliases nobody may have seen.
    fileprivate func aliasTarget(_ id: PageID) -> RedirectTarget? {
        let page = pages[id]
        if entryOfPage[id] != nil { return redirectTarget(id) }
        guard page.visibility == .hidden(.expired) else { return nil }
        if let entry = entries.first(where: { $0.section == page.section && $0.slug.hasSameBytes(as: page.slug) }) {
            return redirectTarget(entry.firstVersion)
        }
        let section = configuration.sections[page.section]
        return section.hasIndex
            ? RedirectTarget(
                sitePath: sitePath(of: page.section, in: page.language), title: section.title[page.language],
                language: page.language)
            : RedirectTarget(
                sitePath: sitePathOfHome(in: page.language), title: configuration.title[page.language],
                language: page.language)
    }

    /// What is in place of a URL that is gone. Lists and home page are those of the language whose folder the URL was in.
    fileprivate func target(of gone: RemovedPath) -> Result<RedirectTarget, GoneTargetProblem> {
        if gone.isElsewhere {
            guard isWebAddress(gone.target.text) else { return .failure(.notAURL) }
            return .success(RedirectTarget(url: gone.target.text, language: language(ofAddress: gone.address.text)))
        }
        let written = SourceKind.contentFolder + gone.target.text
        if written.endsWithBytes(".md") {
            guard let page = pages.firstIndex(sorted: written, by: \.path) else { return .failure(.pageMissing) }
            guard case .hidden(let reason) = pages[page].visibility else { return .success(redirectTarget(page)) }
            return .failure(.pageHidden(reason))
        }
        let language = language(ofAddress: gone.address.text)
        let id = gone.target.text.parts(separatedBy: "/").joined(separator: "/")
        guard let branch = branch(at: id == "." ? "" : id) else { return .failure(.sectionMissing(id: id)) }
        return .success(
            RedirectTarget(
                sitePath: sitePath(of: branch, in: language), title: title(of: branch, in: language),
                language: language))
    }

    func language(ofAddress address: String) -> LanguageID {
        let folder = address.parts(separatedBy: "/").first
        let own = configuration.languages.firstIndex { !$0.path.isEmpty && $0.path == folder }
        return own ?? configuration.languages.firstIndex { $0.path.isEmpty } ?? configuration.languages.startIndex
    }
}

/// Why nothing can be put in place of a URL that is gone.
private enum GoneTargetProblem: Error {
    case pageMissing
    case pageHidden(Visibility.Reason)
    case sectionMissing(id: String)
    case notAURL
}

extension RemovedPath {
    fileprivate var isElsewhere: Bool {
        target.text.startsWithBytes("https://") || target.text.startsWithBytes("http://")
    }
}

/// Aliases and URLs that cannot be paths of this site, and targets that are not there.
func redirectProblems(_ site: Site) -> [Diagnostic] {
    let aliases = site.pages.flatMap { page in page.frontMatter.aliases.map { (page.path, $0) } }
    let addresses = site.configuration.gone.map { (SourceKind.configurationPath, $0.address) }
    let badPaths = (aliases + addresses).compactMap { path, reference -> Diagnostic? in
        guard case .failure(let problem) = aliasPath(reference.text) else { return nil }
        return .alias(path: path, range: reference.range, alias: reference.text, problem.reason)
    }
    var pages = NearestPaths(site.pages.map(\.path))
    let badTargets = site.configuration.gone.compactMap { gone -> Diagnostic? in
        guard case .failure(let problem) = site.target(of: gone) else { return nil }
        return .goneTarget(gone, problem, &pages, site.configuration)
    }
    return badPaths + badTargets
}

extension Diagnostic {
    fileprivate static func goneTarget(
        _ gone: RemovedPath, _ problem: GoneTargetProblem, _ pages: inout NearestPaths, _ configuration: Configuration
    ) -> Diagnostic {
        let written = SourceKind.contentFolder + gone.target.text
        let suggestion: String?
        switch problem {
        case .notAURL:
            return .wrongValue(
                path: SourceKind.configurationPath, range: gone.target.range, key: gone.address.text,
                value: gone.target.text, expected: Wording("a web URL", zh: "网址"),
                help: Wording(
                    "write it as browsers show it: https://example.org/a.html",
                    zh: "照浏览器里的样子写：https://example.org/a.html"))
        case .pageHidden(let reason):
            return .linkHidden(
                path: SourceKind.configurationPath, range: gone.target.range, target: written, reason: reason)
        case .pageMissing:
            suggestion = pages.nearest(to: written, version: "").map {
                String($0.droppingFirstBytes(SourceKind.contentFolder.utf8.count))
            }
        case .sectionMissing(let id):
            let known = configuration.sections.filter(\.hasIndex).map(\.id)
            suggestion = closestName(to: id, among: known).map { $0 + "/" }
        }
        return .linkMissing(
            path: SourceKind.configurationPath, range: gone.target.range,
            target: Wording("page \(written)", zh: "网页 \(written)"), suggestion: suggestion)
    }
}

struct AliasProblem: Error {
    let reason: Wording
}

/// `/old/name.html` is `old/name.html`, `/old/` is `old/index.html`.
private func aliasPath(_ text: String) -> Result<SitePath, AliasProblem> {
    guard text.startsWithBytes("/") else {
        return .failure(AliasProblem(reason: Wording("it must begin with /", zh: "它要以 / 开头")))
    }
    if text == "/" { return .failure(AliasProblem(reason: Wording("it is the home page", zh: "它是首页"))) }
    if text.utf8.count > 1000 {
        return .failure(AliasProblem(reason: Wording("it is longer than 1000 bytes", zh: "它超过 1000 个字节")))
    }
    let path = text.droppingFirstBytes(1)
    let segments = path.parts(separatedBy: "/", omittingEmpty: false)
    if let (segment, reason) = firstBadSegment(path.endsWithBytes("/") ? segments.dropLast() : segments[...]) {
        return .failure(
            AliasProblem(
                reason: segment.isEmpty
                    ? Wording("it has two slashes in a row", zh: "里面有连着的两个斜杠")
                    : Wording("\"\(segment)\": \(reason)", zh: "“\(segment)”：\(reason)")))
    }
    if path.endsWithBytes("/") { return .success(SitePath(path + "index.html")) }
    guard path.endsWithBytes(".html") else {
        return .failure(AliasProblem(reason: Wording("it must end with .html or /", zh: "它要以 .html 或 / 结尾")))
    }
    return .success(SitePath(String(path)))
}
