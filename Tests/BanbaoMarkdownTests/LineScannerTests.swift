import SpecificationSuites
import Testing

@testable import BanbaoMarkdown

/// What the beginnings of lines tell of tables and footnotes is what libcmark's tree tells.
@Suite struct LineScannerTests {
    private struct Rewriting: Equatable {
        let text: String
        let lines: [Int]
        let footnotes: [Int: [UInt8]]
        let tables: [Int]
        let rowLengths: [[Int]]
        let problems: [String]

        /// Nothing rewritten is the text itself.
        init(_ text: String, _ rewritten: RewrittenText?) {
            self.text = rewritten.map { String(decoding: $0.bytes, as: UTF8.self) } ?? text
            lines = rewritten?.lines ?? []
            footnotes = rewritten?.footnotes ?? [:]
            tables = rewritten?.tables.map(\.line) ?? []
            rowLengths = rewritten?.tables.map(\.shape.rowLengths) ?? []
            problems = (rewritten?.problems ?? []).map { "\($0)" }
        }
    }

    /// Whether lines alone told all.
    @discardableResult
    private func compare(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        let byLines = RewrittenText(bytes.span)
        let byLibcmark = RewrittenText(bytes.span, trustsLines: false)
        #expect(Rewriting(text, byLines) == Rewriting(text, byLibcmark), "\(text)")
        return byLines?.isShallow ?? false
    }

    @Test func `on all suites`() throws {
        let names = ["tables.txt", "footnotes.txt", "tasks.txt", "references.txt", "emphasis.txt", "headings.txt"]
        var examples = try names.flatMap(SpecificationExample.ownSuite)
        for name in ["commonmark-0.30.txt", "gfm-0.29.txt", "cmark-gfm-extensions.txt"] {
            examples += SpecificationExample.suite(name) ?? []
        }
        let sure = examples.count { compare($0.markdown) }
        #expect(sure > 40)
    }

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

    private static let lines = [
        "", "", "", "", "甲", "甲", "乙 `a`", "| 甲 | 乙 |", "| 甲 | 乙 |", "|---|:-:|", "|---|:-:|", "| 1 | \\| |", "a | b",
        "--- | ---", "1 | 2", "1. | 2", "-- | --", "- | -", "---", "===", "- 甲", "- | 甲 |", "  |---|", "  | 甲 |",
        "|---|",
        "| 甲 |", "    | 甲 |", "1. 甲", "   - 乙", "> 甲", "> | 甲 |", "> |---|", ">", "```", "````", "```a|b", "~~~",
        "   ```",
        "    ```", "- ```", "> ```", "\t```", "``` ", "<div>", "</div>", "<!-- a", "-->", "<pre>", "</pre>",
        "  <!-- b -->",
        "<b>c</b>", "[^甲]: 注", "[^甲]: 注", "[^b]:", "[^甲] 文", " [^c]: 注", "> [^d]: 注", "    [^e]: 注", "- [^f]: 注",
        "    续",
        "[a]: /b", "[a]:", "/b", "'c", "# 甲 | 乙", "**甲** | b", "*** | a", "* | a", "`a` | b", "~~a~~ | b", "+ | c",
        "_ | d",
        "   ", "\t", "|", "a \\| b",
    ]

    @Test func `on random texts`() {
        var sure = 0
        for seed in 1...8000 {
            var dice = Dice(seed: seed)
            let lines = (0..<(2 + dice.roll(14))).map { _ in Self.lines[dice.roll(Self.lines.count)] }
            if compare(lines.joined(separator: "\n") + (dice.roll(4) == 0 ? "" : "\n")) { sure += 1 }
        }
        // Otherwise nothing was compared.
        #expect(sure > 300)
    }

    @Test func `pages as they are written need no second parse`() {
        let texts = [
            "文[^1]。\n\n| 甲 | 乙 |\n|---|---|\n| 1 | 2 |\n\n```\n| a |\n|---|\n[^x]: 码\n```\n\n[^1]: 注\n\n    续\n",
            "甲 | 乙\n--- | ---\n1 | **2**\n", "# 题\n\n- 甲\n  - 乙\n\n> 引\n\n|甲|\n|-|\n\n---\n\n[^甲]: 注\n[^乙]: 注\n",
        ]
        for text in texts { #expect(compare(text), "\(text)") }
    }
}
