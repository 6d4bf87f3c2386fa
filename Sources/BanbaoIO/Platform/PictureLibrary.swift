import BanbaoImage
import BanbaoSite
import BanbaoText

#if Pictures
    import BanbaoPictures
#endif

/// The libraries that make pictures.
package struct PictureLibrary: Sendable {
    /// With their versions, which decide what comes out.
    let name: String
    /// In: a whole JPEG, PNG or still WebP file. Out: for each size of the series a picture of each kind. Throws
    /// `UnreadablePicture` for what cannot be decoded.
    let make: @Sendable (_ photograph: [UInt8], PictureSeries) throws -> [[UInt8]]

    package static let isInstalled = installed != nil

    /// Nil in a program that was built without them.
    static let installed: PictureLibrary? = {
        #if Pictures
            PictureLibrary(name: pictureLibraries) { photograph, series in
                do {
                    return try makePictures(
                        of: photograph, PictureOrder(series),
                        pixelLimit: BanbaoSite.pictureLimitInMegapixels * 1_000_000
                    ).map(\.bytes)
                } catch let error as PictureError {
                    throw UnreadablePicture(reason: error.message)
                }
            }
        #else
            nil
        #endif
    }()
}

/// Why nothing can be made of a file. Continues a sentence that begins with its name.
struct UnreadablePicture: Error {
    let reason: Wording
}

#if Pictures
    extension PictureOrder {
        fileprivate init(_ series: PictureSeries) {
            self.init(
                sizes: series.sizes.map { PictureSize(width: $0.width, height: $0.height) },
                kinds: series.kinds.compactMap(PictureKind.init), quality: series.quality)
        }
    }

    extension PictureKind {
        /// Nil for kinds that nothing is made in.
        fileprivate init?(_ format: ImageFormat) {
            switch format {
            case .jpeg: self = .jpeg
            case .png: self = .png
            case .webp: self = .webp
            case .gif, .avif, .svg: return nil
            }
        }
    }
#endif
