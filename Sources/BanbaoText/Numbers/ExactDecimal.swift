/// A decimal number as it is written, digit by digit. Nothing is rounded: 951.4 is not the number next to it that a processor has.
package struct ExactDecimal: Sendable {
    /// Most digits a number may have.
    package static let limit = 40

    package let isNegative: Bool
    /// From 0 to 9, without zeros in front; one for a number below 1.
    let whole: [UInt8]
    /// Those behind the decimal point as they were written: 25.0 has one.
    let fraction: [UInt8]

    /// Takes `951.4` and `-0.5`: digits, one point between two of them, and a minus in front. Nil for everything else, such as `1e3`,
    /// `1,234`, `NaN`, `.5` and `007`.
    package init?(_ text: some StringProtocol) {
        var digits = text.utf8[...]
        let isNegative = digits.first == UInt8(ascii: "-")
        if isNegative { digits = digits.dropFirst() }
        let parts = digits.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).map { part in
            part.map { $0 &- 0x30 }
        }
        guard parts.count <= 2, parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy { $0 < 10 } }),
            parts[0].count == 1 || parts[0][0] != 0
        else { return nil }
        self.init(isNegative: isNegative, whole: parts[0], fraction: parts.count == 2 ? parts[1] : [])
    }

    /// Nil where there are more digits than anybody writes.
    init?(isNegative: Bool, whole: some Sequence<UInt8>, fraction: some Sequence<UInt8>) {
        let significant = Array(whole.drop { $0 == 0 })
        self.whole = significant.isEmpty ? [0] : significant
        self.fraction = Array(fraction)
        guard self.whole.count + self.fraction.count <= Self.limit else { return nil }
        self.isNegative = isNegative && (self.whole + self.fraction).contains { $0 > 0 }
    }

    package init(_ number: Int) {
        isNegative = number < 0
        whole = String(number.magnitude).utf8.map { $0 - 0x30 }
        fraction = []
    }

    /// Without the zeros at its end that say nothing about the value.
    private var significantFraction: ArraySlice<UInt8> {
        fraction[..<((fraction.lastIndex { $0 > 0 } ?? -1) + 1)]
    }

    package var isZero: Bool { whole == [0] && significantFraction.isEmpty }
    package var isWhole: Bool { significantFraction.isEmpty }
    package var magnitude: ExactDecimal { isNegative ? -self : self }
    /// Its digits before the point, without zeros in front.
    package var wholeDigitCount: Int { whole.count }
    package var fractionDigitCount: Int { significantFraction.count }

    /// The point moved by so many places; to the left for a negative number. Zeros behind the last digit are gone.
    package func movingPoint(by places: Int) -> ExactDecimal? {
        var digits = whole + significantFraction
        var point = whole.count + places
        if point > digits.count { digits += [UInt8](repeating: 0, count: point - digits.count) }
        if point < 1 {
            digits = [UInt8](repeating: 0, count: 1 - point) + digits
            point = 1
        }
        let fraction = digits[point...]
        let end = (fraction.lastIndex { $0 > 0 } ?? point - 1) + 1
        return ExactDecimal(isNegative: isNegative, whole: digits[..<point], fraction: digits[point..<end])
    }

    /// The nearest number of a processor, for lengths on paper; never for what is printed.
    package var approximate: Double {
        var value = 0.0
        for digit in whole { value = value * 10 + Double(digit) }
        var weight = 0.1
        for digit in fraction {
            value += Double(digit) * weight
            weight /= 10
        }
        return isNegative ? -value : value
    }

    /// As `init` reads it, and JSON; with the digits that were written.
    package var text: String {
        var bytes: [UInt8] = isNegative ? [UInt8(ascii: "-")] : []
        bytes += whole.map { $0 + 0x30 }
        if !fraction.isEmpty { bytes += [UInt8(ascii: ".")] + fraction.map { $0 + 0x30 } }
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension JSONObject {
    /// With all its digits, however many a program takes.
    package mutating func add(_ name: String, _ number: ExactDecimal) { addMember(name) { $0.append(number.text) } }
}

extension ExactDecimal: Hashable, Comparable {
    package static func == (left: ExactDecimal, right: ExactDecimal) -> Bool {
        left.isNegative == right.isNegative && left.whole == right.whole
            && left.significantFraction.elementsEqual(right.significantFraction)
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(isNegative)
        hasher.combine(whole)
        hasher.combine(significantFraction)
    }

    package static func < (left: ExactDecimal, right: ExactDecimal) -> Bool {
        if left.isNegative != right.isNegative { return left.isNegative }
        return left.isNegative ? right.isSmallerInSize(than: left) : left.isSmallerInSize(than: right)
    }

    private func isSmallerInSize(than other: ExactDecimal) -> Bool {
        if whole.count != other.whole.count { return whole.count < other.whole.count }
        if whole != other.whole { return whole.lexicographicallyPrecedes(other.whole) }
        return significantFraction.lexicographicallyPrecedes(other.significantFraction)
    }
}

extension ExactDecimal {
    package static prefix func - (number: ExactDecimal) -> ExactDecimal {
        ExactDecimal(flipping: number)
    }

    private init(flipping number: ExactDecimal) {
        isNegative = !number.isNegative && !number.isZero
        whole = number.whole
        fraction = number.fraction
    }

    /// Nil where the sum has more digits than `limit`.
    package static func + (left: ExactDecimal, right: ExactDecimal) -> ExactDecimal? {
        let places = max(left.fraction.count, right.fraction.count)
        let length = max(left.whole.count, right.whole.count) + 1
        let (a, b) = (left.padded(length, places), right.padded(length, places))
        var isNegative = left.isNegative
        let digits: [UInt8]
        if left.isNegative == right.isNegative {
            digits = sum(a, b)
        } else if b.lexicographicallyPrecedes(a) {
            digits = difference(a, b)
        } else {
            isNegative = right.isNegative
            digits = difference(b, a)
        }
        return ExactDecimal(isNegative: isNegative, whole: digits[..<length], fraction: digits[length...])
    }

    private func padded(_ length: Int, _ places: Int) -> [UInt8] {
        [UInt8](repeating: 0, count: length - whole.count) + whole + fraction
            + [UInt8](repeating: 0, count: places - fraction.count)
    }

    private static func sum(_ a: [UInt8], _ b: [UInt8]) -> [UInt8] {
        var result = a
        var carry: UInt8 = 0
        for place in a.indices.reversed() {
            let digit = a[place] + b[place] + carry
            result[place] = digit % 10
            carry = digit / 10
        }
        return result
    }

    /// The first is not the smaller one.
    private static func difference(_ a: [UInt8], _ b: [UInt8]) -> [UInt8] {
        var result = a
        var borrow: UInt8 = 0
        for place in a.indices.reversed() {
            let digit = a[place] + 10 - b[place] - borrow
            result[place] = digit % 10
            borrow = digit < 10 ? 1 : 0
        }
        return result
    }
}
