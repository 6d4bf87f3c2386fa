import BanbaoImage
import BanbaoText

/// What is wrong with the images that go to readers, each reported once, at the first place that asks for it. Whether a drawing
/// can be read, and does no harm, is looked at where it is published.
let imageCheck = Check(rules: [.imageFormat, .imageName, .imageBroken, .imageTooLarge, .imageUnsupported]) { checked in
    let tree = checked.inputs.input.tree
    return try checked.facts.usedAttachments.flatMap { attachment, use -> [Diagnostic] in
        let path = checked.site.attachments[attachment].path
        guard let format = ImageFormat(path: path), let file = tree.index(of: path).map({ tree.files[$0] }) else {
            return []
        }
        let content = try checked.inputs.imageContent(file)
        // Of a photograph that is only shown, readers get what is made of it.
        let isPublished = try use.isWanted || checked.inputs.shownImage(attachment)?.variants == nil
        return imageProblems(path, file.size, named: format, content, isPublished: isPublished, at: use.firstPlace)
    }
}

private func imageProblems(
    _ path: String, _ sizeInBytes: Int, named format: ImageFormat, _ content: ImageContent, isPublished: Bool,
    at place: Place
) -> [Diagnostic] {
    switch content {
    case .other where format == .svg: return []
    case .other where sizeInBytes == 0: return [.imageEmpty(path, at: place)]
    case .other(let name): return [.imageIsNone(path, name, at: place)]
    case .cutOff: return [.imageCutOff(path, at: place)]
    case .damaged(let found): return [.imageDamaged(path, found, at: place)]
    case .image(let found, _, _) where found != format && (found == .svg || format == .svg):
        return [.imageIsAnother(path, named: format, found, at: place)]
    case .image(let found, let size, _):
        // Browsers look at the bytes of photographs, whatever their names say.
        var problems: [Diagnostic] = []
        if found != format { problems.append(.imageNamedAsAnother(path, named: format, found, at: place)) }
        guard isPublished else { return problems }
        if sizeInBytes > imageLimitInMegabytes * 1_000_000 {
            problems.append(.imageHeavy(path, sizeInBytes, at: place))
        }
        if let size, max(size.width, size.height) > imageSideLimitInPx {
            problems.append(.imageWide(path, size, at: place))
        } else if let size, found != .svg, size.width > pictureLimitInMegapixels * 1_000_000 / size.height {
            problems.append(.imageOfManyPixels(path, size, at: place))
        }
        return problems
    }
}

/// Over this, readers with telephones wait for minutes.
private let imageLimitInMegabytes = 20

extension Diagnostic {
    private init(
        _ rule: Rule, at place: Place, _ message: Wording, help: Wording
    ) {
        self.init(rule, path: place.path, range: place.range, message, help: help)
    }

    fileprivate static func imageIsNone(_ image: String, _ name: String?, at place: Place) -> Diagnostic {
        guard let name else {
            return Diagnostic(
                .imageFormat, at: place,
                Wording("\(image) is named like an image, but is not one", zh: "\(image) 的名字像图片，内容却不是图片"),
                help: Wording("put the image itself there under this name", zh: "用这个名字放上真正的图片"))
        }
        return Diagnostic(
            .imageFormat, at: place,
            Wording("\(image) is a \(name) file, which browsers do not show", zh: "\(image) 其实是 \(name) 文件，浏览器显示不了"),
            help: Wording(
                "open it in an image editor and save it as PNG or JPEG", zh: "用看图软件打开它，另存为 PNG 或 JPEG"))
    }

    fileprivate static func imageIsAnother(
        _ image: String, named format: ImageFormat, _ found: ImageFormat, at place: Place
    ) -> Diagnostic {
        Diagnostic(
            .imageFormat, at: place,
            Wording(
                "the name of \(image) says \(format.rawValue), but the file is \(found.rawValue)",
                zh: "\(image) 的名字是 \(format.rawValue)，内容却是 \(found.rawValue)"),
            help: Wording(
                "rename the file so that it ends in .\(found.suffixes[0]), and change the name here, too; or save the image again as \(format.rawValue)",
                zh: "把文件名的结尾改成 .\(found.suffixes[0])，这里也一起改；或者把图片另存为 \(format.rawValue)"))
    }

