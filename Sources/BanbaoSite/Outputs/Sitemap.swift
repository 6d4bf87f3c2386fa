import BanbaoText

/// `sitemap.xml` (sitemaps.org 0.9) with the versions of each page, and `robots.txt` that names it.
func sitemap(_ rendering: Rendering) -> [Output] {
    [
        Output(
            "sitemap.xml", from: .init("the sitemap", path: "content/site.yaml"),
            .rendered { output in
                rendering.writeSitemap(into: &output)
                return RenderReport()
            }),
        Output(
            "robots.txt", from: .init("robots.txt", path: "content/site.yaml"),
            .rendered { output in
                output.append("User-agent: *\nAllow: /\nSitemap: ")
                output.append(encodingURL: rendering.configuration.absolute("sitemap.xml"))
                output.append("\n")
                return RenderReport()
            }),
    ]
}

extension Rendering {
    fileprivate func writeSitemap(into output: inout [UInt8]) {
        output.append(
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"")
        output.append(" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n")
        let languages = configuration.languages.indices
        writeVersions(languages.map { site.sitePathOfHome(language: $0) }, changed: [], into: &output)
        for section in configuration.sections.indices where configuration.sections[section].hasIndex {
            let paths = languages.map { site.sitePath(ofSection: section, language: $0) }
            writeVersions(paths, changed: [], into: &output)
        }
        for entry in site.entries {
            // Drafts and scheduled pages are shown to editors, not to search engines.
            let versions = entry.versions.map { page in
                page.flatMap { site.pages[$0].visibility == .published ? $0 : nil }
            }
            let paths = versions.map { $0.map(site.sitePath(ofPage:)) }
            let changed = versions.map { version in
                version.map { site.pages[$0].frontMatter.updated ?? site.pages[$0].frontMatter.date }
            }
            writeVersions(paths, changed: changed, into: &output)
        }
        output.append("</urlset>\n")
    }

    private func writeVersions(_ paths: [String?], changed: [Moment?], into output: inout [UInt8]) {
        let alternates = alternates(paths)
        for (language, path) in paths.enumerated() {
            guard let path else { continue }
            output.append("<url><loc>")
            output.append(encodingURL: configuration.absolute(path))
            output.append("</loc>")
            if let moment = changed.isEmpty ? nil : changed[language] {
                output.append("<lastmod>")
                output.append(moment.day.description)
                output.append("</lastmod>")
            }
            for alternate in alternates {
                output.append("<xhtml:link rel=\"alternate\" hreflang=\"")
                output.append(escaping: alternate.tag)
                output.append("\" href=\"")
                output.append(encodingURL: alternate.url)
                output.append("\"/>")
            }
            output.append("</url>\n")
        }
    }
}
