import BanbaoImage
import BanbaoText
import SiteTrials
import Testing

/// The size of an AVIF image is a property of its primary item, and another property turns it.
@Suite struct AVIFTests {
    /// A box of ISO/IEC 14496-12: its length, its name, what it holds.
    private static func box(_ name: String, _ content: [UInt8]) -> [UInt8] {
        number(content.count + 8, bytes: 4) + Array(name.utf8) + content
    }

    private static func number(_ value: Int, bytes: Int) -> [UInt8] {
        (0..<bytes).reversed().map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
    }

    private static func fullBox(_ name: String, version: UInt8 = 0, flags: UInt8 = 0, _ content: [UInt8]) -> [UInt8] {
        box(name, [version, 0, 0, flags] + content)
    }

    private static func size(_ width: Int, _ height: Int) -> [UInt8] {
        fullBox("ispe", number(width, bytes: 4) + number(height, bytes: 4))
    }

    /// Item 1 is a mask of 4 × 2 pixels; the picture is item 2.
    private static func image(turn: UInt8?, longItems: Bool = false, longIndexes: Bool = false) -> [UInt8] {
        let turning = turn.map { box("irot", [$0]) } ?? []
        let properties = box("ipco", size(4, 2) + size(17, 8) + turning)
        func owner(_ item: Int, _ indexes: [Int]) -> [UInt8] {
            // The highest bit says that a reader must know the property.
            number(item, bytes: longItems ? 4 : 2) + [UInt8(indexes.count)]
                + indexes.flatMap { number($0 | (longIndexes ? 0x8000 : 0x80), bytes: longIndexes ? 2 : 1) }
        }
        let owners = fullBox(
            "ipma", version: longItems ? 1 : 0, flags: longIndexes ? 1 : 0,
            number(2, bytes: 4) + owner(1, [1]) + owner(2, turn == nil ? [2] : [2, 3]))
        let primary = fullBox("pitm", version: longItems ? 1 : 0, number(2, bytes: longItems ? 4 : 2))
        let meta = fullBox("meta", primary + box("iprp", properties + owners))
        return box("ftyp", Array("avif\0\0\0\0avif".utf8)) + meta + box("mdat", [0])
    }

    private static func content(_ bytes: [UInt8]) throws -> ImageContent {
        try imageContent(size: bytes.count) { Array(bytes[$0]) }
    }

    @Test(arguments: [nil, 0, 1, 2, 3] as [UInt8?])
    func `a quarter turn exchanges width and height, half a turn does not`(turn: UInt8?) throws {
        let isOnItsSide = turn == 1 || turn == 3
        let size = isOnItsSide ? PixelSize(width: 8, height: 17) : PixelSize(width: 17, height: 8)
        for (longItems, longIndexes) in [(false, false), (false, true), (true, false), (true, true)] {
            let image = Self.image(turn: turn, longItems: longItems, longIndexes: longIndexes)
            #expect(try Self.content(image) == .image(.avif, size))
        }
    }

    @Test func `properties of another item turn nothing`() throws {
        let image = Self.image(turn: nil)
        // The mask gets the turn; it is the third property.
        let turned = Self.image(turn: 1)
        let place = try #require(turned.firstRange(of: [0, 1, 1, 0x81])?.lowerBound)
        var exchanged = turned
        exchanged[place + 3] = 0x83
        let owner = try #require(turned.firstRange(of: [0, 2, 2, 0x82, 0x83])?.lowerBound)
        exchanged[owner + 4] = 0x82
        #expect(try Self.content(exchanged) == Self.content(image))
    }

    @Test func `a list of properties that is longer than its box has no size, and costs no more than the box`() throws {
        var image = Self.image(turn: 1)
        let owners = try #require(image.firstRange(of: "ipma".utf8)?.lowerBound) + 8
        // More owners than there are, and none of them the picture.
        image.replaceSubrange(owners..<owners + 4, with: [0, 0, 0xFF, 0xFF])
        let owner = try #require(image.firstRange(of: [0, 2, 2, 0x82, 0x83])?.lowerBound)
        image[owner + 1] = 3
        #expect(try Self.content(image) == .image(.avif, nil))
        // What lies behind the box would be read for each of these as its own.
        let meta = try #require(image.firstRange(of: "meta".utf8)?.lowerBound) - 4
        let end = try #require(image.firstRange(of: "mdat".utf8)?.lowerBound) - 4
        let metas = [[UInt8]](repeating: Array(image[meta..<end]), count: 40_000).joined()
        let many = image[..<meta] + metas + image[end...]
        let start = ContinuousClock.now
        #expect(try Self.content(Array(many)) == .image(.avif, nil))
        let seconds = (ContinuousClock.now - start) / .seconds(1)
        #expect(seconds < 10, "\(many.count) bytes took \(seconds) s")
    }
}
