#if Pictures
    @testable import BanbaoPictures
    import Foundation
    import SiteTrials

    /// A picture that was made, decoded again.
    struct Picture: Equatable {
        private let width: Int
        private let values: [UInt32]

        init(_ made: MadePicture) throws {
            let limit = PixelLimit(pixels: 1000)
            let pixels =
                switch made.kind {
                case .jpeg: try jpegPixels(made.bytes, atLeast: made.size, limit: limit)
                case .png: try pngPixels(made.bytes, limit: limit)
                case .webp: try webpPicture(made.bytes, limit: limit).pixels
                }
            width = pixels.width
            values = pixels.values
        }

        /// 0xAARRGGBB
        subscript(x: Int, y: Int) -> UInt32 { values[y * width + x] }
    }

    extension UInt32 {
        /// Of colours: whether no channel differs by more.
        func isNear(_ other: UInt32, within difference: Int) -> Bool {
            [0, 8, 16, 24].allSatisfy { abs(Int(self >> $0 & 0xFF) - Int(other >> $0 & 0xFF)) <= difference }
        }
    }

    enum ImageFiles {
        static let names = Repository.names(in: Repository.root.appending(path: "Tests/Images"))

        /// Those that pictures are made of.
        static let readable = names.filter { name in
            [".jpg", ".png", ".webp"].contains { name.hasSuffix($0) } && !name.hasPrefix("animated")
        }
    }

    /// `tRNS` anew, say, with the right check sum.
    func replacingChunk(in file: [UInt8], at place: Int, with content: [UInt8], named name: String) -> [UInt8] {
        let length = file[place..<(place + 4)].reduce(0) { $0 << 8 | Int($1) }
        return Array(file[..<place]) + pngChunk(name, content) + file[(place + 12 + length)...]
    }

    func pngChunk(_ name: String, _ content: [UInt8]) -> [UInt8] {
        let checked = Array(name.utf8) + content
        var sum: UInt32 = 0xFFFF_FFFF
        for byte in checked {
            sum ^= UInt32(byte)
            for _ in 0..<8 { sum = sum & 1 == 0 ? sum >> 1 : sum >> 1 ^ 0xEDB8_8320 }
        }
        return bigEndian(UInt32(content.count)) + checked + bigEndian(~sum)
    }

    func bigEndian(_ value: UInt32) -> [UInt8] { (0..<4).map { UInt8(value >> (24 - $0 * 8) & 0xFF) } }
#endif
