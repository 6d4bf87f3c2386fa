/// One input file as the author wrote it, checked at the door: strict UTF-8, no byte order mark, line feeds only,
/// no control characters. Every later stage may rely on that.
package struct SourceFile: Sendable {
    /// Relative to the site's root, with `/`: `content/stories/hong-jiaguang.zh.md`.
    package let path: String
    package let bytes: [UInt8]

    /// Takes bytes already known to be clean; for raw bytes from disk use `decode`.
    package init(path: String, cleanBytes: [UInt8]) {
        self.path = path
        self.bytes = cleanBytes
    }

    /// In: bytes as they lie on disk. Out: the clean file. Problems: `encoding.*` at the first bad byte.
    package static func decode(path: String, bytes raw: [UInt8]) -> Result<SourceFile, Diagnostic> {
        var bytes = raw
        // Every byte order mark begins with one of these; hardly any file does.
        if let first = bytes.first, first >= 0xEF {
            if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
            if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
                return .failure(.utf16(path: path))
            }
        }
        if let offset = firstInvalidUTF8Offset(in: bytes) {
            return .failure(.notUTF8(path: path, byte: bytes[offset], offset: offset))
        }
        guard mayHoldControlCharacter(bytes) else { return .success(SourceFile(path: path, cleanBytes: bytes)) }
        bytes = replacingCarriageReturns(in: bytes)
        if let offset = bytes.firstIndex(where: isForbiddenControl) {
            let range = offset..<(offset + 1)
            return .failure(.controlCharacter(path: path, range: range, value: bytes[offset]))
        }
        return .success(SourceFile(path: path, cleanBytes: bytes))
    }
}

/// The offset of the first byte that is not part of well-formed UTF-8 (Unicode 17, table 3-7).
package func firstInvalidUTF8Offset(in bytes: [UInt8]) -> Int? {
    do {
        _ = try UTF8Span(validating: bytes.span)
        return nil
    } catch {
        return error.byteOffsets.lowerBound
    }
}

/// Characters that neither HTML nor XML may hold, however they were written.
package func isForbiddenInText(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D: false
    case 0..<0x20, 0x7F...0x84, 0x86...0x9F, 0xFFFE...0xFFFF: true
    default: false
    }
}

private func isForbiddenControl(_ byte: UInt8) -> Bool {
    (byte < 0x20 && byte != 0x09 && byte != 0x0A) || byte == 0x7F
}

/// Eight bytes at a time, byte by byte only where a line ends: every byte of every page passes here.
private func mayHoldControlCharacter(_ bytes: [UInt8]) -> Bool {
    unsafe bytes.withUnsafeBytes { raw in
        var index = 0
        while index < raw.count {
            if index + 8 <= raw.count {
                let word = unsafe raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
                if ByteLanes.less(word, 0x20) | ByteLanes.equal(word, 0x7F) == 0 {
                    index += 8
                    continue
                }
            }
            let end = min(index + 8, raw.count)
            while index < end {
                if unsafe isForbiddenControl(raw[index]) { return true }
                index += 1
            }
        }
        return false
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
