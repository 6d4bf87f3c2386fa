/// A term at a place of a page, as 64 bits: its key, the page's number, the weight of the place, and the place, modulo 61. In order, those of
/// a term are together, page by page.
struct Occurrence: Sendable {
    let bits: UInt64

    static let placeModulus: UInt32 = 61
    static let mostPages = 1 << 22
    /// Of the key.
    static let keyShift = 30

    init(bits: UInt64) { self.bits = bits }

    var key: TermKey { TermKey(value: bits >> 30) }
    var page: Int { Int(bits >> 8 & 0x3F_FFFF) }
    var weight: UInt8 { UInt8(bits >> 6 & 3) }
    var place: UInt8 { UInt8(bits & 63) }

    /// Key and page.
    var posting: UInt64 { bits >> 8 }
}

/// Gathers the occurrences of terms of some parts of an index.
@safe struct Occurrences: ~Copyable {
    /// Not an array, which would be checked for other owners at each term: there are as many as characters.
    private var buffer: UnsafeMutableBufferPointer<UInt64>
    private var count = 0
    /// By parts, 1 for those that are gathered.
    private let wanted: [UInt8]
    private let shift: UInt64
    private var page: UInt64 = 0

    init(_ wanted: [UInt8]) {
        self.wanted = wanted
        shift = UInt64(TermKey.bitCount - wanted.count.trailingZeroBitCount)
        unsafe buffer = .allocate(capacity: 1 << 16)
    }

    deinit { unsafe buffer.deallocate() }

    /// Those that come next are of a page with so much text. No text has more terms than bytes.
    mutating func begin(page: Int, textSize: Int) {
        precondition(page < Occurrence.mostPages)
        self.page = UInt64(page) << 8
        guard unsafe buffer.count < count + textSize else { return }
        let larger = unsafe UnsafeMutableBufferPointer<UInt64>.allocate(
            capacity: max(count + textSize, buffer.count * 2))
        _ = unsafe larger.update(fromContentsOf: buffer[..<count])
        unsafe buffer.deallocate()
        unsafe buffer = larger
    }

    @inline(__always)
    mutating func add(_ key: TermKey, at place: UInt32, _ weight: SearchText.Weight) {
        let bits =
            key.value << UInt64(Occurrence.keyShift) | page | UInt64(weight.rawValue) << 6
            | UInt64(place % Occurrence.placeModulus)
        unsafe buffer[count] = bits
        // Without a branch, which nobody could guess.
        count &+= Int(wanted[Int(truncatingIfNeeded: key.value &>> shift)])
    }

    /// Those of each batch, one batch after the other, and where each begins. In the order in which they were added otherwise.
    consuming func finish(batchBits: Int) -> (occurrences: [UInt64], starts: [Int32]) {
        var sorted = [UInt64](repeating: 0, count: count)
        var target = sorted.mutableSpan
        let all = unsafe UnsafeBufferPointer(rebasing: buffer[..<count])
        let starts = unsafe sort(all.span, into: &target, by: 64 - batchBits, bits: batchBits)
        return (sorted, starts)
    }
}

/// By so many bits from `shift` on; equal ones stay in order. Out: where those of each value begin, and the end.
@discardableResult
private func sort(_ source: Span<UInt64>, into target: inout MutableSpan<UInt64>, by shift: Int, bits: Int) -> [Int32] {
    precondition(target.count >= source.count)
    let mask = UInt64(1) << UInt64(bits) - 1
    let shift = UInt64(min(shift, 63))
    var starts = [Int32](repeating: 0, count: 1 << bits + 1)
    var counts = starts.mutableSpan
    for index in source.indices { counts[Int(source[index] &>> shift & mask) + 1] &+= 1 }
    for value in 1..<counts.count { counts[value] &+= counts[value - 1] }
    var next = starts
    var places = next.mutableSpan
    for index in source.indices {
        let item = source[index]
        let value = Int(item &>> shift & mask)
        let place = Int(places[value])
        // Counted above.
        unsafe target[unchecked: place] = item
        places[value] = Int32(truncatingIfNeeded: place &+ 1)
    }
    return starts
}

/// Those of one batch, which are in order of their pages, in order of their keys. In: how many of the upper bits all have in common.
func sortedByKey(_ occurrences: consuming [UInt64], commonBits: Int) -> [UInt64] {
    var source = occurrences
    var target = [UInt64](repeating: 0, count: source.count)
    let bits = TermKey.bitCount - commonBits
    let passCount = (bits + 11) / 12
    var shift = Occurrence.keyShift
    for pass in 0..<passCount {
        let width = bits / passCount + (pass < bits % passCount ? 1 : 0)
        var span = target.mutableSpan
        sort(source.span, into: &span, by: shift, bits: width)
        shift += width
        swap(&source, &target)
    }
    return source
}
