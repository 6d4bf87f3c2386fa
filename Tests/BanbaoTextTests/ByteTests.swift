import BanbaoText
import Testing

/// What looks at eight bytes at a time gives what a byte at a time gives.
@Suite struct ByteTests {
    private static let texts = [
        "", "a", "abcdefg", "abcdefgh", "abcdefghi", "stories/a.html", "stories/a.htm", "stories/b.html",
        "stories/é.html",
        "it's 3 o'clock, isn't it", "一位 model worker 的故事", "中国梦·劳动美", "résumé naïve", "a b c d e f g h i j",
        "........x.......y",
        "0123456789abcdef0123456789ABCDEF", "一二三四五六七八九十", "x一y二z三", "don’t", "🙂 ok",
    ]

    @Test func `order is that of the bytes`() {
        for left in Self.texts {
            for right in Self.texts {
                let (first, second) = (Array(left.utf8), Array(right.utf8))
                #expect(left.precedesInBytes(right) == first.lexicographicallyPrecedes(second), "\(left) \(right)")
                #expect(first.precedesInBytes(second) == first.lexicographicallyPrecedes(second))
                #expect(left.hasSameBytes(as: right) == (first == second), "\(left) \(right)")
            }
        }
    }

    @Test func `two Unicode forms of a name are two names`() {
        let (composed, decomposed) = ("caf\u{E9}", "cafe\u{301}")
        #expect(composed == decomposed && !composed.hasSameBytes(as: decomposed))
        #expect(decomposed.precedesInBytes(composed))
    }

    @Test(arguments: texts) func `words and Han are counted alike at every offset`(text: String) {
        for shift in 0..<9 {
            let bytes = Array(String(repeating: "。", count: shift).utf8) + Array(text.utf8)
            var (han, words, isInWord) = (0, 0, false)
            for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
                let isHan = (0x4E00...0x9FFF).contains(scalar.value)
                let isWord =
                    scalar == "'" || (scalar.isASCII && scalar.properties.isAlphabetic)
                    || ("0"..."9").contains(scalar) || (0xC0...0x7FF).contains(scalar.value)
                han += isHan ? 1 : 0
                words += isWord && !isInWord ? 1 : 0
                isInWord = isWord
            }
            #expect(bytes.span.hanAndWordCount == (han, words), "\(text) after \(shift)")
        }
    }

    @Test(arguments: [0, 7, 10, 99, 100, -1, -120, 1_700_000_000_123_456_789, Int.max, Int.min])
    func `numbers are written as Swift writes them`(number: Int) {
        var bytes: [UInt8] = []
        bytes.append(decimal: number)
        #expect(String(decoding: bytes, as: UTF8.self) == String(number))
    }
}
