internal import BanbaoText

/// The lines of a text that is not to be wider than so many tenths of a unit. Chinese is broken between characters, but neither
/// before a closing sign nor behind an opening one nor between a number and its unit; other text at spaces. A word that is wider than a line is cut.
func wrapped(_ text: String, width: Int, isBold: Bool = false) -> [String] {
    let limit = width * 1000 / Drawing.fontSize
    var lines: [String] = []
    var line = String.UnicodeScalarView()
    var lineWidth = 0
    func addLine() {
        lines.append(String(line))
        line.removeAll()
        lineWidth = 0
    }
    for piece in pieces(of: text, isBold: isBold) {
        let space = line.isEmpty ? 0 : piece.spaceBefore
        if !line.isEmpty, lineWidth + space + piece.width > limit { addLine() }
        if !line.isEmpty, space > 0 {
            line.append(" ")
            lineWidth += space
        }
        for scalar in piece.scalars {
            let width = widthInThousandths(scalar, isBold: isBold)
            if width > 0, !line.isEmpty, lineWidth + width > limit { addLine() }
            line.append(scalar)
            lineWidth += width
        }
    }
    if !line.isEmpty || lines.isEmpty { addLine() }
    return lines
}

/// Whether no word has to be cut for a column of that width.
func fits(_ text: String, width: Int, isBold: Bool = false) -> Bool {
    pieces(of: text, isBold: isBold).allSatisfy { $0.width * Drawing.fontSize <= width * 1000 }
}

/// What no line is broken in. Widths are in thousandths of the size of the font.
private struct Piece {
    var scalars: [Unicode.Scalar]
    var width: Int
    let spaceBefore: Int
}

private func pieces(of text: String, isBold: Bool) -> [Piece] {
    var pieces: [Piece] = []
    var previous: Unicode.Scalar = " "
    for scalar in text.unicodeScalars {
        defer { previous = scalar }
        if scalar == " " { continue }
        let width = widthInThousandths(scalar, isBold: isBold)
        if pieces.isEmpty || mayBreak(between: previous, scalar) {
            let space = previous == " " && !pieces.isEmpty ? widthInThousandths(" ", isBold: isBold) : 0
            pieces.append(Piece(scalars: [scalar], width: width, spaceBefore: space))
        } else {
            pieces[pieces.count - 1].scalars.append(scalar)
            pieces[pieces.count - 1].width += width
        }
    }
    return pieces
}

private func mayBreak(between previous: Unicode.Scalar, _ next: Unicode.Scalar) -> Bool {
    if previous == " " { return true }
    if isClosing(next) || isOpening(previous) || CJK.cells(next) == 0 { return false }
    if isWide(next) { return !isDigit(previous) }
    return isWide(previous) || previous == "-" && next.properties.isAlphabetic
}

private func isClosing(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "，", "。", "、", "；", "：", "！", "？", "）", "》", "」", "』", "】", "〉", "”", "’", "…", "—", "～", "·", "％", "%", ")",
        ",", ".",
        ";", ":", "!", "?", "]":
        true
    default: false
    }
}

private func isOpening(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "（", "《", "「", "『", "【", "〈", "“", "‘", "(", "[": true
    default: false
    }
}
