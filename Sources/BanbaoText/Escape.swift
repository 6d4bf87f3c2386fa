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

    /// A JSON string with its quotes, safe inside `<script>` unless it is for a file.
    package mutating func append(json text: String, isForFile: Bool = false) {
        append(UInt8(ascii: "\""))
        append(jsonContent: text.utf8Span.span, isForFile: isForFile)
        append(UInt8(ascii: "\""))
    }

    /// What stands between the quotes of a JSON string: what JSON has no other sign for is written as `\u00XX`, for scripts also
    /// `< > &` and U+2028/9.
    package mutating func append(jsonContent bytes: Span<UInt8>, isForFile: Bool) {
        var runStart = 0
        for index in bytes.indices {
            let byte = bytes[index]
            let isSeparator = !isForFile && byte == 0xE2 && isLineSeparator(bytes, at: index)
            guard isSeparator || isEscapedInJSON(byte) || !isForFile && isSignOfMarkup(byte) else { continue }
            append(bytes.extracting(runStart..<index))
            runStart = index + (isSeparator ? 3 : 1)
            switch byte {
            case UInt8(ascii: "\""): append("\\\"" as StaticString)
            case UInt8(ascii: "\\"): append("\\\\" as StaticString)
            case 0x0A: append("\\n" as StaticString)
            case 0x09: append("\\t" as StaticString)
            default:
                let digits = String(isSeparator ? 0x2000 + UInt32(bytes[index + 2] & 0x3F) : UInt32(byte), radix: 16)
                append("\\u" as StaticString)
                append(String(repeating: "0", count: 4 - digits.utf8.count) + digits)
            }
        }
        append(bytes.extracting(runStart..<bytes.count))
    }

    /// Inside `<![CDATA[ ]]>`, whose end cannot stand in it: it goes on in another.
    package mutating func append(cdata bytes: Span<UInt8>) {
        var runStart = 0
        var index = 0
        while index + 2 < bytes.count {
            if bytes[index] == UInt8(ascii: "]"), bytes[index + 1] == UInt8(ascii: "]"),
                bytes[index + 2] == UInt8(ascii: ">")
            {
                append(bytes.extracting(runStart..<index + 2))
                append("]]><![CDATA[" as StaticString)
                runStart = index + 2
            }
            index += 1
        }
        append(bytes.extracting(runStart..<bytes.count))
    }
}

/// A path or URL in which bytes outside ASCII, and those that no URL holds, are percent-encoded.
package func encodedURL(_ text: String) -> String {
    var bytes: [UInt8] = []
    for byte in text.utf8 {
        if byte == UInt8(ascii: "&") || isPlainInURL(byte) {
            bytes.append(byte)
        } else {
            bytes.append(percentEncoding: byte)
        }
    }
    return String(decoding: bytes, as: UTF8.self)
}

private func isEscapedInJSON(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte == 0x7F
}

private func isSignOfMarkup(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "&")
}

/// U+2028 and U+2029, which end a line in scripts.
private func isLineSeparator(_ bytes: Span<UInt8>, at index: Int) -> Bool {
    index + 2 < bytes.count && bytes[index + 1] == 0x80 && bytes[index + 2] | 1 == 0xA9
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
