package import BanbaoImage
package import BanbaoText

/// What is made of a photograph: the same picture in several widths, upright and without what it says of whoever took it, as WebP
/// and in the kind of the photograph.
///
///     stories/photo.jpg ─▶ stories/photo.jpg-480.webp, stories/photo.jpg-480.jpg, …
///
/// The whole name stands in front: two files that differ in their endings only give different names, and nobody has a file of
/// such a name by chance.
struct PictureVariants: Sendable {
    /// Of the photograph: `stories/photo.jpg`.
    let file: SitePath
    /// How many it has: so much is in memory while pictures are made of it.
    let pixelCount: Int
    let series: PictureSeries

    /// Nil where the file is shown as it is: small images, those that move or can be scaled, what no decoder should take on.
    init?(of file: SitePath, _ content: ImageContent, sizeInBytes: Int, _ settings: PictureSettings) {
        guard case .image(let kind, let size?, isAnimated: false) = content, [.jpeg, .png, .webp].contains(kind),
            let narrowest = settings.widths.first, let widest = settings.widths.last, size.width > narrowest,
            max(size.width, size.height) <= imageSideLimitInPx,
            size.width <= pictureLimitInMegapixels * 1_000_000 / size.height,
            sizeInBytes <= pictureLimitInMegabytes * 1_000_000
        else { return nil }
        var widths = settings.widths.filter { $0 < size.width }
        if size.width <= widest { widths.append(size.width) }
        let sizes = widths.map { width in
            PixelSize(width: width, height: max(1, (size.height * width + size.width / 2) / size.width))
        }
        guard sizes.allSatisfy({ $0.height <= webPSideLimitInPx }) else { return nil }
        self.file = file
        pixelCount = size.width * size.height
        series = PictureSeries(
            sizes: sizes,
            kinds: kind == .webp ? [.webp] : [.webp, kind], quality: settings.quality)
    }

    /// The kind that every browser shows, if there are two.
    var plainKind: ImageFormat { series.kinds.last ?? .jpeg }
    /// Whether there is WebP besides.
    var hasWebP: Bool { series.kinds.count > 1 }

    var middle: PixelSize { series.sizes[series.sizes.count / 2] }
    var widest: PixelSize { series.sizes[series.sizes.count - 1] }

    func path(_ size: PixelSize, _ kind: ImageFormat) -> SitePath {
        file + "-\(size.width).\(kind.suffixes[0])"
    }

    /// The photograph of which a path would be that of such a picture: `stories/photo.jpg` of `stories/photo.jpg-480.webp`.
    static func photograph(ofPath path: String) -> SitePath? {
        guard let (file, rest) = path.cut(atLast: "-"), let (width, _) = rest.cut(atFirst: "."),
            !width.isEmpty, width.utf8.allSatisfy(isDigit), ImageFormat(path: path) != nil
        else { return nil }
        return SitePath(String(file))
    }
}

/// In which sizes and kinds a photograph is wanted.
package struct PictureSeries: Sendable, Hashable {
    /// Narrowest first; never empty.
    package let sizes: [PixelSize]
    package let kinds: [ImageFormat]
    /// Of JPEG and WebP, 1 to 100.
    package let quality: Int

    package var count: Int { sizes.count * kinds.count }
}

/// Near this browsers give up, each at a number of its own.
let imageSideLimitInPx = 30_000
/// RFC 9649: 14 bits. Only a screenshot of a whole article is so long.
private let webPSideLimitInPx = 16_383

/// What is larger is shown as it is, with a warning: decoding it would take gigabytes.
package let pictureLimitInMegapixels = 100
package let pictureLimitInMegabytes = 64
