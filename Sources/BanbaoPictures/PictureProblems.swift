internal import BanbaoText

// They continue a sentence that begins with the file's name.

extension PictureError {
    static func unknownKind() -> PictureError {
        PictureError(message: Wording("is no JPEG, PNG or WebP picture", zh: "不是 JPEG、PNG 或 WebP 图片"))
    }

    static func animation() -> PictureError {
        PictureError(message: Wording("is an animation", zh: "是动画"))
    }

    /// `reason` is what the library says, which speaks English only.
    static func damaged(_ reason: String) -> PictureError {
        PictureError(
            message: Wording(
                "is damaged and cannot be decoded (\(reason))", zh: "已损坏，无法解码（\(reason)）"))
    }

    static func tooManyPixels(width: Int, height: Int, limitInMegapixels limit: Int) -> PictureError {
        PictureError(
            message: Wording(
                "has \(width) × \(height) pixels, and no more than \(limit) million are decoded",
                zh: "有 \(width) × \(height) 像素，最多只解码 \(limit * 100) 万像素"))
    }

    static func cannotBeWritten(_ kind: PictureKind, width: Int, height: Int) -> PictureError {
        PictureError(
            message: Wording(
                "cannot be written as \(kind.rawValue) of \(width) × \(height) pixels",
                zh: "无法写成 \(width) × \(height) 像素的 \(kind.rawValue)"))
    }
}
