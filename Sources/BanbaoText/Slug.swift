/// A part of a URL and of a file name that every host, every file system and a zip for Windows can hold.
package enum Slug {
    /// Why a path segment is refused; nil when it is fine. Segments of content, attachments and aliases pass here.
    package static func problem(withSegment segment: String) -> Wording? {
        if segment.isEmpty { return Wording("it is empty", zh: "它是空的") }
        if segment == "." || segment == ".." { return Wording("it would leave its folder", zh: "它会指到文件夹外面") }
        // 230, not 255: temporary names add a suffix.
        if segment.utf8.count > 230 { return Wording("it is longer than 230 bytes", zh: "它超过 230 个字节（约 76 个汉字）") }
        if let bad = segment.unicodeScalars.first(where: isForbidden) {
            return bad.value <= 0x20
                ? Wording("it contains a space or a control character", zh: "里面有空格或控制字符")
                : Wording("it contains \"\(bad)\"", zh: "里面有“\(bad)”")
        }
        if let first = segment.unicodeScalars.first, isCombining(first) {
            return Wording("it begins with a combining character", zh: "它以组合字符开头")
        }
        if segment.endsWithBytes(".") { return Wording("it ends with a dot", zh: "它以句点结尾") }
        if segment.startsWithBytes(".") { return Wording("it begins with a dot", zh: "它以句点开头") }
        if segment.startsWithBytes("-") { return Wording("it begins with a hyphen", zh: "它以连字符开头") }
        // The reserved names have three or four letters.
        guard let stem = segment.utf8.split(separator: UInt8(ascii: "."), maxSplits: 1).first, stem.count <= 4 else {
            return nil
        }
        let name = String(Substring(stem)).lowercased()
        guard reservedNames.contains(name) else { return nil }
        return Wording("Windows reserves the name \"\(name)\"", zh: "“\(name)”是 Windows 保留的名字")
    }

    /// Shown as one with the slash before it.
    private static func isCombining(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark: true
        default: false
        }
    }

    /// What a URL or Windows gives a meaning to, spaces and invisible controls.
    private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII {
            switch scalar {
            case "<", ">", ":", "\"", "|", "?", "*", "\\", "/", "#", "%", "&", "'", "`": return true
            default: return scalar.value <= 0x20 || scalar.value == 0x7F
            }
        }
        if CJK.isHan(scalar) { return false }
        return scalar.value <= 0xA0 || scalar.value == 0x3000 || scalar.properties.isNoncharacterCodePoint
            || scalar.properties.generalCategory == .format
    }

    private static let reservedNames: Set<String> = [
        "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9",
        "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
    ]

    /// A heading's anchor: letters, digits and Han kept, ASCII in lower case, spaces as `-`, the rest dropped.
    /// `一、提高 Skills!` gives `一提高-skills`; empty when nothing is left. Of ASCII alone GitHub's: `A & B` gives `a--b`.
    package static func anchor(_ text: String) -> String {
        if text.utf8.allSatisfy({ $0 < 0x80 }) { return anchor(ofASCII: text) }
        var result: [UInt8] = []
        result.reserveCapacity(text.utf8.count)
        var needsHyphen = false
        for scalar in text.unicodeScalars {
            if isWordScalar(scalar) {
                if needsHyphen, !result.isEmpty { result.append(UInt8(ascii: "-")) }
                needsHyphen = false
                append(lowercase: scalar, to: &result)
            } else if scalar == "-" || scalar == " " || (!scalar.isASCII && scalar.properties.isWhitespace)
                || ("\t"..."\r").contains(scalar)
            {
                needsHyphen = true
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// As github-slugger writes it: each space is a hyphen, hyphens stay, punctuation goes.
    private static func anchor(ofASCII text: String) -> String {
        var result: [UInt8] = []
        result.reserveCapacity(text.utf8.count)
        for byte in text.utf8 {
            switch byte {
            case 0x20: result.append(UInt8(ascii: "-"))
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): result.append(byte | 0x20)
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"),
                UInt8(ascii: "_"):
                result.append(byte)
            default: break
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// ASCII and Han, which has no case, without asking Unicode's tables: their answers are strings.
    private static func append(lowercase scalar: Unicode.Scalar, to bytes: inout [UInt8]) {
        if scalar.isASCII {
            let isUppercase = ("A"..."Z").contains(scalar)
            bytes.append(UInt8(truncatingIfNeeded: scalar.value) | (isUppercase ? 0x20 : 0))
        } else if CJK.isHan(scalar) {
            if let encoded = UTF8.encode(scalar) { bytes.append(contentsOf: encoded) }
        } else {
            bytes.append(contentsOf: scalar.properties.lowercaseMapping.utf8)
        }
    }

    private static func isWordScalar(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII {
            return scalar == "_" || ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
                || ("0"..."9").contains(scalar)
        }
        if CJK.isHan(scalar) { return true }
        // Variation selectors say how the sign before them looks; nobody can see or type them.
        if (0xFE00...0xFE0F).contains(scalar.value) || (0xE0100...0xE01EF).contains(scalar.value) { return false }
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
            .letterNumber, .nonspacingMark, .spacingMark:
            return true
        default: return false
        }
    }
}
