import BanbaoImage
import BanbaoText

/// The theme's assets, under names that change with their content.
func assetFiles(_ rendering: Rendering) -> [Output] {
    rendering.theme.assets.map { asset in
        let origin = Output.Origin.asset(asset.path)
        guard let rewritten = asset.rewritten else {
            return Output(asset.sitePath, from: origin, .copied(from: asset.path))
        }
        return Output(
            asset.sitePath, from: origin,
            .rendered { output in
                output += rewritten
                return RenderReport()
            })
    }
}

/// The files beside the content.
func attachmentFiles(_ rendering: Rendering) -> [Output] {
    rendering.site.attachments.enumerated().map { index, file in
        let origin = Output.Origin.file(file.path)
        guard file.path.lowercased().hasSuffix(".svg") else {
            return Output(file.sitePath, from: origin, .copied(from: file.path))
        }
        return Output(
            file.sitePath, from: origin,
            .rendered { output in
                var report = RenderReport()
                let drawing = try rendering.input.tree.read(file.path, nil)
                if try rendering.imageContent(ofAttachment: index).mayBeDrawing {
                    switch SourceFile.decode(path: file.path, bytes: drawing) {
                    case .success(let source): report.problems = drawingProblem(source).map { [$0] } ?? []
                    case .failure(let problem): report.problems = [problem]
                    }
                }
                output += drawing
                return report
            })
    }
}

extension ImageContent {
    /// A photograph under a drawing's name is told at the place that asks for it.
    fileprivate var mayBeDrawing: Bool {
        switch self {
        case .image(.svg, _), .other: true
        case .image, .cutOff, .damaged: false
        }
    }
}
