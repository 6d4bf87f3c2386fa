import BanbaoText

// What one page holds of one term, as bytes: 8 of the term, 4 of the page's number, 1 of the weight, 3 of the length of the places, the
// places. They lie in one array, since there are as many as pages have terms.

extension [UInt8] {
    mutating func append(record term: Term, page: Int, weight: UInt8, _ places: [UInt8]) {
        appendBytes(of: term.key)
        appendBytes(of: UInt64(page) | UInt64(weight) << 32 | UInt64(places.count) << 40)
        append(places.span)
    }

    private mutating func appendBytes(of number: UInt64) {
        unsafe Swift.withUnsafeBytes(of: number.littleEndian) { unsafe append(contentsOf: $0) }
    }
}

extension Span<UInt8> {
    func forEachRecord(_ body: (_ term: Term, _ page: Int, _ weight: Int, _ places: Span<UInt8>) -> Void) {
        var place = 0
        while place < count {
            let rest = number(at: place + 8)
            let start = place + 16
            place = start + Int(rest >> 40)
            body(
                Term(key: number(at: start - 16)), Int(rest & 0xFFFF_FFFF), Int(rest >> 32 & 0xFF),
                extracting(start..<place))
        }
    }

    private func number(at place: Int) -> UInt64 {
        unsafe withUnsafeBytes { bytes in
            unsafe UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self))
        }
    }
}
