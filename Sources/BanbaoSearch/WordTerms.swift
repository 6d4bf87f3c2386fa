import BanbaoText

/// The terms of words: those of their stems.
struct WordTerms: ~Copyable {
    private let stemmer: Stemmer
    private var word: [UInt8] = []
    /// By the hashes of words.
    private var known: [UInt64: Term] = [:]
    /// The stems.
    private(set) var names: [Term: [UInt8]] = [:]
    /// Words that are not their stems.
    private(set) var inflected: [[UInt8]: [UInt8]] = [:]
    private var placements: [Term: UInt32] = [:]

    init(languageTag: String) { stemmer = Stemmer(languageTag: languageTag) }

    /// Reads the word at a place, and moves the place behind it.
    mutating func term(in text: Span<UInt8>, at place: inout Int) -> Term {
        word.removeAll(keepingCapacity: true)
        while place < text.count {
            let byte = text[place]
            if byte < 0x80 {
                guard isLetterOrDigit(byte) || isJoint(byte, in: text, at: place) else { break }
                // 1,234 is the number 1234.
                if byte != 0x2C { word.append(byte) }
                place += 1
            } else {
                var end = place
                let character = scalar(in: text, at: &end)
                guard !character.isPaired, character.isOfWord else { break }
                word.append(text.extracting(place..<end))
                place = end
            }
        }
        let hash = Term.hash(of: word)
        return known[hash] ?? newTerm(hash)
    }

    /// A term that no text holds: `#tag/reform`.
    mutating func term(named name: String) -> Term {
        let bytes = Array(name.utf8)
        let term = Term(word: bytes)
        names[term] = bytes
        return term
    }

    mutating func placement(of term: Term) -> UInt32 {
        if let known = placements[term] { return known }
        let placement = TermPlacement(of: names[term] ?? []).value
        placements[term] = placement
        return placement
    }

    /// Inside a number or between letters: 951.4, worker’s.
    private func isJoint(_ byte: UInt8, in text: Span<UInt8>, at place: Int) -> Bool {
        guard place + 1 < text.count, let last = word.last else { return false }
        return switch byte {
        case 0x2E, 0x2C: isDigit(last) && isDigit(text[place + 1])
        case 0x27: isLetter(last) && isLetter(text[place + 1])
        default: false
        }
    }

    private mutating func newTerm(_ hash: UInt64) -> Term {
        let stem = stemmer.stem(word)
        let term = Term(word: stem)
        known[hash] = term
        names[term] = stem
        if stem != word { inflected[word] = stem }
        return term
    }
}
