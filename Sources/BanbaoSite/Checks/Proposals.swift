import BanbaoText

/// For targets that are not there, the files that authors may have meant, written as links from a page: `../docs/hertz.zh.md`.
struct Proposals {
    private let site: Site
    private var pages: NearestPaths
    private var files: NearestPaths

    init(_ site: Site) {
        self.site = site
        let broken = site.brokenPages.map(\.path)
        let paths = site.pages.map(\.path)
        pages = NearestPaths(broken.isEmpty ? paths : (paths + broken).sorted { $0.precedesInBytes($1) })
        files = NearestPaths(site.attachments.map(\.path))
    }

    /// In: `content/docs/hertz.md`.
    mutating func page(_ target: String, from page: String) -> String? {
        pages.nearest(to: target, version: suffix(of: fileName(of: page))).map { link($0, from: page) }
    }

    /// In: `content/docs/photo.png`.
    mutating func file(_ target: String, from page: String) -> String? {
        files.nearest(to: target, version: "").map { link($0, from: page) }
    }

    /// In: a path from the site's root, as other generators write it: `/docs/hertz/`, `/en/docs/hertz.html`. Out: the source of
    /// that page or the section's folder; of tags, which have no file, the path of their list.
    mutating func sitePath(_ target: String, from page: String) -> String? {
        guard let (parts, language) = sourceParts(target), let folder = parts.first else { return nil }
        if let taxonomy = site.configuration.taxonomies.first(where: { $0.id == folder }), parts.count == 2 {
            let prefix = language?.sitePath("").text ?? ""
            return taxonomy.terms.closest(to: parts[1]).map { "/\(prefix)\(folder)/\($0)/" }
        }
        let source = SourceKind.contentFolder + parts.joined(separator: "/")
        if parts.count == 1, site.configuration.sections.contains(where: { $0.id == folder && $0.hasIndex }) {
            return source == parentFolder(of: page) ? "./" : link(source, from: page) + "/"
        }
        let version = language.map { ".\($0.id).md"[...] } ?? suffix(of: fileName(of: page))
        return (pages.nearest(to: source, version: version) ?? files.nearest(to: source, version: "")).map {
            link($0, from: page)
        }
    }

    /// In: `/docs/photo.png`.
    mutating func imageSitePath(_ target: String, from page: String) -> String? {
        guard let (parts, _) = sourceParts(target) else { return nil }
        return file(SourceKind.contentFolder + parts.joined(separator: "/"), from: page)
    }

    /// Where below `content/` the source of a path would be, and the language that the path names.
    private func sourceParts(_ target: String) -> (parts: [String], language: Language?)? {
        var parts = target.utf8.split(separator: UInt8(ascii: "/")).map { String(Substring($0)) }
        guard let first = parts.first else { return nil }
        let language = site.configuration.languages.first { !$0.path.isEmpty && $0.path == first }
        if language != nil { parts.removeFirst() }
        if parts.last == "index.html" { parts.removeLast() }
        if let section = site.configuration.sections.first(where: { $0.path == parts.first }) { parts[0] = section.id }
        return (parts, language)
    }

    private func link(_ source: String, from page: String) -> String {
        relativePath(from: parentFolder(of: page), to: source)
    }
}
