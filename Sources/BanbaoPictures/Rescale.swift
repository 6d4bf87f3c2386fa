internal import BanbaoText
internal import CWebP

/// Each pixel is the mean of those that it covers, weighed by their share and their opacity.
///
/// Takes the pixels to change, though they do not: libwebp weighs them in place, which leaves opaque ones as they are. A copy
/// would take as much memory as the photograph.
func rescaled(_ pixels: inout Pixels, to size: PictureSize, isOpaque: Bool) throws(PictureError) -> Pixels {
    if size.width == pixels.width, size.height == pixels.height { return pixels }
    if isOpaque { return try rescaled(&pixels, to: size) }
    var copy = pixels
    return try rescaled(&copy, to: size)
}

private func rescaled(_ pixels: inout Pixels, to size: PictureSize) throws(PictureError) -> Pixels {
    let (width, height) = (pixels.width, pixels.height)
    return try unsafe Pixels(width: size.width, height: size.height) { target throws(PictureError) in
        let isDone = unsafe pixels.values.withUnsafeMutableBufferPointer { source in
            var picture = unsafe webpPicture(width, height, source)
            defer { unsafe WebPPictureFree(&picture) }
            guard unsafe WebPPictureRescale(&picture, CInt(size.width), CInt(size.height)) != 0 else { return false }
            for row in 0..<size.height {
                let from = unsafe picture.argb + row * Int(picture.argb_stride)
                unsafe target.baseAddress?.advanced(by: row * size.width).update(from: from, count: size.width)
            }
            return true
        }
        guard isDone else { throw .damaged("out of memory") }
    }
}
