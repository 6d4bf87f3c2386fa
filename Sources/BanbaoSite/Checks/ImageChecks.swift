import BanbaoMarkdown
import BanbaoText

/// What is wrong with the images that go to readers, each told once, at the first place that asks for it.
///
/// In: files beside the content and where pages ask for them. Problems: `image.content`, `image.broken`, `image.large`.
/// Whether a drawing can be read, and does no harm, is looked at where it is published.
func checkImages(_ rendering: Rendering, _ references: [AttachmentReference]) throws -> [Diagnostic] {
    var firstPlaces: [Int: Place] = [:]
    for reference in references {
        guard let first = firstPlaces[reference.attachment], first.precedes(reference.place) else {
            firstPlaces[reference.attachment] = reference.place
            continue
        }
    }
    return try firstPlaces.sorted { $0.key < $1.key }.flatMap { attachment, place in
        let path = rendering.site.attachments[attachment].path
        guard let format = ImageFormat(path: path) else { return [Diagnostic]() }
        let content = try rendering.imageContent(ofAttachment: attachment)
        let size = rendering.input.tree.index(of: path).map { rendering.input.tree.files[$0].size } ?? 0
        return imageProblems(path, size, named: format, content, at: place)
    }
}

private func imageProblems(
    _ path: String, _ sizeInBytes: Int, named format: ImageFormat, _ content: ImageContent, at place: Place
) -> [Diagnostic] {
    switch content {
    case .other where format == .svg: return []
    case .other(let name): return [.imageIsNone(path, name, at: place)]
    case .image(let found, _) where found != format, .cutOff(let found) where found != format,
        .damaged(let found) where found != format:
        return [.imageIsAnother(path, named: format, found, at: place)]
    case .cutOff: return [.imageCutOff(path, at: place)]
    case .damaged: return [.imageDamaged(path, format, at: place)]
    case .image(_, let size):
        var problems: [Diagnostic] = []
        if sizeInBytes > imageLimitInMegabytes * 1_000_000 {
            problems.append(.imageHeavy(path, sizeInBytes, at: place))
        }
        if let size, max(size.width, size.height) > imageSideLimitInPx {
            problems.append(.imageWide(path, size, at: place))
        }
        return problems
    }
}

/// Over this, readers with telephones wait for minutes.
private let imageLimitInMegabytes = 20

/// Over this, browsers give up: a picture of 30,000 by 30,000 points takes 3.6 GB to show.
private let imageSideLimitInPx = 30_000

extension Place {
    fileprivate func precedes(_ other: Place) -> Bool {
        path.utf8.elementsEqual(other.path.utf8)
            ? range.lowerBound < other.range.lowerBound : path.precedesInBytes(other.path)
    }
}

extension Diagnostic {
    private init(
        _ rule: String, severity: Severity = .error, at place: Place, _ message: Wording, help: Wording
    ) {
        self.init(rule, severity: severity, path: place.path, range: place.range, message, help: help)
    }

    fileprivate static func imageIsNone(_ image: String, _ name: String?, at place: Place) -> Diagnostic {
        Diagnostic(
            "image.content", at: place,
            name.map {
                Wording(
                    "\(image) is a \($0) file, which browsers do not show", zh: "\(image) 其实是 \($0) 文件，浏览器显示不了")
            } ?? Wording("\(image) is named like an image, but holds none", zh: "\(image) 的名字像图片，内容却不是图片"),
            help: Wording(
                "open it in a program for pictures and save it as PNG or JPEG", zh: "用看图软件打开它，另存为 PNG 或 JPEG"))
    }

    fileprivate static func imageIsAnother(
        _ image: String, named format: ImageFormat, _ found: ImageFormat, at place: Place
    ) -> Diagnostic {
        Diagnostic(
            "image.content", at: place,
            Wording(
                "\(image) is named like a \(format.rawValue) image, but is a \(found.rawValue) image",
                zh: "\(image) 的名字是 \(format.rawValue) 图片的，内容却是 \(found.rawValue)"),
            help: Wording(
                "let its name end with .\(found.suffixes[0]), here too; or save it again as \(format.rawValue)",
                zh: "把文件名的结尾改成 .\(found.suffixes[0])，这里也一起改；或者把它另存为 \(format.rawValue)"))
    }

    fileprivate static func imageCutOff(_ image: String, at place: Place) -> Diagnostic {
        Diagnostic(
            "image.broken", at: place,
            Wording("the end of the image \(image) is missing", zh: "图片 \(image) 不完整，少了后面的部分"),
            help: Wording(
                "copy it again from where it came; the download or the copy broke off", zh: "从原来的地方重新拷贝一份；上次下载或拷贝中断了"))
    }

    fileprivate static func imageDamaged(_ image: String, _ format: ImageFormat, at place: Place) -> Diagnostic {
        Diagnostic(
            "image.broken", at: place,
            Wording(
                "\(image) begins like a \(format.rawValue) image, but cannot be read",
                zh: "\(image) 开头像 \(format.rawValue) 图片，但是读不出来"),
            help: Wording("copy it again from where it came, or save it anew", zh: "从原来的地方重新拷贝一份，或者重新保存"))
    }

    fileprivate static func imageHeavy(_ image: String, _ sizeInBytes: Int, at place: Place) -> Diagnostic {
        let size = sizeInBytes / 1_000_000
        return Diagnostic(
            "image.large", severity: .warning, at: place,
            Wording(
                "the image \(image) is larger than \(imageLimitInMegabytes) MB: \(size) MB",
                zh: "图片 \(image) 超过了 \(imageLimitInMegabytes) MB：\(size) MB"),
            help: Wording(
                "make it smaller: 2,000 pixels in width and JPEG are enough for a page",
                zh: "把它缩小：网页上 2000 像素宽的 JPEG 就够了"))
    }

    fileprivate static func imageWide(_ image: String, _ size: PixelSize, at place: Place) -> Diagnostic {
        Diagnostic(
            "image.large", severity: .warning, at: place,
            Wording(
                "the image \(image) has \(size.width) × \(size.height) pixels; browsers show no side over \(imageSideLimitInPx)",
                zh: "图片 \(image) 有 \(size.width) × \(size.height) 像素；边长超过 \(imageSideLimitInPx) 的图浏览器显示不了"),
            help: Wording(
                "make it smaller: 2,000 pixels in width are enough for a page", zh: "把它缩小：网页上 2000 像素宽就够了"))
    }
}
