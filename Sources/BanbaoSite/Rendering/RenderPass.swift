import BanbaoImage
import BanbaoMarkdown
import BanbaoTemplate
import BanbaoText

/// The making of one output: the bytes it grows in, and the only way to the site's files while it does.
package struct RenderPass {
    package var bytes: [UInt8]
    /// What is read through it is recorded.
    var reader: SiteReader

    var inputs: RenderInputs { _read { yield reader.inputs } }
    package var report: RenderReport { reader.report }

    init(_ inputs: RenderInputs, bytes: [UInt8]) {
        self.bytes = bytes
        reader = SiteReader(inputs)
    }

    /// Renders a template as the output at a path. A page is marked in a preview; what is no page leads to the site by whole URLs, and is
    /// looked at whether it can be read. `entry`: the page that it shows, if it shows one.
    mutating func write(
        _ template: String, _ record: Record, at path: SitePath, language: LanguageID, root: String? = nil,
        entry: Page? = nil
    ) throws {
        let start = bytes.count
        let compiled = inputs.theme.templates[language][template]
        let isPage = compiled.format == .html
        var bodies = EntryBodies(
            reader, root: isPage ? root ?? path.rootPrefix : inputs.configuration.baseURL, isAbsolute: !isPage)
        let isComplete = compiled.render(
            record, root: bodies.root, linksToFiles: isPage && inputs.input.options.isOffline,
            jsonRoot: inputs.configuration.baseURL, into: &bytes
        ) { bodies.value($0) }
        if let failure = bodies.failure { throw failure }
        reader = bodies.reader
        guard isComplete else { return reader.report.problems.append(.tooManyPasses(template, at: path)) }
        guard isPage else {
            guard compiled.isSound else { return }
            let found = problem(ofOutput: bytes.span.extracting(start..<bytes.count), compiled.format, template, path)
            if let found { reader.report.problems.append(found) }
            return
        }
        if let notice = inputs.previewNotice(of: entry, language) { bytes.markAsPreview(notice, pageFrom: start) }
    }
}

/// Reads bodies, images and outlines for one output and records which files they came from, so that what an output depends on
/// is known and not claimed. (What all outputs share, heads of pages, configuration and theme, is no file of one output.)
struct SiteReader {
    let inputs: RenderInputs
    var report = RenderReport()

    init(_ inputs: RenderInputs) { self.inputs = inputs }

    private var tree: SourceTree { _read { yield inputs.input.tree } }

    /// Notes that a file is read, and gives what is listed of it; nil where there is none.
    private mutating func file(_ path: String) -> SourceTree.File? {
        guard let index = tree.index(of: path) else { return nil }
        report.noteRead(index)
        return tree.files[index]
    }

    /// The clean source of a page; nil where there is none to go by. Throws when it cannot be read. Problems: it changed since it was
    /// listed, is no text, or holds characters that no text may hold.
    mutating func source(at path: String) throws -> SourceFile? {
        guard let file = file(path) else {
            report.problems.append(.changedDuringBuild(path: path))
            return nil
        }
        let (source, problems) = try inputs.source(file)
        report.problems += problems
        return source
    }

    /// What a file next to the content holds. Many pages may show it; it is read once.
    mutating func imageContent(of attachment: AttachmentID) throws -> ImageContent {
        let path = inputs.site.attachments[attachment].path
        guard let file = file(path) else { return .other(nil) }
        return try inputs.imageContent(file)
    }

    /// An image next to the content as pages show it; nil where its file is gone.
    mutating func shownImage(_ attachment: AttachmentID) throws -> ShownImage? {
        _ = file(inputs.site.attachments[attachment].path)
        return try inputs.shownImage(attachment)
    }

    /// The whole of a file next to the content.
    mutating func bytes(of attachment: AttachmentID) throws -> [UInt8] {
        let path = inputs.site.attachments[attachment].path
        _ = file(path)
        return try tree.read(path, nil)
    }

    /// The headings of a page, for links into it from elsewhere. However many ask, the page is rendered once for them.
    mutating func outline(of page: PageID) throws -> [Heading] { try body(of: page)?.headings ?? [] }

    /// How much there is to read in a page, for lists of pages.
    mutating func reading(of page: PageID) throws -> ReadingLength { try body(of: page)?.reading ?? ReadingLength() }

    /// Where the site is served and has a search.
    mutating func plainText(of page: PageID) throws -> PlainText? { try body(of: page)?.plainText }

    private mutating func body(of page: PageID) throws -> BodyOutline? {
        let page = inputs.site.pages[page]
        guard let file = file(page.path) else { return nil }
        return try inputs.outline(of: page, file)
    }
}

extension Diagnostic {
    fileprivate static func tooManyPasses(_ template: String, at path: SitePath) -> Diagnostic {
        Diagnostic(
            .outputTooLarge, path: SourceKind.themeFolder + template,
            Wording(
                "writing /\(path.text) with this template takes more than \(Template.passLimit) passes: it has lists inside lists",
                zh: "用这个模板写 /\(path.text) 时，列表里套列表，循环超过了 \(Template.passLimit) 遍"),
            help: Wording("remove lists that are inside other lists", zh: "去掉套在别的列表里的列表"))
    }

    static func changedDuringBuild(path: String) -> Diagnostic {
        Diagnostic(
            .fileChanged, path: path, Wording("the file changed while the site was built", zh: "生成网站时文件被改动了"),
            help: Wording("build again", zh: "再生成一次"))
    }
}