    fileprivate static func imageNamedAsAnother(
        _ image: String, named format: ImageFormat, _ found: ImageFormat, at place: Place
    ) -> Diagnostic {
        Diagnostic(
            .imageName, at: place,
            Wording(
                "the name of \(image) says \(format.rawValue), but the file is \(found.rawValue); browsers show it, other programs may not",
                zh: "\(image) 的名字是 \(format.rawValue)，内容却是 \(found.rawValue)；浏览器能显示，别的程序不一定"),
            help: Wording(
                "rename the file so that it ends in .\(found.suffixes[0]), and change the name here, too",
                zh: "把文件名的结尾改成 .\(found.suffixes[0])，这里也一起改"))
    }

    fileprivate static func imageEmpty(_ image: String, at place: Place) -> Diagnostic {
        Diagnostic(
            .imageBroken, at: place, Wording("the image \(image) is an empty file", zh: "图片 \(image) 是空文件"),
            help: Wording("copy it again from the original", zh: "从原来的地方重新拷贝一份"))
    }

    fileprivate static func imageCutOff(_ image: String, at place: Place) -> Diagnostic {
        Diagnostic(
            .imageBroken, at: place,
            Wording("the end of the image \(image) is missing", zh: "图片 \(image) 不完整，少了后面的部分"),
            help: Wording(
                "copy it again from the original; the download or the copy was cut off", zh: "从原来的地方重新拷贝一份；上次下载或拷贝中断了"))
    }

    fileprivate static func imageDamaged(_ image: String, _ format: ImageFormat, at place: Place) -> Diagnostic {
        Diagnostic(
            .imageBroken, at: place,
            Wording(
                "\(image) begins like \(format.rawValue), but cannot be read as an image",
                zh: "\(image) 开头是 \(format.rawValue) 的样子，但是读不出图片"),
            help: Wording("copy it again from the original, or save it again", zh: "从原来的地方重新拷贝一份，或者重新保存"))
    }

    fileprivate static func imageHeavy(_ image: String, _ sizeInBytes: Int, at place: Place) -> Diagnostic {
        let megabytes = (sizeInBytes + 999_999) / 1_000_000
        return Diagnostic(
            .imageTooLarge, at: place,
            Wording(
                "the image \(image) is \(megabytes) MB, which is more than \(imageLimitInMegabytes) MB",
                zh: "图片 \(image) 有 \(megabytes) MB，超过了 \(imageLimitInMegabytes) MB"),
            help: Wording(
                "make it smaller: a JPEG 2,000 pixels wide is enough for a page",
                zh: "把它缩小：网页上 2000 像素宽的 JPEG 就够了"))
    }

    fileprivate static func imageWide(_ image: String, _ size: PixelSize, at place: Place) -> Diagnostic {
        Diagnostic(
            .imageTooLarge, at: place,
            Wording(
                "the image \(image) has \(size.width) × \(size.height) pixels; browsers may not show an image with a side over \(imageSideLimitInPx)",
                zh: "图片 \(image) 有 \(size.width) × \(size.height) 像素；边长超过 \(imageSideLimitInPx) 的图浏览器可能显示不出来"),
            help: Wording(
                "make it smaller: 2,000 pixels in width is enough for a page", zh: "把它缩小：网页上 2000 像素宽就够了"))
    }

    fileprivate static func imageOfManyPixels(_ image: String, _ size: PixelSize, at place: Place) -> Diagnostic {
        Diagnostic(
            .imageTooLarge, at: place,
            Wording(
                "the image \(image) has \(size.width) × \(size.height) pixels; of more than \(pictureLimitInMegapixels) million no smaller pictures are made",
                zh: "图片 \(image) 有 \(size.width) × \(size.height) 像素；超过 \(pictureLimitInMegapixels * 100) 万像素的图不会生成小图"),
            help: Wording(
                "make it smaller: 2,000 pixels in width is enough for a page", zh: "把它缩小：网页上 2000 像素宽就够了"))
    }
}
