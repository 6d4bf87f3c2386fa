import BanbaoImage
import BanbaoTemplate
import BanbaoText

/// The image of an entry, as templates show it.
struct EntryImage: Sendable {
    let shown: ShownImage
    /// What it shows, as its page says.
    let alt: String
    let focus: FocalPoint
    /// How wide images are in the theme.
    let sizes: String

    init(_ shown: ShownImage, alt: String?, focus: FocalPoint?, _ settings: PictureSettings) {
        self.shown = shown
        self.alt = alt ?? ""
        self.focus = focus ?? .middle
        sizes = settings.sizes
    }

    /// Of the picture that `url` leads to.
    fileprivate var size: PixelSize? { shown.variants?.middle ?? shown.size }

    fileprivate var candidates: [SourceCandidate] {
        shown.variants.map { candidates($0, $0.plainKind) } ?? []
    }

    fileprivate var webPCandidates: [SourceCandidate] {
        shown.variants.map { $0.hasWebP ? candidates($0, .webp) : [] } ?? []
    }

    private func candidates(_ variants: PictureVariants, _ kind: ImageFormat) -> [SourceCandidate] {
        variants.series.sizes.map { SourceCandidate(link: .to(variants.path($0, kind)), widthInPx: $0.width) }
    }
}

/// The images that front matter names, for all pages. They are looked at only where a template asks for them in lists or as fields,
/// since pages then depend on these files.
struct EntryImages: Sendable {
    /// By which templates ask for those of entries.
    private static let names = ["entry.image", "named entry.image"]

    private let ofEntries: [PageID: EntryImage]
    private let ofFields: [FieldPlace: EntryImage]
    private let ofFolders: [IntroductionID: EntryImage]
    /// Of the paths and sizes.
    let digest: Fingerprint

    private struct FieldPlace: Hashable {
        let page: PageID
        /// Of the value in the page's file.
        let start: Int
    }

    /// Nil where no template shows any. Throws what the machine reports.
    init?(_ site: Site, _ theme: Theme, _ input: BuildInput) throws {
        let sections = site.configuration.sections
        let fields = sections.flatMap { $0.fields.filter(\.kind.isImage).map(\.id) }
        let asksForFields = fields.contains { theme.asks(for: "\(ownFieldsShape.name).\($0)") }
        let asksForEntries = Self.names.contains(where: theme.asks)
        let asksForFolders = folderShapeNames.contains { theme.asks(for: "\($0).image") }
        guard asksForEntries || asksForFields || asksForFolders else { return nil }
        var (ofEntries, ofFields): ([PageID: EntryImage], [FieldPlace: EntryImage]) = ([:], [:])
        var ofFolders: [IntroductionID: EntryImage] = [:]
        var bytes: [UInt8] = []
        func image(_ written: Written, in folder: String, alt: String?, _ focus: FocalPoint?) throws -> EntryImage? {
            guard let attachment = site.imageAttachment(written, in: folder),
                let file = input.tree.index(of: site.attachments[attachment].path)
            else { return nil }
            let shown = try input.shownImage(site.attachments[attachment], input.tree.files[file], site.configuration)
            let (width, height) = (shown.size?.width ?? 0, shown.size?.height ?? 0)
            bytes += Array("\(shown.path.text) \(width) \(height)\n".utf8)
            return EntryImage(shown, alt: alt, focus: focus, site.configuration.pictures)
        }
        for page in site.pages.indices {
            let (front, folder) = (site.pages[page].frontMatter, site.pages[page].folder)
            if asksForEntries, let written = front.image {
                ofEntries[page] = try image(written, in: folder, alt: front.imageAlt, front.focus)
            }
            for case .image(let written)? in asksForFields ? Array(front.fields) : [] {
                let place = FieldPlace(page: page, start: written.range.lowerBound)
                ofFields[place] = try image(written, in: folder, alt: nil, nil)
            }
        }
        for id in asksForFolders ? Array(site.tree.introductions.indices) : [] {
            let introduction = site.tree.introductions[id]
            guard let written = introduction.image else { continue }
            ofFolders[id] = try image(
                written, in: parentFolder(of: introduction.path), alt: introduction.imageAlt, introduction.focus)
        }
        (self.ofEntries, self.ofFields, self.ofFolders) = (ofEntries, ofFields, ofFolders)
        digest = input.platform.fingerprint(bytes)
    }

    subscript(page: PageID) -> EntryImage? { ofEntries[page] }
    subscript(introduction: IntroductionID) -> EntryImage? { ofFolders[introduction] }

    /// Of a field; nil also where no template asks for fields of images.
    subscript(page: PageID, field written: Written) -> EntryImage? {
        ofFields[FieldPlace(page: page, start: written.range.lowerBound)]
    }
}

let entryImageFields = Fields<EntryImage>(
    "image",
    [
        .url(
            "url", "the file, or of a photograph the picture of middle width that is made of it",
            zh: "图片文件；照片是用它生成的中等宽度的一张"
        ) { .to($0.shown.path) },
        .text("width", "its width in pixels, where the file gives it", zh: "宽度，像素（文件里有才有）") {
            $0.size.map { String($0.width) }
        },
        .text("height", "its height in pixels, where the file gives it", zh: "高度，像素（文件里有才有）") {
            $0.size.map { String($0.height) }
        },
        .text("alt", "what it shows, for alt=; empty where the entry does not say", zh: "图片的文字说明，用于 alt=；文章没写时为空") {
            $0.alt
        },
        .sourceSet("srcset", "a photograph in all its widths, for srcset=", zh: "照片的各种宽度，用于 srcset=") { $0.candidates },
        .sourceSet(
            "webp-srcset", "the same as WebP, for <source type=\"image/webp\">",
            zh: "同样的图片，WebP 格式，用于 <source type=\"image/webp\">"
        ) { $0.webPCandidates },
        .text(
            "sizes", "how wide images are in the theme, for sizes=; from site.yaml",
            zh: "图片在主题里的宽度，用于 sizes=；来自 site.yaml"
        ) {
            $0.sizes
        },
        .position(
            "focus", "what stays visible where it is cropped, for style=\"object-position: …\"",
            zh: "裁切时保留的位置，用于 style=\"object-position: …\""
        ) { $0.focus },
    ])
