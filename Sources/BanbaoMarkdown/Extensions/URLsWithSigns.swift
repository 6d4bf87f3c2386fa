import BanbaoText

// A bare URL is found in the texts that libcmark made, when `_`, `*` and `~~` in it have become emphasis. So they lose their
// meaning before: `https://example.org/_a_`. Where the URL turns out to stand in code, nothing is lost.

/// The bare URLs of a text, and the labels of footnotes, in which signs of emphasis or strikethrough stand.
struct URLsWithSigns {
    /// In order, each up to a sign that may begin something else.
    private var urls: [Range<Int>] = []
    /// Places of stars and underscores that no backslash stands before.
    private(set) var signs: [Int] = []

    init(in text: Span<UInt8>, inChinese: Bool) {
        let hasSigns = "*_~".utf8.contains { text.next($0, from: 0) != nil }
        guard hasSigns else { return }
        var places: [Int] = []
        AutolinkReader.places(in: text) { if text[$0] != UInt8(ascii: "@") { places.append($0) } }
        var end = 0
        for place in places.sorted() where place >= end {
            let word = word(around: place, in: text)
            end = word.upperBound
            let hasSigns = "*_~".utf8.contains { text.holds($0, in: word) }
            if hasSigns { lookAt(word, in: text, inChinese: inChinese) }
        }
    }

    private mutating func lookAt(_ word: Range<Int>, in text: Span<UInt8>, inChinese: Bool) {
        var bytes: [UInt8] = []
        bytes.append(text.extracting(word))
        var reader = AutolinkReader(bytes[...], isChinese: inChinese, hasEveryScheme: false)
        for address in reader.addresses() {
            let start = word.lowerBound + address.range.lowerBound
            let limit = word.lowerBound + address.range.upperBound
            guard !isAttribute(start, in: text) else { continue }
            var end = start
            while end < limit, text[end] != UInt8(ascii: "`"), text[end] != UInt8(ascii: "\"") { end += 1 }
            urls.append(start..<end)
            for place in start..<end
            where (text[place] == UInt8(ascii: "*") || text[place] == UInt8(ascii: "_")) && !text.isEscaped(place) {
                signs.append(place)
            }
        }
    }

    /// The labels of footnotes lose the same signs: `[^__init__]`.
    mutating func addLabels(in text: Span<UInt8>) {
        var labels: [Range<Int>] = []
        var place = 0
        while let found = text.next(UInt8(ascii: "^"), from: place) {
            place = found + 1
            guard found > 0, let label = footnoteLabel(in: text, at: found - 1), !text.isEscaped(found - 1),
                !overlaps(label),
                "*_".utf8.contains(where: { text.holds($0, in: label) }), !text.holds(UInt8(ascii: "`"), in: label)
            else { continue }
            labels.append(label)
            place = label.upperBound
            for place in label
            where (text[place] == UInt8(ascii: "*") || text[place] == UInt8(ascii: "_")) && !text.isEscaped(place) {
                signs.append(place)
            }
        }
        if !labels.isEmpty { urls = (urls + labels).sorted { $0.lowerBound < $1.lowerBound } }
    }

    private func overlaps(_ range: Range<Int>) -> Bool {
        let index = urls.partitionPoint { $0.upperBound <= range.lowerBound }
        return index < urls.count && urls[index].lowerBound < range.upperBound
    }

    /// Up to the spaces on both sides.
    private func word(around place: Int, in text: Span<UInt8>) -> Range<Int> {
        var (start, end) = (place, place)
        while start > 0, text[start - 1] > 0x20 { start -= 1 }
        while end < text.count, text[end] > 0x20 { end += 1 }
        return start..<end
    }

    /// `](https://…`, `<https://…`, `href="https://…`.
    private func isAttribute(_ start: Int, in text: Span<UInt8>) -> Bool {
        switch text.byte(start - 1) {
        case UInt8(ascii: "<"): true
        case UInt8(ascii: "("): text.byte(start - 2) == UInt8(ascii: "]")
        case UInt8(ascii: "\""), UInt8(ascii: "'"): text.byte(start - 2) == UInt8(ascii: "=")
        default: false
        }
    }

    func holds(_ place: Int) -> Bool {
        let index = urls.partitionPoint { $0.upperBound <= place }
        return index < urls.count && urls[index].contains(place)
    }
}
