import BanbaoText

// Official texts are passed on with the names and days that differ from place to place left open: `×月×日`, `XX市总工会`. A placeholder
// that nobody filled in must not reach readers.

/// A sign that placeholders are made of. The star of ASCII has rules of its own, since Markdown means something else by it.
enum PlaceholderSign {
    case letter, wideLetter, cross, wideStar

    var isLetter: Bool { self == .letter || self == .wideLetter }

    fileprivate var text: StaticString {
        switch self {
        case .letter: "X"
        case .wideLetter: "Ｘ"
        case .cross: "×"
        case .wideStar: "＊"
        }
    }
}

/// The signs of one kind that begin at a place, and the placeholder they make, if they make one.
func placeholder(of sign: PlaceholderSign, at start: Int, in text: Span<UInt8>) -> (end: Int, placeholder: Range<Int>?)
{
    let run = run(of: sign.text, at: start, in: text)
    guard !isLetter(text.byte(start - 1)), !isLetter(text.byte(run.end)) else { return (run.end, nil) }
    var digits = start
    while start - digits < 5, isDigit(text.byte(digits - 1)) { digits -= 1 }
    if let unit = text.first(of: ["年", "月", "日"], at: run.end) {
        let isProduct = run.count == 1 && isSpaceOrTab(text.byte(start - 1)) && isLetter(text.byte(start - 2))
        // `3×日均` multiplies, `Model X年底` is a name; `201×年` is a placeholder.
        guard !(isProduct && sign.isLetter), digits == start || run.count > 1 || text.reads("年", at: run.end) else {
            return (run.end, nil)
        }
        return (run.end, digits..<(run.end + unit.utf8CodeUnitCount))
    }
    guard run.count > 1, !isDigit(text.byte(run.end)) else { return (run.end, nil) }
    if digits < start {
        let isYear =
            run.count == 2 && start - digits == 2 && (text.reads("20", at: digits) || text.reads("19", at: digits))
        return (run.end, isYear && !isLetter(text.byte(digits - 1)) ? digits..<run.end : nil)
    }
    let isMask =
        isBesideChinese(start..<run.end, in: text) || (sign == .letter && isInEnglishName(start..<run.end, text))
    return (run.end, isMask ? start..<run.end : nil)
}

private func run(of sign: StaticString, at start: Int, in text: Span<UInt8>) -> (end: Int, count: Int) {
    var (end, count) = (start, 0)
    while text.reads(sign, at: end) {
        end += sign.utf8CodeUnitCount
        count += 1
    }
    return (end, count)
}

/// `XX染色体` is a matter of biology.
private func isBesideChinese(_ run: Range<Int>, in text: Span<UInt8>) -> Bool {
    if text.first(of: ["染色体", "性染色体"], at: run.upperBound) != nil { return false }
    let neighbours = [
        run.lowerBound > 0 ? text.scalar(endingAt: run.lowerBound)?.scalar : nil,
        run.upperBound < text.count ? text.scalar(startingAt: run.upperBound) : nil,
    ]
    return neighbours.contains { neighbour in
        guard let neighbour else { return false }
        // Han, and the brackets and punctuation of Chinese.
        return CJK.isHan(neighbour) || (0x3001...0x301F).contains(neighbour.value)
            || (0xFF01...0xFF60).contains(neighbour.value)
    }
}

/// `XX City`, `March XX`; but `Pope John XX`, `Article XX`.
private func isInEnglishName(_ run: Range<Int>, _ text: Span<UInt8>) -> Bool {
    if text.byte(run.upperBound) == 0x20, text.first(of: englishUnits, at: run.upperBound + 1) != nil { return true }
    return text.byte(run.lowerBound - 1) == 0x20
        && englishMonths.contains { text.reads($0, before: run.lowerBound - 1) }
}

private let englishUnits: [StaticString] = [
    "City", "County", "Company", "District", "Province", "Municipal", "Federation",
]
private let englishMonths: [StaticString] = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
]

// MARK: Stars

/// The stars that begin at a place, and the placeholder they begin, if they do: `*月*日`, `《*省实施方案》`.
func starPlaceholder(at start: Int, in text: Span<UInt8>) -> (run: Range<Int>, placeholder: Range<Int>?) {
    let stars = start..<run(of: "*", at: start, in: text).end
    // The first bytes of all that can make a placeholder of stars: hardly a star of emphasis goes further.
    guard (0xE5...0xE7).contains(text.byte(stars.upperBound)) else { return (stars, nil) }
    // Emphasis of 月 alone, with 日 behind it: nobody means that.
    var (end, parts) = (start, 0)
    while text.byte(end) == UInt8(ascii: "*") {
        let signs = run(of: "*", at: end, in: text).end
        guard let unit = text.first(of: ["年", "月", "日", "时", "分"], at: signs) else { break }
        parts += 1
        end = signs + unit.utf8CodeUnitCount
    }
    if parts > 1 { return (stars, start..<end) }
    guard stars.count == 1, let unit = text.first(of: ["省", "市", "县", "区", "同志"], at: stars.upperBound),
        text.first(of: ["市场", "市民", "区域", "区别", "省略", "省会"], at: stars.upperBound) == nil, isAlone(stars, in: text)
    else { return (stars, nil) }
    return (stars, start..<(stars.upperBound + unit.utf8CodeUnitCount))
}

/// Whether a star has no other in its part of the sentence that could make it emphasis, and does not begin a line, as the
/// star of a remark does. Each look ends at the next star, so that all looks together read the text twice.
private func isAlone(_ star: Range<Int>, in text: Span<UInt8>) -> Bool {
    var place = star.upperBound
    var openBrackets = 0
    while place < text.count, text[place] != 0x0A, text.first(of: ["。", "；", "！", "？"], at: place) == nil {
        if text[place] == UInt8(ascii: "*") { return false }
        if text.first(of: ["《", "（"], at: place) != nil { openBrackets += 1 }
        if text.first(of: ["》", "）"], at: place) != nil { openBrackets -= 1 }
        if openBrackets < 0 { break }
        place += 1
    }
    if text.byte(star.lowerBound - 1) <= 0x20 { return false }
    place = star.lowerBound
    while place > 0, text[place - 1] != 0x0A, !isClauseStart(place, in: text) {
        if text[place - 1] == UInt8(ascii: "*") { return false }
        place -= 1
    }
    return true
}

private func isClauseStart(_ place: Int, in text: Span<UInt8>) -> Bool {
    ["，", "、", "。", "；", "！", "？", "：", "《", "（", "“"].contains { text.reads($0, before: place) }
}

/// One warning for `20××年×月×日` and for `XX市XX公司`: placeholders on one line with a character or none between them.
func joined(_ placeholders: [Range<Int>], in text: Span<UInt8>) -> [Range<Int>] {
    var result: [Range<Int>] = []
    for placeholder in placeholders.sorted(by: { $0.lowerBound < $1.lowerBound }) {
        if let last = result.last, placeholder.lowerBound - last.upperBound <= 3,
            text.next(0x0A, from: last.lowerBound).map({ $0 > placeholder.lowerBound }) ?? true
        {
            result[result.count - 1] = last.lowerBound..<max(last.upperBound, placeholder.upperBound)
        } else {
            result.append(placeholder)
        }
    }
    return result
}
