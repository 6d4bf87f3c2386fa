import BanbaoText

// Addresses that stand in a text as they are, `见https://example.org/a。`, by the rules of GitHub Flavored Markdown 0.29 with
// one of Chinese: an address ends where Chinese goes on, since nobody writes a space there.

/// An address in a text and where it leads.
struct Autolink {
    let range: Range<Int>
    /// What the address leaves out: `http://`, `mailto:`.
    let prefix: StaticString
    /// Chinese characters stand right behind the path and may be part of the address.
    let isEndUnclear: Bool
}

struct AutolinkReader {
    private let text: ArraySlice<UInt8>
    private let isChinese: Bool
    /// FTP and XMPP too, which sites do not link to.
    private let hasEveryScheme: Bool
    /// Nothing before it belongs to the next address.
    private var free: Int

    init(_ text: ArraySlice<UInt8>, isChinese: Bool, hasEveryScheme: Bool) {
        self.text = text
        self.isChinese = isChinese
        self.hasEveryScheme = hasEveryScheme
        free = text.startIndex
    }

    /// Whether a text, or a part of one, can hold any; those in `](…)` and `<…>` are no bare ones.
    static func mayHold(_ text: Span<UInt8>) -> Bool {
        var isFound = false
        places(in: text) { _ in isFound = true }
        return isFound
    }

    /// Where any may stand: signs in them, of each kind in order.
    static func places(in text: Span<UInt8>, _ body: (Int) -> Void) {
        var place = 0
        while let at = text.next(UInt8(ascii: "@"), from: place) {
            body(at)
            place = at + 1
        }
        place = 0
        while let colon = text.next(UInt8(ascii: ":"), from: place) {
            place = colon + 1
            if text.byte(place) == UInt8(ascii: "/"), isBare(colon, in: text) { body(colon) }
        }
        place = 0
        // The dot of `www.` is rarer than the letter.
        while let dot = text.next(UInt8(ascii: "."), from: place) {
            if dot > 2, text[dot - 1] == UInt8(ascii: "w"), text[dot - 2] == UInt8(ascii: "w") { body(dot) }
            place = dot + 1
        }
    }

    /// In: the colon of `https://`.
    private static func isBare(_ colon: Int, in text: Span<UInt8>) -> Bool {
        var start = colon
        while start > 0, isLetter(text[start - 1]) { start -= 1 }
        let closer: UInt8
        switch text.byte(start - 1) {
        case UInt8(ascii: "<"): closer = UInt8(ascii: ">")
        case UInt8(ascii: "(") where text.byte(start - 2) == UInt8(ascii: "]"): closer = UInt8(ascii: ")")
        default: return true
        }
        var place = colon + 1
        while place < text.count, text[place] > 0x20, text[place] != closer { place += 1 }
        return text.byte(place) != closer
    }

    mutating func addresses() -> [Autolink] {
        var found: [Autolink] = []
        var index = text.startIndex
        while index < text.endIndex {
            let address: Autolink? =
                switch text[index] {
                case UInt8(ascii: ":"): webAddress(colon: index)
                case UInt8(ascii: "w"): wwwAutolink(at: index)
                case UInt8(ascii: "@"): mailAddress(at: index)
                default: nil
                }
            if let address {
                found.append(address)
                free = address.range.upperBound
                index = free
            } else {
                index += 1
            }
        }
        return found
    }

    // MARK: The web

    private func webAddress(colon: Int) -> Autolink? {
        guard starts("://", at: colon) else { return nil }
        let start = startOfWord(before: colon, isLetter)
        let scheme = String(decoding: text[start..<colon], as: UTF8.self).lowercased()
        guard scheme == "http" || scheme == "https" || (hasEveryScheme && scheme == "ftp"),
            let hostEnd = endOfHost(from: colon + 3)
        else { return nil }
        return address(from: start, hostEnd: hostEnd, prefix: "")
    }

