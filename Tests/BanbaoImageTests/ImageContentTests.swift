import BanbaoImage
import BanbaoText
import Foundation
import SiteTrials
import Testing

/// What files hold, by their bytes. Tests/Images has an image of each kind, written by Pillow 13; the name says its size.
@Suite struct ImageContentTests {
    static let names = Repository.names(in: Repository.root.appending(path: "Tests/Images"))

    static func content(_ bytes: [UInt8]) throws -> ImageContent {
        try imageContent(size: bytes.count) { Array(bytes[$0]) }
    }

    private static func expected(_ name: String) throws -> ImageContent {
        let endings: [String: ImageFormat] = [
            "png": .png, "jpg": .jpeg, "gif": .gif, "webp": .webp, "avif": .avif,
        ]
        let format = try #require(endings[String(name.split(separator: ".").last ?? "")])
        let size = name.firstMatch(of: /-(\d+)x(\d+)\./).flatMap { match in
            Int(match.1).flatMap { width in Int(match.2).map { PixelSize(width: width, height: $0) } }
        }
        return .image(format, size, isAnimated: format != .gif && name.hasPrefix("animated"))
    }

    @Test(arguments: names) func `every image is known with its size`(name: String) throws {
        #expect(try Self.content(try Repository.image(name)) == Self.expected(name))
    }

    @Test func `there is an image of each kind`() {
        let endings = Set(Self.names.map { String($0.split(separator: ".").last ?? "") })
        #expect(endings == ["png", "jpg", "gif", "webp", "avif"] && Self.names.count > 15)
    }

    @Test(arguments: names) func `an image cut off at whatever byte is no whole one`(name: String) throws {
        let bytes = try Repository.image(name)
        for count in bytes.indices {
            let content = try Self.content(Array(bytes[..<count]))
            if case .image = content { Issue.record("\(name) cut off at \(count) is \(content)") }
        }
    }

    /// Nothing crashes, and no size is none.
    @Test(arguments: names) func `an image with whatever byte changed does no harm`(name: String) throws {
        let bytes = try Repository.image(name)
        for index in bytes.indices {
            for value: UInt8 in [0x00, 0x01, 0x7F, 0x80, 0xFF, bytes[index] ^ 0x20] {
                var changed = bytes
                changed[index] = value
                guard case .image(_, let size?, _) = try Self.content(changed) else { continue }
                #expect(size.width > 0 && size.height > 0)
            }
        }
    }

    /// Telephones put films behind photographs, and mail programs line feeds behind everything.
    @Test(arguments: ["plain-7x5.png", "plain-13x6.jpg", "plain-11x3.gif", "lossy-17x8.webp"])
    func `what stands behind an image does not matter`(name: String) throws {
        for count in [1, 2, 11, 5000, 70_000, 200_000] {
            let tail = [UInt8](repeating: 0x0A, count: count)
            #expect(try Self.content(try Repository.image(name) + tail) == Self.expected(name), "\(count)")
        }
    }

    @Test func `a photograph with megabytes before its pixels is read where they begin`() throws {
        let plain = try Repository.image("orientation-6-6x13.jpg")
        // Colour profiles of 64 KB each, and bytes between segments, as cameras and editors write them.
        let profile: [UInt8] = [0xFF, 0xE2, 0xFF, 0xFF] + [UInt8](repeating: 0xFF, count: 0xFFFD)
        let profiles = [[UInt8]](repeating: profile, count: 80).joined() + [0x00, 0x00, 0xFF, 0xFF]
        let bytes = Array(plain[..<2]) + profiles + plain[2...]
        var asked = 0
        let content = try imageContent(size: bytes.count) { range in
            asked += range.count
            return Array(bytes[range])
        }
        #expect(content == .image(.jpeg, PixelSize(width: 6, height: 13)))
        #expect(asked < 500_000, "\(asked) of \(bytes.count) bytes were read")
        for count in [100, 70_000, bytes.count - plain.count, bytes.count - 3] {
            #expect(try Self.content(Array(bytes[..<count])) == .cutOff(.jpeg))
        }
    }

