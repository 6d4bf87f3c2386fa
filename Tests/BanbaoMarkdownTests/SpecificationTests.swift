import BanbaoMarkdown
import BanbaoText
import Foundation
import Testing

/// The examples of a specification text: fenced by 32 backticks and `example`, input and HTML parted by a dot,
/// `→` standing for a tab.
struct SpecificationExample: Sendable {
    let number: Int
    let markdown: String
    let html: String

    static func examples(in text: String) -> [SpecificationExample] {
        let fence = String(repeating: "`", count: 32)
        var examples: [SpecificationExample] = []
        for part in text.components(separatedBy: "\n\(fence) example").dropFirst() {
            let lines = part.components(separatedBy: "\n\(fence)\n")[0].replacing("→", with: "\t")
            let body = lines.drop { $0 != "\n" }
            let halves = ("\n" + body.dropFirst() + "\n").components(separatedBy: "\n.\n")
            guard halves.count == 2 else { continue }
            let html = halves[1]
            examples.append(
                SpecificationExample(
                    number: examples.count + 1, markdown: String(halves[0].dropFirst()) + "\n", html: html))
        }
        return examples
    }

    /// The public suites are not part of the repository: beside it, or where `BANBAO_SPEC_DIR` says.
    static func suite(_ name: String) -> [SpecificationExample]? {
        let environment = ProcessInfo.processInfo.environment["BANBAO_SPEC_DIR"]
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
        let folder = environment.map { URL(filePath: $0) } ?? root.appending(path: "../shared/spec")
        guard let data = FileManager.default.contents(atPath: folder.appending(path: name).path) else { return nil }
        return examples(in: String(decoding: data, as: UTF8.self))
    }
}

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
