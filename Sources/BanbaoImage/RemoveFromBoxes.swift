/// An AVIF or HEIC image with its metadata overwritten. Its parts are found by their places in the file, so none may move.
/// Boxes: ISO/IEC 14496-12, section 4.2; items: section 8.11; images: ISO/IEC 23008-12.
struct BoxParts {
    private var file: [UInt8]

    private struct Box {
        let name: String
        /// With its name and length.
        let range: Range<Int>
        let content: Range<Int>
    }

    /// What was expected is not there.
    private struct Damage: Error {}

    static func kept(of file: [UInt8]) -> [UInt8] {
        var parts = BoxParts(file: file)
        do {
            try parts.eraseFromFile()
            return parts.file
        } catch {
            // Nothing says any longer where the metadata is. The first box holds the kind of the file only.
            return Array(file.prefix(min(parts.firstLength, 256)))
        }
    }

    private var firstLength: Int { file.number(at: 0, bytes: 4) ?? 0 }

    private mutating func eraseFromFile() throws(Damage) {
        let all = try boxes(0..<file.count)
        for box in all {
            switch box.name {
            case "ftyp", "mdat", "moof", "sidx": break
            case "meta": try eraseFromMeta(box)
            case "moov": try eraseFromFilm(box)
            default: erase(box)
            }
        }
        // What stands behind the last box is in none.
        if let end = all.last?.range.upperBound { file.removeLast(file.count - end) }
    }

    /// An animation's; its tracks may have words of their own.
    private mutating func eraseFromFilm(_ film: Box) throws(Damage) {
        for box in try boxes(film.content) {
            if ["udta", "meta", "uuid", "free", "skip"].contains(box.name) { erase(box) }
            if box.name == "trak" { try eraseFromFilm(box) }
        }
    }

    private mutating func eraseFromMeta(_ meta: Box) throws(Damage) {
        // Of a full box, version and flags come first.
        guard meta.content.count >= 4 else { throw Damage() }
        let parts = try boxes(meta.content.dropFirst(4))
        for box in parts {
            switch box.name {
            case "hdlr", "pitm", "iinf", "iref", "iloc", "idat", "dinf", "grpl": break
            case "iprp":
                for list in try boxes(box.content) where list.name == "ipco" {
                    for property in try boxes(list.content) where ["udes", "uuid"].contains(property.name) {
                        erase(property)
                    }
                }
            default: erase(box)
            }
        }
        guard let information = parts.first(where: { $0.name == "iinf" }) else { return }
        let metadata = try itemsOfMetadata(information)
        guard !metadata.isEmpty else { return }
        guard let places = parts.first(where: { $0.name == "iloc" }) else { throw Damage() }
        let data = parts.first { $0.name == "idat" }?.content
        var list = try ItemPlaces(places.content, data: data, in: file)
        for range in try list.ranges(of: Set(metadata.map(\.item))) { erase(range) }
        for place in metadata.map(\.type) { rename(place) }
    }

    // MARK: Items

    /// All that are no pictures and not made of pictures, and where their types stand.
    private func itemsOfMetadata(_ information: Box) throws(Damage) -> [(item: Int, type: Int)] {
        let pictures: Set = ["av01", "hvc1", "lhv1", "avc1", "grid", "iovl", "iden", "tmap", "mski"]
        let start = information.content.lowerBound
        let entries = start + (try number(start, 1) > 0 ? 8 : 6)
        guard entries <= information.content.upperBound else { throw Damage() }
        var items: [(Int, Int)] = []
        for box in try boxes(entries..<information.content.upperBound) where box.name == "infe" {
            let start = box.content.lowerBound
            let version = try number(start, 1)
            let length = version == 3 ? 4 : 2
            let type = start + 6 + length
            // Other versions have no type, or none that is known; no image has such.
            guard version == 2 || version == 3, type + 4 <= box.content.upperBound else { throw Damage() }
            if !pictures.contains(name(at: type)) { items.append((try number(start + 4, length), type)) }
        }
        return items
    }

