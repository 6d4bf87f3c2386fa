import BanbaoMarkdown
import BanbaoText

/// Pages whose heads are wrong. Such a page keeps the whole site from being published; its body is rendered for what is wrong in
/// it, so that one run reports all of a file.
func brokenPageOutputs(_ inputs: RenderInputs) -> [Output] {
    inputs.site.brokenPages.compactMap { page in
        guard let bodyStart = page.bodyStart else { return nil }
        let path = inputs.site.outputPath(of: page)
        let language = page.identity?.language ?? inputs.configuration.languages.startIndex
        return Output(
            path, .page, from: .page(page.path),
            .rendered { pass in
                let linking = LinkingPage(path: page.path, language: language)
                try pass.check(linking, images: page.images, from: bodyStart, root: path.rootPrefix)
            })
    }
}

extension RenderPass {
    /// Problems: everything in the body of a page, and images of its head; whatever it refers to is noted.
    fileprivate mutating func check(
        _ page: LinkingPage, images: [Written], from bodyStart: Int, root: String
    ) throws {
        guard let source = try reader.source(at: page.path) else { return }
        var resolver = LinkResolver(reader, page: page, root: root)
        let body = min(bodyStart, source.bytes.count)..<source.bytes.count
        let document = renderMarkdown(source, body: body, options: inputs.markdownOptions(page.language)) {
            resolver.resolve($0)
        }
        for image in images {
            _ = resolver.imageFile(image.text, wantsFile: false, Place(path: page.path, range: image.range))
        }
        if let failure = resolver.failure { throw failure }
        reader = resolver.reader
        reader.report.problems += document.problems
        reader.report.facts = PageFacts(
            path: page.path, references: resolver.references, suppressions: document.suppressions,
            details: PageFacts.Details(
                outline: document.outline, reading: document.reading, hash: ContentHash()))
    }
}
