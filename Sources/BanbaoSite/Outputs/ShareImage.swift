import BanbaoData
import BanbaoImage
import BanbaoText

/// The image that site.yaml names for shared links is there, and one that other sites show.
func shareImageProblems(_ inputs: RenderInputs) throws -> [Diagnostic] {
    guard let image = inputs.configuration.shareImage else { return [] }
    let tree = inputs.input.tree
    let path = SourceKind.staticFolder + image.text
    guard let index = tree.index(of: path) else {
        return [
            Diagnostic(
                .linkMissing, path: SourceKind.configurationPath, range: image.range,
                Wording("there is no file \(path)", zh: "没有文件 \(path)"),
                help: Wording(
                    "put a PNG or JPEG of 1200 × 630 pixels there", zh: "在那里放一张 1200 × 630 像素的 PNG 或 JPEG 图片"))
        ]
    }
    if case .image(let format, let size?, _) = try inputs.imageContent(tree.files[index]),
        [.png, .jpeg].contains(format),
        min(size.width, size.height) >= shareImageSideInPx
    {
        return []
    }
    return [
        .wrongValue(
            path: SourceKind.configurationPath, range: image.range, key: "share-image", value: image.text,
            expected: Wording(
                "a PNG or JPEG of at least \(shareImageSideInPx) × \(shareImageSideInPx) pixels",
                zh: "至少 \(shareImageSideInPx) × \(shareImageSideInPx) 像素的 PNG 或 JPEG 图片"),
            help: Wording("save one of 1200 × 630 pixels under this name", zh: "用这个名字存一张 1200 × 630 像素的"))
    ]
}

/// WeChat and others show no smaller ones.
private let shareImageSideInPx = 300
