/// An image file without what it tells besides its pixels: where and when a photograph was taken, by whom and with what, a
/// smaller version of it that shows what was cut away, comments, and whatever follows its end.
///
/// In: a whole file. Out: nil where nothing is to be removed, and for files that are none of the kinds below. What browsers
/// need to show the image stays as it is: pixels, colour profile, animation, how a camera was held. What is not understood
/// is left out; a damaged file ends where the damage begins.
///
/// JPEG, PNG, GIF, WebP; AVIF and HEIC, in which what is removed is overwritten, since other parts are found by their places.
package func withoutMetadata(_ file: [UInt8]) -> [UInt8]? {
    let rest: [UInt8]
    if file.starts(with: [0xFF, 0xD8, 0xFF]) {
        rest = JPEGParts.kept(of: file)
    } else if file.dropFirst().starts(with: "PNG".utf8) {
        rest = pngParts(keptOf: file)
    } else if file.starts(with: "GIF8".utf8) {
        rest = GIFParts.kept(of: file)
    } else if file.starts(with: "RIFF".utf8), file.dropFirst(8).starts(with: "WEBP".utf8) {
        rest = webpParts(keptOf: file)
    } else if file.dropFirst(4).starts(with: "ftyp".utf8), isBoxImage(file) {
        rest = BoxParts.kept(of: file)
    } else {
        return nil
    }
    return rest == file ? nil : rest
}

private func isBoxImage(_ file: [UInt8]) -> Bool {
    let end = min(file.number(at: 0, bytes: 4) ?? 0, 256, file.count)
    return stride(from: 8, through: end - 4, by: 4).contains { place in
        ["avif", "avis", "heic", "heix", "hevc", "mif1", "msf1"].contains { file[place...].starts(with: $0.utf8) }
    }
}

extension [UInt8] {
    /// The highest byte first; nil where the file ends before.
    func number(at place: Int, bytes length: Int) -> Int? {
        guard place >= 0, place <= count - length, length < 8 else { return nil }
        return self[place..<(place + length)].reduce(0) { $0 << 8 | Int($1) }
    }

    func has(_ text: String, at place: Int) -> Bool { place <= count && self[place...].starts(with: text.utf8) }
}
