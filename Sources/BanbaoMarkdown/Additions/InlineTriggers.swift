import BanbaoText

/// The signs of inline extensions that a text may hold, and the lines they stand in; most texts hold none, and their trees are
/// left alone. Lines are counted from 1.
struct InlineTriggers {
    private(set) var hasTildes = false
    private(set) var hasAddresses = false
    private(set) var hasFootnotes = false
    private(set) var hasTasks = false
    /// In order, each once.
    private(set) var lines: [Int] = []

    var isEmpty: Bool { !hasTildes && !hasAddresses && !hasFootnotes && !hasTasks }

    /// In: the text as libcmark reads it.
    init(in text: Span<UInt8>) {
        var places: [Int] = []
        var place = 0
        while let found = text.next(UInt8(ascii: "~"), from: place) {
            hasTildes = true
            places.append(found)
            place = found + 1
        }
        BareAddressReader.places(in: text) {
            hasAddresses = true
            places.append($0)
        }
        place = 0
        while let found = text.next(UInt8(ascii: "["), from: place) {
            place = found + 1
            switch text.byte(place) {
            case UInt8(ascii: "^"): hasFootnotes = true
            case 0x20, UInt8(ascii: "x"), UInt8(ascii: "X"): hasTasks = true
            default: continue
            }
            places.append(found)
        }
        if places.isEmpty { return }
        places.sort()
        var (line, end) = (1, text.next(0x0A, from: 0) ?? text.count)
        for place in places {
            while end < place {
                line += 1
                end = text.next(0x0A, from: end + 1) ?? text.count
            }
            if lines.last != line { lines.append(line) }
        }
    }

    /// Whether a block of these lines may hold any.
    func mayStand(in block: ClosedRange<Int>) -> Bool {
        let index = lines.partitionPoint { $0 < block.lowerBound }
        return index < lines.count && lines[index] <= block.upperBound
    }
}
