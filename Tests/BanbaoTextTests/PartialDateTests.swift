import BanbaoText
import Testing

@Suite struct PartialDateTests {
    @Test(arguments: [
        ("2035", "2035-01-01", "2035-12-31"), ("2028-02", "2028-02-01", "2028-02-29"),
        ("2026-06-30", "2026-06-30", "2026-06-30"),
    ])
    func `a date is as precise as it was written`(text: String, first: String, last: String) throws {
        let date = try #require(PartialDate(text))
        #expect(date.text == text)
        #expect(date.firstDay.description == first && date.lastDay.description == last)
        var writer = ByteWriter()
        writer.write(date)
        var reader = ByteReader(writer.bytes[...])
        #expect(try PartialDate(from: &reader) == date)
    }

    @Test(arguments: [
        "", "26", "0000", "2026-13", "2026-00", "2026-1", "2026/06", "2026-02-30", "2026年", "２０３５", "2026-", "-2035",
    ])
    func `anything else is no date`(text: String) {
        #expect(PartialDate(text) == nil)
    }

    @Test func `dates are in the order of their beginnings`() {
        let texts = ["2025-12-31", "2026", "2026-01", "2026-01-01", "2026-01-02", "2026-02", "2027"]
        #expect(texts.shuffled().compactMap(PartialDate.init).sorted().map(\.text) == texts)
    }
}
