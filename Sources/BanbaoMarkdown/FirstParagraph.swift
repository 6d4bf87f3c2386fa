package import BanbaoText

/// The text of the first paragraph that is not inside a list or a quotation, without its marks, images and what is struck
/// out; empty if none, or if the text goes beyond a limit. `answer`: what stands in place of a link, in: its destination and its text.
package func firstParagraphText(
    _ source: SourceFile, body: Range<Int>, isChinese: Bool,
    answer: @escaping (_ destination: String, _ text: String) -> String? = { _, _ in nil }
) -> String {
    guard limitProblem(source, body: body) == nil else { return "" }
    let tree = MarkdownTree(of: source, body: body, options: MarkdownOptions(isChinese: isChinese))
    var walk = PlainTextWalk(isChinese: isChinese, showsAll: false, locator: nil) { link in
        var destination: [UInt8] = []
        link.withURL { destination.append($0) }
        return answer(String(decoding: destination, as: UTF8.self), link.visibleText)
    }
    var text: String?
    tree.tree.walk { node, isEntering in
        walk.visit(node, isEntering: isEntering)
        guard let block = walk.text.blocks.last else { return true }
        if block.kind == .paragraph, !block.isNested { text = walk.text.text(of: block.text) }
        return text == nil
    }
    // Without spaces where an image was, and without what no feed may hold.
    let shown = (text ?? "").unicodeScalars.drop { $0 == " " }.filter { !isForbiddenInText($0) }
    return String(String.UnicodeScalarView(shown))
}
