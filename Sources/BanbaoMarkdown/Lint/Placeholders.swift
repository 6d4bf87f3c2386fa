import BanbaoText

// Official texts are passed on with the names and days that differ from place to place left open: `×月×日`, `XX市总工会`. A placeholder
// that nobody filled in must not reach readers. The same signs censor numbers and names, multiply, and stand for anything in an
// example, so only those count that a unit of dates, places or offices follows.

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

private let dateUnits: [StaticString] = ["年", "月", "日"]
private let officeUnits: [StaticString] = [
    "省", "市", "县", "区", "州", "乡", "镇", "村", "街道", "单位", "公司", "集团", "局", "处", "厂", "总工会", "工会", "同志", "届",
]
/// Words that begin as a unit does.
private let otherWords: [StaticString] = [
    "市场", "市民", "市值", "区域", "区别", "区间", "区块", "区分", "处理", "处于", "处在", "处罚", "处置", "省略", "省会", "省电", "省钱", "局部", "局域",
    "局面", "村上", "年轻", "月亮", "日志",
    "日期", "日常", "日均",
]

/// The signs of one kind that begin at a place, and the placeholder they make, if they make one.
func placeholder(of sign: PlaceholderSign, at start: Int, in text: Span<UInt8>) -> (end: Int, placeholder: Range<Int>?)
{
    let run = run(of: sign.text, at: start, in: text)
    guard !isLetter(text.byte(start - 1)), !isLetter(text.byte(run.end)) else { return (run.end, nil) }
    var digits = start
    while start - digits < 5, isDigit(text.byte(digits - 1)) { digits -= 1 }
    // The text may go on in the next line.
    let unitStart = text.byte(run.end) == 0x0A ? run.end + 1 : run.end
    if text.first(of: otherWords, at: unitStart) != nil { return (run.end, nil) }
    if let unit = text.first(of: dateUnits, at: unitStart) {
        let end = unitStart + unit.utf8CodeUnitCount
        // `3×日均` multiplies; `201×年` is a placeholder.
        guard digits == start || run.count > 1 || text.reads("年", at: unitStart) else { return (run.end, nil) }
        // One letter alone is a name (`Model X年底`) or an unknown (`X年后`).
        let isPart = text.first(of: dateUnits, before: start) != nil || begins(sign.text, after: end, in: text)
        if sign.isLetter, run.count == 1, digits == start, !isPart { return (run.end, nil) }
        return (run.end, digits..<end)
    }
    guard run.count > 1 else { return (run.end, nil) }
    if digits < start {
        return (run.end, isYear(digits..<start, run.end, run.count, in: text) ? digits..<run.end : nil)
    }
    if text.first(of: officeUnits, at: unitStart) != nil || isValueOfLabel(start..<run.end, in: text) {
        return (run.end, start..<run.end)
    }
    return (run.end, sign == .letter && isInEnglishName(start..<run.end, text) ? start..<run.end : nil)
}

/// `联系人：XX` and nothing behind.
private func isValueOfLabel(_ run: Range<Int>, in text: Span<UInt8>) -> Bool {
    let labels: [StaticString] = ["联系人：", "电话：", "时间：", "日期：", "地点：", "地址：", "姓名：", "单位："]
    return text.first(of: labels, before: run.lowerBound) != nil
        && (text.byte(run.upperBound) <= 0x20 || text.first(of: ["，", "。", "；", "）"], at: run.upperBound) != nil)
}

/// `20××` by itself, and not in a pattern such as `20XX-XX-XX`.
private func isYear(_ digits: Range<Int>, _ end: Int, _ count: Int, in text: Span<UInt8>) -> Bool {
    let isCentury = text.reads("20", at: digits.lowerBound) || text.reads("19", at: digits.lowerBound)
    let (before, after) = (text.byte(digits.lowerBound - 1), text.byte(end))
    return count == 2 && digits.count == 2 && isCentury && !isDigit(after) && !isLetter(before)
        && !"-_/.".utf8.contains(before) && !"-_/:".utf8.contains(after)
}

