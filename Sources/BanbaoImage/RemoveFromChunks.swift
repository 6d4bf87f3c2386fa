// Images that are made of parts with a name and a length each.

/// PNG, third edition (2025), chapter 11.
private let pngChunksKept: Set = [
    "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "cHRM", "gAMA", "iCCP", "sBIT", "sRGB", "cICP", "mDCV", "cLLI", "bKGD",
    "pHYs", "acTL", "fcTL", "fdAT",
]

func pngParts(keptOf file: [UInt8]) -> [UInt8] {
    var rest = Array(file.prefix(8))
    rest.reserveCapacity(file.count)
    var place = 8
    while let length = file.number(at: place, bytes: 4), length <= file.count - place - 12 {
        let name = String(decoding: file[(place + 4)..<(place + 8)], as: UTF8.self)
        if pngChunksKept.contains(name) { rest += file[place..<(place + 12 + length)] }
        if name == "IEND" { break }
        place += 12 + length
    }
    return rest
}

/// RFC 9649, section 2.7. Metadata is said to be there in the first chunk too.
func webpParts(keptOf file: [UInt8]) -> [UInt8] {
    let end = min(file.count, 8 + file.littleNumber(at: 4))
    let chunks = riffChunks(12..<max(12, end), of: file) { name, content in
        switch name {
        case "VP8 ", "VP8L", "ALPH", "ICCP", "ANIM": return Array(file[content])
        case "VP8X":
            var header = Array(file[content])
            if !header.isEmpty { header[0] &= ~0x0C }
            return header
        case "ANMF":
            let head = content.prefix(16)
            let frame = riffChunks(head.upperBound..<content.upperBound, of: file) { name, content in
                ["VP8 ", "VP8L", "ALPH"].contains(name) ? Array(file[content]) : nil
            }
            return file[head] + frame
        default: return nil
        }
    }
    return Array("RIFF".utf8) + littleBytes(chunks.count + 4) + Array("WEBP".utf8) + chunks
}

/// Chunks with the content that `kept` gives, and without those for which it gives none.
private func riffChunks(
    _ range: Range<Int>, of file: [UInt8], kept: (String, Range<Int>) -> [UInt8]?
) -> [UInt8] {
    var rest: [UInt8] = []
    var place = range.lowerBound
    while place + 8 <= range.upperBound {
        let length = file.littleNumber(at: place + 4)
        guard length <= range.upperBound - place - 8 else { break }
        let name = file[place..<(place + 4)]
        if let content = kept(String(decoding: name, as: UTF8.self), (place + 8)..<(place + 8 + length)) {
            // To an even length; the byte belongs to no content.
            rest += name
            rest += littleBytes(content.count)
            rest += content
            if content.count & 1 == 1 { rest.append(0) }
        }
        place += 8 + length + length & 1
    }
    return rest
}

extension [UInt8] {
    /// Of four bytes, the lowest first.
    fileprivate func littleNumber(at place: Int) -> Int {
        number(at: place, bytes: 4).map { Int(UInt32(truncatingIfNeeded: $0).byteSwapped) } ?? 0
    }
}

private func littleBytes(_ value: Int) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
}