    private func wwwAutolink(at start: Int) -> Autolink? {
        guard starts("www.", at: start), let hostEnd = endOfHost(from: start + 4) else { return nil }
        if start > text.startIndex {
            switch text[start - 1] {
            case 0...0x20, UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "("), 0x80...: break
            default: return nil
            }
        }
        return address(from: start, hostEnd: hostEnd, prefix: "http://")
    }

    /// Labels parted by dots; the last two without `_`. Nil where there is none.
    private func endOfHost(from start: Int) -> Int? {
        var end = start
        var underscores = (before: 0, last: 0)
        while end < text.endIndex {
            switch text[end] {
            case UInt8(ascii: "_"): underscores.last += 1
            case UInt8(ascii: "."):
                if end == start { return nil }
                underscores = (underscores.last, 0)
            case UInt8(ascii: "-"): break
            case 0x80...: if endsAddress(at: end) { return host(start..<end, underscores) }
            default: if !isLetterOrDigit(text[end]) { return host(start..<end, underscores) }
            }
            end += 1
        }
        return host(start..<end, underscores)
    }

    private func host(_ range: Range<Int>, _ underscores: (before: Int, last: Int)) -> Int? {
        range.isEmpty || text[range.lowerBound] == UInt8(ascii: "-") || underscores.before + underscores.last > 0
            ? nil : range.upperBound
    }

    private func address(from start: Int, hostEnd: Int, prefix: StaticString) -> Autolink? {
        var end = hostEnd
        // A bracket that was opened before the address ends it.
        var openBrackets = 0
        while end < text.endIndex, text[end] > 0x20, text[end] != UInt8(ascii: "<"), !endsAddress(at: end) {
            if text[end] == UInt8(ascii: "[") { openBrackets += 1 }
            if text[end] == UInt8(ascii: "]") { openBrackets -= 1 }
            if openBrackets < 0 { break }
            end += 1
        }
        let isBesideHan =
            end > hostEnd && end < text.endIndex
            && text.span.scalar(startingAt: end - text.startIndex).map(CJK.isHan) == true
        let trimmed = withoutPunctuation(start..<end)
        guard !trimmed.isEmpty else { return nil }
        return Autolink(
            range: trimmed, prefix: prefix,
            isEndUnclear: isBesideHan && trimmed.upperBound == end && mayGoOn(behind: hostEnd..<end))
    }

    /// `/list/人物` and `?q=技能` hardly end before the word; `/list?page=2查看` does. A bracket that stays open does not belong here.
    private func mayGoOn(behind path: Range<Int>) -> Bool {
        guard let last = text[path].last, isLetterOrDigit(last) else { return true }
        let counts = "()[]".utf8.map { sign in text[path].count { $0 == sign } }
        return counts[0] != counts[1] || counts[2] != counts[3]
    }

    /// Chinese characters, and punctuation and spaces of other scripts.
    private func endsAddress(at place: Int) -> Bool {
        guard text[place] >= 0xC0, let scalar = text.span.scalar(startingAt: place - text.startIndex) else {
            return false
        }
        return CJK.isCharacter(scalar, inChinese: isChinese) || isPunctuation(scalar) || isWhitespace(scalar)
    }

    /// What ends a sentence, and parentheses that were opened before the address, are not part of it.
    private func withoutPunctuation(_ range: Range<Int>) -> Range<Int> {
        var end = range.upperBound
        var open = 0
        for byte in text[range] where byte == UInt8(ascii: "(") || byte == UInt8(ascii: ")") {
            open += byte == UInt8(ascii: "(") ? 1 : -1
        }
        while end > range.lowerBound {
            switch text[end - 1] {
            case UInt8(ascii: "?"), UInt8(ascii: "!"), UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ":"),
                UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "'"), UInt8(ascii: "\""):
                end -= 1
            case UInt8(ascii: ";"): end = startOfReference(endingAt: end - 1, in: range) ?? end - 1
            case UInt8(ascii: ")") where open < 0:
                open += 1
                end -= 1
            default: return range.lowerBound..<end
            }
        }
        return range.lowerBound..<end
    }

    /// Of `&name;`.
    private func startOfReference(endingAt semicolon: Int, in range: Range<Int>) -> Int? {
        var start = semicolon
        while start > range.lowerBound, isLetter(text[start - 1]) { start -= 1 }
        guard start < semicolon, start > range.lowerBound, text[start - 1] == UInt8(ascii: "&") else { return nil }
        return start - 1
    }

    // MARK: Mail

    private func mailAddress(at sign: Int) -> Autolink? {
        let localStart = startOfWord(before: sign, isLocalPart)
        guard localStart < sign, var end = endOfDomain(from: sign + 1) else { return nil }
        for (prefix, isLink) in [("mailto:", true), ("xmpp:", hasEveryScheme)] where isLink {
            let start = localStart - prefix.utf8.count
            guard start >= free, starts(prefix, at: start),
                start == text.startIndex || !isLetterOrDigit(text[start - 1])
            else {
                continue
            }
            if prefix == "xmpp:", end < text.endIndex, text[end] == UInt8(ascii: "/") {
                end = endOfResource(from: end + 1)
            }
            return Autolink(range: start..<end, prefix: "", isEndUnclear: false)
        }
        return Autolink(range: localStart..<end, prefix: "mailto:", isEndUnclear: false)
    }

    private func isLocalPart(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "."), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "_"): true
        default: isLetterOrDigit(byte)
        }
    }

    /// Nil without a dot inside, before another `@`, or when the end is no letter.
    private func endOfDomain(from start: Int) -> Int? {
        var end = start
        var hasDot = false
        while end < text.endIndex {
            if text[end] == UInt8(ascii: ".") {
                guard end + 1 < text.endIndex, isLetterOrDigit(text[end + 1]) else { break }
                hasDot = true
            } else if text[end] == UInt8(ascii: "@") {
                return nil
            } else if !isLetterOrDigit(text[end]), text[end] != UInt8(ascii: "-"), text[end] != UInt8(ascii: "_") {
                break
            }
            end += 1
        }
        return hasDot && isLetter(text[end - 1]) ? end : nil
    }

    private func endOfResource(from start: Int) -> Int {
        var end = start
        while end < text.endIndex, isLetterOrDigit(text[end]) || text[end] == UInt8(ascii: "@") { end += 1 }
        return end
    }

    // MARK: Words

    private func starts(_ word: String, at place: Int) -> Bool { text[place...].starts(with: word.utf8) }

    private func startOfWord(before end: Int, _ belongs: (UInt8) -> Bool) -> Int {
        var start = end
        while start > free, belongs(text[start - 1]) { start -= 1 }
        return start
    }
}
