/// The parts of a JPEG that browsers need, ITU-T T.81, annex B.
enum JPEGParts {
    static func kept(of file: [UInt8]) -> [UInt8] {
        var rest: [UInt8] = [0xFF, 0xD8]
        rest.reserveCapacity(file.count)
        var place = 2
        var hasOrientation = false
        // What stands between two parts is passed over, as decoders do.
        while place + 1 < file.count {
            guard file[place] == 0xFF, file[place + 1] != 0xFF else {
                place += 1
                continue
            }
            let marker = file[place + 1]
            if marker == 0xD9 { return rest + [0xFF, 0xD9] }
            if marker <= 0x01 || (0xD0...0xD7).contains(marker) {
                place += 2
                continue
            }
            guard marker != 0xD8, let length = file.number(at: place + 2, bytes: 2), length >= 2,
                place + 2 + length <= file.count
            else { return rest }
            let segment = place..<(place + 2 + length)
            place = segment.upperBound
            if marker == 0xE1, !hasOrientation, let orientation = notedOrientation(segment, file) {
                hasOrientation = true
                if orientation != 1 { rest += orientationSegment(orientation) }
            }
            rest += kept(segment, marker, of: file)
            if marker == 0xDA {
                place = endOfPixels(file, from: place)
                rest += file[segment.upperBound..<place]
            }
        }
        return rest
    }

    /// A segment with its marker and length, the part of it that is needed, or nothing.
    private static func kept(_ segment: Range<Int>, _ marker: UInt8, of file: [UInt8]) -> [UInt8] {
        let content = segment.lowerBound + 4
        switch marker {
        case 0xE0 where file.has("JFIF\0", at: content) && segment.count >= 18:
            // Without the thumbnail that may follow; its size is in the last two bytes.
            return [0xFF, 0xE0, 0, 16] + file[content..<(content + 12)] + [0, 0]
        case 0xE2 where file.has("ICC_PROFILE\0", at: content): return Array(file[segment])
        case 0xEE where file.has("Adobe", at: content) && segment.count >= 16:
            return [0xFF, 0xEE, 0, 14] + file[content..<(content + 12)]
        // Frames, scans and their tables.
        case 0xC0...0xCF, 0xDA...0xDF: return Array(file[segment])
        default: return []
        }
    }

    /// Up to the next marker that ends a scan. In pixels a zero follows each 0xFF, and restart markers belong to them.
    private static func endOfPixels(_ file: [UInt8], from start: Int) -> Int {
        var place = start
        while let next = file[place...].firstIndex(of: 0xFF), next + 1 < file.count {
            let marker = file[next + 1]
            if marker != 0x00, !(0xD0...0xD7).contains(marker) { return next }
            place = next + 2
        }
        return file.count
    }

    /// Nil where a segment does not say how the camera was held. The first that does is the one that counts.
    private static func notedOrientation(_ segment: Range<Int>, _ file: [UInt8]) -> Int? {
        let content = segment.lowerBound + 4
        guard file.has("Exif\0\0", at: content), content + 6 <= segment.upperBound else { return nil }
        var window = FileWindow(size: file.count) { Array(file[$0]) }
        do { return try orientation(content + 6..<segment.upperBound, &window) } catch { return nil }
    }

    /// Exif 2.32 with one entry: the orientation, a number of two bytes.
    private static func orientationSegment(_ orientation: Int) -> [UInt8] {
        [0xFF, 0xE1, 0, 34] + Array("Exif\0\0MM\0*".utf8) + [0, 0, 0, 8, 0, 1]
            + [0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, UInt8(orientation), 0, 0, 0, 0, 0, 0]
    }
}
