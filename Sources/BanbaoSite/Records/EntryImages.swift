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

/// The images that front matter names, for all pages. They are looked at only where a template asks for them in lists, since lists
/// then depend on these files.
struct EntryImages: Sendable {
    /// By which templates ask for them.
    static let names = ["entry.image", "named entry.image"]

    let all: Table<Page, EntryImage?>
    /// Of the paths and sizes.
    let digest: Fingerprint

    /// Throws what the machine reports.
    init(_ site: Site, _ input: BuildInput) throws {
        var bytes: [UInt8] = []
        all = try site.pages.indices.reduce(into: Table<Page, EntryImage?>(repeating: nil, count: site.pages.count)) {
            images, page in
            let frontMatter = site.pages[page].frontMatter
            guard let written = frontMatter.image,
                let attachment = site.imageAttachment(written, of: page)
            else { return }
            let file = input.tree.index(of: site.attachments[attachment].path).map { input.tree.files[$0] }
            guard let file else { return }
            let shown = try input.shownImage(site.attachments[attachment], file, site.configuration)
            images[page] = EntryImage(
                shown, alt: frontMatter.imageAlt, focus: frontMatter.focus, site.configuration.pictures)
            bytes += Array(
                "\(page.index) \(shown.path.text) \(shown.size?.width ?? 0) \(shown.size?.height ?? 0)\n".utf8)
        }
        digest = input.platform.fingerprint(bytes)
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
