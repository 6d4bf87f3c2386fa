import BanbaoText

/// Some pages, one after the other, and what is known of their words.
private struct Chunk: Sendable {
    let pages: Range<Int>
    var words = WordKeys()
    var occurrences: [UInt64] = []
    /// Where those of each batch begin.
    var starts: [Int32] = []
}

/// In: pages in the order of their numbers; the numbers of parts, in order. Out: those parts: `{"产业":"#3$8"}`. The same pages give the same bytes.
///
/// The texts are read once for as many parts as there is memory for. Of each chunk of pages the occurrences of terms are put into batches of
/// neighboring parts; each batch is then sorted, so that pages come in order, and written.
func indexParts(
    _ numbers: [Int], of pages: [SearchPage], _ division: IndexDivision, languageTag: String
) async throws -> [[UInt8]] {
    let batchBits = min(10, division.partCount.trailingZeroBitCount)
    let partsPerBatch = division.partCount >> batchBits
    var chunks = stride(from: 0, to: pages.count, by: 64).map { Chunk(pages: $0..<min($0 + 64, pages.count)) }
    var parts: [[UInt8]] = []
    for round in rounds(numbers, of: pages, division) {
        var wanted = [UInt8](repeating: 0, count: division.partCount)
        for number in round { wanted[number] = 1 }
        chunks = try await concurrentMap(chunks, chunk: 1) { [wanted] chunk, _ in
            read(chunk, of: pages, wanted, batchBits: batchBits, languageTag: languageTag)
        }
        let names = PartNames(chunks.map(\.words), division)
        let batches = Dictionary(grouping: round) { $0 / partsPerBatch }.sorted { $0.key < $1.key }
        parts += try await concurrentMap(batches, chunk: 1) { [chunks] batch, _ in
            let occurrences = chunks.flatMap { $0.occurrences[Int($0.starts[batch.key])..<Int($0.starts[batch.key + 1])] }
            return written(batch.value, sortedByKey(occurrences, commonBits: batchBits), division, names)
        }.flatMap(\.self)
    }
    return parts
}

/// One of them, on one core.
func indexPart(_ number: Int, of pages: [SearchPage], _ division: IndexDivision, languageTag: String) -> [UInt8] {
    var wanted = [UInt8](repeating: 0, count: division.partCount)
    wanted[number] = 1
    let chunk = read(Chunk(pages: 0..<pages.count), of: pages, wanted, batchBits: 0, languageTag: languageTag)
    let occurrences = sortedByKey(chunk.occurrences, commonBits: 0)
    return written([number], occurrences, division, PartNames([chunk.words], division))[0]
}

/// The parts in which two forms of a page differ.
func differingParts(
    _ before: SearchPage?, _ after: SearchPage, _ division: IndexDivision, languageTag: String
) -> Set<Int> {
    let wanted = [UInt8](repeating: 1, count: division.partCount)
    let chunks = [before, after].map {
        let pages = $0.map { [$0] } ?? []
        return read(Chunk(pages: pages.indices), of: pages, wanted, batchBits: 0, languageTag: languageTag)
    }
    let occurrences = chunks.map { sortedByKey($0.occurrences, commonBits: 0) }
    var parts: Set<Int> = []
    var (first, second) = (0, 0)
    while first < occurrences[0].count || second < occurrences[1].count {
        let keys = [occurrences[0].key(at: first), occurrences[1].key(at: second)].compactMap(\.self)
        guard let key = keys.min(by: { $0.value < $1.value }) else { break }
        let ends = [occurrences[0].end(of: key, from: first), occurrences[1].end(of: key, from: second)]
        if occurrences[0][first..<ends[0]] != occurrences[1][second..<ends[1]] { parts.insert(division.part(key)) }
        (first, second) = (ends[0], ends[1])
    }
    for (word, _) in chunks[0].words.inflected.merging(chunks[1].words.inflected, uniquingKeysWith: { first, _ in first })
    where chunks[0].words.inflected[word] != chunks[1].words.inflected[word] {
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

/// So many occurrences are in memory at once, or one part has more.
private let mostOccurrences = 1 << 23
/// Of most texts: a Han character.
private let bytesPerOccurrence = 3

private func rounds(_ numbers: [Int], of pages: [SearchPage], _ division: IndexDivision) -> [ArraySlice<Int>] {
    let size = pages.reduce(0) { $0 + $1.size }
    let perPart = max(1, size / bytesPerOccurrence / division.partCount)
    let partsPerBatch = max(1, division.partCount >> 10)
    let count = max(partsPerBatch, mostOccurrences / perPart / partsPerBatch * partsPerBatch)
    return stride(from: 0, to: numbers.count, by: count).map { numbers[$0..<min($0 + count, numbers.count)] }
}

private func read(
    _ chunk: Chunk, of pages: [SearchPage], _ wanted: [UInt8], batchBits: Int, languageTag: String
) -> Chunk {
    var chunk = chunk
    var found = Occurrences(wanted)
    var reader = TermReader(languageTag: languageTag)
    for number in chunk.pages { reader.read(pages[number], number, into: &found, &chunk.words) }
    (chunk.occurrences, chunk.starts) = found.finish(batchBits: batchBits)
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

private func written(
    _ parts: [Int], _ occurrences: [UInt64], _ division: IndexDivision, _ names: PartNames
) -> [[UInt8]] {
    var start = 0
    return parts.map { part in
        var writer = PartWriter()
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
