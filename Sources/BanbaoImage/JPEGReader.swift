import BanbaoText

/// JPEG as in ITU-T T.81, annex B, read the way libjpeg and with it browsers do: bytes between segments are passed over.
func jpegContent(_ file: inout FileWindow) throws -> ImageContent {
    var place = 2
    var size: PixelSize?
    var isTurned: Bool?
    for _ in 0..<imagePartLimit {
        guard try file.byte(at: place) == 0xFF else {
            place += 1
            continue
        }
        let marker = try file.byte(at: place + 1)
        switch marker {
        case 0xFF:
            place += 1
            continue
        case 0x00, 0x01, 0xD0...0xD7:
            place += 2
            continue
        case 0xD8, 0xD9: return .damaged(.jpeg)
        default: break
        }
        let length = try file.number(at: place + 2, bytes: 2, .big)
        guard length >= 2 else { return .damaged(.jpeg) }
        let segment = (place + 4)..<(place + 2 + length)
        if marker == 0xDA {
            guard let size else { return .damaged(.jpeg) }
            guard try hasEnd(from: segment.upperBound, &file) else { return .cutOff(.jpeg) }
            return .image(.jpeg, isTurned == true ? PixelSize(width: size.height, height: size.width) : size)
        }
        if size == nil, isFrameHeader(marker) {
            guard segment.count >= 6 else { return .damaged(.jpeg) }
            size = try pixelSize(
                file.number(at: place + 7, bytes: 2, .big), file.number(at: place + 5, bytes: 2, .big))
        } else if isTurned == nil, marker == 0xE1, try file.has("Exif\0\0", at: segment.lowerBound) {
            isTurned = try orientation(segment.lowerBound + 6..<max(segment.upperBound, segment.lowerBound + 6), &file)
                .map { $0 >= 5 }
        }
        place = segment.upperBound
    }
    return .damaged(.jpeg)
}

/// SOF0 to SOF15 without the three numbers between them that mean something else.
private func isFrameHeader(_ marker: UInt8) -> Bool {
    (0xC0...0xCF).contains(marker) && ![0xC4, 0xC8, 0xCC].contains(marker)
}

/// Whether the marker of the end stands at `start` or behind it. In pixels it cannot stand by chance: there a zero follows
/// each 0xFF. Looked for from behind, for nearly every file ends with it; telephones put more behind it.
private func hasEnd(from start: Int, _ file: inout FileWindow) throws -> Bool {
    guard start + 2 <= file.size else { return false }
    var end = file.size
    var length = 2
    while end > start + 1 {
        let pieceStart = max(start, end - length)
        let piece = try file.bytes(pieceStart..<end)
        if holdsEnd(piece.span) { return true }
        // The marker may lie across two pieces.
        end = pieceStart + 1
        length = 1 << 16
    }
    return false
}

private func holdsEnd(_ piece: Span<UInt8>) -> Bool {
    var place = 1
    while place < piece.count {
        if piece[place] == 0xD9, piece[place - 1] == 0xFF { return true }
        place += 1
    }
    return false
}

/// 1 to 8, as the camera was held; nil where a photograph does not say. Exif 2.32, sections 4.5.2 and 4.6.4.
func orientation(_ tiff: Range<Int>, _ file: inout FileWindow) throws -> Int? {
    let order: FileWindow.ByteOrder
    if try file.has("II*\0", at: tiff.lowerBound) {
        order = .little
    } else if try file.has("MM\0*", at: tiff.lowerBound) {
        order = .big
    } else {
        return nil
    }
    let directory = try tiff.lowerBound + file.number(at: tiff.lowerBound + 4, bytes: 4, order)
    guard directory + 2 <= tiff.upperBound else { return nil }
    let count = try file.number(at: directory, bytes: 2, order)
    for entry in 0..<count {
        let place = directory + 2 + entry * 12
        guard place + 12 <= tiff.upperBound else { return nil }
        guard try file.number(at: place, bytes: 2, order) == 0x0112 else { continue }
        let value = try file.number(at: place + 8, bytes: 2, order)
        return try file.number(at: place + 2, bytes: 2, order) == 3 && (1...8).contains(value) ? value : nil
    }
    return nil
}
