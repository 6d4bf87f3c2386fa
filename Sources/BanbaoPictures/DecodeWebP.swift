internal import BanbaoText
internal import CWebP

/// The pixels of a WebP, in sRGB.
func webpPicture(_ file: [UInt8], limit: PixelLimit) throws(PictureError) -> DecodedPicture {
    var features = WebPBitstreamFeatures()
    guard unsafe WebPGetFeatures(file, file.count, &features) == VP8_STATUS_OK else { throw .damaged("no WebP header") }
    if features.has_animation != 0 { throw .animation() }
    let (width, height) = (Int(features.width), Int(features.height))
    try limit.check(width: width, height: height)
    var pixels = try unsafe Pixels(width: width, height: height) { buffer throws(PictureError) in
        let bytes = unsafe UnsafeMutableRawPointer(buffer.baseAddress)?.assumingMemoryBound(to: UInt8.self)
        guard unsafe WebPDecodeBGRAInto(file, file.count, bytes, buffer.count * 4, CInt(width * 4)) != nil else {
            throw .damaged("its WebP data")
        }
    }
    convertToSRGB(&pixels, from: .rgb, profile: profile(file))
    return DecodedPicture(pixels: pixels, mayBeDrawing: features.format == 2)
}

/// RFC 9649, section 2.7.1.4: the profile stands before the pixels.
private func profile(_ file: [UInt8]) -> [UInt8] {
    var place = 12
    while place + 8 <= file.count {
        let length = file[(place + 4)..<(place + 8)].reversed().reduce(0) { $0 << 8 | Int($1) }
        let content = place + 8
        guard length <= file.count - content else { return [] }
        if file[place...].reads("ICCP", at: place) {
            return length <= profileLimit ? Array(file[content..<(content + length)]) : []
        }
        place = content + length + length & 1
    }
    return []
}
