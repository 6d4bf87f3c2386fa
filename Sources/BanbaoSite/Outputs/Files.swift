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

/// The files next to the content that pages show or link to. Others are not published: a portrait that only a draft shows, a
/// Word file next to its page.
func attachmentFiles(_ inputs: RenderInputs, _ facts: SiteFacts) -> [Output] {
    facts.usedAttachments.map { attachmentFile($0, inputs.site) }
}

func attachmentFile(_ id: AttachmentID, _ site: Site) -> Output {
    let file = site.attachments[id]
    let origin = Output.Origin.file(file.path)
    guard ImageFormat(path: file.path) == .svg else {
        return Output(file.sitePath, .attachment, from: origin, .copied(from: file.path))
    }
    return Output(file.sitePath, .attachment, from: origin, .rendered { try $0.copyDrawing(id) })
}

extension RenderPass {
    /// A drawing, if it does no harm.
    fileprivate mutating func copyDrawing(_ id: AttachmentID) throws {
        let drawing = try reader.bytes(of: id)
        if try reader.imageContent(of: id).mayBeDrawing {
            let path = inputs.site.attachments[id].path
            switch SourceFile.decode(path: path, bytes: drawing) {
            case .success(let source): reader.report.problems += drawingProblem(source).map { [$0] } ?? []
            case .failure(let problem): reader.report.problems.append(problem)
            }
        }
        bytes += drawing
    }
}

extension ImageContent {
    /// A photograph under a drawing's name is reported at the place that asks for it.
    fileprivate var mayBeDrawing: Bool {
        switch self {
        case .image(.svg, _), .other: true
        case .image, .cutOff, .damaged: false
        }
    }
}
