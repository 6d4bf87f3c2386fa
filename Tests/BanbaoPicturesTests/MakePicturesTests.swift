#if Pictures
    import BanbaoImage
    import BanbaoPictures
    import BanbaoText
    import SiteTrials
    import Testing

    /// Pictures from the files of Tests/Images, decoded again from what was written.
    @Suite struct MakePicturesTests {
        /// Made in its own size as a PNG, which loses nothing.
        private static func pixels(_ name: String, _ size: PictureSize) throws -> Picture {
            try Picture(made(try Repository.image(name), [size], [.png])[0])
        }

        static func made(
            _ file: [UInt8], _ sizes: [PictureSize], _ kinds: [PictureKind], quality: Int = 80
        ) throws -> [MadePicture] {
            try makePictures(of: file, PictureOrder(sizes: sizes, kinds: kinds, quality: quality))
        }

        @Test(arguments: 2...8) func `a photograph is turned as the camera was held`(orientation: Int) throws {
            let upright = try Self.pixels("orientation-1-13x6.jpg", PictureSize(width: 13, height: 6))
            let isOnItsSide = orientation >= 5
            let size = isOnItsSide ? PictureSize(width: 6, height: 13) : PictureSize(width: 13, height: 6)
            let turned = try Self.pixels("orientation-\(orientation)-\(size.width)x\(size.height).jpg", size)
            for y in 0..<6 {
                for x in 0..<13 {
                    // Where the pixel of the file, whose first row and column are meant to lie elsewhere, is seen: Exif 2.32, 4.6.4.
                    let (column, row) = [
                        (x, y), (12 - x, y), (12 - x, 5 - y), (x, 5 - y), (y, x), (5 - y, x), (5 - y, 12 - x),
                        (y, 12 - x),
                    ][orientation - 1]
                    #expect(turned[column, row] == upright[x, y], "\(x), \(y)")
                }
            }
        }

        /// What Pillow 13 and ImageCms say of these files, which are all of one colour.
        @Test(arguments: [
            ("display-p3-16x8.jpg", 0xD5732A), ("display-p3-16x8.png", 0xD5732A), ("display-p3-16x8.webp", 0xD5732A),
            ("srgb-profile-16x8.jpg", 0xC8783C), ("gray-16x8.jpg", 0x808080), ("linear-gray-16x8.jpg", 0x898989),
            ("linear-gray-16x8.png", 0x898989), ("deep-gray-16x8.png", 0x808080), ("palette-16x8.png", 0xC8783C),
        ]) func `colours are those of sRGB`(name: String, color: UInt32) throws {
            let picture = try Self.pixels(name, PictureSize(width: 16, height: 8))
            #expect(picture[8, 4].isNear(0xFF00_0000 | color, within: 2), "\(String(picture[8, 4], radix: 16))")
        }

        @Test func `four inks become three colours`() throws {
            let inks = try Self.pixels("cmyk-13x6.jpg", PictureSize(width: 13, height: 6))
            let expected: [(Int, UInt32)] = [(0, 0xFFD354), (3, 0x9F1E16), (6, 0xAE1820)]
            for (x, color) in expected { #expect(inks[x, 0].isNear(0xFF00_0000 | color, within: 2), "\(x)") }
        }

        @Test func `transparency is kept, and laid on white where a format has none`() throws {
            let size = PictureSize(width: 16, height: 8)
            let file = try Repository.image("palette-16x8.png")
            let made = try Self.made(file, [size], [.png, .webp, .jpeg], quality: 95)
            let kept = try made.map { try Picture($0) }
            #expect(kept[0][0, 0] >> 24 == 0 && kept[0][1, 0] == 0xFFC8_783C)
            #expect(kept[1][0, 0] >> 24 == 0 && kept[1][15, 7].isNear(0xFFC8_783C, within: 6))
            #expect(kept[2][15, 7].isNear(0xFFC8_783C, within: 6))
            let white = try Self.made(try Self.paletteFile(opacities: [0, 0]), [size], [.jpeg])
            #expect(try Picture(white[0])[8, 4].isNear(0xFFFF_FFFF, within: 2))
        }

        /// Two colours, and how opaque they are.
        private static func paletteFile(opacities: [UInt8]) throws -> [UInt8] {
            let file = try Repository.image("palette-16x8.png")
            let place = try #require(file.firstRange(of: "tRNS".utf8)).lowerBound - 4
            return replacingChunk(in: file, at: place, with: opacities, named: "tRNS")
        }

        @Test func `sizes and kinds are those of the order, in its order`() throws {
            let sizes = [(5, 3), (13, 6), (1, 1), (8, 4)].map { PictureSize(width: $0.0, height: $0.1) }
            let made = try Self.made(try Repository.image("plain-13x6.jpg"), sizes, [.webp, .png, .jpeg])
            #expect(made.map(\.size) == sizes.flatMap { [$0, $0, $0] })
            #expect(made.map(\.kind) == sizes.flatMap { _ in [.webp, .png, .jpeg] })
            for picture in made {
                let content = try imageContent(size: picture.bytes.count) { Array(picture.bytes[$0]) }
                let format: ImageFormat = [.jpeg: .jpeg, .png: .png, .webp: .webp][picture.kind] ?? .gif
                #expect(content == .image(format, .init(width: picture.size.width, height: picture.size.height)))
            }
            #expect(try Self.made(try Repository.image("plain-13x6.jpg"), [], [.webp]).isEmpty)
        }

        @Test(arguments: ImageFiles.readable) func `every file gives the same bytes each time`(name: String) throws {
            let file = try Repository.image(name)
            let sizes = [PictureSize(width: 4, height: 4), PictureSize(width: 3, height: 2)]
            let made = try Self.made(file, sizes, PictureKind.allCases)
            #expect(made.count == 6)
            #expect(try Self.made(file, sizes, PictureKind.allCases).map(\.bytes) == made.map(\.bytes))
        }

        @Test func `a picture does not depend on those that were made before`() throws {
            let opaque = try ["plain-7x5.png", "lossless-17x8.webp"].map { try Repository.image($0) }
            // What shines through a little is weighed.
            for file in try opaque + [Self.paletteFile(opacities: [90, 30])] {
                let sizes = [(7, 5), (3, 2), (5, 4), (3, 2)].map { PictureSize(width: $0.0, height: $0.1) }
                let made = try Self.made(file, sizes, [.png])
                for (place, size) in sizes.enumerated() {
                    #expect(try Self.made(file, [size], [.png])[0].bytes == made[place].bytes)
                }
            }
        }

        @Test func `a lower quality takes fewer bytes, and a drawing loses nothing where that takes fewer still`()
            throws
        {
            let photograph = try Repository.image("plain-13x6.jpg")
            let size = [PictureSize(width: 13, height: 6)]
            for kind in [PictureKind.jpeg, .webp] {
                let counts = try [20, 95].map { try Self.made(photograph, size, [kind], quality: $0)[0].bytes.count }
                #expect(counts[0] < counts[1], "\(kind)")
            }
            let drawing = try Self.made(
                try Repository.image("plain-7x5.png"), [PictureSize(width: 7, height: 5)], [.webp, .png])
            #expect(drawing[0].bytes.starts(with: "RIFF".utf8) && drawing[0].bytes[12...].starts(with: "VP8L".utf8))
            #expect(try Picture(drawing[0]) == Picture(drawing[1]))
        }
    }
#endif
