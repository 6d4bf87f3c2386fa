import BanbaoMarkdown
import BanbaoText
import Testing

@Suite struct LabelTests {
    @Test func `the words that a page writes itself are those it is given, escaped`() {
        var labels = MarkdownLabels()
        labels.footnotes = "<notes>"
        labels.backToTextAgain = "up {{number}} of {{number}}"
        labels.taskDone = "x"
        labels.taskToDo = "o"
        labels.table = "T{{number}}"
        let text = "a[^1] b[^1]\n\n- [x] c\n- [ ] d\n\n| e |\n|---|\n\n| f |\n|---|\n\n[^1]: g\n"
        let file = SourceFile(path: "a.md", cleanBytes: Array(text.utf8))
        let options = MarkdownOptions(isChinese: true, labels: labels)
        let html = String(
            decoding: renderMarkdown(file, body: 0..<file.bytes.count, options: options).html.bytes, as: UTF8.self)
        let found = html.matches(of: /aria-label="([^"]*)"/).map { String($0.1) }
        #expect(found == ["x", "o", "T1", "T2", "&lt;notes&gt;", "Back to the text", "up 2 of 2"])
    }
}
