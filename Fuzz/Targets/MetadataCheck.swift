import BanbaoImage
import BanbaoText

/// Takes the metadata out of made-up bytes, and stops where the result is another image, or where some is still in it.
enum MetadataCheck {
    static func run(on bytes: [UInt8]) {
        guard let rest = withoutMetadata(bytes) else { return }
        precondition(rest != bytes, "nothing was removed")
        // A segment of 36 bytes says how a camera was held, and two bytes end what broke off.
        precondition(rest.count <= bytes.count + 38, "\(bytes.count) bytes became \(rest.count)")
        guard !isMadeOfBoxes(bytes) else { return }
        precondition(withoutMetadata(rest) == nil, "more is to be removed from what is left")
        if let size = pixelSize(bytes), let sizeOfRest = pixelSize(rest) {
            precondition(size == sizeOfRest, "\(size) became \(sizeOfRest)")
        }
    }

    /// Damaged boxes may be read in another way when some of them are overwritten.
    private static func isMadeOfBoxes(_ bytes: [UInt8]) -> Bool { bytes.dropFirst(4).starts(with: "ftyp".utf8) }

    private static func pixelSize(_ bytes: [UInt8]) -> PixelSize? {
        do {
            guard case .image(_, let size, _) = try imageContent(size: bytes.count, read: { Array(bytes[$0]) }) else {
                return nil
            }
            return size
        } catch { fatalError("\(error)") }
    }
}
