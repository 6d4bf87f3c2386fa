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
        let text = try reader.render(source, from: bodyStart, at: BodyPlace(page: page, root: root)) { resolver in
            for image in images {
                _ = resolver.imageFile(image.text, wantsFile: false, Place(path: page.path, range: image.range))
            }
        }.text
        reader.report.problems += text.document.problems
        reader.report.facts = text.facts(of: page.path)
    }
}
