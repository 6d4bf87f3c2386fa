/// A picture in memory, row by row from the top: 0xAARRGGBB, as libwebp takes them. In bytes that is blue, green, red, alpha
/// on the little-endian machines that Swift runs on.
struct Pixels {
    let width: Int
    let height: Int
    var values: [UInt32]

    static let opaque: UInt32 = 0xFF00_0000

    /// Room for a picture, which `fill` has to fill to its end.
    init(width: Int, height: Int, fill: (UnsafeMutableBufferPointer<UInt32>) throws(PictureError) -> Void)
        throws(PictureError)
    {
        self.width = width
        self.height = height
        let count = width * height
        var failure: PictureError?
        values = unsafe Array(unsafeUninitializedCapacity: count) { buffer, filled in
            unsafe buffer.initialize(repeating: 0)
            filled = count
            do throws(PictureError) { try unsafe fill(UnsafeMutableBufferPointer(rebasing: buffer[..<count])) } catch {
                failure = error
            }
        }
        if let failure { throw failure }
    }

    init(width: Int, height: Int, values: [UInt32]) {
        self.width = width
        self.height = height
        self.values = values
    }

    var isOpaque: Bool { values.allSatisfy { $0 >= Self.opaque } }

    /// Laid on white, for formats without transparency.
    func onWhite() -> Pixels {
        Pixels(
            width: width, height: height,
            values: values.map { value in
                let alpha = value >> 24
                func channel(_ shift: UInt32) -> UInt32 {
                    ((((value >> shift) & 0xFF) * alpha + 0xFF * (0xFF - alpha) + 127) / 0xFF) << shift
                }
                return Self.opaque | channel(16) | channel(8) | channel(0)
            })
    }

    /// As it is to be seen when a camera noted how it was held: 1 to 8, Exif 2.32, section 4.6.4.
    func turned(_ orientation: Int) -> Pixels {
        guard (2...8).contains(orientation) else { return self }
        // The place of the first pixel of the turned picture, and the steps to the next in its row and its column.
        let (right, down) = (width - 1, (height - 1) * width)
        let (start, step, rowStep) =
            switch orientation {
            case 2: (right, -1, width)
            case 3: (right + down, -1, -width)
            case 4: (down, 1, -width)
            case 5: (0, width, 1)
            case 6: (down, -width, 1)
            case 7: (right + down, -width, -1)
            default: (right, width, -1)
            }
        let isOnItsSide = orientation >= 5
        let size = isOnItsSide ? (width: height, height: width) : (width: width, height: height)
        var values: [UInt32] = []
        values.reserveCapacity(self.values.count)
        for row in 0..<size.height {
            var place = start + row * rowStep
            for _ in 0..<size.width {
                values.append(self.values[place])
                place += step
            }
        }
        return Pixels(width: size.width, height: size.height, values: values)
    }
}
