import BanbaoMarkdown
import BanbaoSearch
import BanbaoText

/// Where a Markdown text is rendered to.
struct BodyPlace: Sendable {
    let page: LinkingPage
    /// From the output to the site's root.
    let root: String
    /// Before the ids of its headings and notes, where several texts are in one page.
    var anchorPrefix = ""
    /// The URL of its page, where the text stands elsewhere by itself: in a feed.
    var ownAddress: String?

    var language: LanguageID { page.language }
    /// Before the anchors of the text itself: `#`.
    var ownAnchors: String { (ownAddress ?? "") + "#" + anchorPrefix }
    /// Links are followed from somewhere else than the site.
    var isAbsolute: Bool { ownAddress != nil }
}

/// A Markdown text of the site, rendered for one output.
struct BodyText: Sendable {
    let document: Document
    /// With the notes on its figures behind it.
    let html: Markup
    let references: References

    /// What is kept of it. In: of an entry the hash that tells translations of a change.
    func facts(
        of path: String, hash: ContentHash = ContentHash(), searchText: SearchText = SearchText()
    ) -> PageFacts {
        PageFacts(
            path: path, references: references, suppressions: document.suppressions,
            details: PageFacts.Details(
                outline: document.outline, reading: document.reading, hash: hash,
                searchText: searchText.bytes[...]),
            numbers: document.numbers)
    }
}

extension SiteReader {
    /// Renders a text and looks up what it and its head refer to. `head` asks for what the head names. Throws what the machine reports.
    mutating func render<Head>(
        _ source: SourceFile, from bodyStart: Int, at place: BodyPlace, wantsPlainText: Bool = false,
        numbers: NumbersRequest? = nil,
        head: (inout LinkResolver) -> Head
    ) throws -> (text: BodyText, head: Head) {
        var resolver = LinkResolver(self, place)
        let body = min(bodyStart, source.bytes.count)..<source.bytes.count
        let options = inputs.markdownOptions(place.language, anchorPrefix: place.anchorPrefix)
        let document = renderMarkdown(
            source, body: body, options: options, wantsPlainText: wantsPlainText, locatesPlainText: false,
            numbers: numbers
        ) { resolver.resolve($0) }
        let found = head(&resolver)
        if let failure = resolver.failure { throw failure }
        self = resolver.reader
        let notes = resolver.figures.list(inputs.figures[place.language].value)
        let html = notes.isEmpty ? document.html : Markup(trusted: document.html.bytes + notes)
        return (BodyText(document: document, html: html, references: resolver.references), found)
    }
}
