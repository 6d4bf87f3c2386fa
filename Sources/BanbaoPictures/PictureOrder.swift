package import BanbaoText

/// The kind of a picture that is made.
package enum PictureKind: String, Sendable, Hashable, CaseIterable {
    case jpeg, png, webp

    /// What the format can hold, in pixels of the longer side.
    package var longestSide: Int {
        switch self {
        case .jpeg: 65_500
        case .png: 1_000_000
        case .webp: 16_383
        }
    }
}

/// In pixels of the upright picture.
package struct PictureSize: Sendable, Hashable {
    package let width: Int
    package let height: Int

    package init(width: Int, height: Int) {
        self.width = width
        self.height = height
    }
}

/// What is to be made of one file: each kind in each size.
package struct PictureOrder: Sendable, Hashable {
    /// In any order. Whoever orders sees to it that none is larger than the original.
    package let sizes: [PictureSize]
    package let kinds: [PictureKind]
    /// 1 to 100, of JPEG and WebP.
    package let quality: Int

    package init(sizes: [PictureSize], kinds: [PictureKind], quality: Int) {
        self.sizes = sizes
        self.kinds = kinds
        self.quality = quality
    }
}

package struct MadePicture: Sendable {
    package let size: PictureSize
    package let kind: PictureKind
    package let bytes: [UInt8]
}

/// What is wrong with a file that no picture can be made of. Continues a sentence about the file.
package struct PictureError: Error {
    package let message: Wording
}

/// A file that says it has more is not decoded: one of a few bytes may ask for gigabytes of memory.
package let pictureLimitInMegapixels = 100