    /// `iloc`, section 8.11.3.
    private struct ItemPlaces {
        private var place: Int
        private let end: Int
        private let version: Int
        private let lengths: (offset: Int, length: Int, base: Int, index: Int)
        private let data: Range<Int>?
        private let file: [UInt8]

        init(_ box: Range<Int>, data: Range<Int>?, in file: [UInt8]) throws(Damage) {
            guard let version = file.number(at: box.lowerBound, bytes: 1),
                let sizes = file.number(at: box.lowerBound + 4, bytes: 2)
            else { throw Damage() }
            self.version = version
            self.data = data
            self.file = file
            lengths = (sizes >> 12, sizes >> 8 & 15, sizes >> 4 & 15, version > 0 ? sizes & 15 : 0)
            place = box.lowerBound + 6
            end = box.upperBound
        }

        private mutating func next(_ length: Int) throws(Damage) -> Int {
            guard place + length <= end else { throw Damage() }
            // Eight bytes of which the first is not 0 are no place in a file.
            let skipped = length == 8 ? 1 : 0
            guard skipped == 0 || file[place] == 0,
                let value = file.number(at: place + skipped, bytes: length - skipped)
            else { throw Damage() }
            place += length
            return value
        }

        mutating func ranges(of items: Set<Int>) throws(Damage) -> [Range<Int>] {
            var ranges: [Range<Int>] = []
            for _ in 0..<(try next(version < 2 ? 2 : 4)) {
                let isErased = items.contains(try next(version < 2 ? 2 : 4))
                let method = version > 0 ? try next(2) & 15 : 0
                _ = try next(2)
                let base = try next(lengths.base)
                for _ in 0..<(try next(2)) {
                    _ = try next(lengths.index)
                    let start = base + (try next(lengths.offset))
                    let length = try next(lengths.length)
                    if isErased { ranges.append(try range(start, length, method)) }
                }
            }
            return ranges
        }

        private func range(_ start: Int, _ length: Int, _ method: Int) throws(Damage) -> Range<Int> {
            let whole: Range<Int>
            switch (method, data) {
            case (0, _): whole = 0..<file.count
            case (1, let data?): whole = data
            default: throw Damage()
            }
            guard start <= whole.count, length <= whole.count - start else { throw Damage() }
            // No length: all there is.
            let first = whole.lowerBound + start
            return first..<(lengths.length == 0 || length == 0 ? whole.upperBound : first + length)
        }
    }

    // MARK: Bytes

    private func number(_ place: Int, _ length: Int) throws(Damage) -> Int {
        guard let value = file.number(at: place, bytes: length) else { throw Damage() }
        return value
    }

    private func name(at place: Int) -> String {
        place + 4 <= file.count ? String(decoding: file[place..<(place + 4)], as: UTF8.self) : ""
    }

    private func boxes(_ range: Range<Int>) throws(Damage) -> [Box] {
        var boxes: [Box] = []
        var place = range.lowerBound
        while place + 8 <= range.upperBound {
            var (length, head) = (try number(place, 4), 8)
            if length == 1 {
                guard try number(place + 8, 1) == 0 else { throw Damage() }
                (length, head) = (try number(place + 9, 7), 16)
            } else if length == 0 {
                // The last box of a file may leave its length out.
                length = range.upperBound - place
            }
            guard length >= head, length <= range.upperBound - place else { throw Damage() }
            let name = name(at: place + 4)
            boxes.append(
                Box(name: name, range: place..<(place + length), content: (place + head)..<(place + length)))
            place += length
        }
        return boxes
    }

    /// Leaves room that readers pass over.
    private mutating func erase(_ box: Box) {
        rename(box.range.lowerBound + 4)
        erase(box.content)
    }

    /// A type that nobody looks for.
    private mutating func rename(_ place: Int) { file.replaceSubrange(place..<(place + 4), with: "free".utf8) }

    private mutating func erase(_ range: Range<Int>) {
        for place in range { file[place] = 0 }
    }
}
