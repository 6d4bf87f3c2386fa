import BanbaoMarkdown
import BanbaoTemplate
import BanbaoText

/// What `templates/` holds, ready to use.
struct Theme: Sendable {
    let templates: Localized<TemplateSet>
    let labels: Localized<MarkdownLabels>
    let figureLabels: Localized<FigureLabels>
    let previewNotices: Localized<PreviewNotices>
    let assets: [Asset]
    /// Links into the site that templates write themselves.
    let references: References

    /// Whether a template shows a value in some language, whose strings may differ: `entry.image`.
    func asks(for name: String) -> Bool { templates.contains { $0.askedNames.contains(name) } }

    /// Of the files in the folders of templates to choose from: `entries/landing.html`.
    var chosenTemplateNames: [String] {
        let names = templates.first?.names ?? []
        return names.filter { name in ChosenTemplate.Kind.allCases.contains { name.startsWithBytes($0.folder) } }
    }
}

/// A file of the theme, published under a name that holds its content's fingerprint.
struct Asset: Sendable {
    /// `templates/assets/style.css`
    let path: String
    /// `assets/style-9f2c1a7e.css`
    let sitePath: SitePath
    /// What is published in place of the file's own bytes: a style sheet whose `url(…)` were rewritten.
    let rewritten: [UInt8]?
}
