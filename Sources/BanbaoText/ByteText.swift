// Names and paths taken apart by their bytes. To Swift a combining mark is one character with the dot or slash before it, and
// two Unicode forms of a name are one text; to disks and browsers neither is so. The separators are ASCII, and no byte of
// another character is that of an ASCII one, so that each part is text again.
extension StringProtocol
where
    SubSequence == Substring, UTF8View: BidirectionalCollection, UTF8View.SubSequence == Substring.UTF8View
{
    @inlinable
    package func startsWithBytes(_ prefix: String) -> Bool { utf8.starts(with: prefix.utf8) }

    @inlinable
    package func endsWithBytes(_ suffix: String) -> Bool {
        let start = utf8.count - suffix.utf8.count
        return start >= 0 && utf8[utf8.index(startIndex, offsetBy: start)...].elementsEqual(suffix.utf8)
    }

    /// Without as many bytes at the beginning, which must be whole characters.
    @inlinable
    package func droppingFirstBytes(_ count: Int) -> Substring { self[utf8.index(startIndex, offsetBy: count)...] }

    /// Without as many bytes at the end, which must be whole characters.
    @inlinable
    package func droppingLastBytes(_ count: Int) -> Substring { self[..<utf8.index(endIndex, offsetBy: -count)] }

    /// What lies between the signs.
    @inlinable
    package func parts(separatedBy sign: ASCIISign, omittingEmpty: Bool = true) -> [String] {
        utf8.split(separator: sign.byte, omittingEmptySubsequences: omittingEmpty).map { String(Substring($0)) }
    }

    @inlinable
    package func contains(sign: ASCIISign) -> Bool { utf8.contains(sign.byte) }

    /// What is before the first sign and what is behind it; nil where there is none.
    @inlinable
    package func cut(atFirst sign: ASCIISign) -> (before: Substring, after: Substring)? {
        utf8.firstIndex(of: sign.byte).map { (self[..<$0], self[utf8.index(after: $0)...]) }
    }

    /// What is before the last sign and what is behind it; nil where there is none.
    @inlinable
    package func cut(atLast sign: ASCIISign) -> (before: Substring, after: Substring)? {
        utf8.lastIndex(of: sign.byte).map { (self[..<$0], self[utf8.index(after: $0)...]) }
    }
}

extension String {
    /// The first occurrence of a text.
    package func range(of text: String) -> Range<Index>? {
        let (bytes, sought) = (utf8Span.span, text.utf8Span.span)
        for place in bytes.indices where place + sought.count <= bytes.count {
            if sought.indices.allSatisfy({ bytes[place + $0] == sought[$0] }) {
                let start = utf8.index(startIndex, offsetBy: place)
                return start..<utf8.index(start, offsetBy: sought.count)
            }
        }
        return nil
    }

    /// With another text in place of each occurrence of one that is not empty.
    package func replacing(each part: String, by other: String) -> String {
        var (result, rest) = ("", self)
        while let found = rest.range(of: part) {
            result += rest[..<found.lowerBound] + other
            rest = String(rest[found.upperBound...])
        }
        return result + rest
    }
}

/// A sign of ASCII, written as a text of one character.
@usableFromInline
package struct ASCIISign: ExpressibleByUnicodeScalarLiteral, Sendable {
    @usableFromInline
    package let byte: UInt8

    @inlinable
    package init(unicodeScalarLiteral scalar: Unicode.Scalar) { byte = UInt8(ascii: scalar) }
}

/// A text as a key by its bytes: two Unicode forms of a path are two files.
package struct ExactText: Hashable, Sendable {
    package let text: String

    package init(_ text: String) { self.text = text }

    package static func == (left: ExactText, right: ExactText) -> Bool { left.text.hasSameBytes(as: right.text) }

    package func hash(into hasher: inout Hasher) {
        unsafe text.utf8Span.span.withUnsafeBytes { unsafe hasher.combine(bytes: $0) }
    }
}
