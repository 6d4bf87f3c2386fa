internal import BanbaoText

/// What a JPEG file says of its pixels beside them, ITU-T T.81, annex B.
struct JPEGMarkers {
    /// 1 to 8, Exif 2.32, section 4.6.4.
    private(set) var orientation = 1
    /// The colour profile, put together from its parts: ICC.1:2022, annex B.4.
    private(set) var profile: [UInt8] = []

    /// Reads up to the pixels, as browsers and `imageContent` do: bytes between segments are passed over, and the first
    /// orientation counts.
    init(_ file: [UInt8]) {
        let span = file.span
        var place = 2
        var hasOrientation = false
        while place + 4 <= span.count {
            guard span[place] == 0xFF, !Self.hasNoLength(span[place + 1]) else {
                place += span[place] == 0xFF && span[place + 1] != 0xFF ? 2 : 1
                continue
            }
            let marker = span[place + 1]
            let end = place + 2 + (Int(span[place + 2]) << 8 | Int(span[place + 3]))
            guard marker != 0xDA, marker != 0xD8, marker != 0xD9, end >= place + 4, end <= span.count else { return }
            if marker == 0xE1, !hasOrientation, span.reads("Exif\0\0", at: place + 4),
                let found = exifOrientation(file[min(place + 10, end)..<end])
            {
                orientation = found
                hasOrientation = true
            }
            if marker == 0xE2, span.reads("ICC_PROFILE\0", at: place + 4), end >= place + 18,
                profile.count + end - place < profileLimit
            {
                profile += file[(place + 18)..<end]
            }
            place = end
        }
    }

    /// 0xFF before another is a fill byte; 0, TEM and RST0 to RST7 stand alone.
    private static func hasNoLength(_ marker: UInt8) -> Bool {
        marker == 0xFF || marker <= 0x01 || (0xD0...0xD7).contains(marker)
    }
}

/// In bytes. Profiles of scanners and printing presses have two million; more is none.
let profileLimit = 4 << 20

/// Of a TIFF as it stands in a JPEG; nil where it does not say.
func exifOrientation(_ tiff: ArraySlice<UInt8>) -> Int? {
    let isLittle = tiff.starts(with: "II*\0".utf8)
    guard isLittle || tiff.starts(with: "MM\0*".utf8) else { return nil }
    func number(_ place: Int, _ count: Int) -> Int? {
        guard place >= 0, place + count <= tiff.count else { return nil }
        let bytes = tiff[(tiff.startIndex + place)..<(tiff.startIndex + place + count)]
        return (isLittle ? bytes.reversed() : Array(bytes)).reduce(0) { $0 << 8 | Int($1) }
    }
    guard let directory = number(4, 4), let count = number(directory, 2) else { return nil }
    for entry in 0..<count {
        let place = directory + 2 + entry * 12
        guard let tag = number(place, 2), let type = number(place + 2, 2), let value = number(place + 8, 2) else {
            return nil
        }
        if tag == 0x0112 { return type == 3 && (1...8).contains(value) ? value : nil }
    }
    return nil
}
