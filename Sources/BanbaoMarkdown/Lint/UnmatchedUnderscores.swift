import BanbaoText

/// The first pair of underscores around a text in a block that Chinese characters next to them keep from being emphasis, as in
/// `这是_重要_的` and `__（一）__甲`. Names such as `附件_名单_终稿.docx` have them, too, so a single one counts only where nothing of
/// a name is around.
///
/// In: the block's texts as libcmark read them, a line feed behind each.
func unreadUnderscores(in block: ArraySlice<UInt8>, literals: [UInt8], regions: NonTextRanges) -> Range<Int>? {
    let runs = underscoreRuns(in: block).filter { regions.isText($0.lowerBound) }
    guard runs.count > 1 else { return nil }
    var attempts = 0
    for (open, close) in zip(runs, runs.dropFirst()) {
        let inner = open.upperBound..<close.lowerBound
        guard open.count == close.count, open.count < 4, !inner.isEmpty, inner.count < 200,
            !block[inner].contains(0x0A),
            isBesideCJK(open, close, in: block), opens(open, in: block), closes(close, in: block)
        else { continue }
        // Of so many no more is said than of one; the limit keeps texts of nothing else from taking quadratic time.
        attempts += 1
        if attempts > 100 { return nil }
        let isSingle = open.count == 1
        if isSingle, isPartOfName(open.lowerBound..<close.upperBound, in: block, runs: runs) { continue }
        // Readers see them only if libcmark left them in a text.
        let seen = Array(block[open]) + block[inner].prefix(3)
        if literals.span.first(seen.span, from: 0) != nil { return open.lowerBound..<close.upperBound }
    }
    return nil
}

private func underscoreRuns(in text: ArraySlice<UInt8>) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var place = text.startIndex
    while let start = text[place...].firstIndex(of: UInt8(ascii: "_")) {
        place = text[start...].firstIndex { $0 != UInt8(ascii: "_") } ?? text.endIndex
        runs.append(start..<place)
    }
    return runs
}

private func isBesideCJK(_ open: Range<Int>, _ close: Range<Int>, in text: ArraySlice<UInt8>) -> Bool {
    text.byte(open.lowerBound - 1) >= 0x80 || text.byte(close.upperBound) >= 0x80
}

private func opens(_ run: Range<Int>, in text: ArraySlice<UInt8>) -> Bool {
    let (before, after) = (text.byte(run.lowerBound - 1), text.byte(run.upperBound))
    return after > 0x20 && !isLetterOrDigit(before) && before != UInt8(ascii: "/") && before != UInt8(ascii: ".")
}

private func closes(_ run: Range<Int>, in text: ArraySlice<UInt8>) -> Bool {
    let (before, after) = (text.byte(run.lowerBound - 1), text.byte(run.upperBound))
    return before > 0x20 && !isLetterOrDigit(after) && after != UInt8(ascii: "/") && after != UInt8(ascii: ".")
}

/// Whether another underscore or a digit or letter stands in the same word: `2017_名单_甲_终稿`.
private func isPartOfName(_ range: Range<Int>, in text: ArraySlice<UInt8>, runs: [Range<Int>]) -> Bool {
    let inner = text[(range.lowerBound + 1)..<(range.upperBound - 1)]
    if inner.allSatisfy({ isLetterOrDigit($0) }) { return true }
    func isWordEnd(_ place: Int) -> Bool {
        text.byte(place) <= 0x20
            || text.first(of: ["，", "。", "；", "：", "、", "！", "？", "（", "）", "“", "”", "《", "》"], at: place) != nil
    }
    var (start, end) = (range.lowerBound, range.upperBound)
    while start > text.startIndex, range.lowerBound - start < 200, !isWordEnd(start - 1), !isWordEnd(start - 3) {
        start -= 1
    }
    while end < text.endIndex, end - range.upperBound < 200, !isWordEnd(end) { end += 1 }
    let signs = (text[start..<range.lowerBound] + text[range.upperBound..<end]).filter { $0 < 0x80 }
    return signs.contains { isLetterOrDigit($0) || "_./\\".utf8.contains($0) }
}
