package import BanbaoText

/// Renders the body of a file.
///
/// In: a clean file and the range of its body; `resolve` answers for links into the site.
/// Out: HTML, outline, reading length, and the plain text where it is wanted; nothing where the text goes beyond a limit.
/// Problems: limits, raw HTML, refused schemes; ranges count from the file's start.
package func renderMarkdown(
    _ source: SourceFile, body: Range<Int>, options: MarkdownOptions = MarkdownOptions(), wantsPlainText: Bool = false,
    resolve: @escaping (LocalLink) -> ResolvedLink = { _ in .asWritten }
) -> Document {
    if let problem = limitProblem(source, body: body) {
        return Document(html: .empty, outline: [], reading: ReadingLength(), plainText: nil, problems: [problem])
    }
    let tree = MarkdownTree(parsing: source.bytes.span.extracting(body), options: options)
    var renderer = HTMLRenderer(source: source, body: body, tree: tree, options: options, resolve: resolve)
    for problem in tree.problems { renderer.report(problem) }
    tree.tree.walk { node, isEntering in
        renderer.visit(node, isEntering: isEntering)
        return true
    }
    if options.hasExtensions {
        renderer.warnOfIndents()
        renderer.problems += lintMarkdown(
            in: tree, of: source, body: body, html: renderer.html.span,
            holdsIndentedCode: renderer.holdsIndentedCode)
    }
    var plainText: PlainText?
    if wantsPlainText {
        var walk = PlainTextWalk(
            isChinese: options.isChinese, showsAll: true,
            locator: TextLocator(source: source, body: body, lines: tree.lines), answers: renderer.links.answers)
        tree.tree.walk { node, isEntering in
            walk.visit(node, isEntering: isEntering)
            return true
        }
        plainText = walk.text
    }
    return renderer.document(plainText)
}
