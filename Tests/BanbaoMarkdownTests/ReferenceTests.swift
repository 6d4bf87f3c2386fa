import BanbaoMarkdown
import BanbaoText
import Testing

/// Characters that no web page may hold, written by their number.
@Suite struct ReferenceTests {
    private func document(_ markdown: String, hasExtensions: Bool = true) -> Document {
        let file = SourceFile(path: "a.md", cleanBytes: Array(markdown.utf8))
        let options = MarkdownOptions(rawHTML: .kept, hasExtensions: hasExtensions, isChinese: true)
        return renderMarkdown(file, body: 0..<file.bytes.count, options: options)
    }

    /// Byte offsets.
    private func places(_ markdown: String) -> [Int] {
        document(markdown).problems.filter { $0.rule == .encodingReference }.compactMap { $0.range?.lowerBound }
    }

    @Test func `each is reported at its place, and none in code or raw HTML`() {
        #expect(places("a&#1;b&#1;\n\n&#xFFFF;\n") == [1, 6, 12])
        #expect(places("`&#1;` &#1; <b title=\"&#1;\"> &#1;\n\n    &#1;\n\n<p>&#1;</p>\n") == [7, 29])
        #expect(places("[a&#1;](/u&#1; '&#1;')\n\n```a&#1;\n```\n") == [2, 10, 16, 28])
        #expect(places("> - a\n>   b&#1;\n\n| a&#1; |\n|---|\n") == [11, 20])
        #expect(places("\\&#1; \\\\&#1; &amp;#1; &#9; &#10; &#xA0; &#65;\n") == [8])
        #expect(places("[a](/u\\&#1;)\n") == [7])
    }

    @Test func `the message says what was written`() throws {
        let problem = try #require(document("a&#x1F;\n").problems.first)
        #expect(problem.severity == .warning)
        #expect(problem.message[.english].hasPrefix("&#x1F; is a character"))
        #expect(problem.help?[.chinese].contains("\\&#x1F;") == true)
    }

    @Test
    func `whatever number is written, the HTML is UTF-8 without controls and noncharacters, and no letter is lost`() {
        let values: [UInt32] =
            Array(0...0x9F) + [0xD800, 0xDFFF] + Array(0xFDD0...0xFDEF)
            + (0...0x10).flatMap { [$0 << 16 | 0xFFFE, $0 << 16 | 0xFFFF] } + [0x110000, 0xFFFFFF]
        for value in values {
            let digits = String(value, radix: 16)
            let six = String(repeating: "0", count: 6 - digits.count) + digits
            for reference in ["&#\(value);", "&#x\(digits);", "&#X\(six.uppercased());"] {
                let text = "*中*\(reference)~~国~~\(reference)[文](/\(reference)字)**“母”**\(reference)\\[x]\n"
                let bytes = document(text).html.bytes
                #expect(firstInvalidUTF8Offset(in: bytes) == nil, "\(reference)")
                let scalars = String(decoding: bytes, as: UTF8.self).unicodeScalars
                #expect(!scalars.contains(where: isForbiddenInText), "\(reference)")
                let letters = String(String.UnicodeScalarView(scalars.filter(CJK.isHan)))
                #expect(letters == "中国文母", "\(reference)")
            }
        }
    }

    @Test func `plain CommonMark writes what libcmark writes`() {
        #expect(
            document("a&#1;b&#xDFFFE;c&#xFFFF;\n", hasExtensions: false).html.bytes
                == Array("<p>a\u{1}b".utf8) + [0xF3, 0x9F, 0xBF, 0xBE] + Array("c".utf8) + [0xFF] + Array("</p>\n".utf8)
        )
        #expect(document("a&#1;\n", hasExtensions: false).problems == [])
    }

    @Test func `plain CommonMark takes whatever bytes there are`() {
        var state: UInt64 = 88_172_645_463_325_252
        for length in 0..<400 {
            let bytes = (0..<length).map { _ in
                state ^= state << 13
                state ^= state >> 7
                state ^= state << 17
                return UInt8(truncatingIfNeeded: state % 3 == 0 ? state >> 8 : 0x20 + (state >> 8) % 0x60)
            }
            let file = SourceFile(path: "-", cleanBytes: bytes + [0xF3, 0x9F, 0xBF, 0xBE, 0x7E, 0x7E])
            let options = MarkdownOptions(rawHTML: .replacedByComment, hasExtensions: false)
            #expect(renderMarkdown(file, body: 0..<file.bytes.count, options: options).problems.errorCount == 0)
        }
    }
}
