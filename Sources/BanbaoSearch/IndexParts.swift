import BanbaoText

/// Some pages, and what is known of them.
private struct Chunk: Sendable {
    let pages: Range<Int>
    var words = WordKeys()
    var occurrences: CellOccurrences?

    static func all(of pages: [SearchPage]) -> [Chunk] {
        stride(from: 0, to: pages.count, by: CellOccurrences.mostPages).map {
            Chunk(pages: $0..<min($0 + CellOccurrences.mostPages, pages.count))
        }
    }
}

/// In: pages in the order of their numbers; the numbers of parts, in order. Out: those parts. The same pages give the same bytes.
///
/// The texts are read once for as many parts as there is memory for. Of each chunk of pages the occurrences of terms are put into cells
/// by their keys; each cell is then sorted for itself, and written as one part or several, or with others as one.
func indexParts(
    _ numbers: [Int], of pages: [SearchPage], _ division: IndexDivision, languageTag: String
) async throws -> [IndexPart] {
    var chunks = Chunk.all(of: pages)
    var parts: [IndexPart] = []
    for round in rounds(numbers, of: pages, division) {
        let wanted = division.flags(round)
        chunks = try await concurrentMap(chunks, chunk: 1) { chunk, _ in
            read(chunk, of: pages, wanted, languageTag: languageTag)
        }
        let names = PartNames(chunks.map(\.words), division)
        let occurrences = chunks.compactMap(\.occurrences)
        let batches = Dictionary(grouping: round, by: division.batch).sorted { $0.key < $1.key }
        parts += try await concurrentMap(batches, chunk: 1) { batch, _ in
            written(batch.value, occurrences, division, names)
        }.flatMap(\.self)
    }
    return parts
}

/// One of them, on one core.
func indexPart(_ number: Int, of pages: [SearchPage], _ division: IndexDivision, languageTag: String) -> IndexPart {
    let wanted = division.flags([number])
    let chunks = Chunk.all(of: pages).map { read($0, of: pages, wanted, languageTag: languageTag) }
    let names = PartNames(chunks.map(\.words), division)
    return written([number], chunks.compactMap(\.occurrences), division, names)[0]
}

/// The parts in which two forms of a page differ.
func differingParts(
    _ before: SearchPage?, _ after: SearchPage, _ division: IndexDivision, languageTag: String
) -> Set<Int> {
    let all = division.flags(0..<division.partCount)
    let chunks = [before, after].map {
        let pages = $0.map { [$0] } ?? []
        return read(Chunk(pages: pages.indices), of: pages, all, languageTag: languageTag)
    }
    let occurrences = chunks.map { $0.occurrences?.sorted ?? [] }
    var parts: Set<Int> = []
    var (first, second) = (0, 0)
    while first < occurrences[0].count || second < occurrences[1].count {
        let keys = [occurrences[0].key(at: first), occurrences[1].key(at: second)].compactMap(\.self)
        guard let key = keys.min(by: { $0.value < $1.value }) else { break }
        let ends = [occurrences[0].end(of: key, from: first), occurrences[1].end(of: key, from: second)]
        if occurrences[0][first..<ends[0]] != occurrences[1][second..<ends[1]] { parts.insert(division.part(key)) }
        (first, second) = (ends[0], ends[1])
    }
    let inflected = chunks.map(\.words.inflected)
    for word in inflected[0].merging(inflected[1], uniquingKeysWith: { first, _ in first }).keys
    where inflected[0][word] != inflected[1][word] {
        parts.insert(division.part(TermKey(name: word)))
    }
    return parts
}

extension [UInt64] {
    fileprivate func key(at index: Int) -> TermKey? { index < count ? Occurrence(bits: self[index]).key : nil }

    fileprivate func end(of key: TermKey, from start: Int) -> Int {
        var end = start
        while self.key(at: end) == key { end += 1 }
        return end
    }
}

/// So many occurrences are in memory at once, or one batch has more.
private let mostOccurrences = 1 << 24
/// Of most texts: a Han character.
private let bytesPerOccurrence = 3

private func rounds(_ numbers: [Int], of pages: [SearchPage], _ division: IndexDivision) -> [ArraySlice<Int>] {
    let size = pages.reduce(0) { $0 + $1.size }
    let perPart = max(1, size / bytesPerOccurrence / division.partCount)
    let inBatch = division.partsPerBatch
    let count = max(inBatch, mostOccurrences / perPart / inBatch * inBatch)
    return stride(from: 0, to: numbers.count, by: count).map { numbers[$0..<min($0 + count, numbers.count)] }
}

/// In: by parts, 1 for those that are wanted.
private func read(_ chunk: Chunk, of pages: [SearchPage], _ wanted: [UInt8], languageTag: String) -> Chunk {
    var chunk = chunk
    var found = Occurrences(wanted)
    var reader = TermReader(languageTag: languageTag)
    for number in chunk.pages { reader.read(pages[number], number, into: &found, &chunk.words) }
    chunk.occurrences = found.inCells(firstPage: chunk.pages.lowerBound)
    return chunk
}

/// The names of terms that their keys do not tell, and for words their stems.
private struct PartNames: Sendable {
    /// More than one where their hashes are the same.
    let ofKeys: [TermKey: [[UInt8]]]
    /// By parts, in order: `~workers`, `worker`.
    let stems: [Int: [(name: [UInt8], stem: [UInt8])]]

    init(_ words: [WordKeys], _ division: IndexDivision) {
        let names = words.reduce(into: [:]) { all, words in all.merge(words.names) { $0.union($1) } }
        ofKeys = names.mapValues { $0.sorted { $0.lexicographicallyPrecedes($1) } }
        let inflected = words.reduce(into: [:]) { all, words in all.merge(words.inflected) { first, _ in first } }
        let sorted = inflected.sorted { $0.key.lexicographicallyPrecedes($1.key) }
        stems = Dictionary(grouping: sorted.map { (name: $0.key, stem: $0.value) }) {
            division.part(TermKey(name: $0.name))
        }.mapValues { members in members.map { (name: [UInt8(ascii: "~")] + $0.name, stem: $0.stem) } }
    }
}

/// In: parts of one batch.
private func written(
    _ parts: [Int], _ chunks: [CellOccurrences], _ division: IndexDivision, _ names: PartNames
) -> [IndexPart] {
    let occurrences = division.cells(ofBatch: division.batch(parts[0])).flatMap { sorted($0, of: chunks) }
    var start = 0
    return parts.map { part in
        var writer = PartWriter(
            longest: division.longestList, longestWithPlaces: division.longestListWithPlaces)
        while let key = occurrences.key(at: start), division.part(key) <= part {
            var end = start
            if let characters = key.characters {
                writer.add(characters, occurrences.span, &end)
            } else {
                for name in names.ofKeys[key] ?? [] {
                    end = start
                    writer.add(name, occurrences.span, &end)
                }
            }
            start = end
        }
        for (name, stem) in names.stems[part] ?? [] { writer.add(name, stem) }
        return writer.finish()
    }
}
