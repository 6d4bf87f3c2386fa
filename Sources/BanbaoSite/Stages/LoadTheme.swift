import BanbaoMarkdown
import BanbaoTemplate
import BanbaoData
import BanbaoText

/// In: the files under `templates/`; the templates that a site needs, with the names they may use. Out: templates compiled for each language, assets with their public names.
/// Problems: everything a template, a strings file or an asset's name can have wrong.
func loadTheme(
    _ input: BuildInput, _ languages: Languages, shapes: [String: RecordShape]
) throws -> Loaded<Theme> {
    var problems: [Diagnostic] = []
    let (assets, assetProblems) = try loadAssets(input)
    problems += assetProblems
    let (files, areAllRead) = try readTemplates(input.tree, languages, &problems)
    let strings = try loadStrings(input.tree, languages, files, &problems)
    let words = zip(strings.all, languages).map { splitLabels($0, languageTag: $1.tag) }
    let assetPaths = assets.map {
        (String($0.path.droppingFirstBytes(SourceKind.assetFolder.utf8.count)), $0.sitePath.text)
    }
    let sources = TemplateSources(
        templates: files.templates, partials: files.partials,
        assets: Dictionary(assetPaths) { first, _ in first })
    let shapes = shapesOfTemplates(files.templates.keys, shapes)
    let sets = words.map { words in
        let (set, found) = TemplateSet.compile(sources, shapes: shapes, strings: words.rest)
        problems += found.filter { problem in
            switch problem.rule {
            case .templateUnused: areAllRead
            case .stringsUnused: areAllRead && !strings.isMisspelled(at: problem)
            // Which strings there are is not known without a file.
            case .templateString: strings.hasFile
            default: true
            }
        }
        return set
    }
    return Loaded(
        value: Theme(
            templates: Localized(sets), labels: Localized(words.map(\.labels)),
            figureLabels: strings.ofPages(languages, FigureLabels.init) { $0.taking(from: $1) },
            previewNotices: strings.ofPages(languages, PreviewNotices.init) { $0.taking(from: $1) }, assets: assets,
            references: references(sets.first?.links ?? [])),
        problems: input.tree.mayHold("templates") ? problems : [],
        digest: try digest(of: input, assets))
}

/// They are the same in all languages: strings hold none.
private func references(_ links: [TemplateLink]) -> References {
    var references = References()
    references.paths = links.map { link in
        let parts = splitDestination(link.target)
        return PathReference(
            target: parts.path, anchor: parts.anchor.flatMap { $0.isEmpty ? nil : $0 },
            place: Place(path: link.path, range: link.range))
    }
    return references
}

/// A file in a folder of templates to choose from may use the names of the one in whose place it stands. What pages of site.yaml may
/// use is no template that a site needs.
private func shapesOfTemplates(
    _ names: some Sequence<String>, _ shapes: [String: RecordShape]
) -> [String: RecordShape] {
    var chosen = shapes
    chosen[ChosenTemplate.Kind.page.standard] = nil
    for kind in ChosenTemplate.Kind.allCases {
        for name in names where name.startsWithBytes(kind.folder) { chosen[name] = shapes[kind.standard] }
    }
    return chosen
}

/// By their names.
typealias TemplateFiles = (templates: [String: SourceFile], partials: [String: SourceFile])

/// What no template uses is not known while one cannot be read.
private func readTemplates(
    _ tree: SourceTree, _ languages: Languages, _ problems: inout [Diagnostic]
) throws -> (files: TemplateFiles, areAllRead: Bool) {
    var templates: [String: SourceFile] = [:]
    var partials: [String: SourceFile] = [:]
    var areAllRead = true
    for file in tree.files where SourceKind(path: file.path) == .theme {
        let name = String(file.path.droppingFirstBytes(SourceKind.themeFolder.utf8.count))
        if let place = TemplatePlace(name) {
            let problemsBefore = problems.count
            let source = try readTemplate(file, tree, &problems)
            if problems.count > problemsBefore { areAllRead = false }
            switch place {
            case .template: templates[name] = source
            case .partial(let partial): partials[partial] = source
            }
        } else if !languages.contains(where: { name == "strings/\($0.id).yaml" }) {
            problems.append(.themeFileUnknown(path: file.path))
        }
    }
    return ((templates, partials), areAllRead)
}

/// What a file of the theme is, by its name below `templates/`; nil for what is no template.
private enum TemplatePlace {
    case template
    /// `head` for `partials/head.html`, `item.json` for `partials/item.json`.
    case partial(String)

    init?(_ name: String) {
        guard let format = TemplateFormat(fileName: name) else { return nil }
        if name.startsWithBytes("partials/") {
            let own = name.droppingFirstBytes("partials/".utf8.count)
            self = .partial(String(format == .html ? own.droppingLastBytes(format.ending.utf8.count) : own))
        } else if format == .html || name.startsWithBytes(ChosenTemplate.Kind.page.folder) {
            self = .template
        } else {
            return nil
        }
    }
}

/// Of every file by its content, and of assets by their public names, which hold a fingerprint.
private func digest(of input: BuildInput, _ assets: [Asset]) throws -> Fingerprint {
    var bytes: [UInt8] = []
    for file in input.tree.files where SourceKind(path: file.path) == .theme {
        bytes.append(file.path)
        bytes += input.platform.digest(try input.tree.read(file.path, nil))
    }
    for asset in assets { bytes.append(asset.path + "\n" + asset.sitePath.text + "\n") }
    return input.platform.fingerprint(bytes)
}

private func readTemplate(
    _ file: SourceTree.File, _ tree: SourceTree, _ problems: inout [Diagnostic]
) throws -> SourceFile {
    // A template is there even when it cannot be read: an empty one keeps "missing" from being reported as well.
    guard file.size <= textFileLimitInKiB * 1024 else {
        problems.append(.tooLarge(path: file.path, limitInKiB: textFileLimitInKiB))
        return SourceFile(path: file.path, cleanBytes: [])
    }
    let (source, found) = SourceFile.decodeAll(path: file.path, bytes: try tree.read(file.path, nil))
    problems += found
    return source ?? SourceFile(path: file.path, cleanBytes: [])
}

extension Diagnostic {
    fileprivate static func themeFileUnknown(path: String) -> Diagnostic {
        Diagnostic(
            .themeUnknownFile, path: path, Wording("the theme has no use for this file", zh: "主题用不到这个文件"),
            help: Wording(
                "templates/ contains .html files, partials/, entries/*.html, lists/*.html, pages/, strings/LANGUAGE.yaml and assets/",
                zh: "templates/ 里放 .html 文件、partials/、entries/*.html、lists/*.html、pages/、strings/语言.yaml 和 assets/"))
    }
}
