import BanbaoImage
import BanbaoText

/// An image as pages show it.
struct ShownImage: Sendable {
    /// `stories/photo.jpg`, as it lies next to the content.
    let file: SitePath
    /// Of the file; nil where it does not give it, or is no image.
    let size: PixelSize?
    /// Nil where pages show the file itself.
    let variants: PictureVariants?

    /// What is loaded by those who cannot choose.
    var path: SitePath { variants.map { $0.path($0.middle, $0.plainKind) } ?? file }
    /// The same for other sites, which show it large.
    var widePath: SitePath { variants.map { $0.path($0.widest, $0.plainKind) } ?? file }
}

extension BuildInput {
    /// What an image file holds. Many pages may show it; it is read once.
    func imageContent(_ file: SourceTree.File) throws -> ImageContent {
        try memory.image(file) {
            try BanbaoImage.imageContent(size: file.size) { try tree.readPart(file.path, $0) }
        }
    }

    /// In: an image next to the content, and what is listed of its file.
    func shownImage(
        _ attachment: Attachment, _ file: SourceTree.File, _ configuration: Configuration
    ) throws -> ShownImage {
        let content = try imageContent(file)
        var size: PixelSize?
        if case .image(_, let found, _) = content { size = found }
        return ShownImage(
            file: attachment.sitePath, size: size,
            variants: platform.makesPictures
                ? PictureVariants(of: attachment.sitePath, content, sizeInBytes: file.size, configuration.pictures)
                : nil)
    }
}
