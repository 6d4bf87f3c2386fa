import BanbaoText

/// Reads the terms of a text. Each character of a pair takes one place and each word one; punctuation takes one, so that no phrase
/// is found across it.
struct TermReader: ~Copyable {
    private enum Before { case nothing, word, character }

    private var position = 0
    private var weight = SearchText.Weight.text
    private var before = Before.nothing
    private var isAfterGap = false
    private var isAfterSpace = false
    /// The characters without a space between them, of which the last may form a pair.
    private var runLength = 0
    private var last: Unicode.Scalar = "\0"
    /// The last character is in the index by itself.
    private var isLastSingle = false

    /// `words` gives the term of a word.
    mutating func read(_ text: Span<UInt8>, into terms: inout PageTerms, words: inout WordTerms) {
        var place = 0
        while place < text.count {
            let byte = text[place]
            if byte <= 3 {
                begin(SearchText.Weight(rawValue: byte &- 1) ?? .text, &terms)
                place += 1
            } else if byte < 0x80 {
                if isLetterOrDigit(byte) {
                    readWord(text, &place, &terms, &words)
                } else {
                    endRun(&terms)
                    if byte == 0x20 { isAfterSpace = true } else { isAfterGap = true }
                    place += 1
                }
            } else {
                let start = place
                let character = scalar(in: text, at: &place)
                if character.isPaired {
                    read(character, &terms)
                } else if character.isOfWord {
                    place = start
                    readWord(text, &place, &terms, &words)
                } else {
                    endRun(&terms)
                    isAfterGap = true
                }
            }
        }
        endRun(&terms)
    }

    private mutating func begin(_ weight: SearchText.Weight, _ terms: inout PageTerms) {
        endRun(&terms)
        if before != .nothing { position += 2 }
        self.weight = weight
        before = .nothing
        (isAfterGap, isAfterSpace) = (false, false)
    }

    private mutating func read(_ character: Unicode.Scalar, _ terms: inout PageTerms) {
        if runLength > 0 {
            terms.add(Term(last, character), at: position - 1, weight)
            isLastSingle = false
        } else {
            if isAfterGap || (isAfterSpace && before == .character) { position += 1 }
            isLastSingle = before == .word && !isAfterGap
            if isLastSingle { terms.add(Term(character), at: position, weight) }
        }
        (isAfterGap, isAfterSpace) = (false, false)
        last = character
        runLength += 1
        before = .character
        position += 1
    }

    /// A character alone is in no pair.
    private mutating func endRun(_ terms: inout PageTerms) {
        if runLength == 1, !isLastSingle {
            terms.add(Term(last), at: position - 1, weight)
            isLastSingle = true
        }
        runLength = 0
    }

    private mutating func readWord(
        _ text: Span<UInt8>, _ place: inout Int, _ terms: inout PageTerms, _ words: inout WordTerms
    ) {
        endRun(&terms)
        if isAfterGap {
            position += 1
        } else if before == .character, !isLastSingle {
            terms.add(Term(last), at: position - 1, weight)
        }
        (isAfterGap, isAfterSpace) = (false, false)
        before = .word
        terms.add(words.term(in: text, at: &place), at: position, weight)
        position += 1
    }
}
