import BanbaoText

/// Reads the terms of a page. Each character of a pair takes one place of its part and each word one; punctuation takes one, so that no
/// phrase is found across it. Places count anew in each part, so that an edit moves none in the others.
struct TermReader: ~Copyable {
    private enum Before { case nothing, word, character }

    private let stemmer: Stemmer
    private var word: [UInt8] = []
    private var place: UInt32 = 0
    private var weight = SearchText.Weight.text
    private var before = Before.nothing
    private var isAfterGap = false
    private var isAfterSpace = false
    /// The characters without a space between them, of which the last may form a pair.
    private var runLength = 0
    private var last: UInt32 = 0
    /// The last character is in the index by itself.
    private var isLastSingle = false

    init(languageTag: String) { stemmer = Stemmer(languageTag: languageTag) }

    mutating func read(_ page: SearchPage, _ number: Int, into found: inout Occurrences, _ words: inout WordKeys) {
        found.begin(page: number, textSize: page.size)
        read(page.title, .title, &found, &words)
        for tag in page.tags { read(tag, .heading, &found, &words) }
        read(page.summary, .text, &found, &words)
        read(page.text.span, &found, &words)
        for filter in page.filters { found.add(words.key(named: Array("#\(filter)".utf8)), at: 0, .text) }
    }

    private mutating func read(
        _ part: String, _ weight: SearchText.Weight, _ found: inout Occurrences, _ words: inout WordKeys
    ) {
        begin(weight, &found, &words)
        read(part.utf8Span.span, &found, &words)
    }

    private mutating func read(_ text: Span<UInt8>, _ found: inout Occurrences, _ words: inout WordKeys) {
        var index = 0
        while index < text.count {
            let byte = text[index]
            if byte >= 0x80 {
                let start = index
                let character = scalar(in: text, at: &index)
                if character.isPaired {
                    read(character.value, &found, &words)
                    readHan(text, &index, &found)
                } else if character.folded.isOfWord {
                    index = start
                    readWord(text, &index, &found, &words)
                } else {
                    endRun(&found, &words)
                    if character.isSpace { isAfterSpace = true } else { isAfterGap = true }
                }
            } else if byte <= 3 {
                begin(SearchText.Weight(rawValue: byte &- 1) ?? .text, &found, &words)
                index += 1
            } else if isLetterOrDigit(byte) {
                readWord(text, &index, &found, &words)
            } else {
                endRun(&found, &words)
                if byte == 0x20 { isAfterSpace = true } else { isAfterGap = true }
                index += 1
            }
        }
        endRun(&found, &words)
    }

    private mutating func begin(_ weight: SearchText.Weight, _ found: inout Occurrences, _ words: inout WordKeys) {
        endRun(&found, &words)
        place = 0
        self.weight = weight
        before = .nothing
        (isAfterGap, isAfterSpace) = (false, false)
    }

    @inline(__always)
    private mutating func read(_ character: UInt32, _ found: inout Occurrences, _ words: inout WordKeys) {
        if runLength > 0 {
            add(last, character, at: place &- 1, &found, &words)
            isLastSingle = false
        } else {
            if isAfterGap || (isAfterSpace && before == .character) { place += 1 }
            isLastSingle = before == .word && !isAfterGap
            if isLastSingle { add(0, character, at: place, &found, &words) }
        }
        (isAfterGap, isAfterSpace) = (false, false)
        last = character
        runLength &+= 1
        before = .character
        place &+= 1
    }

    /// Most of a Chinese text: what follows the first character of a run.
    private mutating func readHan(_ text: Span<UInt8>, _ index: inout Int, _ found: inout Occurrences) {
        guard last < 0x10000 else { return }
        var (place, last, start) = (self.place, self.last, index)
        while start &+ 2 < text.count {
            let value =
                UInt32(text[start] ^ 0xE0) << 12 | UInt32(text[start &+ 1] ^ 0x80) << 6
                | UInt32(text[start &+ 2] ^ 0x80)
            guard value &- 0x4E00 < 0x5200 else { break }
            found.add(TermKey(last, value), at: place &- 1, weight)
            (last, place, start) = (value, place &+ 1, start &+ 3)
        }
        guard start > index else { return }
        runLength += (start - index) / 3
        (self.place, self.last, index) = (place, last, start)
        isLastSingle = false
    }

    /// A character alone is in no pair.
    private mutating func endRun(_ found: inout Occurrences, _ words: inout WordKeys) {
        if runLength == 1, !isLastSingle {
            add(0, last, at: place - 1, &found, &words)
            isLastSingle = true
        }
        runLength = 0
    }

    @inline(__always)
    private func add(
        _ first: UInt32, _ second: UInt32, at place: UInt32, _ found: inout Occurrences, _ words: inout WordKeys
    ) {
        let isPlain = first | second < 0x10000
        found.add(isPlain ? TermKey(first, second) : words.key(of: first, second), at: place, weight)
    }

    private mutating func readWord(
        _ text: Span<UInt8>, _ index: inout Int, _ found: inout Occurrences, _ words: inout WordKeys
    ) {
        endRun(&found, &words)
        if isAfterGap {
            place += 1
        } else if before == .character, !isLastSingle {
            add(0, last, at: place - 1, &found, &words)
        }
        (isAfterGap, isAfterSpace) = (false, false)
        before = .word
        text.readWord(at: &index, into: &word)
        found.add(words.key(of: word, stemmer), at: place, weight)
        place += 1
    }
}

extension Span<UInt8> {
    /// Reads the word at a place in small letters, and moves the place behind it.
    fileprivate func readWord(at index: inout Int, into word: inout [UInt8]) {
        word.removeAll(keepingCapacity: true)
        while index < count {
            var end = index
            let character = BanbaoSearch.scalar(in: self, at: &end).folded
            if character.isASCII {
                let byte = UInt8(character.value)
                guard isLetterOrDigit(byte) || (word.last.map { isJoint($0, byte, at: end) } ?? false) else { return }
                // 1,234 is the number 1234.
                if byte != 0x2C { word.append(isLetter(byte) ? byte | 0x20 : byte) }
            } else {
                guard !character.isPaired, character.isOfWord else { return }
                word.append(contentsOf: character.properties.lowercaseMapping.utf8)
            }
            index = end
        }
    }

    /// Inside a number or between letters: 951.4, worker’s. In: the bytes before it and itself, and where what is behind it begins.
    private func isJoint(_ last: UInt8, _ byte: UInt8, at end: Int) -> Bool {
        guard end < count, byte == 0x2E || byte == 0x2C || byte == 0x27 else { return false }
        var end = end
        let next = BanbaoSearch.scalar(in: self, at: &end).folded
        guard next.isASCII else { return false }
        return byte == 0x27
            ? isLetter(last) && isLetter(UInt8(next.value)) : isDigit(last) && isDigit(UInt8(next.value))
    }
}
