import BanbaoText

/// The words that the renderer itself writes into a page, in the page's language. `{{number}}` stands for a number.
package struct MarkdownLabels: Sendable, Equatable {
    /// Of the section at the end of a page.
    package var footnotes = "Footnotes"
    /// The way from a footnote to the first reference to it.
    package var backToText = "Back to the text"
    /// To each other reference, with its number.
    package var backToTextAgain = "Back to the text ({{number}})"
    package var taskDone = "done"
    package var taskToDo = "to do"
    /// Of the box in which a table scrolls.
    package var table = "Table {{number}}"
    /// Titles of the quotations that begin with `[!NOTE]` and the like.
    package var alertNote = "Note"
    package var alertTip = "Tip"
    package var alertImportant = "Important"
    package var alertWarning = "Warning"
    package var alertCaution = "Caution"

    package init() {}
}

extension [UInt8] {
    /// A label, with a number wherever it says so.
    mutating func append(label: String, number: Int) {
        let text = label.utf8Span.span
        let sign: StaticString = "{{number}}"
        var copied = 0
        for place in text.indices where text[place] == UInt8(ascii: "{") && text.reads(sign, at: place) {
            append(escaping: text.extracting(copied..<place))
            append(decimal: number)
            copied = place + sign.utf8CodeUnitCount
        }
        append(escaping: text.extracting(copied...))
    }
}
