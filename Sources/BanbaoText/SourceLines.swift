/// Lines of one file, to turn byte offsets into lines and columns when a diagnostic is printed.
package struct SourceLines {
    private let bytes: [UInt8]
    /// Byte offset of each line's first byte.
    private let starts: [Int]

    package init(_ bytes: [UInt8]) {
        self.bytes = bytes
        var starts = [0]
        for (offset, byte) in bytes.enumerated() where byte == 0x0A { starts.append(offset + 1) }
        self.starts = starts
    }

    /// 1-based line and column of a byte offset; the column counts Unicode scalars.
    package func position(of offset: Int) -> (line: Int, column: Int) {
        let offset = min(max(offset, 0), bytes.count)
        let line = starts.partitionPoint { $0 <= offset } - 1
        let scalarsBefore = bytes[starts[line]..<offset].count { !isContinuationByte($0) }
        return (line + 1, scalarsBefore + 1)
    }

    /// 1-based, in units of UTF-16, as most editors count.
    package func utf16Column(of offset: Int) -> Int {
        let offset = min(max(offset, 0), bytes.count)
        let line = starts.partitionPoint { $0 <= offset } - 1
        return bytes[starts[line]..<offset].reduce(1) { $0 + (isContinuationByte($1) ? 0 : $1 >= 0xF0 ? 2 : 1) }
    }

    /// The bytes of a 1-based line without its line feed, as offsets.
    package func range(ofLine line: Int) -> Range<Int> {
        let start = starts[line - 1]
        let end = line < starts.count ? starts[line] - 1 : bytes.count
        return start..<max(start, end)
    }

    /// The beginning of the character that a byte belongs to. Of what is not UTF-8, no byte belongs to more than three before it.
    func characterStart(_ offset: Int) -> Int {
        guard offset < bytes.count else { return bytes.count }
        let first = max(0, offset - 3)
        return (first...offset).last { !isContinuationByte(bytes[$0]) } ?? offset
    }

    /// The end of the character that the byte before belongs to.
    func characterEnd(_ offset: Int) -> Int {
        let last = min(bytes.count, offset + 3)
        return (offset..<max(offset, last)).first { !isContinuationByte(bytes[$0]) } ?? last
    }

    /// The text of part of the file; what is not UTF-8 is shown as U+FFFD.
    package func text(_ range: Range<Int>) -> String {
        String(decoding: bytes[range], as: UTF8.self)
    }
}

package func isContinuationByte(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }
