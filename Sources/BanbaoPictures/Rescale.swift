internal import BanbaoText
internal import CWebP

/// Each pixel is the mean of those that it covers, weighed by their share and their opacity.
func rescaled(_ pixels: Pixels, to size: PictureSize) throws(PictureError) -> Pixels {
    if size.width == pixels.width, size.height == pixels.height { return pixels }
    // Where nothing is transparent, libwebp reads its source and does not write into it; else it weighs it in place.
    var values = pixels.values
    return try unsafe Pixels(width: size.width, height: size.height) { target throws(PictureError) in
        let isDone = unsafe values.withUnsafeMutableBufferPointer { source in
            var picture = unsafe webpPicture(pixels.width, pixels.height, source)
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
