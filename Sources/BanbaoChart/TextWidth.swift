internal import BanbaoText

/// The width of a text for which no font is at hand, in tenths of a unit: what fonts of systems need at most, or nearly so.
func textWidth(_ text: String, isBold: Bool = false) -> Int {
    var thousandths = 0
    for scalar in text.unicodeScalars { thousandths += widthInThousandths(scalar, isBold: isBold) }
    return (thousandths * Drawing.fontSize + 999) / 1000
}

func isWide(_ scalar: Unicode.Scalar) -> Bool { scalar.value >= 0x1100 && CJK.cells(scalar) == 2 }

/// Of the size of the font. Digits and Han characters are as wide in bold, letters are not.
func widthInThousandths(_ scalar: Unicode.Scalar, isBold: Bool) -> Int {
    let width = regularWidthInThousandths(scalar)
    return isBold && !isDigit(scalar) && !isWide(scalar) ? width + width / 12 : width
}

func isDigit(_ scalar: Unicode.Scalar) -> Bool { "0"..."9" ~= scalar }

/// Somewhat more than in Arial, Segoe UI, Roboto and the Latin letters of Chinese fonts; DejaVu Sans alone is a little wider.
private func regularWidthInThousandths(_ scalar: Unicode.Scalar) -> Int {
    switch scalar {
    case "i", "j", "l", "I", "J": 280
    case " ", "\u{A0}", ".", ",", ":", ";", "'", "|", "/": 310
    case "f", "r", "t", "(", ")", "[", "]", "-", "!": 390
    case "c", "s", "z", "L": 530
    case "k", "v", "x", "y", "F", "P", "T", "Y": 570
    case "0"..."9", "a"..."l", "n"..."u", "E", "S": 600
    case "D", "G", "H", "N", "O", "Q", "U", "w": 770
    case "m", "M", "W", "%", "@": 960
    case "A"..."Z": 670
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
