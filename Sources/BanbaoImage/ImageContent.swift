package import BanbaoText

/// The kinds of images that browsers show.
package enum ImageFormat: String, Sendable, CaseIterable {
    case png = "PNG"
    case jpeg = "JPEG"
    case gif = "GIF"
    case webp = "WebP"
    case avif = "AVIF"
    case svg = "SVG"

    /// What names of such files end with, the usual ending first.
    package var suffixes: [String] { self == .jpeg ? ["jpg", "jpeg"] : [rawValue.lowercased()] }

    /// What a file's name says; nil for names of other files.
    package init?(path: String) {
        let name = path.lowercased()
        let format = Self.allCases.first { $0.suffixes.contains { name.endsWithBytes("." + $0) } }
        guard let format else { return nil }
        self = format
    }
}

/// What a file holds, whatever its name says.
package enum ImageContent: Sendable, Equatable {
    /// An image that is there to its end, and its size where the file gives one: an animation's is that of its canvas, a
    /// photograph's is as readers see it, turned by its orientation. Whether it moves is told of PNG and WebP.
    case image(ImageFormat, PixelSize?, isAnimated: Bool = false)
    /// The end is missing: a download or a copy that broke off.
    case cutOff(ImageFormat)
    /// It begins as such an image does, and goes on as none.
    case damaged(ImageFormat)
    /// No image that browsers show; by its name where it is one that editors come across: `HEIC`.
    case other(String?)
}

/// Reads as much of a file as it takes to tell what it holds. Pixels are not decoded: an image whose parts are all there
/// and whose pixels make no sense passes.
///
/// In: the file's size, and a function that gives a part of its bytes. Throws what that function throws.
package func imageContent(
    size: Int, read: @escaping (Range<Int>) throws -> [UInt8]
) throws -> ImageContent {
    var file = FileWindow(size: size, read: read)
    guard let format = try format(&file) else {
        if let name = try nameOfOther(&file) { return .other(name) }
        return try drawingContent(&file)
    }
    do {
        switch format {
        case .png: return try pngContent(&file)
        case .jpeg: return try jpegContent(&file)
        case .gif: return try gifContent(&file)
        case .webp: return try webpContent(&file)
        case .avif: return try avifContent(&file)
        case .svg: return try drawingContent(&file)
        }
    } catch is FileWindow.End {
        return .cutOff(format)
    }
}

/// Of all but drawings, by their first bytes.
private func format(_ file: inout FileWindow) throws -> ImageFormat? {
    // The bytes around the letters show what a transfer as text did to a PNG: such a file is damaged, but one.
    if try file.has("PNG", at: 1) { return .png }
    if try file.size >= 3 && file.number(at: 0, bytes: 3, .big) == 0xFFD8FF { return .jpeg }
    if try file.has("GIF8", at: 0) { return .gif }
    if try file.has("RIFF", at: 0), try file.has("WEBP", at: 8) { return .webp }
    return try boxBrands(&file).isDisjoint(with: ["avif", "avis"]) ? nil : .avif
}

/// Images that other programs show, and what else people take for one.
private func nameOfOther(_ file: inout FileWindow) throws -> String? {
    if try file.has("%PDF-", at: 0) { return "PDF" }
    if try file.has("BM", at: 0), try file.has("\0\0\0\0", at: 6) { return "BMP" }
    if try file.has("II*\0", at: 0) || file.has("MM\0*", at: 0) { return "TIFF" }
    return try boxBrands(&file).isDisjoint(with: ["heic", "heix", "hevc", "mif1", "msf1"]) ? nil : "HEIC"
}

/// Nil for a size that is none.
func pixelSize(_ width: Int, _ height: Int) -> PixelSize? {
    let possible = 1...Int(Int32.max)
    guard possible.contains(width), possible.contains(height) else { return nil }
    return PixelSize(width: width, height: height)
}

/// How many parts of an image are counted. More are in no image that people make; the limit keeps a made-up one from
/// costing minutes.
let imagePartLimit = 1 << 20
