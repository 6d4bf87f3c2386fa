import BanbaoText

/// Texts made from what libFuzzer makes up, in which the extensions have nothing to do.
enum NeutralText {
    /// ASCII, with a letter in place of each sign that begins something CommonMark does not know.
    static func plain(_ bytes: [UInt8]) -> [UInt8] {
        let text = bytes.map { byte -> UInt8 in
            switch byte {
            // What the door of every site keeps out, and what is read as Chinese.
            case 0..<0x09, 0x0B..<0x20, 0x7F...: UInt8(ascii: "z")
            case UInt8(ascii: "~"): UInt8(ascii: "y")
            default: byte
            }
        }
        return withKnownReferences(withoutBlocks(text), keepsLetters: false)
    }

    /// Of any characters. Emphasis and struck-out texts may differ, letters may not.
    static func lettered(_ bytes: [UInt8]) -> [UInt8] {
        withKnownReferences(
            withoutBlocks(bytes.map { $0 == UInt8(ascii: "{") ? UInt8(ascii: "(") : $0 }), keepsLetters: true)
    }

    /// Without tables, addresses, anchors of headings, footnotes and tasks.
    private static func withoutBlocks(_ bytes: [UInt8]) -> [UInt8] {
        var text: [UInt8] = []
        for byte in bytes {
            let previous = text.last ?? 0
            switch byte {
            case UInt8(ascii: "|"), UInt8(ascii: "@"): text.append(UInt8(ascii: "y"))
            case UInt8(ascii: "#") where previous == UInt8(ascii: "{"): text.append(UInt8(ascii: "v"))
            case UInt8(ascii: "w") where previous == UInt8(ascii: "w"): text.append(UInt8(ascii: "v"))
            case UInt8(ascii: "/") where previous == UInt8(ascii: ":"): text.append(UInt8(ascii: "v"))
            case UInt8(ascii: "^"), 0x20, UInt8(ascii: "x"), UInt8(ascii: "X"):
                text.append(previous == UInt8(ascii: "[") ? UInt8(ascii: "u") : byte)
            default: text.append(byte)
            }
        }
        return text
    }

    // MARK: References

    /// Those to characters that change nothing for the extensions, and to such that no page may hold.
    private static func withKnownReferences(_ bytes: [UInt8], keepsLetters: Bool) -> [UInt8] {
        var text = bytes
        for place in bytes.indices where bytes[place] == UInt8(ascii: "&") {
            let isKnown: Bool
            if let number = Number(in: bytes, at: place + 1) {
                let isLetter = Unicode.Scalar(number.value).map {
                    $0 == "\u{A0}" || ("0"..."9").contains($0) || ("a"..."z").contains($0)
                        || (keepsLetters && $0.value > 0x7F)
                }
                isKnown = number.isForbidden || isLetter == true
            } else {
                isKnown = ["amp;", "lt;", "gt;", "quot;", "nbsp;", "copy;", "auml;", "#", "x", "&", " "].contains {
                    bytes[(place + 1)...].starts(with: $0.utf8)
                }
            }
            if !isKnown { text[place] = UInt8(ascii: "n") }
        }
        return text
    }

    /// With references in place of the forbidden ones that CommonMark itself reads as U+FFFD, one for each, so that labels that
    /// differ go on differing.
    static func withReplacementCharacters(_ bytes: [UInt8]) -> [UInt8] {
        replacing(bytes, inHTML: false) { number in
            if number.value >= 0x110000 { return nil }
            return Array("&#x\(String(0x110000 * number.kind + number.value, radix: 16));".utf8)
        }
    }

    /// Of HTML: references that were read nowhere are the same.
    static func withoutForbiddenReferences(_ html: [UInt8]) -> [UInt8] {
        replacing(html, inHTML: true) { _ in [UInt8(ascii: "?")] }
    }

    private static func replacing(_ bytes: [UInt8], inHTML: Bool, _ text: (Number) -> [UInt8]?) -> [UInt8] {
        var result: [UInt8] = []
        var place = 0
        while place < bytes.count {
            let isEscaped = inHTML && bytes[place...].starts(with: "&amp;#".utf8)
            if bytes[place] == UInt8(ascii: "&"), let number = Number(in: bytes, at: place + (isEscaped ? 5 : 1)),
                number.isForbidden, let written = text(number)
            {
                result += written
                place = number.end
            } else {
                result.append(bytes[place])
                place += 1
            }
        }
        return result
    }

    /// `#1;` or `#x1F;`
    private struct Number {
        let value: UInt32
        /// From 1 to 14: labels tell these apart.
        let kind: UInt32
        let end: Int

        init?(in bytes: [UInt8], at start: Int) {
            guard start < bytes.count, bytes[start] == UInt8(ascii: "#") else { return nil }
            let rest = bytes[(start + 1)...]
            let isHexadecimal = rest.first.map { $0 | 0x20 == UInt8(ascii: "x") } ?? false
            let digits = rest.dropFirst(isHexadecimal ? 1 : 0).prefix {
                isHexadecimal ? isHexadecimalDigit($0) : (0x30...0x39).contains($0)
            }
            guard (1...(isHexadecimal ? 6 : 7)).contains(digits.count), digits.endIndex < bytes.count,
                bytes[digits.endIndex] == UInt8(ascii: ";"),
                let value = UInt32(String(decoding: digits, as: UTF8.self), radix: isHexadecimal ? 16 : 10)
            else { return nil }
            self.value = value
            kind = UInt32(digits.count + (isHexadecimal ? 7 : 0))
            end = digits.endIndex + 1
        }

        var isForbidden: Bool { Unicode.Scalar(value).map { isForbiddenInText($0) || $0 == "\r" } ?? true }
    }

    private static func isHexadecimalDigit(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte | 0x20)
    }
}
