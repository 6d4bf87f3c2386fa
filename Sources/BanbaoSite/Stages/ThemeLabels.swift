import BanbaoMarkdown
import BanbaoTemplate

/// The keys of strings that belong to the text of pages, not to templates.
let labelKeys: [(key: String, label: any WritableKeyPath<MarkdownLabels, String> & Sendable)] = [
    ("markdown-footnotes", \.footnotes), ("markdown-back", \.backToText), ("markdown-back-again", \.backToTextAgain),
    ("markdown-done", \.taskDone), ("markdown-to-do", \.taskToDo), ("markdown-table", \.table),
    ("markdown-note", \.alertNote), ("markdown-tip", \.alertTip), ("markdown-important", \.alertImportant),
    ("markdown-warning", \.alertWarning), ("markdown-caution", \.alertCaution),
]

/// The key of the notice on pages of a preview, which belongs to no template either.
private let previewNoticeKey = "preview-notice"

/// In: the strings of a language. Out: the notice on pages of a preview, our own where a theme has none, and the strings that are
/// left.
func splitPreviewNotice(_ strings: InterfaceStrings, isChinese: Bool) -> (notice: String, rest: InterfaceStrings) {
    var texts = strings.texts
    let own = texts.removeValue(forKey: previewNoticeKey)?.text
    return (
        own ?? (isChinese ? "预览：含有未发布的内容，请勿公开" : "Preview with unpublished content. Do not make it public."),
        strings.with(texts)
    )
}

/// In: the strings of a language, and its tag. Out: the labels among them, with our own words for those that a theme lacks, and the strings
/// that are left for templates.
func splitLabels(_ strings: InterfaceStrings, languageTag: String) -> (labels: MarkdownLabels, rest: InterfaceStrings) {
    var labels = MarkdownLabels(languageTag: languageTag)
    var texts = strings.texts
    for (key, label) in labelKeys {
        if let text = texts.removeValue(forKey: key) { labels[keyPath: label] = text.text }
    }
    return (labels, strings.with(texts))
}
