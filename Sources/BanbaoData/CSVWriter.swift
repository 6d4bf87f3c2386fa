package import BanbaoText

/// Writes a table (RFC 4180) that spreadsheets open as it is: in UTF-8 that says so, and without formulas.
package struct CSVWriter {
    package enum Cell {
        case text(String)
        case number(ExactDecimal)
    }

    /// Without the mark in front, spreadsheets take Chinese for another encoding.
    package private(set) var bytes: [UInt8] = [0xEF, 0xBB, 0xBF]

    package init() {}

    package mutating func line(_ cells: [Cell]) {
        for (place, cell) in cells.enumerated() {
            if place > 0 { bytes.append(UInt8(ascii: ",")) }
            switch cell {
            case .text(let text): append(text)
            case .number(let number): bytes.append(number.text)
            }
        }
        bytes += [0x0D, 0x0A]
    }

    private static let quote = UInt8(ascii: "\"")

    private mutating func append(_ text: String) {
        // What begins so is calculated, wherever it came from.
        let isFormula = text.utf8.first.map { "=+-@\t\r".utf8.contains($0) } ?? false
        let shown = isFormula ? "'" + text : text
        guard shown.utf8.contains(where: { $0 == Self.quote || $0 == UInt8(ascii: ",") || $0 == 0x0A || $0 == 0x0D })
        else { return bytes.append(shown) }
        bytes.append(Self.quote)
        for byte in shown.utf8 {
            if byte == Self.quote { bytes.append(Self.quote) }
            bytes.append(byte)
        }
        bytes.append(Self.quote)
    }
}
