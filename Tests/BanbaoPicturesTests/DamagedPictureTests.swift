#if Pictures
    import BanbaoPictures
    import BanbaoText
    import SiteTrials
    import Testing

    /// Files that cannot be decoded, or ask for too much.
    @Suite struct DamagedPictureTests {
        private static let order = PictureOrder(
            sizes: [PictureSize(width: 4, height: 2)], kinds: PictureKind.allCases, quality: 80)

        private static func problem(_ file: [UInt8], limit: Int = pictureLimitInMegapixels * 1_000_000) -> String? {
            do {
                _ = try makePictures(of: file, order, pixelLimit: limit)
                return nil
            } catch { return error.message[.english] }
        }

        @Test(arguments: ImageFiles.readable) func `a file that broke off is refused`(name: String) throws {
            let file = try Repository.image(name)
            // The last bytes of a PNG and a JPEG only say that the pixels have ended.
            for count in 0..<(file.count - 16) {
                #expect(Self.problem(Array(file[..<count])) != nil, "\(count) of \(file.count) bytes")
            }
        }

        @Test(arguments: ImageFiles.readable) func `a file with whatever byte changed does no harm`(name: String) throws
        {
            let file = try Repository.image(name)
            // Most of the larger ones is a colour profile or metadata.
            for index in stride(from: 0, to: file.count, by: file.count > 300 ? 7 : 2) {
                for value: UInt8 in [0xFF, file[index] ^ 0x10] {
                    var changed = file
                    changed[index] = value
                    _ = Self.problem(changed, limit: 10_000)
                }
            }
        }

        @Test func `what is no picture is said to be none`() {
            let files: [[UInt8]] = [[], Array("<svg/>".utf8), Array("GIF89a".utf8), [0xFF, 0xD8], Array("RIFF".utf8)]
            for file in files { #expect(Self.problem(file) == "is no JPEG, PNG or WebP picture") }
        }

        @Test(arguments: ["animated-17x8.webp", "animated-9x4.png"]) func `an animation is none`(name: String) throws {
            #expect(Self.problem(try Repository.image(name)) == "is an animation")
        }

        @Test func `a file of a few bytes that asks for gigabytes is refused before it gets them`() throws {
            let plain = try Repository.image("plain-7x5.png")
            let bomb = replacingChunk(
                in: plain, at: 8, with: bigEndian(50_000) + bigEndian(50_000) + plain[24..<29], named: "IHDR")
            #expect(Self.problem(bomb) == "has 50000 × 50000 pixels, and no more than 100 million are decoded")
            var photograph = try Repository.image("plain-13x6.jpg")
            let frame = try #require(photograph.firstRange(of: [0xFF, 0xC0])).lowerBound
            photograph.replaceSubrange((frame + 5)..<(frame + 9), with: [0xFF, 0xDC, 0xFF, 0xDC])
            #expect(Self.problem(photograph) == "has 65500 × 65500 pixels, and no more than 100 million are decoded")
            #expect(Self.problem(try Repository.image("plain-13x6.jpg"), limit: 0)?.contains("13 × 6") == true)
        }

        @Test func `a chunk longer than its file is refused before it gets its memory`() throws {
            let plain = try Repository.image("plain-7x5.png")
            let text = bigEndian(0x1EFF_FFFF) + Array("tEXtArtist".utf8)
            #expect(
                Self.problem(plain[..<33] + text + plain[33...])
                    == "is damaged and cannot be decoded (a chunk without its end)")
        }

        @Test func `what is wrong is said in Chinese too`() {
            #expect(throws: PictureError.self) { try makePictures(of: [], Self.order) }
            do { _ = try makePictures(of: [], Self.order) } catch {
                #expect(error.message[.chinese] == "不是 JPEG、PNG 或 WebP 图片")
            }
        }
    }
#endif
