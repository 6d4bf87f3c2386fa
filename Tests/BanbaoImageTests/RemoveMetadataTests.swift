import BanbaoImage
import BanbaoText
import SiteTrials
import Testing

/// What is left of an image file. In those of Tests/Images with `gps` in their names, ExifTool 12.57 has written what
/// telephones and editors write.
@Suite struct RemoveMetadataTests {
    static let marked = ImageContentTests.names.filter { $0.contains("gps") }

    /// What the metadata of these files says.
    private static let words = ["Someone", "Acme", "secret", "GPS"]

    private static func expectNothing(in bytes: [UInt8], _ name: String) {
        for word in words { #expect(bytes.firstRange(of: word.utf8) == nil, "\(word) is in \(name)") }
    }

    @Test func `there is a file of each kind`() {
        let endings = Set(Self.marked.map { String($0.split(separator: ".").last ?? "") })
        #expect(endings == ["png", "jpg", "gif", "webp", "avif"])
    }

    @Test(arguments: marked) func `metadata is removed, and the image is the same`(name: String) throws {
        let file = try Repository.image(name)
        #expect(Self.words.contains { file.firstRange(of: $0.utf8) != nil })
        let rest = try #require(withoutMetadata(file))
        Self.expectNothing(in: rest, name)
        #expect(rest.count <= file.count)
        #expect(try ImageContentTests.content(rest) == ImageContentTests.content(file))
        #expect(withoutMetadata(rest) == nil)
    }

    /// In those of Tests/Images that Pillow wrote.
    private static let described = marked + ["alpha-17x8.webp"]

    @Test(arguments: ImageContentTests.names.filter { !described.contains($0) && !$0.hasPrefix("orientation") })
    func `a file without metadata stays as it is`(name: String) throws {
        #expect(withoutMetadata(try Repository.image(name)) == nil)
    }

    @Test(arguments: marked) func `of a file that broke off, no metadata is left either`(name: String) throws {
        let file = try Repository.image(name)
        for count in file.indices {
            let part = Array(file[..<count])
            Self.expectNothing(in: withoutMetadata(part) ?? part, "\(count) bytes of \(name)")
        }
    }

    @Test(arguments: ImageContentTests.names) func `a file with whatever byte changed does no harm`(name: String) throws
    {
        let file = try Repository.image(name)
        for index in file.indices {
            for value: UInt8 in [0xFF, file[index] ^ 0x20] {
                var changed = file
                changed[index] = value
                guard let rest = withoutMetadata(changed) else { continue }
                #expect(rest.count <= file.count + 38)
            }
        }
    }

    @Test(arguments: 2...8) func `how a camera was held is all that stays of its words`(orientation: Int) throws {
        let name = "orientation-\(orientation)-\(orientation < 5 ? "13x6" : "6x13").jpg"
        let rest = try #require(withoutMetadata(try Repository.image(name)))
        let exif = try #require(rest.firstRange(of: "Exif\0\0".utf8))
        #expect(
            rest[exif.upperBound..<(exif.upperBound + 28)]
                == [0x4D, 0x4D, 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, UInt8(orientation), 0, 0]
                + [0, 0, 0, 0, 0xFF, rest[exif.upperBound + 27]])
        #expect(try ImageContentTests.content(rest) == ImageContentTests.content(try Repository.image(name)))
    }

    @Test func `an orientation that turns nothing is not written`() throws {
        let rest = try #require(withoutMetadata(try Repository.image("orientation-1-13x6.jpg")))
        #expect(rest.firstRange(of: "Exif".utf8) == nil)
    }

    @Test(arguments: ["plain-7x5.png", "plain-13x6.jpg", "plain-11x3.gif", "lossy-17x8.webp", "plain-12x12.avif"])
    func `what follows the end of an image is removed`(name: String) throws {
        let file = try Repository.image(name)
        #expect(withoutMetadata(file + Array("secret".utf8)) == file)
        // As a telephone puts a second photograph behind the first.
        if name.hasSuffix(".jpg") { #expect(withoutMetadata(file + file) == file) }
    }

    /// In a JPEG, in front of its first table and between the scans of a progressive one.
    @Test(
        arguments: [
            [0xFF, 0xFE, 0, 8] + Array("secret".utf8),
            [0xFF, 0xE0, 0, 13] + Array("JFXX\0secret".utf8),
            [0xFF, 0xE2, 0, 12] + Array("MPF\0secret".utf8),
            [0xFF, 0xED, 0, 8] + Array("secret".utf8),
            [0xFF, 0xEB, 0, 8] + Array("secret".utf8),
            [0xFF, 0xF0, 0, 8] + Array("secret".utf8),
            Array("secret".utf8),
        ] as [[UInt8]]) func `a segment that no browser needs is removed`(segment: [UInt8]) throws
    {
        let file = try Repository.image("progressive-13x6.jpg")
        let tables = try #require(file.firstRange(of: [0xFF, 0xDB])).lowerBound
        var scans = file
        scans.replaceSubrange(0..<tables, with: [])
        #expect(withoutMetadata(file[..<tables] + segment + file[tables...]) == file)
        let second = try #require(file[(tables + 200)...].firstRange(of: [0xFF, 0xC4])).lowerBound
        // Between scans, bytes without a marker would be pixels.
        if segment[0] == 0xFF { #expect(withoutMetadata(file[..<second] + segment + file[second...]) == file) }
    }

    @Test func `the thumbnail of a JFIF header is removed, and what an Adobe header has too much`() throws {
        let file = try Repository.image("plain-13x6.jpg")
        let thumbnail = [0xFF, 0xE0, 0, 19] + file[6..<18] + [1, 1, 7, 7, 7]
        #expect(withoutMetadata(file[..<2] + thumbnail + file[20...]) == file)
        let inks = try Repository.image("cmyk-13x6.jpg")
        let place = try #require(inks.firstRange(of: [0xFF, 0xEE, 0, 14])).lowerBound
        var longer = inks
        longer.replaceSubrange((place + 2)..<(place + 4), with: [0, 20])
        longer.insert(contentsOf: "secret".utf8, at: place + 16)
        #expect(withoutMetadata(longer) == inks)
    }

    @Test func `what is no such image is not touched`() {
        for text in ["", "secret", "<svg><!-- secret --></svg>", "%PDF-1.7", "\0\0\0\u{10}ftypisom\0\0\0\0"] {
            #expect(withoutMetadata(Array(text.utf8)) == nil)
        }
    }
}
