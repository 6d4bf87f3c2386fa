import BanbaoText

/// What a file of a site is for. Its path alone says it, and only here.
package enum SourceKind: Sendable, Equatable {
    /// `content/site.yaml`
    case configuration
    /// `content/tags.yaml`, `content/people.yaml`: the terms of a taxonomy.
    case terms
    /// `content/data/hotlines.csv`: rows for templates.
    case data
    /// `content/figures/skills.yaml`: official numbers.
    case figures
    /// `content/charts/studios.csv`, and the file that says how it is drawn.
    case charts
    /// `content/stories/hong-jiaguang.zh.md`: front matter and a body.
    case page
    /// Any other file below `content/`: an image, a document.
    case attachment
    /// `templates/entry.html`, `templates/partials/head.html`, `templates/strings/zh.yaml` and whatever else is there.
    case theme
    /// `templates/assets/style.css`
    case asset

    /// `static/favicon.ico`: published as it is, at the site's root.
    case staticFile

    /// In: a path from the site's root. Nil outside `content/`, `static/` and `templates/`.
    package init?(path: String) {
        if path.startsWithBytes(Self.contentFolder) {
            self =
                switch path {
                case Self.configurationPath: .configuration
                case _ where path.endsWithBytes(".md"): .page
                case _
                where path.startsWithBytes(Self.dataFolder)
                    && (path.endsWithBytes(".yaml") || path.endsWithBytes(".csv")):
                    .data
                case _ where path.startsWithBytes(Self.figureFolder) && path.endsWithBytes(".yaml"): .figures
                case _
                where path.startsWithBytes(Self.chartFolder)
                    && (path.endsWithBytes(".yaml") || path.endsWithBytes(".csv")):
                    .charts
                case _ where path.endsWithBytes(".yaml") && parentFolder(of: path) == "content": .terms
                default: .attachment
                }
        } else if path.startsWithBytes(Self.assetFolder) {
            self = .asset
        } else if path.startsWithBytes(Self.themeFolder) {
            self = .theme
        } else if path.startsWithBytes(Self.staticFolder) {
            self = .staticFile
        } else {
            return nil
        }
    }

    package static let configurationPath = "content/site.yaml"
    static let contentFolder = "content/"
    static let dataFolder = "content/data/"
    static let figureFolder = "content/figures/"
    static let chartFolder = "content/charts/"
    static let staticFolder = "static/"
    static let themeFolder = "templates/"
    static let assetFolder = "templates/assets/"
}

/// Names that begin with a dot, which hosts ask for.
package let hiddenNamesOfHosts = [".well-known", ".nojekyll", ".htaccess", ".domains"]
