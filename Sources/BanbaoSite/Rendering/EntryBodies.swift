import BanbaoMarkdown
import BanbaoTemplate
import BanbaoText

/// The bodies of entries in outputs other than their own pages, rendered when a template writes them. What is wrong in a body is
/// said on its own page.
struct EntryBodies {
    private(set) var reader: SiteReader
    /// What the machine threw while a body was read; a template cannot throw.
    private(set) var failure: (any Error)?
    /// From the output to the site's root.
    let root: String
    /// Each body stands by itself, in a feed, and not with others in a page.
    private let isAbsolute: Bool
    /// A section over a body asks for it twice.
    private var last: (page: PageID, html: Markup)?

    init(_ reader: SiteReader, root: String, isAbsolute: Bool) {
        self.reader = reader
        self.root = root
        self.isAbsolute = isAbsolute
    }

    /// The value of an `EntryItem` that was put off.
    mutating func value(_ deferred: Deferred) -> Value {
        let page = PageID(deferred.number)
        do {
            switch DeferredPart(rawValue: deferred.part) {
            case .body: return .markup(try html(of: page))
            case .minutes: return .text(String(try reader.reading(of: page).minutes))
            case .wordCount: return .text(String(try reader.reading(of: page).count))
            case nil: return .text("")
            }
        } catch {
            failure = error
            return .text("")
        }
    }

    mutating func html(of id: PageID) throws -> Markup {
        if let last, last.page == id { return last.html }
        let page = reader.inputs.site.pages[id]
        let problems = reader.report.problems
        defer { reader.report.problems = problems }
        guard let source = try reader.source(at: page.path) else { return .empty }
        let address = reader.inputs.configuration.absolute(reader.inputs.site.sitePath(of: id))
        let place = BodyPlace(
            page: LinkingPage(path: page.path, language: page.language), root: root,
            anchorPrefix: isAbsolute ? "" : reader.inputs.anchorPrefix(of: page),
            ownAddress: isAbsolute ? address : nil)
        let html = try reader.render(source, from: page.bodyStart, at: place) { _ in }.text.html
        last = (id, html)
        return html
    }
}

extension RenderInputs {
    /// `stories/hong-jiaguang:` so that the headings of entries in one page have ids of their own.
    fileprivate func anchorPrefix(of page: Page) -> String {
        configuration.sections[page.section].id + "/" + page.slug + ":"
    }
}
