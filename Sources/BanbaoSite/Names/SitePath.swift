package import BanbaoTemplate
import BanbaoText

/// Where a file lies below the output folder and a page below the site's URL: `en/stories/a.html`, `en/stories/` for the page of
/// a folder, empty for the home page. The path of a source is another thing: `content/stories/a.en.md`.
package struct SitePath: Sendable {
    package let text: String

    package init(_ text: String) { self.text = text }

    /// In: as authors write it, `/stories/a.html`.
    init(written: String) { text = String(written.droppingFirstBytes(1)) }

    /// The output that is there: `stories/index.html` for `stories/`.
    package var file: SitePath { text.isEmpty || text.endsWithBytes("/") ? self + "index.html" : self }

    /// `stories/` + `feed.xml`
    static func + (folder: SitePath, name: String) -> SitePath { SitePath(folder.text + name) }

    /// `../` for each folder; empty at the root.
    var rootPrefix: String { String(repeating: "../", count: text.utf8.count { $0 == UInt8(ascii: "/") }) }
}

extension Link {
    package static func to(_ path: SitePath) -> Link { .site(path.text) }
}
