import BanbaoText
import Testing

@Suite struct DiagnosticPrinterTests {
    private let source = Array("---\ntags: [技能, skils]\n---\n第一段，很长。\tend\n".utf8)

    private func print(_ format: DiagnosticPrinter.Format, _ diagnostics: [Diagnostic], color: Bool = false) -> String {
        var printer = DiagnosticPrinter(format: format, usesColor: color) { $0 == "a.zh.md" ? source : nil }
        return printer.printed(diagnostics)
    }

    private func diagnostic(_ text: String, severity: Diagnostic.Severity = .error, notes: [Diagnostic.Note] = [])
        throws -> Diagnostic
    {
        let wanted = Array(text.utf8)
        let start = try #require(
            source.indices.first {
                $0 + wanted.count <= source.count && source[$0..<$0 + wanted.count].elementsEqual(wanted)
            })
        return Diagnostic(
            "tag.unknown", severity: severity, path: "a.zh.md", range: start..<start + wanted.count,
            "unknown tag \"\(text)\"", help: "did you mean \"skills\"?", notes: notes)
    }

    @Test func `the caret stands under wide characters`() throws {
        #expect(
            print(.text, [try diagnostic("skils")]) == """
                a.zh.md:2:12: error: unknown tag "skils" [tag.unknown]
                    2 | tags: [技能, skils]
                      |              ^^^^^
                  help: did you mean "skills"?

                1 error

                """)
        #expect(
            print(.text, [try diagnostic("技能", severity: .warning)]) == """
                a.zh.md:2:8: warning: unknown tag "技能" [tag.unknown]
                    2 | tags: [技能, skils]
                      |        ^^^^
                  help: did you mean "skills"?

                1 warning

                """)
    }

    @Test func `problems come in reading order, once, with their count`() throws {
        let later = try diagnostic("skils")
        let earlier = try diagnostic("技能", severity: .warning)
        let elsewhere = Diagnostic("site.missing", path: "Z.md", "nothing here")
        let lines = print(.text, [later, elsewhere, earlier, later]).split(separator: "\n")
        #expect(
            lines.filter { $0.contains("error:") || $0.contains("warning:") }.map { $0.prefix(12) } == [
                "Z.md: error:", "a.zh.md:2:8:", "a.zh.md:2:12",
            ])
        #expect(lines.last == "2 errors, 1 warning")
    }

    @Test func `JSON is one object a line`() throws {
        let note = Diagnostic.Note("the other is here", path: "b.md")
        #expect(
            print(.json, [try diagnostic("skils", notes: [note])]) == """
                {"severity":"error","rule":"tag.unknown","path":"a.zh.md","line":2,"column":12,"endLine":2,"endColumn":17,\
                "message":"unknown tag \\"skils\\"","help":"did you mean \\"skills\\"?",\
                "notes":[{"path":"b.md","message":"the other is here"}]}

                """)
    }

    @Test func `GitHub gets a workflow command`() throws {
        #expect(
            print(.github, [try diagnostic("skils")]) == """
                ::error file=a.zh.md,line=2,col=12,title=tag.unknown::unknown tag "skils"%0Ahelp: did you mean "skills"?

                """)
        let odd = Diagnostic("x.y", path: "a,b:c%.md", "50%\nof it")
        #expect(print(.github, [odd]) == "::error file=a%2Cb%3Ac%25.md,title=x.y::50%25%0Aof it\n")
    }

    @Test func `a long line is cut around the caret`() {
        let long = Array((String(repeating: "字", count: 200) + "错" + String(repeating: "字", count: 200)).utf8)
        var printer = DiagnosticPrinter(format: .text, usesColor: false) { _ in long }
        let text = printer.printed([Diagnostic("x.y", path: "a", range: 600..<603, "wrong")])
        let lines = text.split(separator: "\n")
        #expect(lines[0] == "a:1:201: error: wrong [x.y]")
        #expect(lines[1].contains("…") && lines[1].contains("错"))
        let cells = lines[1].unicodeScalars.prefix { $0 != "错" }.reduce(0) { $0 + CJK.cells($1) }
        #expect(lines[2].prefix { $0 != "^" }.count == cells, "the caret stands under the character")
        #expect(lines[2].hasSuffix("^^"))
    }

    @Test func `a file name cannot speak to the terminal`() {
        let text = print(.text, [Diagnostic("x.y", path: "a\u{1B}[2J\n.md", "odd")])
        #expect(text.hasPrefix("a\\x1B[2J\\x0A.md: error: odd"))
    }

    @Test func `colour is for terminals that ask for it`() throws {
        #expect(!print(.text, [try diagnostic("skils")]).contains("\u{1B}["))
        #expect(print(.text, [try diagnostic("skils")], color: true).contains("\u{1B}[1;31merror:\u{1B}[0m"))
    }
}
