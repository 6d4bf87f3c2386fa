/// The value of a number in running text, without sign, in one word: what is compared by the thousand. 25.0 and 25 are the same.
package struct PlainNumber: Sendable, Hashable {
    /// The digits without zeros at their end, and the power of ten.
    private let code: Int

    private static let largestMantissa = 100_000_000_000_000_000
    private static let exponents = -16...15

    /// Nil where there are more digits than any figure has.
    init?(_ mantissa: Int, exponent: Int = 0) {
        var (mantissa, exponent) = (mantissa, exponent)
        while mantissa != 0, mantissa % 10 == 0 {
            mantissa /= 10
            exponent += 1
        }
        if mantissa == 0 { exponent = 0 }
        guard (0..<Self.largestMantissa).contains(mantissa), Self.exponents.contains(exponent) else { return nil }
        code = mantissa << 5 | (exponent - Self.exponents.lowerBound)
    }

    private var mantissa: Int { code >> 5 }
    private var exponent: Int { code & 31 + Self.exponents.lowerBound }

    /// For writing it.
    package var decimal: ExactDecimal? { ExactDecimal(mantissa).movingPoint(by: exponent) }

    /// Nil where it is no whole number or too large for one.
    package var whole: Int? {
        guard exponent >= 0 else { return nil }
        return (0..<exponent).reduce(mantissa) { value, _ in
            value.flatMap { $0 <= Int.max / 10 ? $0 * 10 : nil }
        }
    }

    /// Where it is whole and fits the bits of a word: most are.
    var smallWhole: Int? { whole.flatMap { $0 < 63 ? $0 : nil } }

    func scaled(by exponent: Int) -> PlainNumber? { PlainNumber(mantissa, exponent: self.exponent + exponent) }

    /// An order to be searched by; that of the values is another one.
    func isFiled(before other: PlainNumber) -> Bool { code < other.code }
}

extension PlainNumber: ByteCodable {
    package func encode(to writer: inout ByteWriter) { writer.write(code) }

    package init(from reader: inout ByteReader) throws(DamagedBytes) {
        let code = try reader.number()
        guard code >= 0, let number = PlainNumber(code >> 5, exponent: code & 31 + Self.exponents.lowerBound) else {
            throw DamagedBytes()
        }
        self = number
    }
}
