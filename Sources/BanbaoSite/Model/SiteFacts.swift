import BanbaoMarkdown
package import BanbaoText

/// What is known of a site when all its pages are rendered, now or in an earlier build.
package struct SiteFacts: Sendable {
    /// Of single outputs.
    package let problems: [Diagnostic]
    /// What pages ask not to report.
    let suppressions: [Suppression]
    /// Of pages that refer to anything, in the order of the outputs, and of the theme.
    let references: [References]
    /// The files next to the content that shown pages link to or show.
    let uses: [AttachmentID: AttachmentUse]
    /// What is known of a page by its source path; nil where nothing is.
    let details: @Sendable (_ path: String) throws -> PageFacts.Details?
    /// The numbers of a page; nil where nobody compares them.
    let numbers: @Sendable (_ page: PageID) throws -> NumbersOfPage?
    /// Nil where nothing is known of a last build.
    let earlier: EarlierOutputs?

    /// In: the site; what the theme refers to; what was found at outputs, of those at which anything was found; what is known of a page, by the paths of its
    /// output and of its source.
    init(
        _ site: Site, _ theme: References, findings: [RenderReport], _ earlier: EarlierOutputs? = nil,
        facts: @escaping @Sendable (_ output: SitePath, _ source: String) throws -> PageFacts?
    ) {
        problems = findings.flatMap(\.problems)
        suppressions = findings.flatMap { $0.facts?.suppressions ?? [] }
        references =
            findings.compactMap { report in
                report.facts.flatMap { $0.references.isEmpty ? nil : $0.references }
            } + [theme]
        self.earlier = earlier
        uses = Self.uses(references, site)
        numbers = { page in try facts(site.sitePath(of: page).file, site.pages[page].path)?.numbers() }
        details = { path in
            let page = site.pages.firstIndex(sorted: path, by: \.path).map { site.sitePath(of: $0).file }
            let broken = site.brokenPages.firstIndex(sorted: path, by: \.path)
            let introduced = site.tree.introductions.firstIndex(sorted: path, by: \.path).flatMap { id in
                let introduction = site.tree.introductions[id]
                return site.branch(of: introduction).map { site.sitePath(of: $0, in: introduction.language).file }
            }
            guard let output = page ?? introduced ?? broken.map({ site.outputPath(of: site.brokenPages[$0]) }) else {
                return nil
            }
            return try facts(output, path)?.details()
        }
    }

    /// The headings of a page by its source path; nil where they are not known.
    func outline(_ path: String) throws -> [Heading]? { try details(path)?.outline }

    /// In order.
    var usedAttachments: [(id: AttachmentID, use: AttachmentUse)] {
        uses.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    private static func uses(_ all: [References], _ site: Site) -> [AttachmentID: AttachmentUse] {
        var uses: [AttachmentID: AttachmentUse] = [:]
        func note(_ attachment: AttachmentID?, wantsFile: Bool, _ place: Place) {
            guard let attachment else { return }
            let use = uses[attachment]
            uses[attachment] = AttachmentUse(
                firstPlace: use.map { place.precedes($0.firstPlace) ? place : $0.firstPlace } ?? place,
                isShown: use?.isShown == true || !wantsFile, isWanted: use?.isWanted == true || wantsFile)
        }
        for references in all {
            for reference in references.files {
                note(site.attachment(at: reference.file), wantsFile: reference.wantsFile, reference.place)
            }
            for reference in references.paths {
                note(site.attachment(at: SitePath(written: reference.target)), wantsFile: true, reference.place)
            }
        }
        return uses
    }
}

/// What pages ask for of a file next to the content.
struct AttachmentUse: Sendable {
    let firstPlace: Place
    /// A page shows it, as an image, in whatever size.
    let isShown: Bool
    /// The file itself is to be opened or kept.
    let isWanted: Bool
}
