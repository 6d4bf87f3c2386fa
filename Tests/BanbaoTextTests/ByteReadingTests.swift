import BanbaoText
import Testing

@Suite struct ByteReadingTests {
    private let text = Array("a中é𠀀".utf8)

    @Test func `characters are read from both sides`() {
        var forward: [Unicode.Scalar] = []
        var place = 0
        while let scalar = text.span.scalar(startingAt: place) {
            forward.append(scalar)
            place += UTF8.width(scalar)
        }
        var backward: [Unicode.Scalar] = []
        place = text.count
        while let (scalar, start) = text.span.scalar(endingAt: place) {
            backward.append(scalar)
            place = start
        }
        #expect(forward == ["a", "中", "é", "𠀀"])
        #expect(backward == forward.reversed())
        #expect(text.span.scalar(startingAt: text.count) == nil)
        #expect(text.span.extracting(..<3).scalar(startingAt: 1) == nil)
    }

    @Test func `a text stands at a place, or ends there, and nothing stands beyond the text`() {
        let span = text.span
        #expect(span.reads("中é", at: 1) && !span.reads("中é", at: 2) && !span.reads("𠀀a", at: 6))
        #expect(span.reads("中", before: 4) && !span.reads("xa中", before: 4))
        #expect(span.first(of: ["é", "中"], at: 1)?.utf8CodeUnitCount == 3)
        #expect(span.byte(-1) == 0x0A && span.byte(text.count) == 0x0A && span.byte(0) == 0x61)
        #expect(text[1...].reads("中", at: 1) && text[1...].byte(0) == 0x0A)
    }

    @Test func `classes of ASCII hold no other byte`() {
        let all = UInt8.min...UInt8.max
        #expect(all.filter(isDigit) == Array("0123456789".utf8))
        #expect(all.filter(isLetter).count == 52 && all.filter(isLetterOrDigit).count == 62)
        #expect(all.filter(isSpaceOrTab) == [0x09, 0x20])
        #expect(all.compactMap(hexadecimalValue).count == 22)
        #expect(hexadecimalValue(UInt8(ascii: "f")) == 15 && hexadecimalValue(UInt8(ascii: "A")) == 10)
    }
}
