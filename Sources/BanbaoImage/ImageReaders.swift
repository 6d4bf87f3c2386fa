import BanbaoText

// Images that are made of parts with a length each: the size stands in the first, and the last says that it is the last.

/// PNG, third edition (2025), sections 5.2 to 5.6.
func pngContent(_ file: inout FileWindow) throws -> ImageContent {
    let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    guard try file.bytes(0..<8).elementsEqual(signature), try file.bytes(12..<16).elementsEqual("IHDR".utf8),
        let size = try pixelSize(file.number(at: 16, bytes: 4, .big), file.number(at: 20, bytes: 4, .big))
    else { return .damaged(.png) }
    // Nearly every file ends with its last chunk, so that the chunks between need no reading.
    if try file.has("IEND", at: file.size - 8) { return .image(.png, size, isAnimated: try isAnimatedPNG(&file)) }
    var place = 8
    for _ in 0..<imagePartLimit {
        let length = try file.number(at: place, bytes: 4, .big)
        let isLast = try file.has("IEND", at: place + 4)
        place += 12 + length
        guard place <= file.size else { throw FileWindow.End() }
        if isLast { return .image(.png, size, isAnimated: try isAnimatedPNG(&file)) }
    }
    return .damaged(.png)
}

/// Whether a chunk of control stands before the first pixels, as in APNG.
private func isAnimatedPNG(_ file: inout FileWindow) throws -> Bool {
    var place = 8
    for _ in 0..<imagePartLimit {
        guard place + 8 <= file.size, try !file.has("IDAT", at: place + 4) else { return false }
        if try file.has("acTL", at: place + 4) { return true }
        place += 12 + (try file.number(at: place, bytes: 4, .big))
    }
    return false
}

/// GIF89a, sections 17 to 27. Without its trailer a file is cut off: what came before may be half an animation.
func gifContent(_ file: inout FileWindow) throws -> ImageContent {
    guard let size = try pixelSize(file.number(at: 6, bytes: 2, .little), file.number(at: 8, bytes: 2, .little))
    else { return .damaged(.gif) }
    var place = 13 + colorTableLength(try file.byte(at: 10))
    var hasPicture = false
    for _ in 0..<imagePartLimit {
        switch try file.byte(at: place) {
        case UInt8(ascii: "!"):
            place = try endOfSubBlocks(at: place + 2, &file)
        case UInt8(ascii: ","):
            place += 10 + colorTableLength(try file.byte(at: place + 9))
            place = try endOfSubBlocks(at: place + 1, &file)
            hasPicture = true
        default:
            // The trailer; browsers take anything else for it too.
            return hasPicture ? .image(.gif, size) : .damaged(.gif)
        }
    }
    return .damaged(.gif)
}

/// In bytes, by the flags that tell whether there is one.
func colorTableLength(_ flags: UInt8) -> Int { flags & 0x80 == 0 ? 0 : 3 << (Int(flags & 7) + 1) }

private func endOfSubBlocks(at start: Int, _ file: inout FileWindow) throws -> Int {
    var place = start
    for _ in 0..<imagePartLimit {
        let length = Int(try file.byte(at: place))
        place += 1 + length
        if length == 0 { return place }
    }
    throw FileWindow.End()
}

/// RFC 9649, sections 2.4 to 2.7.
func webpContent(_ file: inout FileWindow) throws -> ImageContent {
    let end = try 8 + file.number(at: 4, bytes: 4, .little)
    guard end <= file.size else { throw FileWindow.End() }
    var size: PixelSize?
    var isAnimated = false
    if try file.has("VP8X", at: 12), end >= 30 {
        isAnimated = try file.byte(at: 20) & 0x02 != 0
        size = try pixelSize(
            1 + file.number(at: 24, bytes: 3, .little), 1 + file.number(at: 27, bytes: 3, .little))
    } else if try file.has("VP8L", at: 12), end >= 25, try file.byte(at: 20) == 0x2F {
        let bits = try file.number(at: 21, bytes: 4, .little)
        size = pixelSize(1 + bits & 0x3FFF, 1 + bits >> 14 & 0x3FFF)
    } else if try file.has("VP8 ", at: 12), end >= 30, try file.number(at: 23, bytes: 3, .big) == 0x9D012A {
        size = try pixelSize(
            file.number(at: 26, bytes: 2, .little) & 0x3FFF, file.number(at: 28, bytes: 2, .little) & 0x3FFF)
    }
    return size.map { .image(.webp, $0, isAnimated: isAnimated) } ?? .damaged(.webp)
}

/// Boxes as in ISO/IEC 14496-12, section 4.2.
func avifContent(_ file: inout FileWindow) throws -> ImageContent {
    var place = 0
    var (hasMeaning, hasData) = (false, false)
    var size: PixelSize?
    for _ in 0..<imagePartLimit {
        if place == file.size, hasMeaning, hasData { return .image(.avif, size) }
        hasMeaning = try hasMeaning || file.has("meta", at: place + 4) || file.has("moov", at: place + 4)
        hasData = try hasData || file.has("mdat", at: place + 4)
        var length = try file.number(at: place, bytes: 4, .big)
        if length == 1 { length = try file.number(at: place + 8, bytes: 8, .big) }
        // The last box may leave its length out.
        if length == 0 { return hasMeaning && hasData ? .image(.avif, size) : .damaged(.avif) }
        guard length >= 8 else { return .damaged(.avif) }
        guard length <= file.size - place else { throw FileWindow.End() }
        if size == nil, try file.has("meta", at: place + 4) { size = try avifSize(place + 8..<place + length, &file) }
        place += length
    }
    return .damaged(.avif)
}

/// What the first box of such a file says it is made for; empty for other files.
func boxBrands(_ file: inout FileWindow) throws -> Set<String> {
    guard try file.has("ftyp", at: 4) else { return [] }
    let end = try min(file.number(at: 0, bytes: 4, .big), 256, file.size)
    var brands: Set<String> = []
    for place in stride(from: 8, through: end - 4, by: 4) {
        brands.insert(String(decoding: try file.bytes(place..<(place + 4)), as: UTF8.self))
    }
    return brands
}
