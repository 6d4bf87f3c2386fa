import BanbaoText

// Lines that look like a heading, a row of a table or a paragraph to an editor, and like something else to Markdown.

/// In: where the text of a paragraph's line begins, and the level below the page's title, from which on headings are proposed.
func lintHeading(at place: Int, in text: [UInt8], path: String, firstLevel: Int) -> Diagnostic? {
    let line = text[place...].prefix { $0 != 0x0A }
    let start = place + indentLength(in: text.span, at: place)
    var (end, level, hasWideSign) = (start, 0, false)
    while end < line.endIndex, line[end] == UInt8(ascii: "#") || line.reads("＃", at: end) {
        hasWideSign = hasWideSign || line[end] != UInt8(ascii: "#")
        end += line[end] == UInt8(ascii: "#") ? 1 : 3
        level += 1
    }
    let title = trimmed(line[end...])
    // Numbers (`＃3机组`) and topics (`#劳动最光荣#`) are no headings.
    guard (1...6).contains(level), let first = title.first, !isDigit(first), level > 1 || !holdsNumberSign(title) else {
        return nil
    }
    let marks = String(repeating: "#", count: max(level, firstLevel))
    let fix = "\(marks) \(String(decoding: title, as: UTF8.self))"
    let signs = start..<end
    if hasWideSign { return .wideHeadingMark(path: path, range: signs, fix: fix) }
    if start > place { return .indentedHeading(path: path, range: place..<end, fix: fix) }
    if line.reads("　", at: end) {
        return .wideSpaceAfterHeadingMark(path: path, range: signs.lowerBound..<(end + 3), fix: fix)
    }
    // Nobody's heading is that long; a line of text may begin with a topic.
    guard title.count <= 150, text.span.isHan(at: end) || line.first(of: ["（", "《", "“"], at: end) != nil else {
        return nil
    }
    return .headingWithoutSpace(path: path, range: signs, fix: fix)
}

private func holdsNumberSign(_ title: ArraySlice<UInt8>) -> Bool {
    title.indices.contains { title[$0] == UInt8(ascii: "#") || title.reads("＃", at: $0) }
}

private func trimmed(_ title: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var title = title
    while let first = title.first, isSpaceOrTab(first) || title.reads("　", at: title.startIndex) {
        title = title.dropFirst(isSpaceOrTab(first) ? 1 : 3)
    }
    while let last = title.last, isSpaceOrTab(last) || title.reads("　", before: title.endIndex) {
        title = title.dropLast(isSpaceOrTab(last) ? 1 : 3)
    }
    return title
}

/// The first full-width pipe of a row. `首页｜动态｜政策` in a sentence is none: a row begins with a pipe, or another follows it.
/// In: all pipes of a paragraph.
func widePipeRow(_ pipes: [Int], in text: [UInt8]) -> Range<Int>? {
    var lineBefore: (end: Int, first: Int)?
    var index = 0
    while index < pipes.count {
        let first = pipes[index]
        let end = text[first...].firstIndex(of: 0x0A) ?? text.endIndex
        let count = pipes[index...].prefix { $0 < end }.count
        index += count
        guard count > 1 else { continue }
        let start = text[..<first].lastIndex(of: 0x0A).map { $0 + 1 } ?? text.startIndex
        if LineStart(at: start, in: text.span).place == first { return first..<(first + 3) }
        if let before = lineBefore, before.end + 1 == start { return before.first..<(before.first + 3) }
        lineBefore = (end, first)
    }
    return nil
}

/// Whether a block of code is none, but text that begins with spaces: in each line more Han characters than letters and no sign of
/// code, of drawings or of columns; and somewhere the punctuation of Chinese, unless one line is all. In: what the block holds.
func isProse(_ block: ArraySlice<UInt8>) -> Bool {
    let lines = block.split(separator: 0x0A)
    let isSentence = block.indices.contains {
        block.first(of: ["，", "。", "；", "！", "？", "　　"], at: $0) != nil
    }
    return (isSentence || lines.count == 1) && lines.allSatisfy(isProseLine)
}

private func isProseLine(_ line: ArraySlice<UInt8>) -> Bool {
    let text = line.drop(while: isSpaceOrTab)
    guard text.span.hanAndWordCount.han > text.count(where: isLetter) else { return false }
    // Comments, and columns that spaces put in place.
    if text.first(of: ["//", "#", "--", "/*", "*", ">", "+", "->"], at: text.startIndex) != nil { return false }
    return !text.indices.contains { place in
        // The last are those of drawings and arrows: U+2190 and what follows, U+2500 and what follows.
        "{}=<>;$\\|`\t_".utf8.contains(text[place]) || text.reads("  ", at: place)
            || text.first(of: ["->", "//", "/*"], at: place) != nil
            || text[place] == 0xE2 && ((0x94...0x97).contains(text.byte(place + 1)) || text.byte(place + 1) == 0x86)
    }
}
