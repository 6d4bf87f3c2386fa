/// The parts of a GIF that browsers need: GIF89a, sections 17 to 27.
enum GIFParts {
    static func kept(of file: [UInt8]) -> [UInt8] {
        guard file.count >= 13 else { return [] }
        var place = 13 + colorTableLength(file[10])
        guard place <= file.count else { return Array(file[..<13]) }
        var rest = Array(file[..<place])
        rest.reserveCapacity(file.count)
        while place + 1 < file.count {
            switch file[place] {
            case UInt8(ascii: "!"):
                guard let end = endOfSubBlocks(place + 2, file) else { return rest }
                rest += keptExtension(place, file)
                place = end
            case UInt8(ascii: ","):
                guard place + 10 <= file.count, let end = endOfImage(place, file) else { return rest }
                rest += file[place..<end]
                place = end
            default: return rest + [UInt8(ascii: ";")]
            }
        }
        return place < file.count ? rest + [UInt8(ascii: ";")] : rest
    }

    /// How a picture is shown, and how often an animation is; written anew, since what blocks have too much is not shown. Else
    /// nothing.
    private static func keptExtension(_ place: Int, _ file: [UInt8]) -> ArraySlice<UInt8> {
        if file[place + 1] == 0xF9, file[place + 2] == 4, place + 8 <= file.count {
            return file[place..<(place + 7)] + [0]
        }
        let count = place + 14
        guard file[place + 1] == 0xFF, file[place + 2] == 11,
            file.has("NETSCAPE2.0", at: place + 3) || file.has("ANIMEXTS1.0", at: place + 3),
            count + 4 <= file.count, file[count] == 3, file[count + 1] == 1
        else { return [] }
        return file[place..<(count + 4)] + [0]
    }

    private static func endOfImage(_ place: Int, _ file: [UInt8]) -> Int? {
        endOfSubBlocks(place + 11 + colorTableLength(file[place + 9]), file)
    }

    private static func endOfSubBlocks(_ start: Int, _ file: [UInt8]) -> Int? {
        var place = start
        while place < file.count {
            let length = Int(file[place])
            place += 1 + length
            if length == 0 { return place }
        }
        return nil
    }
}
