import BanbaoMarkdown
import BanbaoTemplate

/// The keys of strings that belong to the text of pages, not to templates.
let labelKeys: [(key: String, label: any WritableKeyPath<MarkdownLabels, String> & Sendable)] = [
    ("markdown-footnotes", \.footnotes), ("markdown-back", \.backToText), ("markdown-back-again", \.backToTextAgain),
    ("markdown-done", \.taskDone), ("markdown-to-do", \.taskToDo), ("markdown-table", \.table),
    ("markdown-note", \.alertNote), ("markdown-tip", \.alertTip), ("markdown-important", \.alertImportant),
    ("markdown-warning", \.alertWarning), ("markdown-caution", \.alertCaution),
]

/// In: the strings of a language, and its tag. Out: the labels among them, with our own words for those that a theme lacks, and the strings
/// that are left for templates (notices of previews and what stands around figures belong to none either).
func splitLabels(_ strings: InterfaceStrings, languageTag: String) -> (labels: MarkdownLabels, rest: InterfaceStrings) {
    var labels = MarkdownLabels(languageTag: languageTag)
    let others = PreviewNotices.allKeys + FigureLabels.allKeys
    var texts = strings.texts.filter { !others.contains($0.key) }
    for (key, label) in labelKeys {
        if let text = texts.removeValue(forKey: key) { labels[keyPath: label] = text.text }
    }
    return (labels, strings.with(texts))
}
