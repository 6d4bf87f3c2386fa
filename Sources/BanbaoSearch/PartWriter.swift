import BanbaoText

extension [UInt8] {
    /// Reads back in `PartWriter.add`.
    mutating func append(record key: UInt64, page: Int, weight: UInt8, _ places: [UInt8]) {
        append(littleEndian: key, count: 8)
        append(littleEndian: UInt64(page), count: 4)
        append(weight)
        append(littleEndian: UInt64(places.count), count: 3)
        append(places.span)
    }

    private mutating func append(littleEndian number: UInt64, count: Int) {
        for index in 0..<count { append(UInt8(truncatingIfNeeded: number >> UInt64(8 * index))) }
    }
}

extension Span<UInt8> {
    fileprivate func littleEndian(_ range: Range<Int>) -> Int {
        var number: UInt64 = 0
        for index in range { number |= UInt64(self[index]) << UInt64(8 * (index - range.lowerBound)) }
        return Int(bitPattern: UInt(number))
    }
}

/// Gathers what pages hold of the terms of some parts, page by page in order, and writes the parts.
struct PartWriter {
    private struct List {
        let term: Term
        var lastPage = -1
        var pages: [UInt8] = []
        var places: [UInt8] = []
    }

    private let division: IndexDivision
    private let names: [Term: [UInt8]]
    private var lists: [List] = []
    private var index: [Term: Int] = [:]
    private var inflected: [(word: [UInt8], stem: [UInt8])] = []

    /// In: the words of terms.
    init(_ division: IndexDivision, _ names: [Term: [UInt8]]) {
        self.division = division
        self.names = names
    }

    mutating func add(_ records: [UInt8]) {
        let records = records.span
        var place = 0
        while place < records.count {
            let term = Term(key: UInt64(UInt(bitPattern: records.littleEndian(place..<place + 8))))
            let page = records.littleEndian(place + 8..<place + 12)
            let start = place + 16
            let end = start + records.littleEndian(place + 13..<start)
            add(term, page, weight: records[place + 12], records.extracting(start..<end))
            place = end
        }
    }

    mutating func add(_ word: [UInt8], stem: [UInt8]) { inflected.append((word, stem)) }

    private mutating func add(_ term: Term, _ page: Int, weight: UInt8, _ places: Span<UInt8>) {
        let list = index[term] ?? lists.count
        if list == lists.count {
            index[term] = list
            lists.append(List(term: term))
        }
        SearchNumbers.append(page - lists[list].lastPage - 1, to: &lists[list].pages)
        SearchNumbers.append(Int(weight), to: &lists[list].pages)
        lists[list].lastPage = page
        lists[list].places.append(places)
    }

    /// In: the numbers of the parts.
    func finish(in parts: [Int]) -> [IndexPart] {
        var members: [Int: [Member]] = [:]
        for list in lists {
            let name = list.term.text ?? names[list.term] ?? []
            let part = division.part(list.term.placement ?? TermPlacement(of: name).value)
            members[part, default: []].append(Member(name: name, pages: list.pages, places: list.places))
        }
        for (word, stem) in inflected {
            // Next to the word: `"~workers":"worker"`.
            let part = division.part(TermPlacement(of: word).value)
            members[part, default: []].append(
                Member(name: [UInt8(ascii: "~")] + word, pages: stem, places: nil))
        }
        return parts.map { part in
            let sorted = (members[part] ?? []).sorted { $0.name.lexicographicallyPrecedes($1.name) }
            return IndexPart(
                number: part, pages: object(sorted.map { ($0.name, $0.pages) }),
                places: object(sorted.compactMap { member in member.places.map { (member.name, $0) } }))
        }
    }

    private struct Member {
        let name: [UInt8]
        let pages: [UInt8]
        /// Nil for the stem of a word.
        let places: [UInt8]?
    }

    /// Names and values need no escapes.
    private func object(_ members: [([UInt8], [UInt8])]) -> [UInt8] {
        var bytes: [UInt8] = [UInt8(ascii: "{")]
        for (name, value) in members {
            if bytes.count > 1 { bytes.append(UInt8(ascii: ",")) }
            bytes.append(UInt8(ascii: "\""))
            bytes += name
            bytes.append("\":\"")
            bytes += value
            bytes.append(UInt8(ascii: "\""))
        }
        bytes.append(UInt8(ascii: "}"))
        return bytes
    }
}
