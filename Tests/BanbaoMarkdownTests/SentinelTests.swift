import BanbaoText
import Testing

@testable import BanbaoMarkdown

/// What stands in a text for libcmark alone never reaches anybody, and takes nothing of the text along.
@Suite struct SentinelTests {
    private struct Dice {
        private var state: UInt64

        init(seed: Int) { state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1 }

        mutating func roll(_ sides: Int) -> Int {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return Int(state >> 33) % sides
        }
    }

    private static let signs = [
        "~", "~~", "*", "**", "_", "__", "[", "]", "(", ")", "!", "<", ">", "&", "#", "&#1;", "\\&#1;", "|", "^", ":",
        "\\", ".",
        " ", "\n", "\n", "“", "”", "，", "。", "（", "）", "https://a.b/", "www.a.b/", "`", "[^", "]: ", "{", "\\{#", "x",
    ]
    /// Each stands in a text at most once.
    private static let letters = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥".map(String.init)

    private func text(_ dice: inout Dice) -> String {
        var letters = Self.letters[...]
        var text = ""
        for _ in 0..<(2 + dice.roll(24)) {
            if dice.roll(3) == 0, let letter = letters.popFirst() {
                text += letter
            } else {
                text += Self.signs[dice.roll(Self.signs.count)]
            }
        }
        return text + "\n"
    }

    private func render(_ text: String, hasExtensions: Bool) -> Document {
        let file = SourceFile(path: "a.md", cleanBytes: Array(text.utf8))
        let options = MarkdownOptions(
            rawHTML: .kept, keepsEveryLink: true, hasExtensions: hasExtensions, isChinese: true, isPageOfSite: true)
        return renderMarkdown(file, body: 0..<file.bytes.count, options: options, wantsPlainText: hasExtensions)
    }

    /// The letters in an HTML, those in destinations too.
    private func letters(in html: [UInt8]) -> Set<String> {
        let text = String(decoding: html, as: UTF8.self)
        return Set(
            Self.letters.filter { letter in
                text.contains(letter)
                    || text.contains(letter.utf8.map { "%" + String($0, radix: 16, uppercase: true) }.joined())
            })
    }

    private func isClean(_ text: String) -> Bool {
        // U+FFFD stands in place of characters that HTML may not hold.
        !text.unicodeScalars.contains { isForbiddenInText($0) }
    }

    @Test func `no sentinel reaches a page and no letter is lost, whatever stands next to what`() {
        var compared = 0
        for seed in 1...30_000 {
            var dice = Dice(seed: seed)
            let text = text(&dice)
            let document = render(text, hasExtensions: true)
            let html = String(decoding: document.html.bytes, as: UTF8.self)
            #expect(isClean(html), "\(text.debugDescription)")
            #expect(document.outline.allSatisfy { isClean($0.text) && isClean($0.anchor) }, "\(text.debugDescription)")
            #expect(document.plainText.map { isClean(String(decoding: $0.bytes, as: UTF8.self)) } ?? false)
            #expect(document.problems.allSatisfy { isClean($0.message[.chinese]) }, "\(text.debugDescription)")
            // A footnote that nobody refers to is left out, and the author told.
            if document.problems.contains(where: { $0.rule == .footnoteUnused || $0.rule == .footnoteDuplicate }) {
                continue
            }
            compared += 1
            let plain = letters(in: render(text, hasExtensions: false).html.bytes)
            #expect(plain.subtracting(letters(in: document.html.bytes)).isEmpty, "\(text.debugDescription): \(html)")
        }
        #expect(compared > 20_000)
    }

    @Test(arguments: [
        ("温度 ~**十度**以上。", "<p>温度 ~<strong>十度</strong>以上。</p>\n"),
        ("~*甲*~", "<p><del><em>甲</em></del></p>\n"),
        ("`**“甲”**乙`", "<p><code>**“甲”**乙</code></p>\n"),
        (
            "<https://a.b/**“甲”**乙>",
            "<p><a href=\"https://a.b/**%E2%80%9C%E7%94%B2%E2%80%9D**%E4%B9%99\">https://a.b/**“甲”**乙</a></p>\n"
        ),
        ("[丙](/**“甲”**乙)", "<p><a href=\"/**%E2%80%9C%E7%94%B2%E2%80%9D**%E4%B9%99\">丙</a></p>\n"),
        ("甲[^乙**“]\n\n[^乙**“]: 丙", nil as String?),
        ("^[^a_]\n\n[^a_]: 丙\n\n[^", nil as String?), ("[^a_]\n\n[^a_]: 丙\n\n^", nil as String?),
        ("`甲[^_a_]`和`[乙][^_a_]`[^_a_]\n\n[^_a_]: 丙", nil as String?),
        ("[丙](/[^_a_]/b \"[^_a_]\")，<b title=\"][^_a_]\">丁</b>[^_a_]\n\n[^_a_]: 丙", nil as String?),
    ])
    func `signs in code, addresses and labels are as they were written`(text: String, html: String?) {
        let document = render(text, hasExtensions: true)
        if let html { #expect(String(decoding: document.html.bytes, as: UTF8.self) == html) }
        #expect(document.problems.isEmpty)
    }
}
