import BanbaoText

/// The first `**` of a block that readers see as it stands, and that was not written `\*\*`.
///
/// In: the block's texts as libcmark read them, a line feed behind each. Where one of its stars stands in the source is known
/// by the bytes around it, since libcmark gives no places of inlines.
func unmatchedEmphasis(in block: ArraySlice<UInt8>, literals: [UInt8], regions: NonTextRanges) -> Range<Int>? {
    let runs = starRuns(in: block)
    let written = runs.filter {
        !regions.isOpaque($0.lowerBound) && !isOfCode($0, in: block) && !(runs.count == 1 && standsAlone($0, in: block))
    }
    if written.isEmpty { return nil }
    // Of so many no more is said than of one; the limit keeps texts of nothing but stars from taking quadratic time.
    for run in starRuns(in: literals[...]).prefix(100) {
        let before = literals[..<run.lowerBound].suffix(8).reversed().prefix { $0 != 0x0A }
        let after = literals[run.upperBound...].prefix(8).prefix { $0 != 0x0A }
        let place = written.first { candidate in
            // An entity or an escaped sign next to it is written otherwise than it reads.
            let (last, next) = (block.byte(candidate.lowerBound - 1), block.byte(candidate.upperBound))
            // Most end here.
            guard candidate.count == run.count, before.first.map({ $0 == last || last == UInt8(ascii: ";") }) ?? true
            else { return false }
            let isAfter = block[..<candidate.lowerBound].reversed().starts(with: before)
            let isBefore = block[candidate.upperBound...].starts(with: after)
            return (isAfter || (isBefore && last == UInt8(ascii: ";")))
                && (isBefore || next == UInt8(ascii: "&") || next == UInt8(ascii: "\\"))
        }
        if let place { return place }
    }
    return nil
}

/// Runs of two or three: longer ones are drawn lines, or digits that are kept back.
private func starRuns(in text: ArraySlice<UInt8>) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var place = text.startIndex
    while let start = text[place...].firstIndex(of: UInt8(ascii: "*")) {
        place = text[start...].firstIndex { $0 != UInt8(ascii: "*") } ?? text.endIndex
        if (2...3).contains(place - start) { runs.append(start..<place) }
    }
    return runs
}

/// The only stars of a block, and no sign of emphasis: the sign itself (`写作 ** 。`), or letters kept back (`F*** you`).
private func standsAlone(_ run: Range<Int>, in block: ArraySlice<UInt8>) -> Bool {
    let (before, after) = (block.byte(run.lowerBound - 1), block.byte(run.upperBound))
    if isSpaceOrTab(before), isSpaceOrTab(after) {
        return block.first(of: ["，", "。", "、", "；", "）", "”", ",", "."], at: run.upperBound + 1) != nil
    }
    return run.count == 3 && isLetter(before) && !isLetterOrDigit(block.byte(run.lowerBound - 2)) && after < 0x80
}

/// `2**10` and `2 ** 10` are powers, `f**k` is masked, `src/**/*.js` a pattern and `**kwargs` an argument.
private func isOfCode(_ run: Range<Int>, in block: ArraySlice<UInt8>) -> Bool {
    let (before, after) = (block.byte(run.lowerBound - 1), block.byte(run.upperBound))
    if isLetterOrDigit(before), isLetterOrDigit(after) { return true }
    if before == 0x20, after == 0x20, isDigit(block.byte(run.upperBound + 1)),
        isLetterOrDigit(block.byte(run.lowerBound - 2)) || block.byte(run.lowerBound - 2) == UInt8(ascii: ")")
    {
        return true
    }
    if before == UInt8(ascii: "/") || after == UInt8(ascii: "/") { return true }
    return run.count == 2 && (0x61...0x7A).contains(after)
        && (before == UInt8(ascii: "(") || before == UInt8(ascii: ","))
}
