import BanbaoText

/// HTML while it is written: what stands in the literal is markup, what is put into it is text, which is escaped.
///
///     "<td>\(title)</td>"
struct PreviewHTML: ExpressibleByStringInterpolation, Sendable {
    private(set) var bytes: [UInt8]

    init(stringLiteral markup: String) { bytes = Array(markup.utf8) }
    init(stringInterpolation parts: Parts) { bytes = parts.bytes }

    struct Parts: StringInterpolationProtocol {
        fileprivate var bytes: [UInt8] = []

        init(literalCapacity: Int, interpolationCount: Int) { bytes.reserveCapacity(literalCapacity) }

        mutating func appendLiteral(_ markup: String) { bytes.append(markup) }
        mutating func appendInterpolation(_ text: String) { bytes.append(escaping: text) }
        mutating func appendInterpolation(_ number: Int) { bytes.append(decimal: number) }
        mutating func appendInterpolation(_ html: PreviewHTML) { bytes += html.bytes }
        mutating func appendInterpolation(_ parts: [PreviewHTML]) {
            for part in parts { bytes += part.bytes }
        }
    }
}
