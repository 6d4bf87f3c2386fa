import BanbaoMarkdown
import BanbaoTemplate
import BanbaoText

/// The text of an `_index` file, rendered for the page that it introduces.
struct IntroductionText: Sendable {
    let text: BodyText
    let image: EntryImage?
    let keyFigures: [Record]
}

/// The names of a page that an `_index` file may introduce; all empty where none does.
func introductionFields<Model>(_ text: @escaping @Sendable (Model) -> IntroductionText?) -> [Field<Model>] {
    [
        .markup("body", "the text of its _index file, on the first page of a list", zh: "_index 文件的正文，只在列表的第一页") {
            text($0)?.text.html ?? .empty
        },
        .list("outline", "the headings of that text", zh: "这篇正文里的标题", of: headingFields) {
            text($0)?.text.document.outline ?? []
        },
        .optional("image", "the image of its _index file", zh: "_index 文件的图片", of: entryImageFields) {
            text($0)?.image
        },
        keyFigureField { text($0)?.keyFigures ?? [] },
    ]
}

extension RenderPass {
    /// Nil where a branch has no introduction in a language. Problems: everything in its text.
    mutating func introduction(
        of branch: Branch, _ language: LanguageID, at path: SitePath
    ) throws -> IntroductionText? {
        guard let introduction = inputs.site.introduction(of: branch, in: language),
            let source = try reader.source(at: introduction.path)
        else { return nil }
        let place = BodyPlace(
            page: LinkingPage(path: introduction.path, language: language), root: path.rootPrefix)
        let (text, image) = try reader.render(source, from: introduction.bodyStart, at: place) { resolver in
            introduction.image.flatMap {
                resolver.imageFile($0.text, wantsFile: false, Place(path: introduction.path, range: $0.range))
            }
        }
        reader.report.problems += text.document.problems
        reader.report.facts = text.facts(of: introduction.path)
        let shown = try image.flatMap { try reader.shownImage($0) }
        return IntroductionText(
            text: text,
            image: shown.map {
                EntryImage(
                    $0, alt: introduction.imageAlt, focus: introduction.focus, inputs.configuration.pictures)
            },
            keyFigures: inputs.records(language).figures.named(introduction.keyFigures))
    }
}
