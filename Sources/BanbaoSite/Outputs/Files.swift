import BanbaoImage
import BanbaoText

/// The theme's assets, under names that change with their content.
func assetFiles(_ inputs: RenderInputs) -> [Output] {
    inputs.theme.assets.map { asset in
        let origin = Output.Origin.asset(asset.path)
        guard let rewritten = asset.rewritten else {
            return Output(asset.sitePath, .asset, from: origin, .copied(from: asset.path))
        }
        return Output(asset.sitePath, .asset, from: origin, .rendered { $0.bytes += rewritten })
    }
}

/// The files of `static/`, as they are.
func staticFiles(_ inputs: RenderInputs) -> [Output] {
    inputs.staticPaths.map { path in
        Output(
            SitePath(String(path.droppingFirstBytes(SourceKind.staticFolder.utf8.count))), .asset, from: .file(path),
            .copied(from: path))
    }
}

/// Names that no URL can hold.
func staticFileProblems(_ inputs: RenderInputs) -> [Diagnostic] {
    inputs.staticPaths.compactMap { path in
        let segments = path.parts(separatedBy: "/").dropFirst().map { segment in
            hiddenNamesOfHosts.contains { $0.hasSameBytes(as: segment) }
                ? String(segment.droppingFirstBytes(1)) : segment
        }
        return firstBadSegment(segments).map { .assetName(path: path, segment: $0.segment, $0.reason) }
    }
}

extension RenderInputs {
    fileprivate var staticPaths: [String] {
        input.tree.files.lazy.map(\.path).filter { $0.startsWithBytes(SourceKind.staticFolder) }
    }

    /// Whether a file of the site stands in place of one that would be made.
    func hasStaticFile(_ path: SitePath) -> Bool {
        input.tree.index(of: SourceKind.staticFolder + path.text) != nil
    }
}

/// The files next to the content that pages show or link to. Others are not published: a portrait that only a draft shows, a
/// Word file next to its page. Of a photograph that is shown and nothing more, not the file but what is made of it.
func attachmentFiles(_ inputs: RenderInputs, _ facts: SiteFacts) throws -> [Output] {
    try facts.usedAttachments.flatMap { id, use in
        let file = attachmentFile(id, inputs.site, shownAt: use.firstPlace)
        guard use.isShown, ImageFormat(path: file.path) != nil, let variants = try inputs.shownImage(id)?.variants
        else {
            return [file]
        }
        return (use.isWanted ? [file] : []) + pictureFiles(id, variants, inputs.site, shownAt: use.firstPlace)
    }
}

/// In: the first place that asks for the file, where that is known.
func attachmentFile(_ id: AttachmentID, _ site: Site, shownAt place: Place? = nil) -> Output {
    let file = site.attachments[id]
    let content: Output.Content =
        switch ImageFormat(path: file.path) {
        case nil where !isPhotographOfTelephone(file.path): .copied(from: file.path)
        case .svg: .rendered { try $0.copyDrawing(id, shownAt: place) }
        default: .made(Output.MadeFile(source: file.path, making: .withoutMetadata, place: place))
        }
    return Output(file.sitePath, .attachment, from: .file(file.path), content)
}

/// Browsers do not show it, but readers may download it.
private func isPhotographOfTelephone(_ path: String) -> Bool {
    let name = path.lowercased()
    return name.endsWithBytes(".heic") || name.endsWithBytes(".heif")
}

private func pictureFiles(
    _ id: AttachmentID, _ variants: PictureVariants, _ site: Site, shownAt place: Place?
) -> [Output] {
    let file = site.attachments[id]
    return variants.series.sizes.flatMap { size in
        variants.series.kinds.map { kind in
            Output(
                variants.path(size, kind), .attachment, from: .picture(file.path),
                .made(
                    Output.MadeFile(
                        source: file.path,
                        making: .picture(
                            Output.MadeFile.Picture(
                                series: variants.series, size: size, kind: kind, pixelCount: variants.pixelCount)),
                        place: place)))
        }
    }
}

/// The picture at a path, whether a page shows it or not.
func pictureFile(at path: String, _ inputs: RenderInputs) throws -> Output? {
    guard let photograph = PictureVariants.photograph(ofPath: path),
        let id = inputs.site.attachment(at: photograph), ImageFormat(path: photograph.text) != nil,
        let variants = try inputs.shownImage(id)?.variants
    else { return nil }
    return pictureFiles(id, variants, inputs.site, shownAt: nil).first { $0.path.hasSameBytes(as: path) }
}

extension RenderPass {
    /// A drawing, if it does no harm.
    fileprivate mutating func copyDrawing(_ id: AttachmentID, shownAt place: Place?) throws {
        if try reader.imageContent(of: id).mayBeDrawing, let problem = try problem(ofDrawing: id) {
            reader.report.problems.append(place.map { problem.with(.shown(at: $0)) } ?? problem)
            return
        }
        bytes += try reader.bytes(of: id)
    }

    private mutating func problem(ofDrawing id: AttachmentID) throws -> Diagnostic? {
        let path = inputs.site.attachments[id].path
        guard inputs.input.tree.version(of: path).size <= drawingLimitInMiB << 20 else {
            return .drawingTooLarge(path: path, limitInMiB: drawingLimitInMiB)
        }
        switch SourceFile.decode(path: path, bytes: try reader.bytes(of: id)) {
        case .success(let source): return drawingProblem(source)
        case .failure(let problem): return problem
        }
    }
}

extension ImageContent {
    /// A photograph under a drawing's name is reported at the place that asks for it.
    fileprivate var mayBeDrawing: Bool {
        switch self {
        case .image(.svg, _, _), .other: true
        case .image, .cutOff, .damaged: false
        }
    }
}

extension Diagnostic.Note {
    fileprivate static func shown(at place: Place) -> Diagnostic.Note {
        Diagnostic.Note(Wording("the page that uses it", zh: "用到它的网页"), path: place.path, range: place.range)
    }
}
