import BanbaoImage
import BanbaoTemplate
import BanbaoText

/// The image of an entry, as lists show it.
struct EntryImage: Sendable {
    let sitePath: SitePath
    /// Nil where the file does not give it, or is no image.
    let size: PixelSize?
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
            guard let written = site.pages[page].frontMatter.image,
                let attachment = site.imageAttachment(written, of: page)
            else { return }
            let file = input.tree.index(of: site.attachments[attachment].path).map { input.tree.files[$0] }
            guard let file else { return }
            let content = try input.memory.image(file) {
                try imageContent(size: file.size) { try input.tree.readPart(file.path, $0) }
            }
            var size: PixelSize?
            if case .image(_, let found) = content { size = found }
            let path = site.attachments[attachment].sitePath
            images[page] = EntryImage(sitePath: path, size: size)
            bytes += Array("\(page.index) \(path.text) \(size?.width ?? 0) \(size?.height ?? 0)\n".utf8)
        }
        digest = input.platform.fingerprint(bytes)
    }
}

let entryImageFields = Fields<EntryImage>(
    "image",
    [
        .url("url", "the file", zh: "图片文件") { .to($0.sitePath) },
        .text("width", "its width in pixels, where the file gives it", zh: "宽度，像素（文件里有才有）") {
            $0.size.map { String($0.width) }
        },
        .text("height", "its height in pixels, where the file gives it", zh: "高度，像素（文件里有才有）") {
            $0.size.map { String($0.height) }
        },
    ])
