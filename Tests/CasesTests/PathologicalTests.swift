import Foundation
import Testing

/// Texts that have cost some CommonMark program quadratic time or its stack: each is rendered, or refused with a limit, in
/// less than five seconds.
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
        let program = try CommandTests.executable()
        let start = ContinuousClock.now
        let run = try CommandTests.run(program, ["render", "--commonmark"], input: text.make())
        #expect(ContinuousClock.now - start < .seconds(5))
        if let expected = text.expected {
            #expect(
                run.code == 0 && run.output.contains(expected), "\(run.code) \(run.errors) \(run.output.prefix(200))")
        } else if let rule = text.rule {
            #expect(run.code == 1 && run.output == "" && run.errors.contains("[\(rule)]"), "\(run.errors)")
        }
    }

    @Test(arguments: texts + additions) func `a hard text ends soon with the additions on`(text: Text) throws {
        let program = try CommandTests.executable()
        let start = ContinuousClock.now
        let run = try CommandTests.run(program, ["render", "--language", "zh"], input: text.make())
        #expect(ContinuousClock.now - start < .seconds(5))
        // A text with a NUL is refused at the door.
        #expect(run.code == 0 ? !run.output.isEmpty : run.code == 1 && run.errors.contains(": error: "))
    }

    private static let additions: [Text] = [
        .rendered("escaped stars", as: "") { many("\\*\\*\\*\n\n", 60_000) },
        .rendered("backslashes before a star", as: "") { many("\\", 60_000) + "*“中”*\n" },
        .rendered("stars beside quotation marks", as: "") { many("**“中”**国", 3000) },
        .rendered("headings of one name", as: "") { many("# a\n", 200_000) },
        .rendered("headings of one written anchor", as: "") { many("# a {#b}\n", 80_000) },
        .rendered("line breaks between Han", as: "") { many("中\n", 15_000) },
        .rendered("line breaks inside emphasis", as: "") { many("*中*\n", 9000) },
        .rendered("images without descriptions", as: "") {
            many(many("![](https://a.org/?b&amp;c)", 1000) + "\n\n", 35)
        },
        .rendered("links with references in their addresses", as: "") { many(many("[a](b&amp;c)", 1000) + "\n\n", 35) },
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
        .refused("nesting behind a carriage return", "markdown.nesting") { "a\r" + many("> ", 5000) + "b" },
        .refused("images of images without end", "markdown.paragraph") { many("![[]()", 100_000) },
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
        .refused("quotations in quotations", "markdown.nesting") { many("> ", 50_000) + "a" },
        .rendered("a hundred quotations", as: many("<blockquote>\n", 99)) { many("> ", 99) + "a" },
        .refused("lists in lists", "markdown.nesting") { (0..<1000).map { many("  ", $0) + "* a\n" }.joined() },
        .refused("lists in lists, by tabs", "markdown.nesting") {
            (0..<60).map { many("\t", $0) + "* a\n" + many("\t", $0) + "  * b\n" }.joined()
        },
        .refused("empty lines in deep lists", "markdown.nesting") { many("- ", 30_000) + "x" + many("\n", 30_000) },
        .refused("empty lines in deep lists in a quotation", "markdown.nesting") {
            "> " + many("- ", 30_000) + "x\n" + many(">\n", 30_000)
        },
        .refused("emphasis in a deep quotation", "markdown.nesting") { many(">", 100_000) + many("a*", 100_000) },
        .rendered("empty lines in lists as deep as may be", as: "<li>") { many("- ", 95) + "x" + many("\n", 100_000) },
        .rendered("a line of a hundred thousand blanks", as: "a") { "a\n\n" + many(" ", 100_000) + "\n\nb" },
        .rendered("a table that is none", as: "|") { many("|", 60_000) },
    ]
}
