import BanbaoMarkdown
import BanbaoText
import Testing

/// The text that readers see, and where it stands in the file.
@Suite struct PlainTextTests {
    private let frontMatter = "---\ntitle: 甲\n---\n"

    private func plainText(
        _ markdown: String, isChinese: Bool = true, resolve: @escaping (LocalLink) -> ResolvedLink = { _ in .asWritten }
    ) throws -> (PlainText, [UInt8]) {
        let file = SourceFile(path: "a.md", cleanBytes: Array((frontMatter + markdown).utf8))
        let options = MarkdownOptions(isChinese: isChinese, ownSchemes: ["figure"])
        let document = renderMarkdown(
            file, body: frontMatter.utf8.count..<file.bytes.count, options: options, wantsPlainText: true,
            resolve: resolve)
        return (try #require(document.plainText), file.bytes)
    }

    /// Each exact run as it stands in the file; `?` before one whose place is its block's.
    private func runs(_ markdown: String) throws -> [String] {
        let (text, bytes) = try plainText(markdown)
        return text.runs.map { run in
            let shown = text.text(of: run.text)
            guard run.isExact else { return "?" + shown }
            #expect(String(decoding: bytes[run.source], as: UTF8.self) == shown)
            return "\(shown)@\(run.source.lowerBound - frontMatter.utf8.count)"
        }
    }

    @Test func `the text has no marks, a line for each block`() throws {
        let markdown = """
            # 一、**要点** {#a}

            甲*乙*
            丙`a_b`[丁](/u "题")。English
            word

            - 项~~旧~~
              - [x] 里

            > 引[^1]

            | 头 | b |
            |---|---|
            | 1\\|2 | **3** |

            ```swift
            let a = 1
            ```

            ![图](b.png)

            [^1]: 注
            """
        let (text, _) = try plainText(markdown + "\n")
        #expect(
            String(decoding: text.bytes, as: UTF8.self)
                == "一、要点 {#a}\n甲乙丙a_b丁。English word\n项旧\n 里\n引\n头\nb\n1|2\n3\nlet a = 1\n\n图\n注\n")
        #expect(
            text.blocks.map(\.kind)
                == [.heading] + [.paragraph, .paragraph, .paragraph, .paragraph] + [.cell, .cell, .cell, .cell]
                + [.code, .paragraph, .paragraph])
        #expect(
            text.blocks.map(\.isNested) == [false, false, true, true, true] + [false, false, false, false] + [
                false, false, true,
            ])
        #expect(text.runs.filter { $0.kind == .struckOut }.map { text.text(of: $0.text) } == ["旧"])
        #expect(text.runs.filter { $0.kind == .description }.map { text.text(of: $0.text) } == ["图"])
    }

    @Test func `every run knows its place`() throws {
        #expect(try runs("甲**乙**甲\n") == ["甲@0", "乙@5", "甲@10"])
        #expect(try runs("[甲](甲.md)甲\n") == ["甲@1", "甲@13"])
        #expect(try runs("`甲`甲<b title=\"丙\">丙\n") == ["甲@1", "甲@5", "丙@23"])
        #expect(try runs("a\n\n> - b\n>   c\n") == ["a@0", "b@7", "c@13"])
        #expect(try runs("| a | a |\n|---|---|\n| a | b |\n") == ["a@2", "a@6", "a@22", "b@26"])
        #expect(try runs("文[^1]\n\n[^1]: 文\n") == ["文@0", "文@15"])
    }

    @Test func `where it cannot be told, the place is the block's`() throws {
        #expect(try runs("甲 &amp; 乙\n") == ["?甲 & 乙"])
        #expect(try runs("a \\* b\n") == ["?a * b"])
        #expect(try runs("（**-**）\n") == ["（@0", "?-", "）@8"])
        let (text, _) = try plainText("一\n\n甲 &amp; 乙\n丙\n")
        let start = frontMatter.utf8.count + 5
        #expect(text.runs[1].source == start..<(start + 18))
        #expect(text.blocks[1].source == text.runs[1].source)
    }

    @Test func `what the site answers stands in the text`() throws {
        let (text, _) = try plainText("有[**多**少](figure:members)人，[图](figure:map)。\n") { link in
            link.destination == "figure:members"
                ? .text("1,234") : .markup(Markup(trusted: Array("<svg></svg>".utf8)), text: "")
        }
        #expect(String(decoding: text.bytes, as: UTF8.self) == "有1,234人，。\n")
        #expect(text.runs.map(\.kind) == [.text, .answer, .text, .text])
        #expect(text.runs.map(\.isExact) == [true, false, true, true])
    }

    @Test func `nobody who did not ask gets it`() {
        let file = SourceFile(path: "a.md", cleanBytes: Array("甲\n".utf8))
        #expect(renderMarkdown(file, body: 0..<4).plainText == nil)
    }
}
