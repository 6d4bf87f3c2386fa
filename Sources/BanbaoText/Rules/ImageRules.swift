/// Images that pages show.
extension Rule {
    static let images = Family(
        title: Wording("Images", zh: "图片"),
        rules: [
            .imageAlt,
            .imageBroken,
            .imageFormat,
            .imageLibrary,
            .imageMissing,
            .imageName,
            .imageTooLarge,
            .imageUnsupported,
            .svgActive,
            .svgSyntax,
        ])

    package static let imageAlt = Rule(
        "image.alt", .warning, Wording("an image has no description", zh: "图片没有文字说明"))
    package static let imageBroken = Rule(
        "image.broken", .error, Wording("an image is empty, cut off or damaged", zh: "图片是空的、不完整或者损坏"))
    package static let imageFormat = Rule(
        "image.format", .error,
        Wording(
            "a file is named like an image that browsers show, but is not one", zh: "文件的名字像浏览器能显示的图片，内容却不是"))
    package static let imageLibrary = Rule(
        "image.library", .warning,
        Wording("this banbao cannot make smaller pictures of photographs", zh: "这个 banbao 不能把照片缩成小图"))
    package static let imageMissing = Rule(
        "image.missing", .error, Wording("an image does not exist", zh: "图片不存在"))
    package static let imageName = Rule(
        "image.name", .warning,
        Wording("the name of an image says one format, but the file has another", zh: "图片的名字和内容不是同一种格式"))
    package static let imageTooLarge = Rule(
        "image.too-large", .warning,
        Wording("an image has too many bytes or pixels for readers' devices", zh: "图片的字节或像素太多，读者的设备难以显示"))
    package static let imageUnsupported = Rule(
        "image.unsupported", .error,
        Wording("a file is not of a kind that browsers show as an image", zh: "文件不是浏览器能显示的图片"))
    package static let svgActive = Rule(
        "svg.active", .error, Wording("an SVG image can run or load something", zh: "SVG 图会运行或加载别的东西"))
    package static let svgSyntax = Rule(
        "svg.syntax", .error, Wording("browsers cannot read an SVG image", zh: "浏览器无法读取 SVG 图"))
}
