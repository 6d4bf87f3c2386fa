internal import BanbaoText

/// Makes pictures of a photograph or drawing.
///
/// In: a whole JPEG, PNG or still WebP file. Out: for each size in turn, each kind of the order. They are upright, in sRGB and
/// hold pixels and nothing else. The same file and order give the same bytes.
///
/// Throws where the file cannot be read to its end, or has more pixels than the limit.
package func makePictures(
    of source: [UInt8], _ order: PictureOrder, pixelLimit: Int = pictureLimitInMegapixels * 1_000_000
) throws(PictureError) -> [MadePicture] {
    guard !order.sizes.isEmpty, !order.kinds.isEmpty else { return [] }
    let smallest = PictureSize(
        width: order.sizes.map(\.width).max() ?? 1, height: order.sizes.map(\.height).max() ?? 1)
    var picture = try decodedPicture(source, atLeast: smallest, limit: PixelLimit(pixels: pixelLimit))
    let isOpaque = picture.pixels.isOpaque
    var made: [MadePicture] = []
    for size in order.sizes {
        let pixels = try rescaled(&picture.pixels, to: size, isOpaque: isOpaque)
        for kind in order.kinds {
            let bytes =
                switch kind {
                case .jpeg: try jpegFile(isOpaque ? pixels : pixels.onWhite(), quality: order.quality)
                case .png: try pngFile(pixels, isOpaque: isOpaque)
                case .webp: try webpFile(pixels, quality: order.quality, isDrawing: picture.mayBeDrawing)
                }
            made.append(MadePicture(size: size, kind: kind, bytes: bytes))
        }
    }
    return made
}

/// Upright and in sRGB, as large as ordered or larger.
struct DecodedPicture {
    var pixels: Pixels
    /// Its file lost nothing when it was written, as is usual for drawings and pictures of a screen.
    let mayBeDrawing: Bool
}

struct PixelLimit {
    let pixels: Int

    /// Throws for a size that is none, and for one beyond the limit.
    func check(width: Int, height: Int) throws(PictureError) {
        guard width > 0, height > 0 else { throw .damaged("no size") }
        let (count, isTooLarge) = width.multipliedReportingOverflow(by: height)
        guard isTooLarge || count > pixels else { return }
        throw .tooManyPixels(width: width, height: height, limitInMegapixels: pixels / 1_000_000)
    }
}

private func decodedPicture(
    _ source: [UInt8], atLeast size: PictureSize, limit: PixelLimit
) throws(PictureError) -> DecodedPicture {
    if source.starts(with: [0xFF, 0xD8, 0xFF]) {
        return DecodedPicture(pixels: try jpegPixels(source, atLeast: size, limit: limit), mayBeDrawing: false)
    }
    if source.starts(with: pngSignature) {
        return DecodedPicture(pixels: try pngPixels(source, limit: limit), mayBeDrawing: true)
    }
    if source.starts(with: "RIFF".utf8), source.dropFirst(8).starts(with: "WEBP".utf8) {
        return try webpPicture(source, limit: limit)
    }
    throw .unknownKind()
}
