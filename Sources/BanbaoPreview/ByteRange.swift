import BanbaoText

/// The part of a file that a `Range` header asks for (RFC 9110, 14.1.2): `bytes=0-99`, `bytes=100-`, `bytes=-100`.
enum ByteRange: Equatable {
    case part(Range<Int>)
    /// There is no such part.
    case unsatisfiable
    /// The header is none that is obeyed: several parts, another unit, no numbers.
    case whole

    init(_ header: String, size: Int) {
        self = .whole
        guard header.startsWithBytes("bytes="), let (first, last) = header.droppingFirstBytes(6).cut(atFirst: "-")
        else { return }
        switch (Self.number(first), Self.number(last)) {
        case (let start?, let end?) where start <= end:
            self = start < size ? .part(start..<min(end, size - 1) + 1) : .unsatisfiable
        case (let start?, nil) where last.isEmpty:
            self = start < size ? .part(start..<size) : .unsatisfiable
        case (nil, let count?) where first.isEmpty:
            self = count > 0 && size > 0 ? .part(max(0, size - count)..<size) : .unsatisfiable
        default: return
        }
    }

    /// A number too large for any file is a large one.
    private static func number(_ text: Substring) -> Int? {
        guard !text.isEmpty, text.utf8.allSatisfy(isDigit) else { return nil }
        return Int(text) ?? .max
    }
}
