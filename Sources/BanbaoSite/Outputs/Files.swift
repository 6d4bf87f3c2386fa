import BanbaoText

/// The theme's assets, under names that change with their content.
func assetFiles(_ rendering: Shared<Rendering>) -> [Output] {
    rendering.value.theme.assets.map { asset in
        Output(asset.sitePath, from: .init("the asset \(asset.path)", path: asset.path), .copied(from: asset.path))
    }
}

/// The files beside the content.
func attachmentFiles(_ rendering: Shared<Rendering>) -> [Output] {
    rendering.value.site.attachments.map { file in
        Output(file.sitePath, from: .init("the file \(file.path)", path: file.path), .copied(from: file.path))
    }
}