    @Test func `an orientation outside its segment, or none that there is, turns nothing`() throws {
        let plain = try Repository.image("orientation-6-6x13.jpg")
        let entry = try #require(plain.firstRange(of: [0x01, 0x12, 0x00, 0x03])?.lowerBound)
        for (offset, value) in [(entry + 9, UInt8(9)), (entry + 3, 4), (entry + 9, 0)] {
            var changed = plain
            changed[offset] = value
            #expect(try Self.content(changed) == .image(.jpeg, PixelSize(width: 13, height: 6)))
        }
        var far = plain
        let directory = try #require(plain.firstRange(of: [0x4D, 0x4D, 0x00, 0x2A])?.lowerBound) + 4
        far[directory + 2] = 0xFF
        #expect(try Self.content(far) == .image(.jpeg, PixelSize(width: 13, height: 6)))
    }

    @Test func `a file that became shorter since it was listed is cut off`() throws {
        let bytes = try Repository.image("plain-13x6.jpg")
        let content = try imageContent(size: bytes.count) { Array(bytes.prefix(100).dropFirst($0.lowerBound)) }
        #expect(content == .cutOff(.jpeg))
    }

    @Test(arguments: [
        ("%PDF-1.7\n", "PDF"), ("BM\u{1}\0\0\0\0\0\0\0\u{36}\0\0\0", "BMP"), ("II*\0\u{8}\0\0\0", "TIFF"),
        ("\0\0\0\u{18}ftypheic\0\0\0\0mif1heic", "HEIC"),
    ])
    func `other pictures are called by their names`(text: String, name: String) throws {
        #expect(try Self.content(Array(text.utf8)) == .other(name))
    }

    @Test(arguments: ["", "P", "这不是图片。\n", "BMW\n", "<p>", "<html/>", "<a", "GIF", "\u{0}\u{0}\u{0}\u{18}ftypisom"])
    func `a text is no image`(text: String) throws {
        #expect(try Self.content(Array(text.utf8)) == .other(nil))
    }

    @Test func `a PNG that went through a transfer of text is damaged`() throws {
        let bytes = try Repository.image("plain-7x5.png")
        #expect(try Self.content([0x89] + bytes[1..<4] + bytes[5...]) == .damaged(.png))
        #expect(try Self.content([0x3F] + bytes[1...]) == .damaged(.png))
    }

    @Test(arguments: [
        ("width='40' height='30'", 40, 30), ("width='40px' height='30.4' viewBox='0 0 1 1'", 40, 30),
        ("width='1in' height='2.54cm'", 96, 96), ("width='25.4mm' height='72pt'", 96, 96),
        ("width='6pc' height='101.6q'", 96, 96), ("viewBox='0 0 640 480'", 640, 480),
        ("viewBox=' -8,-8, 16.2 , 24 '", 16, 24), ("width='100%' height='100%' viewBox='0 0 64 48'", 64, 48),
        ("width='320' viewBox='0 0 64 48'", 320, 240), ("height='24' viewBox='0 0 64 48'", 32, 24),
        ("width='10em' height='1e3' viewBox='0 0 5 6'", 5, 6),
    ])
    func `a drawing has the size its first element gives`(attributes: String, width: Int, height: Int) throws {
        let drawing = "\u{FEFF}<?xml version='1.0'?>\n<!-- <svg> --><!DOCTYPE svg>\n<svg \(attributes)><g/></svg>"
        let size = PixelSize(width: width, height: height)
        #expect(try Self.content(Array(drawing.utf8)) == .image(.svg, size))
        let late = "<!--" + String(repeating: "长", count: 20_000) + "--><s:svg \(attributes)/>"
        #expect(try Self.content(Array(late.utf8)) == .image(.svg, size))
    }

    @Test(arguments: [
        "", "width='40'", "width='100%' height='100%'", "width='0' height='0'", "width='-4' height='4'",
        "viewBox='0 0 0 0'", "viewBox='0 0 10'", "viewBox='0 0 0.2 0.2'", "width='nan' height='inf'",
        "width='0x10' height='16'", "width='99999999999999999999' height='1'", "width='...' height='1'",
    ])
    func `a drawing may have no size`(attributes: String) throws {
        #expect(try Self.content(Array("<svg \(attributes)/>".utf8)) == .image(.svg, nil))
    }
}
