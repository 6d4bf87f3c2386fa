/// Writing text into HTML, XML, JSON and URLs. Each works on runs of bytes: what needs no escape is copied whole.
extension [UInt8] {
    package mutating func append(_ text: StaticString) {
        // The literal's bytes live as long as the program.
        unsafe append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    package mutating func append(_ text: String) { append(contentsOf: text.utf8) }

    package mutating func append(_ bytes: Span<UInt8>) {
        unsafe bytes.withUnsafeBufferPointer { unsafe append(contentsOf: $0) }
    }

    /// Text for an element or a double-quoted attribute, in HTML and in XML: `& < > "` become references.
    package mutating func append(escaping text: String) { append(escaping: text.utf8Span.span) }

    package mutating func append(escaping bytes: Span<UInt8>) {
        var runStart = 0
        var index = 0
        while let found = firstEscaped(in: bytes, from: index) {
            append(bytes.extracting(runStart..<found))
            switch bytes[found] {
            case UInt8(ascii: "&"): append("&amp;" as StaticString)
            case UInt8(ascii: "<"): append("&lt;" as StaticString)
            case UInt8(ascii: ">"): append("&gt;" as StaticString)
            default: append("&quot;" as StaticString)
            }
            runStart = found + 1
            index = found + 1
        }
        append(bytes.extracting(runStart..<bytes.count))
    }

    /// A path or URL for an attribute: bytes outside ASCII are percent-encoded, `& < > "` made safe.
    /// Percent signs stay, so what is encoded already is not encoded twice.
    package mutating func append(encodingURL text: String) {
        let bytes = text.utf8Span.span
        var runStart = 0
        for index in bytes.indices where !isPlainInURL(bytes[index]) {
            append(bytes.extracting(runStart..<index))
            if bytes[index] == UInt8(ascii: "&") {
                append("&amp;" as StaticString)
            } else {
                append(percentEncoding: bytes[index])
            }
            runStart = index + 1
        }
        append(bytes.extracting(runStart..<bytes.count))
    }

    /// An image of a `srcset` and its width: `photo.jpg-480.webp 480w`. A comma, which would end it there, is encoded.
    package mutating func append(candidate url: String, widthInPx: Int) {
        let start = count
        append(encodingURL: url)
        while let comma = self[start...].lastIndex(of: UInt8(ascii: ",")) {
            replaceSubrange(comma...comma, with: "%2C".utf8)
        }
        append(UInt8(ascii: " "))
        append(decimal: widthInPx)
        append(UInt8(ascii: "w"))
    }

    package mutating func append(decimal number: Int) {
        if number < 0 { append(UInt8(ascii: "-")) }
        var scale: UInt = 1
        let magnitude = number.magnitude
        while magnitude / scale >= 10 { scale *= 10 }
        while scale > 0 {
            append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: magnitude / scale % 10))
            scale /= 10
        }
    }

    /// `%E5`
    package mutating func append(percentEncoding byte: UInt8) {
        let digits: StaticString = "0123456789ABCDEF"
        append(UInt8(ascii: "%"))
        unsafe append(digits.utf8Start[Int(byte >> 4)])
        unsafe append(digits.utf8Start[Int(byte & 15)])
    }

    /// A JSON string with its quotes, safe inside `<script>` too: `< > &` and U+2028/9 are written as `\u00XX`.
    package mutating func append(json text: String) {
        append(UInt8(ascii: "\""))
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": append("\\\"" as StaticString)
            case "\\": append("\\\\" as StaticString)
            case "\n": append("\\n" as StaticString)
            case "\t": append("\\t" as StaticString)
            case "<", ">", "&", "\u{2028}", "\u{2029}", "\u{0}"..."\u{1F}", "\u{7F}":
                let digits = String(scalar.value, radix: 16)
                append("\\u" as StaticString)
                append(String(repeating: "0", count: 4 - digits.utf8.count) + digits)
            default: append(contentsOf: String(scalar).utf8)
            }
        }
        append(UInt8(ascii: "\""))
    }
}

private func isPlainInURL(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x21, 0x23...0x25, 0x27...0x3B, 0x3D, 0x3F...0x5B, 0x5D, 0x5F, 0x61...0x7A, 0x7E: true
    default: false
    }
}

/// Eight bytes at a time: most text holds nothing to escape.
private func firstEscaped(in bytes: Span<UInt8>, from start: Int) -> Int? {
    unsafe bytes.withUnsafeBytes { raw in
        var index = start
        while index + 8 <= raw.count {
            let word = unsafe raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
            let found = ByteLanes.equal(word, 0x26) | ByteLanes.equal(word, 0x3C) | ByteLanes.equal(word, 0x3E)
            if found | ByteLanes.equal(word, 0x22) != 0 { break }
            index += 8
        }
        while index < raw.count {
            if unsafe isEscaped(raw[index]) { return index }
            index += 1
        }
        return nil
    }
}

private func isEscaped(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "&") || byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "\"")
}

package func jsonString(_ text: String) -> String {
    var bytes: [UInt8] = []
    bytes.append(json: text)
    return String(decoding: bytes, as: UTF8.self)
}
