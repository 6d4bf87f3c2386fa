import BanbaoImage
import BanbaoText

/// Photographs of which this program could make nothing, said once.
let pictureCheck = Check(rules: [.imageLibrary]) { checked in
    let inputs = checked.inputs
    guard !inputs.input.platform.makesPictures else { return [] }
    let count = try checked.facts.usedAttachments.count { id, use in
        let attachment = checked.site.attachments[id]
        guard let file = inputs.input.tree.index(of: attachment.path).map({ inputs.input.tree.files[$0] }),
            use.isShown, ImageFormat(path: attachment.path) != nil
        else { return false }
        return PictureVariants(
            of: attachment.sitePath, try inputs.imageContent(file), sizeInBytes: file.size,
            inputs.configuration.pictures) != nil
    }
    return count == 0 ? [] : [.picturesNotMade(count)]
}

extension Diagnostic {
    fileprivate static func picturesNotMade(_ count: Int) -> Diagnostic {
        let photographs = Wording("\(count) photograph\(count == 1 ? "" : "s")", zh: "\(count) 张照片")
        return Diagnostic(
            .imageLibrary, path: SourceKind.configurationPath,
            Wording(
                "this banbao was built without the libraries that make pictures: \(photographs) will be published in full size",
                zh: "这个 banbao 编译时没有带图片库：\(photographs)会按原来的大小发布"),
            help: Wording(
                "use a banbao that was built with them, or write pictures: {widths: []}",
                zh: "换用带图片库的 banbao，或者写 pictures: {widths: []}"))
    }
}
