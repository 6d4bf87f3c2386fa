package import BanbaoImage
package import BanbaoText

/// One file of the site: where it goes, what it is to readers and hosts, and how its bytes come about.
package struct Output: Sendable {
    /// Below the output folder: `en/stories/hong-jiaguang.html`.
    package let path: String
    package let kind: Kind
    package let origin: Origin
    package let content: Content
    /// Of the facts of pages that it is made from, where it is made from any besides files.
    package let factsHash: ContentHash?
    /// What the next build is told that plans it.
    let notes: [UInt8]

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
        /// Numbers for programs and spreadsheets.
        case download
        /// A file of the theme or of `static/`.
        case asset
        /// A file next to the content.
        case attachment
        /// A part of the index that the search reads.
        case searchIndex

        /// Readers count it as a page.
        package var isPageForReaders: Bool { self == .page || self == .list }

        /// Files are replaced in this order where they cannot be replaced at once: what pages refer to, pages, what
        /// refers to pages.
        package var phase: Int {
            switch self {
            case .asset, .attachment, .download, .searchIndex: 0
            case .page, .list, .redirect, .notFound: 1
            case .feed, .data: 2
            }
        }

        /// In MiB. What is larger is nothing for readers, but a template that loops over too much; files that somebody put
        /// there are taken as they are.
        package var sizeLimitInMiB: Int? {
            switch self {
            case .page, .list, .redirect, .notFound, .feed, .data, .download: 50
            case .asset, .attachment, .searchIndex: nil
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
            case page, asset, file, picture
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
        /// In: the path of a photograph.
        static func picture(_ path: String) -> Origin { Origin(.picture, path) }

        /// `the page content/stories/a.zh.md`
        package var what: Wording {
            switch name {
            case .text(let text): text
            case .page: Wording("the page \(path)", zh: "网页 \(path)")
            case .asset: Wording("the asset \(path)", zh: "素材 \(path)")
            case .file: Wording("the file \(path)", zh: "文件 \(path)")
            case .picture: Wording("a picture made of \(path)", zh: "用 \(path) 生成的图片")
            }
        }
    }

    package enum Content: Sendable {
        /// Appends the file's bytes to those of the pass, and reads the site through the pass only. Throws only when a
        /// source cannot be read.
        case rendered(@Sendable (inout RenderPass) throws -> Void)
        /// The bytes of a source file, by its path.
        case copied(from: String)
        /// Made of one source file and of nothing else.
        case made(MadeFile)

        /// The source of a file that is made of one alone; it stands while that one does, whatever becomes of the site.
        package var onlySource: String? {
            switch self {
            case .rendered: nil
            case .copied(let source): source
            case .made(let file): file.source
            }
        }
    }

    /// What is made of an image file next to the content.
    package struct MadeFile: Sendable {
        package enum Making: Sendable {
            /// The same file without what it says of whoever took the picture, and where.
            case withoutMetadata
            case picture(Picture)
        }

        /// One picture of a series.
        package struct Picture: Sendable {
            package let series: PictureSeries
            package let size: PixelSize
            package let kind: ImageFormat
            /// Of the photograph: so much is in memory while pictures are made of it.
            package let pixelCount: Int

            /// Its place among all of the series: size by size, in each of them kind by kind.
            package var place: Int? {
                series.sizes.firstIndex(of: size).flatMap { first in
                    series.kinds.firstIndex(of: kind).map { first * series.kinds.count + $0 }
                }
            }
        }

        /// `content/stories/photo.jpg`
        package let source: String
        package let making: Making
        /// The first page that asks for it, where that is known.
        let place: Place?
    }

    init(
        _ path: SitePath, _ kind: Kind, from origin: Origin, factsHash: ContentHash? = nil, notes: [UInt8] = [],
        _ content: Content
    ) {
        self.path = path.text
        self.kind = kind
        self.origin = origin
        self.content = content
        self.factsHash = factsHash
        self.notes = notes
    }
}

extension Output.MadeFile {
    /// It could not be made. `reason` continues a sentence that begins with the file's name.
    package func problem(_ reason: Wording) -> Diagnostic {
        Diagnostic(
            .imageBroken, path: place?.path ?? source, range: place?.range,
            Wording("the image \(source) \(reason)", zh: "图片 \(source) \(reason)"),
            help: Wording(
                "copy it again from the original, or open it in an image editor and save it again",
                zh: "从原来的地方重新拷贝一份，或者用看图软件打开它，另存一份"))
    }

    /// What is made of the file, in words: it stands while these are the same.
    package var recipe: String {
        switch making {
        case .withoutMetadata: "without metadata"
        case .picture(let picture): "\(picture.size.text) \(picture.kind.rawValue) of \(picture.series.text)"
        }
    }

    /// Of all that is made of one file, the one that speaks for them.
    package var isFirst: Bool {
        switch making {
        case .withoutMetadata: true
        case .picture(let picture): picture.place == 0
        }
    }
}

extension PictureSeries {
    /// `480x360 960x720 WebP JPEG 80`
    package var text: String { (sizes.map(\.text) + kinds.map(\.rawValue) + ["\(quality)"]).joined(separator: " ") }
}

extension PixelSize {
    /// `480x360`
    fileprivate var text: String { "\(width)x\(height)" }
}
