/// Lines of one file, to turn byte offsets into lines and columns when a diagnostic is printed.
package struct SourceLines {
    private let bytes: [UInt8]
    /// Byte offset of each line's first byte.
    private let starts: [Int]
    /// Before each kibibyte: a line of a megabyte with thousands of findings must not be counted for each.
    private let counts: [Count]

    /// How many characters begin in a part of the file, and how many of them take two units of UTF-16.
    private struct Count {
        var characters = 0
        var pairs = 0

        mutating func add(_ byte: UInt8) {
            if !isContinuationByte(byte) { characters += 1 }
            if byte >= 0xF0 { pairs += 1 }
        }
    }

    package init(_ bytes: [UInt8]) {
        self.bytes = bytes
        var (starts, counts, count) = ([0], [Count()], Count())
        for (offset, byte) in bytes.enumerated() {
            if offset > 0, offset % 1024 == 0 { counts.append(count) }
            if byte == 0x0A { starts.append(offset + 1) }
            count.add(byte)
        }
        (self.starts, self.counts) = (starts, counts)
    }

    private func count(before offset: Int) -> Count {
        let index = min(offset / 1024, counts.count - 1)
        var count = counts[index]
        for byte in bytes[(index * 1024)..<offset] { count.add(byte) }
        return count
    }

    /// 1-based line and column of a byte offset; the column counts Unicode scalars.
    package func position(of offset: Int) -> (line: Int, column: Int) {
        let offset = min(max(offset, 0), bytes.count)
        let line = starts.partitionPoint { $0 <= offset } - 1
        return (line + 1, count(before: offset).characters - count(before: starts[line]).characters + 1)
    }

    /// 1-based, in units of UTF-16, as most editors count.
    package func utf16Column(of offset: Int) -> Int {
        let offset = min(max(offset, 0), bytes.count)
        let line = starts.partitionPoint { $0 <= offset } - 1
        let (end, start) = (count(before: offset), count(before: starts[line]))
        return end.characters - start.characters + end.pairs - start.pairs + 1
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
