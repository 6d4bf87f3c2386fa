import BanbaoImage
import BanbaoPictures
import BanbaoText

/// Makes pictures of made-up bytes, and stops where one is not what was ordered or holds more than pixels.
enum PictureCheck {
    private static let order = PictureOrder(
        sizes: [PictureSize(width: 16, height: 16), PictureSize(width: 3, height: 5)], kinds: PictureKind.allCases,
        quality: 75)

    static func run(on bytes: [UInt8]) {
        do throws(PictureError) {
            // With more pixels, each file would take most of a second.
            let made = try makePictures(of: bytes, order, pixelLimit: 100_000)
            precondition(made.count == 6, "\(made.count) pictures")
            for picture in made { check(picture) }
        } catch {
            for language in MessageLanguage.allCases {
                precondition(error.message[language].utf8.allSatisfy { $0 >= 0x20 }, "a control in a message")
            }
        }
    }

    private static func check(_ picture: MadePicture) {
        precondition(withoutMetadata(picture.bytes) == nil, "metadata in \(picture.kind)")
        do {
            let content = try imageContent(size: picture.bytes.count) { Array(picture.bytes[$0]) }
            guard case .image(let format, let size?, _) = content,
                format.rawValue.lowercased() == picture.kind.rawValue,
                size == PixelSize(width: picture.size.width, height: picture.size.height)
            else { fatalError("\(picture.kind) of \(picture.size) is \(content)") }
        } catch { fatalError("\(error)") }
    }
}
