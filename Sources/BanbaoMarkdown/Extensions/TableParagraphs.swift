import BanbaoText

/// A paragraph's lines, without the marks of the quotations and lists around it.
struct TableParagraph {
    /// Index of its first line.
    let first: Int
    /// Up to a line that belongs to it only lazily.
    var contents: [Range<Int>]
    /// What stands before the first line's text.
    let prefix: Range<Int>
    /// The last line underlines the text above it, so that a table of it has another line of dashes.
    let isUnderlined: Bool
}

/// All paragraphs of more than one line, and headings that may be tables; as libcmark sees them.
func tableParagraphs(in bytes: [UInt8], _ lines: [Range<Int>]) -> [TableParagraph] {
    guard lines.contains(where: { mayUnderline($0, in: bytes.span) }) else { return [] }
    var found: [TableParagraph] = []
    var quotations = 0
    var itemColumns: [Int] = []
    let tree = CMarkTree(parsing: bytes.span, hasSentinels: false)
    tree.walk { node, isEntering in
        switch node.kind {
        case .blockQuote: quotations += isEntering ? 1 : -1
        case .item where isEntering:
            let child = node.firstChild
            let isBesideMark = child?.lines.lowerBound == node.lines.lowerBound
            itemColumns.append(isBesideMark ? child?.startColumn ?? 1 : node.startColumn + 2)
        case .item: itemColumns.removeLast()
        // A heading that is underlined may be rows and a line across.
        case .paragraph where isEntering, .heading where isEntering:
            guard node.lines.count > 1 else { break }
            found.append(paragraph(node, in: bytes, lines, quotations, itemColumn: itemColumns.last ?? 1))
        default: break
        }
        return true
    }
    return found
}

private func paragraph(
    _ node: CMarkNode, in bytes: [UInt8], _ lines: [Range<Int>], _ quotations: Int, itemColumn: Int
) -> TableParagraph {
    let text = bytes.span
    let first = node.lines.lowerBound - 1
    let start = min(lines[first].lowerBound + node.startColumn - 1, lines[first].upperBound)
    var contents = [start..<lines[first].upperBound]
    for index in (first + 1)..<min(node.lines.upperBound, lines.count) {
        var place = lines[index].lowerBound
        var (column, marks) = (1, 0)
        while place < lines[index].upperBound {
            if text[place] == 0x09 {
                column += 4 - (column - 1) % 4
            } else if text[place] == 0x20 {
                column += 1
            } else if text[place] == UInt8(ascii: ">"), marks < quotations {
                marks += 1
                column += 1
            } else {
                break
            }
            place += 1
        }
        if marks < quotations || column < itemColumn { break }
        contents.append(place..<lines[index].upperBound)
        // libcmark counts the line behind an underline in.
        if node.kind == .heading, isUnderline(contents[contents.count - 1], in: text) { break }
    }
    return TableParagraph(
        first: first, contents: contents, prefix: lines[first].lowerBound..<start,
        isUnderlined: node.kind == .heading)
}
