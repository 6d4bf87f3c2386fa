internal import BanbaoText
internal import CPNG

let pngSignature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

/// The pixels of a PNG, in sRGB.
func pngPixels(_ file: [UInt8], limit: PixelLimit) throws(PictureError) -> Pixels {
    let head = try PNGHead(file)
    if head.isAnimated { throw .animation() }
    var pixels = try decoded(head.file, limit: limit)
    if !head.profile.isEmpty { convertToSRGB(&pixels, from: head.isGray ? .gray : .rgb, profile: head.profile) }
    return pixels
}

private func decoded(_ file: [UInt8], limit: PixelLimit) throws(PictureError) -> Pixels {
    var image = unsafe png_image()
    unsafe image.version = png_uint_32(PNG_IMAGE_VERSION)
    guard unsafe png_image_begin_read_from_memory(&image, file, file.count) != 0 else {
        throw .damaged(unsafe message(of: image))
    }
    defer { unsafe png_image_free(&image) }
    let (width, height) = unsafe (Int(image.width), Int(image.height))
    try limit.check(width: width, height: height)
    unsafe image.format = png_uint_32(banbao_png_bgra)
    // Without a word on its colours, browsers show one of 16 bits as they show one of 8.
    unsafe image.flags |= png_uint_32(PNG_IMAGE_FLAG_16BIT_sRGB)
    return try unsafe Pixels(width: width, height: height) { buffer throws(PictureError) in
        guard unsafe png_image_finish_read(&image, nil, buffer.baseAddress, 0, nil) != 0 else {
            throw .damaged(unsafe message(of: image))
        }
    }
}

func message(of image: png_image) -> String {
    var text = unsafe image.message
    return unsafe withUnsafeBytes(of: &text) { unsafe String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
}

/// What a PNG says before its pixels, third edition (2025), section 11.3.
private struct PNGHead {
    private(set) var isAnimated = false
    /// The colour profile; empty where a file has none.
    private(set) var profile: [UInt8] = []
    let isGray: Bool
    /// For libpng, which does not read profiles: beside one, other words on colours do not count.
    let file: [UInt8]

    /// Throws where a chunk is longer than the file: libpng would first get the memory for it.
    init(_ file: [UInt8]) throws(PictureError) {
        isGray = file.count > 25 && file[25] & 2 == 0
        var rest = pngSignature
        var pixelsStart: Int?
        var place = pngSignature.count
        while place + 12 <= file.count {
            let length = file[place..<(place + 4)].reduce(0) { $0 << 8 | Int($1) }
            guard length <= file.count - place - 12 else { throw .damaged("a chunk without its end") }
            let chunk = file[place..<(place + 12 + length)]
            if chunk.reads("IEND", at: place + 4) { break }
            if chunk.reads("IDAT", at: place + 4) { pixelsStart = pixelsStart ?? place }
            if pixelsStart == nil {
                if chunk.reads("acTL", at: place + 4) { isAnimated = true }
                if chunk.reads("iCCP", at: place + 4) { profile = Self.inflated(chunk.dropFirst(8).dropLast(4)) }
                if chunk.first(of: ["iCCP", "gAMA", "cHRM", "sRGB"], at: place + 4) == nil { rest += chunk }
            }
            place = chunk.endIndex
        }
        self.file = profile.isEmpty ? file : rest + file[(pixelsStart ?? place)...]
    }

    /// What stands behind the name and the number of the method; empty where it is damaged.
    private static func inflated(_ content: ArraySlice<UInt8>) -> [UInt8] {
        guard let name = content.prefix(80).firstIndex(of: 0), name + 2 <= content.endIndex else { return [] }
        let compressed = Array(content[(name + 2)...])
        return unsafe Array(unsafeUninitializedCapacity: profileLimit) { buffer, count in
            var length = uLongf(profileLimit)
            let result = unsafe uncompress(buffer.baseAddress, &length, compressed, uLong(compressed.count))
            count = result == Z_OK ? Int(length) : 0
        }
    }
}
