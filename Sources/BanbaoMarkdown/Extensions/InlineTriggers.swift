import BanbaoText

/// The signs of inline extensions that a text may hold, and the lines they stand in; most texts hold none, and their trees are
/// left alone. Lines are counted from 1.
struct InlineTriggers {
    private(set) var hasTildes = false
    private(set) var hasAddresses = false
    private(set) var hasFootnotes = false
    private(set) var hasTasks = false
    /// In order, each once.
    private var lines: [Int] = []
    /// Index of the first line that is not before the block last asked about.
    private var next = 0

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
        AutolinkReader.places(in: text) {
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
        // Those of one kind are in order already.
        if zip(places, places.dropFirst()).contains(where: >) { places.sort() }
        var (line, end) = (1, text.next(0x0A, from: 0) ?? text.count)
        for place in places {
            while end < place {
                line += 1
                end = text.next(0x0A, from: end + 1) ?? text.count
            }
            if lines.last != line { lines.append(line) }
        }
    }

    /// Whether a block of these lines may hold any. Blocks are mostly asked about in their order.
    mutating func mayStand(in block: ClosedRange<Int>) -> Bool {
        if next > 0, lines[next - 1] >= block.lowerBound { next = lines.partitionPoint { $0 < block.lowerBound } }
        while next < lines.count, lines[next] < block.lowerBound { next += 1 }
        return next < lines.count && lines[next] <= block.upperBound
    }
}
