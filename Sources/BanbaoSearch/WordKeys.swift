import BanbaoText

/// The keys of words: those of their stems. Words that are known by their hash need no stemmer.
struct WordKeys: Sendable {
    /// By the slots of an open table: hashes of words, 0 where there is none, and keys.
    private var hashes = [UInt64](repeating: 0, count: 1 << 8)
    private var keys = [TermKey](repeating: TermKey(value: 0), count: 1 << 8)
    private var count = 0
    /// Of keys that have no characters.
    private(set) var names: [TermKey: Set<[UInt8]>] = [:]
    /// Words that are not their stems.
    private(set) var inflected: [[UInt8]: [UInt8]] = [:]

    /// Of a word in small letters.
    mutating func key(of word: [UInt8], _ stemmer: borrowing Stemmer) -> TermKey {
        var hash = ContentHash()
        hash.combine(word.span)
        let slot = slot(of: hash.value)
        if hashes[slot] == hash.value { return keys[slot] }
        let stem = stemmer.stem(word)
        if stem != word { inflected[word] = stem }
        let key = key(named: stem)
        insert(hash.value, key)
        return key
    }

    /// Of what no text holds, too: `#tag/reform`.
    mutating func key(named name: [UInt8]) -> TermKey {
        let key = TermKey(name: name)
        if key.characters == nil { names[key, default: []].insert(name) }
        return key
    }

    /// Of characters of which one is beyond the basic plane.
    mutating func key(of first: UInt32, _ second: UInt32) -> TermKey {
        var name = ""
        for value in [first, second] where value > 0 { Unicode.Scalar(value).map { name.unicodeScalars.append($0) } }
        return key(named: Array(name.utf8))
    }

    private func slot(of hash: UInt64) -> Int {
        let mask = hashes.count - 1
        var slot = Int(truncatingIfNeeded: hash) & mask
        while hashes[slot] != 0, hashes[slot] != hash { slot = (slot + 1) & mask }
        return slot
    }

    private mutating func insert(_ hash: UInt64, _ key: TermKey) {
        if count * 2 > hashes.count {
            let known = zip(hashes, keys).filter { $0.0 != 0 }
            hashes = [UInt64](repeating: 0, count: hashes.count * 2)
            keys = [TermKey](repeating: TermKey(value: 0), count: hashes.count)
            for (hash, key) in known { place(hash, key) }
        }
        place(hash, key)
        count += 1
    }

    private mutating func place(_ hash: UInt64, _ key: TermKey) {
        let slot = slot(of: hash)
        hashes[slot] = hash
        keys[slot] = key
    }
}
