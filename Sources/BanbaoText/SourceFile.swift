/// One input file as the author wrote it, checked at the door: strict UTF-8, no byte order mark, line feeds only, no
/// control characters but tabs, no noncharacters. Every later stage may rely on that for the bytes of a file; characters that a
/// format writes by their number (`&#1;`, `"\x01"`) it must judge itself, by `isForbiddenInText`.
package struct SourceFile: Sendable {
    /// Relative to the site's root, with `/`: `content/stories/hong-jiaguang.zh.md`.
    package let path: String
    package let bytes: [UInt8]

    /// Takes bytes already known to be clean; for raw bytes from disk use `decode`. Plain CommonMark alone takes any bytes.
    package init(path: String, cleanBytes: [UInt8]) {
        self.path = path
        self.bytes = cleanBytes
    }

    /// In: bytes as they lie on disk. Out: the clean file. Problems: `encoding.*` at the first bad byte.
    package static func decode(path: String, bytes: [UInt8]) -> Result<SourceFile, Diagnostic> {
        let (file, problems) = decodeAll(path: path, bytes: bytes)
        if let problem = problems.first { return .failure(problem) }
        return .success(file ?? SourceFile(path: path, cleanBytes: []))
    }

    /// In: bytes as they lie on disk. Out: the clean file; with spaces in place of characters that no text may hold, so that whatever
    /// else is wrong in it can be reported too; nil where the bytes are no text. Problems: each of these characters, to some
    /// number.
    package static func decodeAll(path: String, bytes raw: [UInt8]) -> (file: SourceFile?, problems: [Diagnostic]) {
        var bytes = raw
        // Every byte order mark begins with one of these; hardly any file does.
        if let first = bytes.first, first >= 0xEF {
            if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
            if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
                return (nil, [.utf16(path: path)])
            }
        }
        if isPlainText(bytes) { return (SourceFile(path: path, cleanBytes: bytes), []) }
        if let offset = firstInvalidUTF8Offset(in: bytes) {
            return (nil, [.notUTF8(path: path, bytes: bytes, offset: offset)])
        }
        bytes = replacingCarriageReturns(in: bytes)
        let found = forbiddenCharacters(in: bytes)
        var problems = found.prefix(reportedCharacterLimit).map { range, scalar in
            Diagnostic.forbiddenCharacter(path: path, range: range, scalar)
        }
        if let last = problems.last, found.count > problems.count {
            problems[problems.count - 1] = last.with(.others(found.count - problems.count))
        }
        for (range, _) in found {
            for index in range { bytes[index] = 0x20 }
        }
        return (SourceFile(path: path, cleanBytes: bytes), problems)
    }
}

/// Of characters that no text may hold, in one file.
private let reportedCharacterLimit = 20

/// Of entries and templates. Larger entries cost libcmark more than a page is worth.
package let textFileLimitInKiB = 1024

/// The offset of the first byte that is not part of well-formed UTF-8 (Unicode 17, table 3-7).
package func firstInvalidUTF8Offset(in bytes: [UInt8]) -> Int? {
    do {
        _ = try UTF8Span(validating: bytes.span)
        return nil
    } catch {
        return error.byteOffsets.lowerBound
    }
}

/// Controls and noncharacters, which HTML may not hold, however they were written. XML would take U+0085; HTML does not, and
/// it is hardly ever meant: Windows-1252 has its ellipsis there.
package func isForbiddenInText(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D: false
    case 0..<0x20, 0x7F...0x9F, 0xFDD0...0xFDEF: true
    default: scalar.value & 0xFFFE == 0xFFFE
    }
}

/// In: well-formed UTF-8 without carriage returns.
private func forbiddenCharacters(in bytes: [UInt8]) -> [(range: Range<Int>, scalar: Unicode.Scalar)] {
    var found: [(Range<Int>, Unicode.Scalar)] = []
    var offset = 0
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
        let length = UTF8.width(scalar)
        if isForbiddenInText(scalar) { found.append((offset..<(offset + length), scalar)) }
        offset += length
    }
    return found
}

private func isForbiddenControl(_ byte: UInt8) -> Bool {
    (byte < 0x20 && byte != 0x09 && byte != 0x0A) || byte == 0x7F
}

/// Whether the bytes are well-formed UTF-8 without controls and noncharacters, as far as that is quickly told: false may be
/// wrong, true never. Every byte of every page passes here, eight ASCII characters or two of three bytes a step; asking the
/// standard library, and for controls in a second pass, takes 4 % longer for a whole build.
private func isPlainText(_ bytes: [UInt8]) -> Bool {
    unsafe bytes.withUnsafeBytes { raw in
        var index = 0
        while index + 8 <= raw.count {
            let word = unsafe UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
            if ByteLanes.isASCII(word), ByteLanes.less(word, 0x20) | ByteLanes.equal(word, 0x7F) == 0 {
                index += 8
            } else if word & 0xC0C0_F0C0_C0F0 == 0x8080_E080_80E0, isPlainLead(word), isPlainLead(word >> 24) {
                index += 6
            } else {
                let length = plainCharacterLength(word)
                if length == 0 { return false }
                index += length
            }
        }
        while index < raw.count {
            // What is left, with spaces behind it.
            var word: UInt64 = 0x2020_2020_2020_2020
            for place in (index..<raw.count).reversed() { word = unsafe word << 8 | UInt64(raw[place]) }
            let length = plainCharacterLength(word)
            if length == 0 { return false }
            index += length
        }
        return true
    }
}

/// Of three-byte characters: after E0 and ED not every second byte is allowed, and those that begin with EF B7 or EF BF may
/// be noncharacters.
private func isPlainLead(_ word: UInt64) -> Bool { word & 0xF != 0 && word & 0xF != 0xD && word & 0xF7FF != 0xB7EF }

/// Length of the character that begins a word, 0 where that takes a closer look.
private func plainCharacterLength(_ word: UInt64) -> Int {
    let first = UInt8(truncatingIfNeeded: word)
    if first < 0x80 { return isForbiddenControl(first) ? 0 : 1 }
    if first >= 0xC3, first <= 0xDF, word & 0xC000 == 0x8000 { return 2 }
    // Behind C2, the controls from U+0080 come first.
    if first == 0xC2, word & 0xE000 == 0xA000 { return 2 }
    guard word & 0xC0C0F0 == 0x8080E0 else { return 0 }
    if isPlainLead(word) { return 3 }
    let last = UInt8(truncatingIfNeeded: word >> 16)
    switch word & 0xFFFF {
    case 0xB7EF: return (0x90...0xAF).contains(last) ? 0 : 3
    case 0xBFEF: return last >= 0xBE ? 0 : 3
    default: return 0
    }
}

/// CRLF and a lone CR both become LF, as CommonMark reads them.
private func replacingCarriageReturns(in bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
        let byte = bytes[index]
        if byte == 0x0D {
            result.append(0x0A)
            if index + 1 < bytes.count, bytes[index + 1] == 0x0A { index += 1 }
        } else {
            result.append(byte)
        }
        index += 1
    }
    return result
}
