package import BanbaoText

/// Renders the body of a file.
///
/// In: a clean file and the range of its body; `resolve` answers for links into the site.
/// Out: HTML, outline, reading length; nothing where the text goes beyond a limit. Problems: limits, raw HTML, refused
/// schemes; ranges count from the file's start.
package func renderMarkdown(
    _ source: SourceFile, body: Range<Int>, options: MarkdownOptions = MarkdownOptions(),
    resolve: @escaping (LocalLink) -> ResolvedLink = { _ in .asWritten }
) -> Document {
    if let problem = guardProblem(source, body: body) {
        return Document(html: .empty, outline: [], reading: ReadingLength(), problems: [problem])
    }
    let tree = MarkdownTree(parsing: source.bytes.span.extracting(body), options: options)
    var renderer = HTMLRenderer(source: source, body: body, tree: tree, options: options, resolve: resolve)
    for problem in tree.problems { renderer.report(problem) }
    tree.tree.walk { node, isEntering in
        renderer.visit(node, isEntering: isEntering)
        return true
    }
    if options.hasAdditions {
        renderer.warnOfIndents()
        renderer.problems += editorsSlips(
            in: tree, of: source, body: body, html: renderer.html.span,
            holdsIndentedCode: renderer.holdsIndentedCode)
    }
    return renderer.document()
}

/// The text of the first paragraph that is not inside a list or a quotation, without its marks; empty if none, or if the
/// text goes beyond a limit.
package func firstParagraphText(_ source: SourceFile, body: Range<Int>, isChinese: Bool) -> String {
    guard guardProblem(source, body: body) == nil else { return "" }
    let tree = MarkdownTree(parsing: source.bytes.span.extracting(body), options: MarkdownOptions(isChinese: isChinese))
    var text: [UInt8] = []
    var containerDepth = 0
    var isInside = false
    var breaks = LineBreaks(isChinese: isChinese)
    /// Inside images and what was struck out.
    var hiddenDepth = 0
    var indents = Indents()
    tree.tree.walk { node, isEntering in
        switch node.kind {
        case .list, .blockQuote, .addition(.footnotes): containerDepth += isEntering ? 1 : -1
        case .paragraph where containerDepth == 0:
            if !isEntering, !text.isEmpty { return false }
            isInside = isEntering
            indents.beginLine(at: text.count)
        case .image, .addition(.strikethrough): hiddenDepth += isEntering ? 1 : -1
        case .text where isInside && hiddenDepth == 0, .code where isInside && hiddenDepth == 0:
            node.withLiteral { written in
                let literal = written.extracting(indents.length(in: written, at: text.count)...)
                if !literal.isEmpty, breaks.meetText(literal) { text.append(0x20 as UInt8) }
                text.append(literal)
            }
        case .softBreak where isInside:
            breaks.meetBreak(at: text.count)
            indents.beginLine(at: text.count)
        case .lineBreak where isInside:
            text.append(0x20 as UInt8)
            indents.beginLine(at: text.count)
        default: break
        }
        return true
    }
    return plainText(text)
}

/// Without blanks where an image was, and without characters that a feed must not hold, which entities such as &#1; make.
private func plainText(_ text: [UInt8]) -> String {
    let shown = String(decoding: text.drop { $0 == 0x20 }, as: UTF8.self)
    var clean = ""
    clean.unicodeScalars.append(contentsOf: shown.unicodeScalars.filter { !isForbiddenInText($0) })
    return clean
}
