import BanbaoText

// Emphasis next to Chinese punctuation: `**“中国梦”**活动`.
//
// CommonMark lets a run of stars close only where a letter before it or a space or punctuation after it says so, and Chinese
// writes neither spaces nor letters there. The CJK-friendly amendment (commonmark-spec issue 650) lets a run next to a CJK
// character open and close as if the punctuation were a letter. libcmark cannot be told; but a run with punctuation on one side
// only opens and closes when punctuation stands on the other side as well. That side holds a letter, so that no run of other
// signs is touched: the underscores in `**_甲_**乙` see the same neighbours as before.
//
// Tildes that strike out stand by the same rules, which the tree could no longer be asked about: the sentinel inside a run says
// what it can do.

/// A text with sentinels for libcmark.
struct TextWithSentinels {
    let bytes: [UInt8]
    /// References stand in it that libcmark must not read.
    let holdsReferences: Bool
}

/// The text with sentinels where the extensions and CommonMark differ; nil where they do not. In: whether footnotes are
/// defined in it.
func insertingSentinels(_ text: Span<UInt8>, inChinese: Bool, hasFootnotes: Bool) -> TextWithSentinels? {
    var sentinels: [(place: Int, sentinel: Sentinel)] = []
    var urls = URLsWithSigns(in: text, inChinese: inChinese)
    if hasFootnotes { urls.addLabels(in: text) }
    eachRun(of: UInt8(ascii: "*"), in: text) { run in
        if urls.holds(run.lowerBound) { return }
        if let sentinel = sentinel(beside: run, in: text, inChinese: inChinese) { sentinels.append(sentinel) }
    }
    let starCount = sentinels.count
    for place in urls.signs { sentinels.append((place, .literal)) }
    eachRun(of: UInt8(ascii: "~"), in: text) { run in
        if !urls.holds(run.lowerBound), let kind = tildeRun(run, in: text, inChinese: inChinese) {
            sentinels.append((run.lowerBound + 1, .tildes(kind)))
        }
    }
    appendEscapedBrackets(in: text, to: &sentinels)
    if hasFootnotes { appendBracketsBeforeFootnotes(in: text, to: &sentinels) }
    let references = forbiddenReferences(in: text)
    for reference in references { sentinels.append((reference.place, reference.isEscaped ? .escape : .reference)) }
    if sentinels.isEmpty { return nil }
    if sentinels.count > starCount { sentinels.sort { $0.place < $1.place } }
    var result: [UInt8] = []
    result.reserveCapacity(text.count + sentinels.count * (Sentinel.length + 1))
    // No two have one place: those of stars stand next to letters, the others behind signs of their own.
    var copied = 0
    for (place, sentinel) in sentinels {
        result.append(text.extracting(copied..<place))
        sentinel.append(to: &result)
        copied = place
    }
    result.append(text.extracting(copied...))
    return TextWithSentinels(bytes: result, holdsReferences: !references.isEmpty)
}

/// What stands on both sides of a run, as the amendment looks at it.
private struct Sides {
    let isPunctuatedBefore: Bool
    let isPunctuatedAfter: Bool
    /// Next to a CJK character, or behind punctuation with a variation selector.
    let isBesideCJK: Bool

    /// Nil next to a space or the end of the text.
    init?(of run: Range<Int>, in text: Span<UInt8>, inChinese: Bool) {
        guard let before = text.scalar(endingAt: run.lowerBound), !isWhitespace(before.scalar),
            let next = text.scalar(startingAt: run.upperBound), !isWhitespace(next)
        else { return nil }
        isPunctuatedBefore = isPunctuation(before.scalar)
        isPunctuatedAfter = isPunctuation(next)
        // A variation selector belongs to the character before it.
        var base = before.scalar
        if (0xFE00...0xFE0F).contains(base.value), let real = text.scalar(endingAt: before.start) {
            base = real.scalar
        }
        isBesideCJK =
            (0xE0100...0xE01EF).contains(before.scalar.value) || CJK.isCharacter(base, inChinese: inChinese)
            || CJK.isCharacter(next, inChinese: inChinese) || (base != before.scalar && isPunctuation(base))
    }
}

