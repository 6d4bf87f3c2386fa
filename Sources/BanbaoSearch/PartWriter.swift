import BanbaoText

/// Gathers what pages hold of the terms of some parts, page by page in order, and writes the parts.
struct PartWriter {
    private struct List {
        private var lastPage = -1
        private(set) var pages: [UInt8] = []
        private(set) var places: [UInt8] = []

        mutating func add(_ page: Int, weight: Int, _ places: Span<UInt8>) {
            SearchNumbers.append(page - lastPage - 1, to: &pages)
            SearchNumbers.append(weight, to: &pages)
            lastPage = page
            self.places.append(places)
        }
    }

    private let division: IndexDivision
    private let names: [Term: [UInt8]]
    private var terms = TermNumbers()
    /// By the numbers of terms.
    private var lists: [List] = []
    private var inflected: [(word: [UInt8], stem: [UInt8])] = []

    /// In: the words of terms.
    init(_ division: IndexDivision, _ names: [Term: [UInt8]]) {
        self.division = division
        self.names = names
    }

    mutating func add(_ records: [UInt8]) {
        records.span.forEachRecord { term, page, weight, places in
            let number = terms.number(of: term)
            if number == lists.count { lists.append(List()) }
            lists[number].add(page, weight: weight, places)
        }
    }

    mutating func add(_ word: [UInt8], stem: [UInt8]) { inflected.append((word, stem)) }

    /// In: the numbers of the parts.
    func finish(in parts: [Int]) -> [IndexPart] {
        var members: [Int: [Member]] = [:]
        for (term, list) in zip(terms.terms, lists) {
            let name = term.text ?? names[term] ?? []
            let part = division.part(term.placement ?? TermPlacement(of: name).value)
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