/// Whether the next part of a date begins there: `X月X日`.
private func begins(_ sign: StaticString, after end: Int, in text: Span<UInt8>) -> Bool {
    let run = run(of: sign, at: text.byte(end) == 0x0A ? end + 1 : end, in: text)
    return run.count > 0 && text.first(of: dateUnits, at: run.end) != nil
}

private func run(of sign: StaticString, at start: Int, in text: Span<UInt8>) -> (end: Int, count: Int) {
    var (end, count) = (start, 0)
    while text.reads(sign, at: end) {
        end += sign.utf8CodeUnitCount
        count += 1
    }
    return (end, count)
}

/// `XX City`, `March XX`; but `Pope John XX`, `Article XX`.
private func isInEnglishName(_ run: Range<Int>, _ text: Span<UInt8>) -> Bool {
    if text.byte(run.upperBound) == 0x20, text.first(of: englishUnits, at: run.upperBound + 1) != nil { return true }
    return text.byte(run.lowerBound - 1) == 0x20
        && englishMonths.contains { text.reads($0, before: run.lowerBound - 1) }
}

private let englishUnits: [StaticString] = [
    "City", "County", "District", "Province", "Municipal", "Federation",
]
private let englishMonths: [StaticString] = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
]

// MARK: Stars

/// The stars that begin at a place, and the placeholder they begin, if they do: `*月*日`, `《*省实施方案》`. Whether a single star
/// is one that readers see, its block must tell.
func starPlaceholder(at start: Int, in text: Span<UInt8>) -> (run: Range<Int>, placeholder: Range<Int>?) {
    let stars = start..<run(of: "*", at: start, in: text).end
    // The first bytes of all that can make a placeholder of stars: hardly a star of emphasis goes further.
    guard (0xE5...0xE7).contains(text.byte(stars.upperBound)) else { return (stars, nil) }
    // Emphasis of 月 alone, with 日 behind it: nobody means that.
    var (end, next, parts) = (start, start, 0)
    while text.byte(next) == UInt8(ascii: "*") {
        let signs = run(of: "*", at: next, in: text).end
        guard let unit = text.first(of: ["年", "月", "日", "时", "分"], at: signs) else { break }
        parts += 1
        end = signs + unit.utf8CodeUnitCount
        // The text may go on in the next line.
        next = text.byte(end) == 0x0A ? end + 1 : end
    }
    if parts > 1 { return (stars, start..<end) }
    guard stars.count == 1, let unit = text.first(of: ["省", "市", "县", "区", "同志"], at: stars.upperBound),
        text.first(of: otherWords, at: stars.upperBound) == nil, followsWordOfPlace(start, in: text)
    else { return (stars, nil) }
    return (stars, start..<(stars.upperBound + unit.utf8CodeUnitCount))
}

/// What stands before a name, and not before the star of a remark.
private func followsWordOfPlace(_ place: Int, in text: Span<UInt8>) -> Bool {
    text.first(
        of: ["《", "“", "（", "，", "、", "。", "；", "：", "在", "于", "由", "从", "到", "向", "和", "与", "及", "按照", "根据"],
        before: place) != nil
}

extension Span<UInt8> {
    /// The first of these words that ends at a place.
    fileprivate func first(of words: [StaticString], before place: Int) -> StaticString? {
        words.first { reads($0, before: place) }
    }
}

/// One warning for `20××年×月×日` and for `XX市XX公司`: placeholders on one line with a character or none between them, and dates that
/// go on in the next.
func joined(_ placeholders: [Range<Int>], in text: Span<UInt8>) -> [Range<Int>] {
    var result: [Range<Int>] = []
    for placeholder in placeholders.sorted(by: { $0.lowerBound < $1.lowerBound }) {
        guard let last = result.last else {
            result.append(placeholder)
            continue
        }
        let gap = last.upperBound..<max(last.upperBound, placeholder.lowerBound)
        let goesOn =
            gap.count == 1 && (text.reads("年", before: gap.lowerBound) || text.reads("月", before: gap.lowerBound))
        if gap.count <= 3, goesOn || !text.holds(0x0A, in: gap) {
            result[result.count - 1] = last.lowerBound..<max(last.upperBound, placeholder.upperBound)
        } else {
            result.append(placeholder)
        }
    }
    return result
}
