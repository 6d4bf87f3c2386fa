import Testing

@testable import BanbaoSearch

@Suite struct SearchNumbersTests {
    @Test func `numbers are read as they were written`() {
        let numbers = Array(0...60_000) + [61 * 931, 1 << 30]
        var bytes: [UInt8] = []
        for number in numbers { SearchNumbers.append(number, to: &bytes) }
        var reader = NumberReader(bytes)
        #expect(numbers.allSatisfy { $0 == reader.next() })
        #expect(reader.place == bytes.count)
    }

    @Test func `they need no escape in a string`() {
        var bytes: [UInt8] = []
        for number in 0..<10_000 { SearchNumbers.append(number, to: &bytes) }
        #expect(bytes.allSatisfy { (0x23...0x7E).contains($0) && $0 != 0x5C })
    }
}
