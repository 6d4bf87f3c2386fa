package import BanbaoText

extension QRCode {
    /// The modules that must stay light around a code.
    private static let quietZone = 4

    /// As SVG to stand in a page: dark on light whatever the colours of the page are. In: what those hear who cannot see it.
    package func svg(label: String) -> Markup {
        let side = size + 2 * Self.quietZone
        var bytes = Array("<svg class=\"qr-code\" viewBox=\"0 0 \(side) \(side)\" role=\"img\" aria-label=\"".utf8)
        bytes.append(escaping: label)
        bytes += "\" shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h\(side)v\(side)H0z\"/>".utf8
        bytes += "<path stroke=\"#000\" d=\"".utf8
        for row in 0..<size { append(row, to: &bytes) }
        bytes += "\"/></svg>".utf8
        return Markup(trusted: bytes)
    }

    /// Each run of dark modules as a line: `M4 4.5h7m1 0h3`.
    private func append(_ row: Int, to bytes: inout [UInt8]) {
        var end: Int?
        var column = 0
        while column < size {
            guard isDark(row: row, column: column) else {
                column += 1
                continue
            }
            let start = column
            while column < size, isDark(row: row, column: column) { column += 1 }
            bytes +=
                (end.map { "m\(start - $0) 0" } ?? "M\(start + Self.quietZone) \(row + Self.quietZone).5").utf8
            bytes += "h\(column - start)".utf8
            end = column
        }
    }
}
