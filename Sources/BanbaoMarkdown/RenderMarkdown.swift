package import BanbaoText

/// Renders the body of a file.
///
/// In: a clean file and the range of its body; `resolve` answers for links into the site.
/// Out: HTML, outline, reading length, suppressions, and the plain text and numbers where they are wanted, the text with the places of its
/// pieces where these are; nothing beyond a limit.
/// Problems: limits, raw HTML, refused schemes; ranges count from the file's start.
package func renderMarkdown(
    _ source: SourceFile, body: Range<Int>, options: MarkdownOptions = MarkdownOptions(), wantsPlainText: Bool = false,
    locatesPlainText: Bool = true, numbers: NumbersRequest? = nil,
    resolve: @escaping (LocalLink) -> ResolvedLink = { _ in .asWritten }
) -> Document {
    if let problem = limitProblem(source, body: body) {
        return Document(html: .empty, outline: [], reading: ReadingLength(), plainText: nil, problems: [problem])
    }
    let tree = MarkdownTree(of: source, body: body, options: options)
    var renderer = HTMLRenderer(source: source, body: body, tree: tree, options: options, resolve: resolve)
    for problem in tree.problems { renderer.report(problem) }
    tree.tree.walk { node, isEntering in
        renderer.visit(node, isEntering: isEntering)
        return true
    }
    if options.hasExtensions {
        // Once for all who look at the blocks.
        renderer.places.findLines()
        renderer.warnOfIndents()
        renderer.reportOmittedAttributes()
        renderer.warnOfTitle()
        renderer.problems += lintMarkdown(of: source, body: body, renderer, firstLevel: options.isPageOfSite ? 2 : 1)
    }
    let locator = wantsPlainText && locatesPlainText ? TextLocator(source: source, body: body, lines: tree.lines) : nil
    let plainText = wantsPlainText ? plainText(of: tree, options, locator, answers: renderer.links.answers) : nil
    let (suppressions, slips) = tree.comments?.suppressions(path: source.path) ?? ([], [])
    renderer.problems += slips
    // Where nothing is suppressed, what is left out now would be left out later.
    if suppressions.isEmpty { renderer.problems = renderer.problems.limited() }
    let found = numbers.map { BanbaoMarkdown.numbers(of: source, body: body, renderer, $0) }
    var document = renderer.document(plainText)
    document.suppressions = suppressions
    document.numbers = found
    return document
}

private func plainText(
    of tree: borrowing MarkdownTree, _ options: MarkdownOptions, _ locator: TextLocator?, answers: [Int: String]
) -> PlainText {
    var walk = PlainTextWalk(
        isChinese: options.isChinese, showsAll: true, locator: locator, answer: { answers[$0.identity] })
    tree.tree.walk { node, isEntering in
        walk.visit(node, isEntering: isEntering)
        return true
    }
    return walk.text
}
