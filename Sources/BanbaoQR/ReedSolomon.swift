/// Bytes as ISO/IEC 18004 counts with them: polynomials modulo x⁸ + x⁴ + x³ + x² + 1.
enum GaloisField {
    static func product(_ left: UInt8, _ right: UInt8) -> UInt8 {
        var result = 0
        for bit in (0..<8).reversed() {
            result = (result << 1) ^ ((result >> 7) * 0x11D)
            if right >> UInt8(bit) & 1 == 1 { result ^= Int(left) }
        }
        return UInt8(truncatingIfNeeded: result)
    }
}

/// The bytes that let a reader mend a block of data of which some bytes cannot be read.
package struct ReedSolomon {
    /// Of the generator, from the highest power down, without the first, which is 1.
    private let coefficients: [UInt8]

    package init(correctionBytes count: Int) {
        var coefficients = [UInt8](repeating: 0, count: count)
        coefficients[count - 1] = 1
        var root: UInt8 = 1
        for _ in 0..<count {
            for index in 0..<count {
                coefficients[index] = GaloisField.product(coefficients[index], root)
                if index + 1 < count { coefficients[index] ^= coefficients[index + 1] }
            }
            root = GaloisField.product(root, 2)
        }
        self.coefficients = coefficients
    }

    package func correction(of data: some Sequence<UInt8>) -> [UInt8] {
        var remainder = [UInt8](repeating: 0, count: coefficients.count)
        for byte in data {
            let factor = byte ^ remainder.removeFirst()
            remainder.append(0)
            for (index, coefficient) in coefficients.enumerated() {
                remainder[index] ^= GaloisField.product(coefficient, factor)
            }
        }
        return remainder
    }
}
