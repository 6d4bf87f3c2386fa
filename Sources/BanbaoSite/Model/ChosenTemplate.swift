import BanbaoTemplate
import BanbaoText

/// A template that a section, an entry or the lists of tags choose in place of the standard one, or that of a page of site.yaml. The
/// folder says which names it may use.
struct ChosenTemplate: Sendable, Hashable {
    enum Kind: Sendable, CaseIterable {
        case entry, list, page

        /// Below templates/.
        var folder: String {
            switch self {
            case .entry: "entries/"
            case .list: "lists/"
            case .page: "pages/"
            }
        }

        /// The template whose names it may use; pages of site.yaml have none that they stand in place of.
        var standard: String {
            switch self {
            case .entry: "entry.html"
            case .list: "list.html"
            case .page: "pages/*"
            }
        }
    }

    /// `entries/landing.html`
    let name: String

    init(_ written: String, _ kind: Kind, _ format: TemplateFormat = .html) {
        name = kind.folder + written + format.ending
    }
}

extension ExtraPage {
    var chosenTemplate: ChosenTemplate { ChosenTemplate(template.text, .page, format) }
}

extension Configuration {
    /// `en/print-all.html`; `en/about/` for `about/index.html`.
    func sitePath(of page: ExtraPage, in language: LanguageID) -> SitePath {
        let path = page.path.text
        let isFolder = path.endsWithBytes("/index.html")
        return languages[language].sitePath(
            isFolder ? String(path.droppingLastBytes("index.html".utf8.count)) : path)
    }
}

extension Site {
    /// Of the page of an entry: its own choice, or that of its section.
    func template(of page: Page) -> String {
        let written = page.frontMatter.template ?? configuration.sections[page.section].entryTemplate
        return written.map { ChosenTemplate($0.text, .entry).name } ?? ChosenTemplate.Kind.entry.standard
    }

    /// Of the list of a section or a folder, or of a tag.
    func template(ofListOf subject: ListSubject) -> String {
        let written =
            switch subject {
            case .branch(.section(let section)): configuration.sections[section].template
            case .branch(.folder(let folder)): template(ofFolder: folder)
            case .branch(.home): Written?.none
            case .term(let term): configuration.taxonomies[configuration.tags[term].taxonomy].template
            }
        return written.map { ChosenTemplate($0.text, .list).name } ?? ChosenTemplate.Kind.list.standard
    }

    /// That of the innermost folder around it that chooses one, else that of the section.
    private func template(ofFolder folder: FolderID) -> Written? {
        let own = folders(around: folder).reversed().lazy.compactMap { folder in
            self.tree.folders[folder].introductions.lazy.compactMap { $0 }
                .compactMap { self.tree.introductions[$0].template }.first
        }
        return own.first ?? configuration.sections[tree.folders[folder].section].template
    }

    /// Everything that is chosen, and where.
    var templateChoices: [TemplateChoice] {
        let path = SourceKind.configurationPath
        let ofSections = configuration.sections.flatMap { section in
            [
                TemplateChoice(section.template, .list, path, "template"),
                TemplateChoice(section.entryTemplate, .entry, path, "entry-template"),
            ]
        }
        let ofTerms = configuration.taxonomies.map { taxonomy in
            TemplateChoice(taxonomy.template, .list, path, taxonomy.title == nil ? "tag-template" : "template")
        }
        let ofPages = pages.map { TemplateChoice($0.frontMatter.template, .entry, $0.path, "template") }
        let ofFolders = tree.introductions.map { TemplateChoice($0.template, .list, $0.path, "template") }
        let ofExtraPages = configuration.pages.map { page in
            TemplateChoice(page.template, .page, path, "template", page.format)
        }
        return (ofSections + ofTerms + ofPages + ofFolders + ofExtraPages).compactMap(\.self)
    }
}

/// That a template is chosen somewhere.
struct TemplateChoice: Sendable {
    let written: Written
    let kind: ChosenTemplate.Kind
    /// The file that chooses it.
    let path: String
    let key: String
    let format: TemplateFormat

    var template: ChosenTemplate { ChosenTemplate(written.text, kind, format) }

    init?(
        _ written: Written?, _ kind: ChosenTemplate.Kind, _ path: String, _ key: String,
        _ format: TemplateFormat = .html
    ) {
        guard let written else { return nil }
        self.written = written
        self.kind = kind
        self.path = path
        self.key = key
        self.format = format
    }
}
