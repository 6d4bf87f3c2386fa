import BanbaoData
import BanbaoImage
import BanbaoMarkdown
import BanbaoTemplate
import BanbaoText

/// The page whose links are looked up: one of the site, or one whose head is wrong.
struct LinkingPage: Sendable {
    /// `content/stories/hong-jiaguang.zh.md`
    let path: String
    let language: LanguageID

    /// Folder of the file, for links relative to it: `content/stories`.
    var folder: String { parentFolder(of: path) }
}

/// Answers for the links of one page: from files in the source tree to URLs in the reader's language.
struct LinkResolver {
    private(set) var reader: SiteReader
    private let place: BodyPlace
    /// Links into a folder name `index.html`.
    private let linksToFiles: Bool
    private(set) var figures: FigureNotes
    private var charts: ShownCharts
    private(set) var references = References()
    /// What the machine threw while a link was looked up; the walk over the text cannot throw.
    private(set) var failure: (any Error)?
    /// For each other version that was linked to, its anchors by those of the version that the author wrote.
    private var anchors: [Versions: [String: String]] = [:]

    private struct Versions: Hashable {
        let written: PageID
        let shown: PageID
    }

    init(_ reader: SiteReader, _ place: BodyPlace) {
        self.reader = reader
        self.place = place
        figures = FigureNotes(place)
        charts = ShownCharts(place)
        linksToFiles = reader.inputs.input.options.isOffline && !place.isAbsolute
    }

    private var page: LinkingPage { place.page }
    private var site: Site { _read { yield reader.inputs.site } }

    mutating func resolve(_ link: LocalLink) -> ResolvedLink {
        let place = Place(path: page.path, range: link.range)
        switch Figures.Link(link.destination) {
        case .figure(let id)?: return figure(id, link, place)
        case .chart(let id)?: return chart(id, link, place)
        case nil: break
        }
        let parts = splitDestination(link.destination)
        if link.isImage { return image(parts.path, wantsFile: link.wantsFile, place) }
        if parts.path.isEmpty {
            guard let anchor = parts.anchor, !anchor.isEmpty else {
                reader.report.problems.append(.linkEmpty(path: page.path, range: link.range))
                return .textOnly
            }
            references.anchors.append(AnchorReference(page: page.path, anchor: anchor, place: place))
            return .target(href: self.place.ownAnchors + anchor)
        }
        if parts.path.startsWithBytes("/") {
            return sitePathLink(parts, place)
        }
        guard let path = joined(page.folder, parts.path), path.startsWithBytes(SourceKind.contentFolder) else {
            reader.report.problems.append(.linkOutside(path: page.path, range: link.range, target: parts.path))
            return .textOnly
        }
        if path.endsWithBytes(".md") { return pageLink(path, parts, place) }
        if let target = sectionPath(path) { return .target(href: href(target, parts)) }
        guard let attachment = site.attachment(at: path) else {
            references.missing.append(MissingReference(kind: .file, target: path, place: place))
            return .textOnly
        }
        references.files.append(FileReference(file: path, wantsFile: true, place: place))
        return .target(href: href(site.attachments[attachment].sitePath, parts))
    }

    // MARK: Figures

    private mutating func figure(_ id: String, _ link: LocalLink, _ place: Place) -> ResolvedLink {
        guard let found = site.figures.figure(id) else {
            if site.figures.isBroken(id) { return .textOnly }
            reader.report.problems.append(site.unknownFigure(id, place))
            return .textOnly
        }
        let markup = reader.inputs.figures[page.language]
        let right = markup.value.parts[found].text
        // As nearly all are written.
        let isRight = link.text.hasSameBytes(as: right)
        let written = isRight ? right : trimmed(link.text)
        if link.isImage {
            reader.report.problems.append(.figureIsNoImage(place, id: id))
        } else if !isRight, !written.isEmpty,
            !site.figures.agrees(written, with: found, site.configuration.languages, page.language)
        {
            let defined = site.figures.all[found].place
            reader.report.problems.append(
                .figureTextDiffers(place, written: written, right: right, id: id, defined: defined))
        }
        let text = written.isEmpty ? right : written
        return .markup(figures.mention(found, text: text, markup), text: text)
    }

    private mutating func chart(_ id: String, _ link: LocalLink, _ place: Place) -> ResolvedLink {
        guard let found = site.figures.chart(id) else {
            // The chart's own file has its message already.
            if reader.inputs.input.tree.index(of: SourceKind.chartFolder + id + ".yaml") != nil { return .textOnly }
            let known = reader.inputs.input.tree.chartNames
            reader.report.problems.append(.chartUnknown(place, id: id, known: known))
            return .textOnly
        }
        guard link.isImage, link.isAlone else {
            reader.report.problems.append(.chartNotAlone(place, id: id))
            return .textOnly
        }
        return .block(charts.draw(found, summary: link.text, reader.inputs))
    }

    // MARK: Images

    /// An image named in front matter or body; nil and a problem when it is not there. `wantsFile`: it is not only shown.
    mutating func imageFile(_ written: String, wantsFile: Bool, _ place: Place) -> AttachmentID? {
        let path = splitDestination(written).path
        let isFromRoot = path.startsWithBytes("/")
        let source = isFromRoot ? nil : joined(page.folder, path)
        let attachment =
            isFromRoot
            ? site.attachment(at: SitePath(written: path)) : source.flatMap { site.attachment(at: $0) }
        guard let attachment else {
            if let source, site.pages.firstIndex(sorted: source, by: \.path) != nil {
                reader.report.problems.append(.notAnImage(path: page.path, range: place.range, target: path))
                return nil
            }
            references.missing.append(MissingReference(kind: .image, target: source ?? path, place: place))
            return nil
        }
        guard ImageFormat(path: path) != nil else {
            reader.report.problems.append(.notAnImage(path: page.path, range: place.range, target: path))
            return nil
        }
        references.files.append(
            FileReference(file: site.attachments[attachment].path, wantsFile: wantsFile, place: place))
        return attachment
    }

