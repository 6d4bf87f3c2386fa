import BanbaoText

// What the site answers in place of a link. The link's own text is passed over.
extension HTMLRenderer {
    mutating func replace(_ node: CMarkNode, byText answer: String) {
        write(answer.utf8Span.span)
        links.passOver(node, answer: answer)
    }

    mutating func replace(_ node: CMarkNode, byMarkup markup: Markup, text: String) {
        text.isEmpty ? settleBreak() : settleBreak(before: text.utf8Span.span)
        html += markup.bytes
        noteText(text.utf8Span.span)
        links.passOver(node, answer: text)
    }

    /// In: a link that is alone in its paragraph, whose tag was written unless its list is tight or it may be a figure.
    mutating func replaceParagraph(of node: CMarkNode, by markup: Markup) {
        let tag = Array("<p>".utf8)
        if html.suffix(tag.count).elementsEqual(tag) { html.removeLast(tag.count) }
        block("")
        html += markup.bytes
        block("")
        figures.replaceParagraph()
        links.passOver(node, answer: "")
    }
}
