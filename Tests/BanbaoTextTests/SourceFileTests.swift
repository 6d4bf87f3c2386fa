import BanbaoText
import Testing

@Suite struct SourceFileTests {
    private func decode(_ bytes: [UInt8]) -> Result<SourceFile, Diagnostic> {
        SourceFile.decode(path: "a.md", bytes: bytes)
    }

    private func clean(_ bytes: [UInt8]) throws -> String {
        String(decoding: try decode(bytes).get().bytes, as: UTF8.self)
    }

    @Test func `a byte order mark is dropped and every line ending becomes a line feed`() throws {
        #expect(try clean([0xEF, 0xBB, 0xBF] + Array("甲\r\n乙\r丙\n\r\n".utf8)) == "甲\n乙\n丙\n\n")
    }

    @Test(
        arguments: [
            ([0x61, 0xC1, 0xD0], 1), ([0xC0, 0xAF], 0), ([0x61, 0xED, 0xA0, 0x80], 1), ([0xF4, 0x90, 0x80, 0x80], 0),
            ([0x61, 0x62, 0xE4, 0xB8], 2),
        ] as [([UInt8], Int)])
    func `what is not UTF-8 is refused at its first byte`(bytes: [UInt8], offset: Int) {
        #expect(throws: Diagnostic.self) { try decode(bytes).get() }
        #expect(firstInvalidUTF8Offset(in: bytes) == offset)
    }

    @Test(arguments: [0x00, 0x07, 0x1B, 0x7F] as [UInt8])
    func `control characters are refused`(byte: UInt8) {
        #expect(throws: Diagnostic.self) { try decode([0x61, byte, 0x62]).get() }
    }

    @Test(arguments: [0x80, 0x85, 0x9F, 0xFDD0, 0xFDEF, 0xFFFE, 0xFFFF, 0x1FFFE, 0xCFFFF, 0x10FFFF] as [UInt32])
    func `controls and noncharacters are refused at their place`(value: UInt32) throws {
        let character = String(try #require(Unicode.Scalar(value)))
        guard case .failure(let problem) = decode(Array("中文，plain\r\n甲\(character)乙\n".utf8)) else {
            Issue.record("U+\(String(value, radix: 16)) passed")
            return
        }
        #expect(problem.rule == .encodingControlCharacter)
        #expect(problem.range == 18..<(18 + character.utf8.count))
        let name = "\(value < 0xA0 ? "control character" : "noncharacter") \(codePoint(value))"
        #expect(problem.message[.english] == name)
    }

    @Test func `code points have four digits or more`() {
        #expect([0, 0x85, 0xFDD0, 0x10FFFF].map(codePoint) == ["U+0000", "U+0085", "U+FDD0", "U+10FFFF"])
    }

    @Test(arguments: [0xA0, 0xBF, 0xE9, 0xFDCF, 0xFDF0, 0xFFE5, 0xFFFD, 0x1FFFD, 0x10FFFD] as [UInt32])
    func `their neighbours pass`(value: UInt32) throws {
        let text = "中文\(String(try #require(Unicode.Scalar(value))))字"
        #expect(try clean(Array(text.utf8)) == text)
    }

    @Test func `UTF-16 is named`() {
        guard case .failure(let problem) = decode([0xFF, 0xFE, 0x61, 0x00]) else {
            Issue.record("UTF-16 passed")
            return
        }
        #expect(problem.rule == .encodingUTF16)
    }

    @Test func `the quick check never passes what the standard library refuses, wherever it stands`() {
        let edges: [UInt8] = [0x20, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xAF, 0xB0, 0xB7, 0xBD, 0xBE, 0xBF, 0xC0]
        for first in (0x7E...UInt8.max) {
            for second in edges {
                for third in edges {
                    for text in [[first, second, third], [first, second, third, 0x80, 0x41]] {
                        for before in ["", "中文 plain "] {
                            let bytes = Array(before.utf8) + text + Array("及其后的文字 and more".utf8)
                            let isRefused =
                                firstInvalidUTF8Offset(in: bytes) != nil
                                || String(decoding: bytes, as: UTF8.self).unicodeScalars.contains {
                                    isForbiddenInText($0)
                                }
                            if case .success = decode(bytes) {
                                #expect(!isRefused, "\(text)")
                            } else {
                                #expect(isRefused || first == 0xFF || first == 0xFE, "\(text)")
                            }
                        }
                    }
                }
            }
        }
    }

    @Test func `columns count characters in lines of any length`() {
        let text = Array(String(repeating: "甲a😀\n", count: 60).utf8) + Array(String(repeating: "é😀中", count: 300).utf8)
        let lines = SourceLines(text + Array("\n".utf8))
        for offset in Array(0..<text.count) + [text.count + 1, text.count + 9] {
            let before = (text + [0x0A])[..<min(offset, text.count + 1)]
            let start = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
            let begun = before[start...].filter { $0 & 0xC0 != 0x80 }
            let position = lines.position(of: offset)
            #expect(position.line == before.count { $0 == 0x0A } + 1 && position.column == begun.count + 1)
            #expect(lines.utf16Column(of: offset) == begun.count + begun.count { $0 >= 0xF0 } + 1)
        }
    }

    @Test func `a thousand places in a line of a megabyte cost no thousand megabytes`() {
        let lines = SourceLines(Array(repeating: 0x61, count: 1 << 20))
        let start = ContinuousClock.now
        for offset in stride(from: 1 << 19, to: 1 << 20, by: 256) {
            #expect(lines.position(of: offset).column == offset + 1)
        }
        #expect((ContinuousClock.now - start) / .seconds(1) < 3)
    }
}
