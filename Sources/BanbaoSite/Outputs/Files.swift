import BanbaoText

/// The theme's assets, under names that change with their content.
func assetFiles(_ rendering: Rendering) -> [Output] {
    rendering.theme.assets.map { asset in
        let origin = Output.Origin(file: "the asset", asset.path)
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
    rendering.site.attachments.map { file in
        Output(file.sitePath, from: .init(file: "the file", file.path), .copied(from: file.path))
    }
}
