import BanbaoText

/// A page as the index has it.
package struct SearchPage: Sendable {
    package let title: String
    /// From the site's root.
    package let url: String
    package let section: String
    package let date: String
    package let summary: String
    package let tags: [String]
    /// What it can be filtered by: `section/stories`, `tag/reform`.
    package let filters: [String]
    /// The bytes of its `SearchText`.
    package let text: ArraySlice<UInt8>

    package init(
        title: String, url: String, section: String, date: String, summary: String, tags: [String], filters: [String],
        text: ArraySlice<UInt8>
    ) {
        self.title = title
        self.url = url
        self.section = section
        self.date = date
        self.summary = summary
        self.tags = tags
        self.filters = filters
        self.text = text
    }
}

/// The terms of one part of an index, as `search.js` reads them.
struct IndexPart: Sendable {
    let number: Int
    /// `{"产业":"#$%&"}`: pages and weights.
    let pages: [UInt8]
    /// The same terms, and their places in these pages.
    let places: [UInt8]
}

/// How an index is divided, by the amount of its text alone.
package struct IndexDivision: Sendable, Equatable {
    /// A power of two.
    package let partCount: Int

    /// Small sites have one file.
    private static let largestFile = 1 << 18
    private static let bytesPerPart = 11_000
    private static let mostParts = 1 << 14

    static let whole = IndexDivision(textSize: 0)

    package init(textSize: Int) {
        guard textSize > Self.largestFile else {
            partCount = 1
            return
        }
        var count = 16
        while count * Self.bytesPerPart < textSize, count < Self.mostParts { count *= 2 }
        partCount = count
    }

    package var isWhole: Bool { partCount == 1 }

    func part(_ placement: UInt32) -> Int { Int(placement) & (partCount - 1) }
}

/// The parts are made in batches of neighbors, each from the records of its own.
private struct Batches: Sendable {
    let count: Int
    private let division: IndexDivision

    init(_ division: IndexDivision) {
        self.division = division
        count = min(division.partCount, 64)
    }

    func batch(of part: Int) -> Int { part * count / division.partCount }
}

/// What some of the pages hold.
private struct Chunk: Sendable {
    /// For each batch: key, page, weight, length of the places, places.
    var records: [[UInt8]]
    let names: [Term: [UInt8]]
    let inflected: [[UInt8]: [UInt8]]
}

/// In: pages in the order in which they are numbered. Out: the parts, in order. The same pages give the same bytes.
func indexParts(_ pages: [SearchPage], _ division: IndexDivision, languageTag: String) async throws -> [IndexPart] {
    let batches = Batches(division)
    let ranges = stride(from: 0, to: pages.count, by: 128).map { $0..<min($0 + 128, pages.count) }
    let chunks = try await concurrentMap(ranges, chunk: 1) { range, _ in
        chunk(range, of: pages, division, batches, languageTag: languageTag)
    }
    let names = chunks.reduce(into: [:]) { $0.merge($1.names) { first, _ in first } }
    let inflected = chunks.reduce(into: [:]) { $0.merge($1.inflected) { first, _ in first } }
    let words = Dictionary(grouping: inflected.keys) {
        batches.batch(of: division.part(TermPlacement(of: $0).value))
    }
    return try await concurrentMap(Array(0..<batches.count), chunk: 1) { batch, _ in
        var parts = PartWriter(division, names)
        for chunk in chunks { parts.add(chunk.records[batch]) }
        for word in words[batch] ?? [] { parts.add(word, stem: inflected[word] ?? []) }
        return parts.finish(in: (0..<division.partCount).filter { batches.batch(of: $0) == batch })
    }.flatMap(\.self)
}

/// The same for an index that is not divided, on one core.
func wholeIndex(_ pages: [SearchPage], languageTag: String) -> IndexPart {
    let division = IndexDivision.whole
    let chunk = chunk(0..<pages.count, of: pages, division, Batches(division), languageTag: languageTag)
    var parts = PartWriter(division, chunk.names)
    parts.add(chunk.records[0])
    for (word, stem) in chunk.inflected { parts.add(word, stem: stem) }
    return parts.finish(in: [0])[0]
}

private func chunk(
    _ range: Range<Int>, of pages: [SearchPage], _ division: IndexDivision, _ batches: Batches, languageTag: String
) -> Chunk {
    var words = WordTerms(languageTag: languageTag)
    var terms = PageTerms()
    var places: [UInt8] = []
    var records = [[UInt8]](repeating: [], count: batches.count)
    for page in range {
        terms.removeAll()
        var reader = TermReader()
        let text = pages[page].text
        reader.read(text.span, into: &terms, words: &words)
        for filter in pages[page].filters { terms.add(words.term(named: "#" + filter), at: 0, .text) }
        for entry in terms.entries {
            places.removeAll(keepingCapacity: true)
            terms.appendPlaces(of: entry, to: &places)
            let placement = entry.term.placement ?? words.placement(of: entry.term)
            records[batches.batch(of: division.part(placement))].append(
                record: entry.term, page: page, weight: entry.weight, places)
        }
    }
    return Chunk(records: records, names: words.names, inflected: words.inflected)
}
