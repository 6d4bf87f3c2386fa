import BanbaoMarkdown
import BanbaoText
import Foundation
import Testing

/// docs/writing.md and its twin show what editors type and what readers get.
@Suite struct WritingGuideTests {
    private struct Example: Equatable {
        let language: String
        let typed: String
        let shown: String
    }

    private func guide(_ name: String) throws -> String {
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
        return try String(contentsOf: root.appending(path: "docs/" + name), encoding: .utf8)
    }

    /// A fence `markdown zh`, a blank line, and the HTML up to the next.
    private func examples(in guide: String) -> [Example] {
        guide.matches(of: /```markdown (zh|en)\n((?s:.*?))```\n\n((?s:.*?\n))\n/).map {
            Example(language: String($0.1), typed: String($0.2), shown: String($0.3))
        }
    }

    @Test(arguments: ["writing.md", "writing.zh.md"]) func `readers get what is shown`(name: String) throws {
        let examples = try examples(in: guide(name))
        #expect(examples.count >= 8)
        for example in examples {
            let file = SourceFile(path: "-", cleanBytes: Array(example.typed.utf8))
            let isChinese = example.language == "zh"
            let options = MarkdownOptions(isChinese: isChinese, labels: isChinese ? .chinese : MarkdownLabels())
            let document = renderMarkdown(file, body: 0..<file.bytes.count, options: options)
            #expect(String(decoding: document.html.bytes, as: UTF8.self) == example.shown)
            #expect(document.problems.isEmpty)
        }
    }

    @Test func `both languages show the same`() throws {
        #expect(try examples(in: guide("writing.md")) == examples(in: guide("writing.zh.md")))
    }
}
