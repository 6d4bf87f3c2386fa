import BanbaoText

/// A part of an index, `{"产业":"#3$8"}`, and the lists of its terms that are too long to be in it.
struct IndexPart: Sendable {
    let terms: [UInt8]
    let longLists: [(key: TermKey, postings: [UInt8])]
}

/// Writes a part of an index: for each term the pages that hold it, its weight in each, and where it is. Of a term with a long list the
/// part has the number of pages, since a phrase may have rarer ones.
///
/// A page is the distance from the one before, less one. A term that is once in a text has its place behind it (below 61). Any other
/// has a number from 61 on, 61 + 4 × weights + count - 1, where 4 stands for a count that follows; then its places, but not where they are
/// more than eight, or where a count below 4 follows: those of very long lists are left out, and counts from 4 to 8 are 9 there.
struct PartWriter: ~Copyable {
    private var bytes = [UInt8(ascii: "{")]
    private var longLists: [(key: TermKey, postings: [UInt8])] = []
    private let longest: Int
    /// A term that so many pages hold says little of where a phrase is.
    private let longestWithPlaces: Int

    private static let many = 4
    private static let mostPlaces = 8

    /// In bytes: how long a list may be that is in the part, and one that has places.
    init(longest: Int, longestWithPlaces: Int) {
        self.longest = longest
        self.longestWithPlaces = longestWithPlaces
    }

    /// Names and values need no escapes.
    mutating func add(_ name: [UInt8], _ value: [UInt8]) {
        begin(name)
        bytes.append(value.span)
        end()
    }

    /// In: where the occurrences of a term begin, of those that are sorted. Moves the place behind them.
    mutating func add(_ name: [UInt8], _ occurrences: Span<UInt64>, _ start: inout Int) {
        begin(name)
        append(occurrences, &start)
    }

    mutating func add(
        _ name: (first: UInt32, second: UInt32), _ occurrences: Span<UInt64>, _ start: inout Int
    ) {
        beginName()
        bytes.append(character: name.first)
        bytes.append(character: name.second)
        endName()
        append(occurrences, &start)
    }

    private mutating func append(_ occurrences: Span<UInt64>, _ start: inout Int) {
        let (listStart, first) = (bytes.count, start)
        var pageCount = appendList(occurrences, &start, hasPlaces: true)
        if bytes.count - listStart > longestWithPlaces {
            bytes.removeSubrange(listStart...)
            start = first
            pageCount = appendList(occurrences, &start, hasPlaces: false)
        }
        guard bytes.count - listStart > longest else { return end() }
        let key = Occurrence(bits: occurrences[first]).key
        longLists.append((key, Array(bytes[listStart...])))
        // With the quotation mark.
        bytes.removeSubrange((listStart - 1)...)
        bytes += Array("\(pageCount)".utf8)
    }

    /// Out: the number of pages.
    private mutating func appendList(_ occurrences: Span<UInt64>, _ start: inout Int, hasPlaces: Bool) -> Int {
        let key = Occurrence(bits: occurrences[start]).key
        var pageCount = 0
        var lastPage = -1
        while start < occurrences.count, Occurrence(bits: occurrences[start]).key == key {
            let first = Occurrence(bits: occurrences[start])
            var end = start + 1
            while end < occurrences.count, Occurrence(bits: occurrences[end]).posting == first.posting { end += 1 }
            SearchNumbers.append(first.page - lastPage - 1, to: &bytes)
            lastPage = first.page
            pageCount += 1
            if end == start + 1, first.weight == 0, hasPlaces {
                bytes.append(SearchNumbers.character(Int(first.place)))
            } else {
                append(occurrences.extracting(start..<end), hasPlaces: hasPlaces)
            }
            start = end
        }
        return pageCount
    }

    consuming func finish() -> IndexPart {
        bytes.append(UInt8(ascii: "}"))
        return IndexPart(terms: bytes, longLists: longLists)
    }

    private mutating func begin(_ name: [UInt8]) {
        beginName()
        bytes.append(name.span)
        endName()
    }

    private mutating func beginName() {
        if bytes.count > 1 { bytes.append(UInt8(ascii: ",")) }
        bytes.append(UInt8(ascii: "\""))
    }

    private mutating func end() { bytes.append(UInt8(ascii: "\"")) }

    private mutating func endName() {
        bytes.append(UInt8(ascii: "\""))
        bytes.append(UInt8(ascii: ":"))
        bytes.append(UInt8(ascii: "\""))
    }

    /// Of a term in a page.
    private mutating func append(_ occurrences: Span<UInt64>, hasPlaces: Bool) {
        var weights = 0
        for index in occurrences.indices { weights |= Int(Occurrence(bits: occurrences[index]).weight) }
        let count = occurrences.count
        let isFew = hasPlaces && count < Self.many
        bytes.append(SearchNumbers.character(61 + weights * Self.many + (isFew ? count : Self.many) - 1))
        // Four to eight would be followed by places.
        if !isFew {
            SearchNumbers.append(hasPlaces || count < Self.many ? count : max(count, Self.mostPlaces + 1), to: &bytes)
        }
        guard hasPlaces, count <= Self.mostPlaces else { return }
        // In whichever order they came.
        let places = occurrences.indices.map { Occurrence(bits: occurrences[$0]).place }.sorted()
        for place in places { bytes.append(SearchNumbers.character(Int(place))) }
    }
}

extension [UInt8] {
    /// In: a character of the basic plane, 0 for none.
    fileprivate mutating func append(character value: UInt32) {
        if value >= 0x800 {
            append(UInt8(0xE0 | value >> 12))
            append(UInt8(0x80 | value >> 6 & 0x3F))
            append(UInt8(0x80 | value & 0x3F))
        } else if value >= 0x80 {
            append(UInt8(0xC0 | value >> 6))
            append(UInt8(0x80 | value & 0x3F))
        } else if value > 0 {
            append(UInt8(value))
        }
    }
}
