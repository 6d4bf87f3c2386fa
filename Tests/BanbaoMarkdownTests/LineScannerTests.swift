import BanbaoText
import SpecificationSuites
import Testing

@testable import BanbaoMarkdown

/// What the beginnings of lines tell of tables and footnotes is what libcmark's tree tells.
@Suite struct LineScannerTests {
    private struct Rewriting: Equatable {
        let text: String
        let lines: [Int]
        let footnotes: [Int: FootnoteMark]
        let tables: [Int]
        let rowLengths: [[Int]]
        let problems: [String]

        /// Nothing rewritten is the text itself.
        init(_ text: String, _ rewritten: RewrittenSource?) {
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
        let byLines = RewrittenSource(bytes.span, keepsCells: false)
        let byLibcmark = RewrittenSource(bytes.span, trustsLines: false, keepsCells: false)
        #expect(Rewriting(text, byLines) == Rewriting(text, byLibcmark), "\(text)")
        #expect(html(bytes, trustsLines: true) == html(bytes, trustsLines: false), "\(text)")
        return byLines?.isShallow ?? false
    }

    /// And all that is found wrong.
    private func html(_ bytes: [UInt8], trustsLines: Bool) -> String {
        let source = SourceFile(path: "a.md", cleanBytes: bytes)
        let options = MarkdownOptions(rawHTML: .kept, isChinese: true)
        let tree = MarkdownTree(parsing: bytes.span, options: options, trustsLines: trustsLines)
        var renderer = HTMLRenderer(source: source, body: 0..<bytes.count, tree: tree, options: options) { _ in
            .asWritten
        }
        for problem in tree.problems { renderer.report(problem) }
        tree.tree.walk { node, isEntering in
            renderer.visit(node, isEntering: isEntering)
            return true
        }
        let found = lintMarkdown(of: source, body: 0..<bytes.count, renderer, firstLevel: 1)
        let document = renderer.document(nil)
        let problems = (document.problems + found).inReadingOrder().map { "\($0.rule) \($0.range ?? 0..<0)" }
        return String(decoding: document.html.bytes, as: UTF8.self) + problems.joined(separator: "\n")
    }

    @Test func `on all suites`() throws {
        let names = ["tables.txt", "footnotes.txt", "tasks.txt", "references.txt", "emphasis.txt", "headings.txt"]
        var examples = try names.flatMap(SpecificationExample.ownSuite)
        for name in ["commonmark-0.30.txt", "gfm-0.29.txt", "cmark-gfm-extensions.txt"] {
            examples += try SpecificationExample.suite(name)
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

    private static let cells = [
        "甲", "1,024", "a.b", "", "**甲**", "*", "`a`", "`", "a `", "&amp;", "&#1;", "~~乙~~", "~", "[丙](/d)", "[", "!",
        "![e](f)",
        "https://g.example", "www.h.example", "a@i.example", "#", "#j", "k #", "\\|", "\\", "<b>l</b>", "<", ">",
        "[^m]", "x y  z",
        "　n", "ｏ｜ｐ", "XX市", "20××年", "\"q\"", "a:b", "http:", "[r]", "- s", "1. t", "==", "---", "**", "u\tv", "𠀀",
        "中&",
    ]

    @Test func `on tables of random cells`() {
        for seed in 1...2000 {
            var dice = Dice(seed: seed)
            let columns = 1 + dice.roll(4)
            var lines = (0..<(1 + dice.roll(5))).map { _ in
                "| "
                    + (0..<(columns + dice.roll(2))).map { _ in Self.cells[dice.roll(Self.cells.count)] }.joined(
                        separator: " | ")
                    + " |"
            }
            lines.insert("|" + String(repeating: "---|", count: columns), at: 1)
            let prefix = ["", "", "> ", "  "][dice.roll(4)]
            compare(lines.map { prefix + $0 }.joined(separator: "\n") + "\n\n[^m]: 注\n\n[r]: /s\n")
        }
    }

    @Test func `pages as they are written need no second parse`() {
        let texts = [
            "文[^1]。\n\n| 甲 | 乙 |\n|---|---|\n| 1 | 2 |\n\n```\n| a |\n|---|\n[^x]: 码\n```\n\n[^1]: 注\n\n    续\n",
            "甲 | 乙\n--- | ---\n1 | **2**\n", "# 题\n\n- 甲\n  - 乙\n\n> 引\n\n|甲|\n|-|\n\n---\n\n[^甲]: 注\n[^乙]: 注\n",
        ]
        for text in texts { #expect(compare(text), "\(text)") }
    }
}
