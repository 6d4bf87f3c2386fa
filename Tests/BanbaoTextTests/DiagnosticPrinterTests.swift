import BanbaoText
import Testing

@Suite struct DiagnosticPrinterTests {
    private let source = Array("---\ntags: [技能, skils]\n---\n第一段，很长。\tend\n".utf8)

    private func print(
        _ format: DiagnosticPrinter.Format, _ diagnostics: [Diagnostic], in language: MessageLanguage = .english,
        color: Bool = false
    ) -> String {
        var printer = DiagnosticPrinter(format: format, language: language, usesColor: color) {
            $0 == "a.zh.md" ? source : nil
        }
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
            .tagUnknown, severity: severity, path: "a.zh.md", range: start..<start + wanted.count,
            Wording("unknown tag \"\(text)\"", zh: "没有“\(text)”这个标签"), help: .didYouMean("skills"), notes: notes)
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
        let elsewhere = Diagnostic(.siteMissing, path: "Z.md", Wording(verbatim: "nothing here"))
        let lines = print(.text, [later, elsewhere, earlier, later]).split(separator: "\n")
        #expect(
            lines.filter { $0.contains("error:") || $0.contains("warning:") }.map { $0.prefix(12) } == [
                "Z.md: error:", "a.zh.md:2:8:", "a.zh.md:2:12",
            ])
        #expect(lines.suffix(2) == ["2 errors, 1 warning", "errors in: Z.md, a.zh.md"])
    }

    @Test func `many findings are counted by rule`() throws {
        let many = (0..<120).map { Diagnostic(.keyUnknown, path: "a\($0).md", Wording(verbatim: "unknown")) }
        let printed = print(.text, many + [try diagnostic("skils")])
        #expect(printed.hasSuffix("\n  120 key.unknown\n    1 tag.unknown\n\n121 errors\n"))
    }

    @Test func `no excerpt splits a character or is wider than the terminal`() {
        let text = Array(String(repeating: "字", count: 200).utf8)
        for width in [40, 80, 100] {
            var printer = DiagnosticPrinter(format: .text, language: .english, usesColor: false, width: width) { _ in
                text
            }
            for range in [0..<100, 1..<2, 299..<301] {
                let printed = printer.printed(
                    [Diagnostic(.keyUnknown, path: "a", range: range, Wording(verbatim: "wrong"))])
                let excerpt = printed.split(separator: "\n")[1...2]
                #expect(!printed.contains("\u{FFFD}"), "\(range)")
                for line in excerpt {
                    #expect(line.unicodeScalars.reduce(0) { $0 + CJK.cells($1) } <= width, "\(width): \(line)")
                }
            }
        }
    }

    @Test func `JSON is one object a line`() throws {
        let note = Diagnostic.Note(Wording("the other is here", zh: "另一个在这里"), path: "b.md")
        #expect(
            print(.json, [try diagnostic("skils", notes: [note])]) == """
                {"version":1,"type":"diagnostic","severity":"error","rule":"tag.unknown",\
                "path":"a.zh.md","line":2,"column":12,"endLine":2,"endColumn":17,"utf16Column":12,"utf16EndColumn":17,\
                "message":"unknown tag \\"skils\\"","help":"did you mean \\"skills\\"?",\
                "notes":[{"path":"b.md","message":"the other is here"}]}

                """)
    }

    @Test func `columns are told in characters and in units of UTF-16`() {
        let line = Array("甲😀乙错".utf8)
        var printer = DiagnosticPrinter(format: .json, language: .english, usesColor: false) { _ in line }
        let text = printer.printed([Diagnostic(.keyUnknown, path: "a", range: 10..<13, Wording(verbatim: "wrong"))])
        #expect(text.contains(#""line":1,"column":4,"endLine":1,"endColumn":5,"utf16Column":5,"utf16EndColumn":6"#))
    }

    @Test func `GitHub gets a workflow command`() throws {
        #expect(
            print(.github, [try diagnostic("skils")]) == """
                ::error file=a.zh.md,line=2,endLine=2,col=12,endColumn=17,title=tag.unknown::unknown tag "skils"%0Ahelp: did you mean "skills"?

                """)
        let odd = Diagnostic(.keyUnknown, path: "a,b:c%.md", Wording(verbatim: "50% of it"))
        #expect(print(.github, [odd]) == "::error file=a%2Cb%3Ac%25.md,title=key.unknown::50%25 of it\n")
    }

    @Test func `a long line is cut around the caret`() {
        let long = Array((String(repeating: "字", count: 200) + "错" + String(repeating: "字", count: 200)).utf8)
        var printer = DiagnosticPrinter(format: .text, language: .english, usesColor: false) { _ in long }
        let text = printer.printed([Diagnostic(.keyUnknown, path: "a", range: 600..<603, Wording(verbatim: "wrong"))])
        let lines = text.split(separator: "\n")
        #expect(lines[0] == "a:1:201: error: wrong [key.unknown]")
        #expect(lines[1].contains("…") && lines[1].contains("错"))
        let cells = lines[1].unicodeScalars.prefix { $0 != "错" }.reduce(0) { $0 + CJK.cells($1) }
        #expect(lines[2].prefix { $0 != "^" }.count == cells, "the caret stands under the character")
        #expect(lines[2].hasSuffix("^^"))
    }

    @Test func `a file name cannot speak to the terminal`() {
        let odd = Wording(verbatim: "odd \u{1B}[2J\u{9B}2J\n\t\u{202E}key")
        let problem = Diagnostic(.keyUnknown, path: "a\u{1B}[2J\n.md", odd, help: odd, notes: [.init(odd)])
        let shown = #"odd \x1B[2J\u{9B}2J\x0A\x09\u{202E}key"#
        #expect(
            print(.text, [problem]) == #"""
                a\x1B[2J\x0A.md: error: \#(shown) [key.unknown]
                  note: \#(shown)
                  help: \#(shown)

                1 error

                """#)
        #expect(
            !print(.github, [problem]).unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || $0 == "\u{202E}" })
    }

    @Test func `a Chinese editor reads Chinese, with the same places and rules`() throws {
        let note = Diagnostic.Note(Wording("the other is here", zh: "另一个在这里"), path: "b.md")
        let warning = try diagnostic("技能", severity: .warning)
        #expect(
            print(.text, [try diagnostic("skils", notes: [note]), warning], in: .chinese) == """
                a.zh.md:2:8: 警告：没有“技能”这个标签 [tag.unknown]
                    2 | tags: [技能, skils]
                      |        ^^^^
                  改法：是不是想写“skills”？

                a.zh.md:2:12: 错误：没有“skils”这个标签 [tag.unknown]
                    2 | tags: [技能, skils]
                      |              ^^^^^
                  b.md: 说明：另一个在这里
                  改法：是不是想写“skills”？

                1 个错误，1 个警告

                """)
        #expect(
            print(.github, [try diagnostic("skils")], in: .chinese) == """
                ::error file=a.zh.md,line=2,endLine=2,col=12,endColumn=17,title=tag.unknown::没有“skils”这个标签%0A改法：是不是想写“skills”？

                """)
    }

    @Test func `colour is for terminals that ask for it`() throws {
        #expect(!print(.text, [try diagnostic("skils")]).contains("\u{1B}["))
        #expect(print(.text, [try diagnostic("skils")], color: true).contains("\u{1B}[1;31merror:\u{1B}[0m"))
    }
}
