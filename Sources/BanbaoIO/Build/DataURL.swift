import BanbaoImage
package import BanbaoSite
import Foundation

/// An image file as a URL that holds it, without what it says of whoever took it; nil for what is neither PNG, JPEG nor GIF.
package func dataURL(ofImage path: String, _ tree: SourceTree) throws -> String? {
    let bytes = try fileWithoutMetadata(path, tree)
    guard case .image(let format, _, _) = try imageContent(size: bytes.count, read: { Array(bytes[$0]) }) else { return nil }
    let type: String? =
        switch format {
        case .png: "image/png"
        case .jpeg: "image/jpeg"
        case .gif: "image/gif"
        case .webp, .avif, .svg: nil
        }
    return type.map { "data:\($0);base64," + Data(bytes).base64EncodedString() }
}