    private mutating func image(_ written: String, wantsFile: Bool, _ place: Place) -> ResolvedLink {
        guard let file = imageFile(written, wantsFile: wantsFile, place) else { return .textOnly }
        do {
            // What is wrong with it is reported once for all places, when all is rendered.
            guard let image = try reader.shownImage(file) else { return .textOnly }
            guard let variants = image.variants, !wantsFile else {
                return .image(href: href(image.file), size: image.size)
            }
            return .image(href: href(image.path), size: variants.widest, choices: choices(variants))
        } catch {
            failure = error
            return .textOnly
        }
    }

    private func choices(_ variants: PictureVariants) -> ImageChoices {
        func candidates(_ kind: ImageFormat) -> [ImageChoices.Candidate] {
            variants.series.sizes.map {
                ImageChoices.Candidate(href: href(variants.path($0, kind)), widthInPx: $0.width)
            }
        }
        return ImageChoices(
            candidates: candidates(variants.plainKind), webP: variants.hasWebP ? candidates(.webp) : [],
            sizes: site.configuration.pictures.sizes)
    }

    // MARK: Pages

    /// `/en/tags/skills/`: a page of another language is marked as one.
    private mutating func sitePathLink(_ parts: Destination, _ place: Place) -> ResolvedLink {
        let anchor = parts.anchor.flatMap { $0.isEmpty ? nil : $0 }
        references.paths.append(PathReference(target: parts.path, anchor: anchor, place: place))
        let address = href(SitePath(written: parts.path), parts)
        let isPage = parts.path.endsWithBytes("/") || parts.path.endsWithBytes(".html")
        let language = site.language(ofAddress: parts.path)
        if !isPage || language == page.language { return .target(href: address) }
        let other = site.configuration.languages[language]
        return .otherLanguage(href: address, tag: other.tag, name: other.name)
    }

    private mutating func pageLink(_ path: String, _ parts: Destination, _ place: Place) -> ResolvedLink {
        if let introduction = site.tree.introductions.firstIndex(sorted: path, by: \.path),
            let branch = site.branch(of: site.tree.introductions[introduction])
        {
            if let anchor = parts.anchor, !anchor.isEmpty {
                references.anchors.append(AnchorReference(page: path, anchor: anchor, place: place))
            }
            return .target(href: href(site.sitePath(of: branch, in: page.language), parts))
        }
        guard let target = site.pages.firstIndex(sorted: path, by: \.path) else {
            // The other file has its own message already.
            if site.brokenPages.firstIndex(sorted: path, by: \.path) != nil {
                if let anchor = parts.anchor, !anchor.isEmpty {
                    references.anchors.append(AnchorReference(page: path, anchor: anchor, place: place))
                }
                return .textOnly
            }
            references.missing.append(MissingReference(kind: .page, target: path, place: place))
            return .textOnly
        }
        guard let entry = site.entryOfPage[target] else {
            // Another version of the entry may be published, but the author wrote this one.
            if case .hidden(let reason) = site.pages[target].visibility {
                reader.report.problems.append(
                    .linkHidden(path: page.path, range: place.range, target: path, reason: reason))
            }
            return .textOnly
        }
        let shown = site.entries[entry].shown(in: page.language)
        var parts = parts
        if let anchor = parts.anchor, !anchor.isEmpty {
            references.anchors.append(AnchorReference(page: path, anchor: anchor, place: place))
            if shown != target { parts = parts.with(anchor: sameHeading(as: anchor, of: target, in: shown)) }
        }
        let address = href(site.sitePath(of: shown), parts)
        let language = site.configuration.languages[site.pages[shown].language]
        if site.pages[shown].language == page.language { return .target(href: address) }
        return .otherLanguage(href: address, tag: language.tag, name: language.name)
    }

    /// The anchor, in another version of an entry, of the heading at the same place; nil when the versions' headings
    /// do not run in step.
    private mutating func sameHeading(as anchor: String, of page: PageID, in other: PageID) -> String? {
        let versions = Versions(written: page, shown: other)
        if let known = anchors[versions] { return known[anchor] }
        do {
            let (headings, others) = (try reader.outline(of: page), try reader.outline(of: other))
            let areInStep = headings.map(\.level) == others.map(\.level)
            let pairs = areInStep ? zip(headings, others).map { ($0.anchor, $1.anchor) } : []
            let found = Dictionary(pairs) { first, _ in first }
            anchors[versions] = found
            return found[anchor]
        } catch {
            failure = error
            return nil
        }
    }

    /// `content/stories/` leads to the section's list in the reader's language, `content/` to the home page; folders that have lists
    /// lead to these.
    private func sectionPath(_ path: String) -> SitePath? {
        let folder = String(path.droppingFirstBytes(SourceKind.contentFolder.utf8.count))
        return site.branch(at: folder).map { site.sitePath(of: $0, in: page.language) }
    }

    private func href(_ path: SitePath, _ parts: Destination) -> String { href(path) + parts.suffix }

    private func href(_ path: SitePath) -> String {
        relativeLink(to: path.text, root: place.root, linksToFiles: linksToFiles)
    }
}
