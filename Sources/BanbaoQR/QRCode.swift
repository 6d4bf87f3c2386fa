/// A text as a QR code (ISO/IEC 18004:2015) in bytes, at correction level M.
package struct QRCode: Sendable, Equatable {
    /// Modules on each side, without the quiet zone.
    package let size: Int
    /// Row by row.
    private let modules: [Bool]

    /// Nil for a text of more than 2,331 bytes.
    package init?(_ text: String) {
        guard let version = Version(holding: text.utf8.count) else { return nil }
        var grid = ModuleGrid(version)
        grid.drawPatterns()
        grid.drawData(codewords(of: Array(text.utf8), version))
        let masked = (0..<8).map { grid.masked(by: $0) }
        // The first of those that are easiest to read.
        let best = masked.enumerated().min { ($0.element.penalty, $0.offset) < ($1.element.penalty, $1.offset) }
        size = version.size
        modules = best?.element.isDark ?? []
    }

    package func isDark(row: Int, column: Int) -> Bool { modules[row * size + column] }
}

/// `100000011001110` for level M with mask 5: BCH(15, 5) and the mask of the standard.
package func formatBits(mask: Int) -> Int {
    // Level M is 00.
    ((mask << 10) | bchRemainder(mask, generator: 0x537, bits: 10)) ^ 0x5412
}

/// BCH(18, 6), from version 7 on.
package func versionBits(_ number: Int) -> Int { (number << 12) | bchRemainder(number, generator: 0x1F25, bits: 12) }

private func bchRemainder(_ value: Int, generator: Int, bits: Int) -> Int {
    var remainder = value
    for _ in 0..<bits { remainder = (remainder << 1) ^ ((remainder >> (bits - 1)) * generator) }
    return remainder
}
