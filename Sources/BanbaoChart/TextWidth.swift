internal import BanbaoText

/// The width of a text for which no font is at hand, in tenths of a unit: what fonts of systems need at most, or nearly so.
func textWidth(_ text: String, isBold: Bool = false) -> Int {
    var thousandths = 0
    for scalar in text.unicodeScalars {
        let width = widthInThousandths(scalar)
        // Digits and Han characters are as wide in bold, letters are not.
        thousandths += isBold && !isWide(scalar) && !("0"..."9" ~= scalar) ? width + width / 12 : width
    }
    return (thousandths * Drawing.fontSize + 999) / 1000
}

func isWide(_ scalar: Unicode.Scalar) -> Bool { CJK.cells(scalar) == 2 }

/// Of the size of the font, as wide as in DejaVu Sans, next to which other fonts of systems are narrow.
private func widthInThousandths(_ scalar: Unicode.Scalar) -> Int {
    switch scalar {
    case " ", "\u{A0}", "i", "j", "l", "I", "J", ".", ",", ":", ";", "'", "|", "/": 330
    case "f", "r", "t", "(", ")", "[", "]", "-", "!": 420
    case "c", "k", "s", "v", "x", "y", "z", "L", "F", "T", "Y", "P": 600
    case "0"..."9", "a"..."l", "n"..."u", "E", "S": 640
    case "w", "m", "W", "M", "%", "@": 980
    case "A"..."Z": 760
    // Signs that have the width of a letter in one font and of a Han character in another.
    case "\u{2018}", "\u{2019}", "\u{201C}", "\u{201D}", "\u{2014}", "\u{2026}", "\u{B7}", "\u{D7}": 1000
    default:
        switch CJK.cells(scalar) {
        case 0: 0
        case 2: 1000
        default: 840
        }
    }
}

/// The lines of a text that is not to be wider than so many tenths of a unit. Chinese is broken between characters, but neither
/// before a closing sign nor behind an opening one nor between a number and its unit; other text at spaces. A word that is wider than a line is cut.
func wrapped(_ text: String, width: Int, isBold: Bool = false) -> [String] {
    var lines: [String] = []
    var line = ""
    for piece in unbreakablePieces(of: text) {
        let longer = line + piece
        if line.isEmpty || textWidth(trimmed(longer), isBold: isBold) <= width {
            line = longer
        } else {
            lines.append(trimmed(line))
            line = piece
        }
        while textWidth(trimmed(line), isBold: isBold) > width, line.count > 1 {
            let head = longestPrefix(of: line, width: width, isBold: isBold)
            lines.append(head)
            line.removeFirst(head.count)
        }
    }
    if !trimmed(line).isEmpty || lines.isEmpty { lines.append(trimmed(line)) }
    return lines
}

/// Whether no word has to be cut for a column of that width.
func fits(_ text: String, width: Int, isBold: Bool = false) -> Bool {
    unbreakablePieces(of: text).allSatisfy { textWidth(trimmed($0), isBold: isBold) <= width }
}

private func longestPrefix(of text: String, width: Int, isBold: Bool) -> String {
    var prefix = String(text.prefix(1))
    for character in text.dropFirst() {
        if textWidth(prefix + String(character), isBold: isBold) > width { break }
        prefix.append(character)
    }
    return prefix
}

private func trimmed(_ line: String) -> String {
    var line = line[...]
    while line.last == " " { line.removeLast() }
    return String(line)
}

private func unbreakablePieces(of text: String) -> [String] {
    var pieces: [String] = []
    var previous: Character = " "
    for character in text {
        if pieces.isEmpty || mayBreak(between: previous, character) {
            if character == " ", pieces.isEmpty { continue }
            pieces.append(String(character))
        } else {
            pieces[pieces.count - 1].append(character)
        }
        previous = character
    }
    return pieces
}

private let closing: Set<Character> = [
    "，", "。", "、", "；", "：", "！", "？", "）", "》", "」", "』", "】", "〉", "”", "’", "…", "—", "～", "·", "％", "%", ")", ",",
    ".",
    ";", ":", "!", "?", "]",
]
private let opening: Set<Character> = ["（", "《", "「", "『", "【", "〈", "“", "‘", "(", "["]

private func mayBreak(between previous: Character, _ next: Character) -> Bool {
    if next == " " || closing.contains(next) || opening.contains(previous) { return false }
    if previous == " " { return true }
    if isWide(next.unicodeScalars.first ?? " ") { return !previous.isNumber }
    if isWide(previous.unicodeScalars.first ?? " ") { return true }
    return previous == "-" && next.isLetter
}