/// The sentinel that makes libcmark see a run of stars as the amendment does; nil where it does so already.
private func sentinel(
    beside run: Range<Int>, in text: Span<UInt8>, inChinese: Bool
) -> (place: Int, sentinel: Sentinel)? {
    guard run.lowerBound > 0, run.upperBound < text.count else { return nil }
    let (left, right) = (text[run.lowerBound - 1], text[run.upperBound])
    // Nothing to change next to a space, and between signs of ASCII: most runs.
    if left <= 0x20 || right <= 0x20 || (left < 0x80 && right < 0x80) { return nil }
    guard let sides = Sides(of: run, in: text, inChinese: inChinese), sides.isBesideCJK else { return nil }
    if sides.isPunctuatedAfter, !sides.isPunctuatedBefore { return (run.lowerBound, .punctuationBeforeRun) }
    return sides.isPunctuatedBefore && !sides.isPunctuatedAfter ? (run.upperBound, .punctuationBehindRun) : nil
}

/// What one or two tildes can do; nil where they are nothing but tildes. A single one strikes out only where it stands at
/// the edge of a word: `5日~10日` and `/~user` do not.
private func tildeRun(_ run: Range<Int>, in text: Span<UInt8>, inChinese: Bool) -> TildeRun? {
    guard run.count <= 2 else { return nil }
    let before = text.byte(run.lowerBound - 1)
    let isOpen: Bool
    let isClose: Bool
    if let sides = Sides(of: run, in: text, inChinese: inChinese) {
        isOpen = !sides.isPunctuatedAfter || sides.isPunctuatedBefore || sides.isBesideCJK
        isClose = !sides.isPunctuatedBefore || sides.isPunctuatedAfter || sides.isBesideCJK
    } else {
        isOpen = text.scalar(startingAt: run.upperBound).map { !isWhitespace($0) } ?? false
        isClose = !isOpen && text.scalar(endingAt: run.lowerBound).map { !isWhitespace($0.scalar) } ?? false
    }
    if run.count == 2 { return isOpen ? (isClose ? .both : .opener) : isClose ? .closer : nil }
    if isOpen == isClose || before == UInt8(ascii: "/") { return nil }
    return isOpen ? .singleOpener : .singleCloser
}

/// Places behind escaped brackets that would begin a footnote, a task or an alert.
private func appendEscapedBrackets(in text: Span<UInt8>, to sentinels: inout [(place: Int, sentinel: Sentinel)]) {
    var place = 0
    while let found = text.next(UInt8(ascii: "\\"), from: place) {
        // A backslash takes the meaning of what follows, so of the next backslash too.
        place = found + 2
        guard place < text.count, text[found + 1] == UInt8(ascii: "[") else { continue }
        switch text[place] {
        case UInt8(ascii: "^"), UInt8(ascii: "!"), UInt8(ascii: "x"), UInt8(ascii: "X"), 0x20:
            sentinels.append((place, .escape))
        default: break
        }
    }
}

/// Places between a bracket and the footnote behind it: `[方案][^1]` is the link `[方案]` with a footnote, and to CommonMark a
/// reference to a link named `^1`.
private func appendBracketsBeforeFootnotes(
    in text: Span<UInt8>, to sentinels: inout [(place: Int, sentinel: Sentinel)]
) {
    var place = 0
    while let found = text.next(UInt8(ascii: "^"), from: place) {
        place = found + 1
        let open = found - 1
        guard open > 0, text.reads("][", at: open - 1), !text.isEscaped(open - 1),
            footnoteLabel(in: text, at: open) != nil
        else { continue }
        sentinels.append((open, .escape))
    }
}

/// The runs of a sign in a text that no backslash takes their meaning.
private func eachRun(of sign: UInt8, in text: Span<UInt8>, _ body: (Range<Int>) -> Void) {
    var place = 0
    while let found = text.next(sign, from: place) {
        let start = text.isEscaped(found) ? found + 1 : found
        place = start
        while place < text.count, text[place] == sign { place += 1 }
        if start < place { body(start..<place) }
    }
}
