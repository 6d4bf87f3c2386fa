import BanbaoText

// Paragraphs whose lines were to be something else: rows of a table that lacks its line of dashes or was pasted with tabs, items of
// a list without a space, numbered lines that run together, boxes and short codes of other programs.

/// What a line begins with, or holds, that other programs read and Markdown does not.
enum LineHabit {
    case row, tab, item, number, container
}

private let containerMarks: [StaticString] = [":::", "!!! ", "??? ", "???+ "]

/// In: where the text of a line begins, behind the marks of quotations and lists; nil where the line is like any other.
func lineHabit(at start: Int, in text: Span<UInt8>) -> LineHabit? {
    switch text.byte(start) {
    case UInt8(ascii: "|"): return .row
    case UInt8(ascii: "-"): return text.byte(start + 1) >= 0x80 && text.isHan(at: start + 1) ? .item : nil
    case UInt8(ascii: ":"), UInt8(ascii: "!"), UInt8(ascii: "?"):
        return text.first(of: containerMarks, at: start) != nil ? .container : nil
    case UInt8(ascii: "0")...UInt8(ascii: "9"), 0xE4, 0xE5, 0xEF:
        return LineNumber(at: start, in: text) != nil ? .number : nil
    default: return nil
    }
}

/// The mistakes in the lines of a paragraph. In: its lines as they are written, without their ends; whether a single item without
/// a space is one, since the text has more of them.
func lintLines(_ lines: [Range<Int>], in text: [UInt8], path: String, hasMoreItems: Bool) -> [Diagnostic] {
    var problems: [Diagnostic] = []
    let span = text.span
    let starts = lines.map { min(LineStart(at: $0.lowerBound, in: span).place, $0.upperBound) }
    let contents = zip(starts, lines).map { $0..<$1.upperBound }
    if let rows = unreadRows(contents, in: span) { problems.append(.tableWithoutDashes(path: path, range: rows)) }
    if let rows = rowsOfTabs(contents, in: span) { problems.append(.tableOfTabs(path: path, range: rows)) }
    let items = contents.filter { lineHabit(at: $0.lowerBound, in: span) == .item }
    if let first = items.first, items.count > 1 || hasMoreItems {
        let title = String(decoding: text[(first.lowerBound + 1)..<first.upperBound], as: UTF8.self)
        problems.append(
            .itemWithoutSpace(path: path, range: first.lowerBound..<(first.lowerBound + 1), fix: "- \(title)"))
    }
    if let number = numberThatRunsOn(contents, in: span) {
        problems.append(.numbersRunTogether(path: path, range: number))
    }
    for line in contents where lineHabit(at: line.lowerBound, in: span) == .container {
        // The line that closes one says nothing of its own.
        let name = line.drop { ":!?+".utf8.contains(text[$0]) || isSpaceOrTab(text[$0]) }
        if let first = name.first, isLetter(text[first]) || text[first] == UInt8(ascii: "{") {
            let sign = String(decoding: text[line.lowerBound..<(line.lowerBound + 3)], as: UTF8.self)
            problems.append(.containerNotRead(path: path, range: line, sign: sign))
        }
    }
    return problems
}

/// The first row of those that begin and end with a pipe, two of them or more, and are no table.
private func unreadRows(_ lines: [Range<Int>], in text: Span<UInt8>) -> Range<Int>? {
    // A line of dashes that is in order has another mistake, which was reported with the table.
    if lines.contains(where: { alignments($0, in: text) != nil }) { return nil }
    var before: Range<Int>?
    for line in lines {
        let row = trimmed(line, in: text)
        let isRow =
            row.count > 2 && text[row.lowerBound] == UInt8(ascii: "|") && text[row.upperBound - 1] == UInt8(ascii: "|")
        if isRow, let before { return before }
        before = isRow ? row : nil
    }
    return nil
}

/// The first of two lines with as many tabs, or of three with one.
private func rowsOfTabs(_ lines: [Range<Int>], in text: Span<UInt8>) -> Range<Int>? {
    var run: (first: Range<Int>, tabs: Int, count: Int)?
    for line in lines {
        let row = trimmed(line, in: text)
        // What a program writes before a tab for an indentation is no cell.
        let cells = row.split { text[$0] == 0x09 }
        let hasCells = cells.allSatisfy { $0.count <= 60 && !text.reads("\u{200B}", at: $0.lowerBound) }
        let tabs = hasCells || cells.count > 2 ? row.count { text[$0] == 0x09 } : 0
        if let present = run, present.tabs == tabs {
            run = (present.first, tabs, present.count + 1)
        } else {
            run = (row, tabs, 1)
        }
        if let run, run.tabs > 1 && run.count > 1 || run.tabs == 1 && run.count > 2 { return run.first }
    }
    return nil
}

/// The short code that begins at a place, `{{< name >}}` or `{% name %}`, on one line.
func shortcode(at start: Int, in text: Span<UInt8>) -> Range<Int>? {
    let pairs: [(StaticString, StaticString)] = [("{{<", ">}}"), ("{{%", "%}}"), ("{%", "%}")]
    guard let (_, close) = pairs.first(where: { text.reads($0.0, at: start) }) else { return nil }
    var end = start + 2
    while end < text.count, text[end] != 0x0A, end - start < 200 {
        if text.reads(close, at: end) { return start..<(end + close.utf8CodeUnitCount) }
        end += 1
    }
    return nil
}
