package import BanbaoText

/// One file of the site: where it goes, what it is to readers and hosts, and how its bytes come about.
package struct Output: Sendable {
    /// Below the output folder: `en/stories/hong-jiaguang.html`.
    package let path: String
    package let kind: Kind
    package let origin: Origin
    package let content: Content

    /// What a file is to those who meet it. Counts of pages, the order of replacement and limits of size go by it.
    package enum Kind: UInt8, Sendable, CaseIterable {
        /// An entry, the home page.
        case page
        /// A list of entries, of a section or of a tag; the list of tags.
        case list
        case redirect
        /// What hosts show where there is no page.
        case notFound
        case feed
        /// What programs read: sitemaps, `robots.txt`.
        case data
        /// A file of the theme or of `static/`.
        case asset
        /// A file next to the content.
        case attachment

        /// Readers count it as a page.
        package var isPageForReaders: Bool { self == .page || self == .list }

        /// Files are replaced in this order where they cannot be replaced at once: what pages refer to, pages, what
        /// refers to pages.
        package var phase: Int {
            switch self {
            case .asset, .attachment: 0
            case .page, .list, .redirect, .notFound: 1
            case .feed, .data: 2
            }
        }

        /// In MiB. What is larger is nothing for readers, but a template that loops over too much; files that somebody put
        /// there are taken as they are.
        package var sizeLimitInMiB: Int? {
            switch self {
            case .page, .list, .redirect, .notFound, .feed, .data: 50
            case .asset, .attachment: nil
            }
        }
    }

    /// What an output is made from, for messages about two that collide.
    package struct Origin: Sendable {
        /// The file that asks for it.
        package let path: String
        package let range: Range<Int>?
        private let name: Name

        private enum Name: Sendable {
            indirect case text(Wording)
            /// Put together only when a message needs it, for there are as many as pages.
            case page, asset, file
        }

        init(_ what: Wording, path: String, range: Range<Int>? = nil) {
            name = .text(what)
            self.path = path
            self.range = range
        }

        private init(_ name: Name, _ path: String) {
            self.name = name
            self.path = path
            range = nil
        }

        static func page(_ path: String) -> Origin { Origin(.page, path) }
        static func asset(_ path: String) -> Origin { Origin(.asset, path) }
        static func file(_ path: String) -> Origin { Origin(.file, path) }

        /// `the page content/stories/a.zh.md`
        package var what: Wording {
            switch name {
            case .text(let text): text
            case .page: Wording("the page \(path)", zh: "网页 \(path)")
            case .asset: Wording("the asset \(path)", zh: "素材 \(path)")
            case .file: Wording("the file \(path)", zh: "文件 \(path)")
            }
        }
    }

    package enum Content: Sendable {
        /// Appends the file's bytes to those of the pass, and reads the site through the pass only. Throws only when a
        /// source cannot be read.
        case rendered(@Sendable (inout RenderPass) throws -> Void)
        /// The bytes of a source file, by its path.
        case copied(from: String)
    }

    init(_ path: SitePath, _ kind: Kind, from origin: Origin, _ content: Content) {
        self.path = path.text
        self.kind = kind
        self.origin = origin
        self.content = content
    }
}
