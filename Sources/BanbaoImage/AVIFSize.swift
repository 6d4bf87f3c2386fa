import BanbaoText

// The size of an AVIF image is a property of its primary item (ISO/IEC 23008-12, sections 6.5.3, 6.5.10 and 9.3): `meta` holds
// `pitm`, which names the item, and `iprp`, where `ipco` lists properties and `ipma` says which item has which.

/// In: the range of the content of a `meta` box. Nil where it does not say; a browser finds out.
func avifSize(_ meta: Range<Int>, _ file: inout FileWindow) throws -> PixelSize? {
    do {
        // Of a full box, version and flags come first.
        let boxes = try boxes(meta.dropFirst(4), &file)
        guard let item = try boxes.first(named: "pitm").map({ try primaryItem($0, &file) }),
            let properties = boxes.first(named: "iprp")
        else { return nil }
        let parts = try BanbaoImage.boxes(properties, &file)
        guard let list = parts.first(named: "ipco"), let owners = parts.first(named: "ipma") else { return nil }
        let all = try BanbaoImage.boxes(list, &file)
        var size: PixelSize?
        var isTurned = false
        for index in try propertyIndexes(of: item, owners, &file) where all.indices.contains(index - 1) {
            let (name, range) = all[index - 1]
            if name == "ispe", range.count >= 12 {
                size = try pixelSize(
                    file.number(at: range.lowerBound + 4, bytes: 4, .big),
                    file.number(at: range.lowerBound + 8, bytes: 4, .big))
            } else if name == "irot", !range.isEmpty {
                isTurned = try file.byte(at: range.lowerBound) & 1 == 1
            }
        }
        return size.map { isTurned ? PixelSize(width: $0.height, height: $0.width) : $0 }
    } catch is FileWindow.End {
        return nil
    }
}

private typealias Box = (name: String, content: Range<Int>)

/// More properties are in no image that people make.
private let boxLimit = 4096

/// The boxes in a range, as far as they are whole.
private func boxes(_ range: Range<Int>, _ file: inout FileWindow) throws -> [Box] {
    var boxes: [Box] = []
    var place = range.lowerBound
    while place + 8 <= range.upperBound, boxes.count < boxLimit {
        let length = try file.number(at: place, bytes: 4, .big)
        guard length >= 8, length <= range.upperBound - place else { break }
        let name = String(decoding: try file.bytes(place + 4..<place + 8), as: UTF8.self)
        boxes.append((name, place + 8..<place + length))
        place += length
    }
    return boxes
}

extension [Box] {
    fileprivate func first(named name: String) -> Range<Int>? { first { $0.name == name }?.content }
}

private func primaryItem(_ box: Range<Int>, _ file: inout FileWindow) throws -> Int {
    let isLong = try file.byte(at: box.lowerBound) > 0
    return try file.number(at: box.lowerBound + 4, bytes: isLong ? 4 : 2, .big)
}

/// 1-based, in their order.
private func propertyIndexes(of item: Int, _ box: Range<Int>, _ file: inout FileWindow) throws -> [Int] {
    let hasLongItems = try file.byte(at: box.lowerBound) > 0
    let hasLongIndexes = try file.byte(at: box.lowerBound + 3) & 1 == 1
    var place = box.lowerBound + 8
    for _ in 0..<min(boxLimit, try file.number(at: box.lowerBound + 4, bytes: 4, .big)) {
        let indexStart = place + (hasLongItems ? 5 : 3)
        // Behind the box lies what belongs to others, and is read by as many boxes as there are.
        guard indexStart <= box.upperBound else { return [] }
        let owner = try file.number(at: place, bytes: hasLongItems ? 4 : 2, .big)
        let count = Int(try file.byte(at: indexStart - 1))
        let width = hasLongIndexes ? 2 : 1
        place = indexStart
        if owner == item {
            guard place + count * width <= box.upperBound else { return [] }
            // The highest bit says that readers must know the property.
            let mask = hasLongIndexes ? 0x7FFF : 0x7F
            return try (0..<count).map { try file.number(at: place + $0 * width, bytes: width, .big) & mask }
        }
        place += count * width
    }
    return []
}
