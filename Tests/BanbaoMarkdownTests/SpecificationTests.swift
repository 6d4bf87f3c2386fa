import BanbaoMarkdown
import BanbaoText
import SpecificationSuites
import Testing

@Suite struct SpecificationTests {
    static let commonMark = SpecificationExample.suite("commonmark-0.30.txt")

    private func render(_ markdown: String, hasAdditions: Bool) -> String {
        let file = SourceFile(path: "-", cleanBytes: Array(markdown.utf8))
        let options = MarkdownOptions(rawHTML: .kept, hasAdditions: hasAdditions)
        let document = renderMarkdown(file, body: 0..<file.bytes.count, options: options)
        return String(decoding: document.html.bytes, as: UTF8.self)
    }

    @Test(.enabled(if: commonMark != nil, "the CommonMark 0.30 suite is not here; see BANBAO_SPEC_DIR"))
    func `all 652 examples of CommonMark 0,30 are rendered to the byte`() {
        let examples = Self.commonMark ?? []
        #expect(examples.count == 652)
        for example in examples {
            #expect(render(example.markdown, hasAdditions: false) == example.html, "example \(example.number)")
        }
    }

    static let regressions = SpecificationExample.suite("cmark-regression-0.30.2.txt")

    @Test(.enabled(if: regressions != nil, "libcmark's regression suite is not here; see BANBAO_SPEC_DIR"))
    func `all 16 regressions of libcmark 0,30,2 are rendered to the byte`() {
        let examples = Self.regressions ?? []
        #expect(examples.count == 16)
        for example in examples {
            #expect(render(example.markdown, hasAdditions: false) == example.html, "example \(example.number)")
        }
    }
}
