import BanbaoText

/// What in the source of a paragraph is not its text: code, tags, escaped signs; and the addresses of links. libcmark tells
/// no places of inlines, so this reads them once more; only where a mistake may be.
struct NonTextRanges {
    /// In order, none inside another.
    private(set) var opaque: [Range<Int>] = []
    private var addresses: [Range<Int>] = []

    /// In: whether formulas are left out, `$f^*$` and `$$…$$`, whose signs nobody meant for Markdown.
    init(of block: ArraySlice<UInt8>, leavesOutMath: Bool = false) {
        var dollars = leavesOutMath ? formulas(in: block) : []
        dollars.reverse()
        let backticks = runsOfBackticks(in: block)
        var hasTags = true
        var place = block.startIndex
        while place < block.endIndex {
            var end = place + 1
            while let formula = dollars.last, formula.lowerBound < place { dollars.removeLast() }
            if let formula = dollars.last, formula.lowerBound == place {
                opaque.append(formula)
                place = formula.upperBound
                continue
            }
            switch block[place] {
            case UInt8(ascii: "\\") where block.byte(end) > 0x20 && block.byte(end) < 0x7F: end += 1
            case UInt8(ascii: "`"):
                while block.byte(end) == UInt8(ascii: "`") { end += 1 }
                let starts = backticks[end - place] ?? []
                let closer = starts.partitionPoint { $0 < end }
                if closer < starts.count { end = starts[closer] + end - place } else { place = end }
            case UInt8(ascii: "<") where hasTags && (isLetter(block.byte(end)) || "/!?".utf8.contains(block.byte(end))):
                let close = block[end...].firstIndex(of: UInt8(ascii: ">"))
                hasTags = close != nil
                if let close { end = close + 1 } else { place = end }
            case UInt8(ascii: "]") where block.byte(end) == UInt8(ascii: "("):
                // Brackets end it as well, so that no byte is read for two addresses.
                let close = block[(end + 1)...].firstIndex { $0 == 0x0A || ")[]".utf8.contains($0) }
                addresses.append(end..<(close ?? block.endIndex))
                place = end
            default: place = end
            }
            if place < end { opaque.append(place..<end) }
            place = end
        }
    }

    /// Where readers see what stands at a place.
    func isText(_ place: Int) -> Bool { !Self.holds(opaque, place) && !Self.holds(addresses, place) }

    func isAddress(_ place: Int) -> Bool { Self.holds(addresses, place) }

    func isOpaque(_ place: Int) -> Bool { Self.holds(opaque, place) }

    private static func holds(_ regions: [Range<Int>], _ place: Int) -> Bool {
        let index = regions.partitionPoint { $0.upperBound <= place }
        return index < regions.count && regions[index].contains(place)
    }
}

/// A formula begins and ends with a dollar that no space stands inside of, on one line and with no digit behind, or with two. None
/// is inside another.
private func formulas(in block: ArraySlice<UInt8>) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var open: Range<Int>?
    var place = block.startIndex
    while place < block.endIndex {
        if block[place] == 0x0A, open?.count == 1 { open = nil }
        guard block[place] == UInt8(ascii: "$"), !block.span.isEscaped(place - block.startIndex) else {
            place += 1
            continue
        }
        let end = block.byte(place + 1) == UInt8(ascii: "$") ? place + 2 : place + 1
        let isDouble = end - place == 2
        if let start = open, start.count == end - place,
            isDouble || (block.byte(place - 1) > 0x20 && !isDigit(block.byte(end)))
        {
            found.append(start.lowerBound..<end)
            open = nil
        } else if isDouble || (block.byte(end) > 0x20 && open?.count != 2) {
            open = place..<end
        }
        place = end
    }
    return found
}

/// Starts of the runs of each length.
private func runsOfBackticks(in block: ArraySlice<UInt8>) -> [Int: [Int]] {
    var starts: [Int: [Int]] = [:]
    var place = block.startIndex
    while let start = block[place...].firstIndex(of: UInt8(ascii: "`")) {
        place = block[start...].firstIndex { $0 != UInt8(ascii: "`") } ?? block.endIndex
        starts[place - start, default: []].append(start)
    }
    return starts
}
