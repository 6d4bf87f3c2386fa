/// Where a text stops being JSON (RFC 8259); nil where it is JSON from beginning to end. In: bytes of UTF-8.
package func firstJSONError(in bytes: Span<UInt8>) -> Int? {
    var reader = JSONSyntax()
    return reader.firstError(in: bytes)
}

/// A text that is a number of JSON: `12`, `-0.5e3`, not `012`.
package func isJSONNumber(_ text: String) -> Bool {
    guard let first = text.utf8.first, first == UInt8(ascii: "-") || (0x30...0x39).contains(first) else { return false }
    return JSONSyntax().number(in: text.utf8Span.span) == text.utf8.count
}

/// One walk over the bytes; lists and objects are a stack, so that no depth is too deep.
private struct JSONSyntax {
    private enum Expected { case value, valueOrEnd, key, keyOrEnd, colon, commaOrEnd, nothing }

    private var place = 0
    private var containers: [UInt8] = []
    private var expected = Expected.value

    mutating func firstError(in bytes: Span<UInt8>) -> Int? {
        while place < bytes.count {
            let byte = bytes[place]
            if byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D {
                place += 1
                continue
            }
            let start = place
            guard step(byte, bytes) else { return max(start, min(place, bytes.count - 1)) }
        }
        return expected == .nothing ? nil : bytes.count
    }

    /// Passes one piece; false where it cannot stand here.
    private mutating func step(_ byte: UInt8, _ bytes: Span<UInt8>) -> Bool {
        switch (byte, expected) {
        case (UInt8(ascii: "{"), .value), (UInt8(ascii: "{"), .valueOrEnd): open(byte, .keyOrEnd)
        case (UInt8(ascii: "["), .value), (UInt8(ascii: "["), .valueOrEnd): open(byte, .valueOrEnd)
        case (UInt8(ascii: "}"), .keyOrEnd), (UInt8(ascii: "]"), .valueOrEnd): close()
        case (UInt8(ascii: "}"), .commaOrEnd), (UInt8(ascii: "]"), .commaOrEnd):
            // `{` and `}` lie two apart, as `[` and `]` do.
            guard containers.last == byte - 2 else { return false }
            close()
        case (UInt8(ascii: ","), .commaOrEnd):
            expected = containers.last == UInt8(ascii: "{") ? .key : .value
            place += 1
        case (UInt8(ascii: ":"), .colon):
            expected = .value
            place += 1
        case (UInt8(ascii: "\""), .key), (UInt8(ascii: "\""), .keyOrEnd):
            guard string(bytes) else { return false }
            expected = .colon
        case (UInt8(ascii: "\""), .value), (UInt8(ascii: "\""), .valueOrEnd):
            guard string(bytes) else { return false }
            endValue()
        case (_, .value), (_, .valueOrEnd):
            guard let end = word(bytes) ?? number(in: bytes) else { return false }
            place = end
            endValue()
        default: return false
        }
        return true
    }

    private mutating func open(_ byte: UInt8, _ next: Expected) {
        containers.append(byte)
        expected = next
        place += 1
    }

    private mutating func close() {
        containers.removeLast()
        place += 1
        endValue()
    }

    private mutating func endValue() { expected = containers.isEmpty ? .nothing : .commaOrEnd }

    /// `true`, `false`, `null`
    private func word(_ bytes: Span<UInt8>) -> Int? {
        for word in ["true", "false", "null"] {
            let end = place + word.utf8.count
            guard end <= bytes.count else { continue }
            if zip(word.utf8, place..<end).allSatisfy({ $0 == bytes[$1] }) { return end }
        }
        return nil
    }

    private mutating func string(_ bytes: Span<UInt8>) -> Bool {
        place += 1
        while place < bytes.count {
            switch bytes[place] {
            case UInt8(ascii: "\""):
                place += 1
                return true
            case UInt8(ascii: "\\"):
                guard let length = escapeLength(bytes) else { return false }
                place += length
            case 0..<0x20: return false
            default: place += 1
            }
        }
        return false
    }

    private func escapeLength(_ bytes: Span<UInt8>) -> Int? {
        guard place + 1 < bytes.count else { return nil }
        if bytes[place + 1] == UInt8(ascii: "u") {
            guard place + 6 <= bytes.count else { return nil }
            return (place + 2..<place + 6).allSatisfy { hexadecimalValue(bytes[$0]) != nil } ? 6 : nil
        }
        return "\"\\/bfnrt".utf8.contains(bytes[place + 1]) ? 2 : nil
    }

    /// Where the number here ends; nil where there is none.
    func number(in bytes: Span<UInt8>) -> Int? {
        var index = place
        func has(_ signs: String) -> Bool { index < bytes.count && signs.utf8.contains(bytes[index]) }
        func passDigits() -> Bool {
            let start = index
            while index < bytes.count, (0x30...0x39).contains(bytes[index]) { index += 1 }
            return index > start
        }
        if has("-") { index += 1 }
        if has("0") { index += 1 } else if !passDigits() { return nil }
        if has(".") {
            index += 1
            guard passDigits() else { return nil }
        }
        if has("eE") {
            index += 1
            if has("+-") { index += 1 }
            guard passDigits() else { return nil }
        }
        return index
    }
}
