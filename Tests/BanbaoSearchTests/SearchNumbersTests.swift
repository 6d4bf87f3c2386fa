import Testing

@testable import BanbaoSearch

@Suite struct SearchNumbersTests {
    @Test func `numbers are read as they were written`() {
        let numbers = Array(0...60_000) + [61 * 30, 61 * 31 - 1, 61 * 931, 1 << 30]
        var bytes: [UInt8] = []
        for number in numbers { SearchNumbers.append(number, to: &bytes) }
        var place = 0
        #expect(numbers.allSatisfy { $0 == read(bytes, &place) })
        #expect(place == bytes.count)
    }

    @Test func `they need no escape in a string`() {
        var bytes: [UInt8] = []
        for number in 0..<10_000 { SearchNumbers.append(number, to: &bytes) }
        #expect(bytes.allSatisfy { (0x23...0x7E).contains($0) && $0 != 0x5C })
    }

    /// As `search.js` reads them.
    private func read(_ bytes: [UInt8], _ place: inout Int) -> Int {
        var rest = 0
        while true {
            let digit = Int(bytes[place]) - (bytes[place] > 0x5C ? 36 : 35)
            place += 1
            if digit < 61 { return rest * 61 + digit }
            rest = rest * 30 + digit - 60
        }
    }
}
