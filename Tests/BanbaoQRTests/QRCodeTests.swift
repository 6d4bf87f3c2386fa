import BanbaoQR
import BanbaoText
import Testing

/// Examples of ISO/IEC 18004:2015, and what every code must have. `Tests/Site` reads codes of pages with another program.
@Suite struct QRCodeTests {
    /// Annex I: 01234567 at level M in version 1.
    @Test func `correction is that of the standard's example`() {
        let data: [UInt8] = [
            0x10, 0x20, 0x0C, 0x56, 0x61, 0x80, 0xEC, 0x11, 0xEC, 0x11, 0xEC, 0x11, 0xEC, 0x11, 0xEC, 0x11,
        ]
        let correction: [UInt8] = [0xA5, 0x24, 0xD4, 0xC1, 0xED, 0x36, 0xC7, 0x87, 0x2C, 0x55]
        #expect(ReedSolomon(correctionBytes: 10).correction(of: data) == correction)
    }

    /// Table C.1, the rows of level M.
    @Test(arguments: [
        (0, 0x5412), (1, 0x5125), (2, 0x5E7C), (3, 0x5B4B), (4, 0x45F9), (5, 0x40CE), (6, 0x4F97), (7, 0x4AA0),
    ])
    func `the format says level and mask`(mask: Int, bits: Int) {
        #expect(formatBits(mask: mask) == bits)
    }

    /// Table D.1.
    @Test(arguments: [(7, 0x07C94), (8, 0x085BC), (21, 0x15683), (40, 0x28C69)])
    func `the version is said from 7 on`(number: Int, bits: Int) {
        #expect(versionBits(number) == bits)
    }

    /// Table 7, bytes at level M.
    @Test(arguments: [
        (14, 21), (15, 25), (26, 25), (27, 29), (180, 53), (181, 57), (213, 57), (214, 61), (666, 97), (2331, 177),
    ])
    func `the smallest version is taken`(bytes: Int, size: Int) throws {
        #expect(try #require(QRCode(String(repeating: "a", count: bytes))).size == size)
    }

    @Test func `what no code holds has none`() {
        #expect(QRCode(String(repeating: "a", count: 2332)) == nil)
    }

    @Test(arguments: ["", "https://example.org/", String(repeating: "板报", count: 100)])
    func `three corners have finder patterns and the fourth has none`(text: String) throws {
        let code = try #require(QRCode(text))
        let finder = ["1111111", "1000001", "1011101", "1011101", "1011101", "1000001", "1111111"]
        func corner(_ row: Int, _ column: Int) -> [String] {
            (0..<7).map { down in
                (0..<7).map { code.isDark(row: row + down, column: column + $0) ? "1" : "0" }.joined()
            }
        }
        let far = code.size - 7
        #expect(corner(0, 0) == finder)
        #expect(corner(0, far) == finder)
        #expect(corner(far, 0) == finder)
        #expect(corner(far, far) != finder)
    }

    @Test func `the drawing has every dark module and a quiet zone of four`() throws {
        let code = try #require(QRCode("https://example.org/?a&b"))
        let svg = String(decoding: code.svg(label: "https://example.org/?a&b").bytes, as: UTF8.self)
        #expect(svg.contains("viewBox=\"0 0 \(code.size + 8) \(code.size + 8)\""))
        #expect(svg.contains("aria-label=\"https://example.org/?a&amp;b\""))
        let drawn = svg.matches(of: /h(\d+)/).dropFirst().compactMap { Int($0.1) }.reduce(0, +)
        let dark = (0..<code.size).flatMap { row in
            (0..<code.size).filter { code.isDark(row: row, column: $0) }
        }.count
        #expect(drawn == dark)
        #expect(svg.contains("M4 4.5h7m"))
    }
}
