import Foundation
import SiteTrials
import Testing

/// Texts that have cost some CommonMark program quadratic time or its stack: each is rendered, or refused with a limit, in
/// less than five seconds of work.
@Suite struct PathologicalTests {
    struct Text: Sendable, CustomTestStringConvertible {
        let name: String
        /// What the HTML must hold; nil: refused with this rule.
        let expected: String?
        let rule: String?
        let make: @Sendable () -> String

        var testDescription: String { name }

        static func rendered(_ name: String, as html: String, _ make: @escaping @Sendable () -> String) -> Text {
            Text(name: name, expected: html, rule: nil, make: make)
        }

        static func refused(_ name: String, _ rule: String, _ make: @escaping @Sendable () -> String) -> Text {
            Text(name: name, expected: nil, rule: rule, make: make)
        }
    }

    @Test(arguments: texts) func `a hard text ends soon`(text: Text) throws {
        let (run, seconds) = try Program.timedRun(["render", "--commonmark"], input: text.make())
        #expect(seconds < 5)
        if let expected = text.expected {
            #expect(
                run.code == 0 && run.output.contains(expected), "\(run.code) \(run.errors) \(run.output.prefix(200))")
        } else if let rule = text.rule {
            #expect(run.code == 1 && run.output == "" && run.errors.contains("[\(rule)]"), "\(run.errors)")
        }
    }

    @Test(arguments: texts + additions + signs + html + tables + footnotes)
    func `a hard text ends soon with the additions on`(
        text: Text
    ) throws {
        let (run, seconds) = try Program.timedRun(["render", "--language", "zh"], input: text.make())
        #expect(seconds < 5)
        // A text with a NUL is refused at the door.
        #expect(run.code == 0 || run.code == 1 && run.errors.contains(": error: "))
    }

    private static let additions: [Text] = [
        .rendered("escaped stars", as: "") { many("\\*\\*\\*\n\n", 60_000) },
        .rendered("backslashes before a star", as: "") { many("\\", 60_000) + "*“中”*\n" },
        .rendered("stars next to quotation marks", as: "") { many("**“中”**国", 3000) },
        .rendered("headings of one name", as: "") { many("# a\n", 200_000) },
        .rendered("headings of one written anchor", as: "") { many("# a {#b}\n", 80_000) },
        .rendered("line breaks between Han", as: "") { many("中\n", 15_000) },
        .rendered("line breaks inside emphasis", as: "") { many("*中*\n", 9000) },
        .rendered("images without descriptions", as: "") {
            many(many("![](https://a.org/?b&amp;c)", 1000) + "\n\n", 35)
        },
        .rendered("links with references in their addresses", as: "") { many(many("[a](b&amp;c)", 1000) + "\n\n", 35) },
    ]

    /// Signs of the additions, as many as fit into one text, and up to the size of a file in paragraphs that are within their
    /// limit.
    private static let signs: [Text] =
        [
            "*", "[", "|", "~", "> ", "[^", "[^a] ", "~a~ ", "~~a~~ ", "~~a ", "a~~ ", "http://a.b ", "www.", "a@b.c ",
            "\\[^",
        ]
        .flatMap { sign in
            [
                .rendered("100,000 times \(sign)", as: "") { many(sign, 100_000) },
                .rendered("paragraphs of \(sign)", as: "") {
                    many(many(sign, 60_000 / sign.utf8.count) + "\n\n", 16)
                },
            ]
        }

    private static let html: [Text] =
        [
            "<b>", "</b>", "<p>", "<a href=x>", "<a href=", "<a \"", "<table><tr><td>", "<div><p>", "<script>", "<!--",
            "<x y=z>",
            "<svg>", "&#1;", "<img src=x>", "<td>", "<li>", "<h1>",
        ].flatMap { tag in
            [
                .rendered("blocks of \(tag)", as: "") {
                    many("<div>" + many(tag, 60_000 / tag.utf8.count) + "\n\n", 16)
                },
                .rendered("\(tag) behind blank lines", as: "") { many("<div>" + tag + "\n\n", 30_000) },
            ]
        }

    private static let tables: [Text] = [
        .rendered("a table of 100,000 columns", as: "") {
            many("|a", 100_000) + "\n" + many("|-", 100_000) + "\n" + many("|b", 100_000) + "\n"
        },
        .rendered("tables of 7,000 columns", as: "") {
            many(many("|a", 7000) + "\n" + many("|-", 7000) + "\n" + many("|b", 7000) + "\n\n", 20)
        },
        .rendered("rows without cells", as: "") {
            many("|a", 15_000) + "\n" + many("|-", 15_000) + "\n" + many("x\n", 10)
        },
        .rendered("tables one behind the other", as: "") { many("|a|b|\n|-|-|\n|c|d|\n\n", 40_000) },
        .rendered("tables whose heads differ", as: "") { many("|a|b|\n|-|\n\n", 70_000) },
        .rendered("tables in deep quotations", as: "") {
            let quotation = many(">", 90)
            return many(
                quotation + many("|a", 500) + "\n" + quotation + many("|-", 500) + "\n\n", 100)
        },
    ]

    private static let footnotes: [Text] = [
        .rendered("50,000 footnotes", as: "") {
            (1...50_000).map { "[^\($0)]\($0 % 20 == 0 ? "\n\n" : " ")" }.joined()
                + (1...50_000).map { "[^\($0)]: a\n" }.joined()
        },
        .rendered("20,000 footnotes with blank lines between", as: "") {
            (1...20_000).map { "[^\($0)]\($0 % 20 == 0 ? "\n\n" : " ")" }.joined()
                + (1...20_000).map { "[^\($0)]: a\n\n" }.joined()
        },
        .rendered("footnotes that nothing refers to", as: "") { (1...50_000).map { "[^\($0)]: a\n\n" }.joined() },
        .rendered("footnotes of footnotes", as: "") {
            "[^1]\n\n" + (1...30_000).map { "[^\($0)]: [^\($0 + 1)]\n\n" }.joined()
        },
        .rendered("one footnote, often", as: "") { many(many("[^a] ", 12_000) + "\n\n", 15) + "[^a]: b\n" },
        .rendered("strikethrough in strikethrough", as: "") { many("~~a ", 7000) + many("a~~ ", 7000) },
        .rendered("tasks", as: "") { many("- [ ] a\n", 100_000) },
    ]

    private static func many(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }

    static let texts: [Text] = inlines + brackets + blocks

    private static let inlines: [Text] = [
        .rendered("emphasis in emphasis", as: many("<em>a <strong>a ", 4000)) {
            many("*a **a ", 4000) + "b" + many(" a** a*", 4000)
        },
        .rendered("closers without openers", as: many("a_ ", 1000)) { many("a_ ", 20_000) },
        .rendered("openers without closers", as: many("_a ", 1000)) { many("_a ", 20_000) },
        .rendered("closers that do not match", as: many("*a_ ", 1000)) { many("*a_ ", 10_000) + many("a** ", 100) },
        .rendered("runs of three and of two", as: "a<strong>b") { "a**b" + many("c* ", 20_000) + "d**" },
        .rendered("lengths that are multiples of three", as: "<em>") { many("***a **b* ", 6000) + "c***" },
        .rendered("signs on both sides", as: "x") { many("x*** ***", 8000) },
        .rendered("runs of backticks of growing length", as: "`") { (1..<350).map { "e" + many("`", $0) }.joined() },
        .rendered("comments that are not closed", as: "&lt;!--") { "</" + many("<!--", 15_000) },
        .rendered("declarations that are not closed", as: "&lt;!A") { "x " + many("<!A ", 15_000) },
        .rendered("entities that are none", as: "&amp;") { many("&", 60_000) },
        .rendered("a NUL", as: "abc\u{FFFD}de") { "abc\u{0}de\u{0}" },
    ]

    private static let brackets: [Text] = [
        .rendered("link closers without openers", as: many("a]", 1000)) { many("a]", 30_000) },
        .rendered("link openers without closers", as: many("[a", 1000)) { many("[a", 30_000) },
        .rendered("link openers and emphasis closers", as: many("[ a_", 1000)) { many("[ a_", 15_000) },
        .rendered("brackets and parentheses", as: many("[ (](", 1000)) { many("[ (](", 12_000) },
        .rendered("images of images", as: many("![<a href=\"\"></a>", 1000)) { many("![[]()", 10_000) },
        .refused("nesting behind a carriage return", "markdown.too-deep") { "a\r" + many("> ", 5000) + "b" },
        .refused("images of images without end", "markdown.long-paragraph") { many("![[]()", 100_000) },
        .rendered("links and emphasis", as: "<a href=\"b\">") { "**x [a*b**c*](d)" + many("[a](b)", 5000) },
        .rendered("brackets in brackets", as: many("[", 1000) + "a" + many("]", 1000)) {
            many("[", 30_000) + "a" + many("]", 30_000)
        },
        .rendered("links that are not closed, without brackets", as: "[a](b") { many("[a](b", 12_000) },
        .rendered("links that are not closed, with brackets", as: "[a](&lt;b") { many("[a](<b", 10_000) },
        .rendered("definitions of one name", as: "<a href=\"/1\">") {
            (1...20_000).map { "[a]: /\($0)\n\n" }.joined() + "[a]"
        },
        .rendered("definitions with names alike", as: "[a0]") {
            (1...8000).map { "[a\($0)]: u\n\n" }.joined() + many("[a0] ", 5000)
        },
    ]

    private static let blocks: [Text] = [
        .refused("quotations in quotations", "markdown.too-deep") { many("> ", 50_000) + "a" },
        .rendered("a hundred quotations", as: many("<blockquote>\n", 99)) { many("> ", 99) + "a" },
        .refused("lists in lists", "markdown.too-deep") { (0..<1000).map { many("  ", $0) + "* a\n" }.joined() },
        .refused("lists in lists, by tabs", "markdown.too-deep") {
            (0..<60).map { many("\t", $0) + "* a\n" + many("\t", $0) + "  * b\n" }.joined()
        },
        .refused("empty lines in deep lists", "markdown.too-deep") { many("- ", 30_000) + "x" + many("\n", 30_000) },
        .refused("empty lines in deep lists in a quotation", "markdown.too-deep") {
            "> " + many("- ", 30_000) + "x\n" + many(">\n", 30_000)
        },
        .refused("emphasis in a deep quotation", "markdown.too-deep") { many(">", 100_000) + many("a*", 100_000) },
        .rendered("empty lines in lists as deep as may be", as: "<li>") { many("- ", 95) + "x" + many("\n", 100_000) },
        .rendered("a line of a hundred thousand spaces", as: "a") { "a\n\n" + many(" ", 100_000) + "\n\nb" },
        .rendered("a table that is none", as: "|") { many("|", 60_000) },
    ]
}
