/// A term at a place of a page, as 64 bits: its key, the page's number, the weight of the place, and the place, modulo 61.
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

    /// Of no more than `CellOccurrences.mostPages` pages.
    consuming func inCells(firstPage: Int) -> CellOccurrences {
        let all = unsafe UnsafeBufferPointer(rebasing: buffer[..<count])
        return unsafe CellOccurrences(all.span, firstPage: firstPage)
    }
}

/// Occurrences in a few pages, by the upper bits of their keys: those of a cell are together. With five bytes for each, since there are
/// as many as the site has characters.
struct CellOccurrences: Sendable {
    private let firstPage: Int
    /// Of each the rest of the key (24 bits), the page behind the first one (6), and the weight (2).
    private let rests: [UInt32]
    private let places: [UInt8]
    /// Where each cell begins, and the end.
    private let starts: [Int32]

    static let bitCount = 10
    static let count = 1 << bitCount
    static let mostPages = 1 << 6

    fileprivate init(_ occurrences: Span<UInt64>, firstPage: Int) {
        var rests = [UInt32](repeating: 0, count: occurrences.count)
        var places = [UInt8](repeating: 0, count: occurrences.count)
        var starts = [Int32](repeating: 0, count: Self.count + 1)
        for index in occurrences.indices { starts[Int(occurrences[index] &>> 54) &+ 1] &+= 1 }
        for cell in 1..<starts.count { starts[cell] &+= starts[cell - 1] }
        var ends = starts
        for index in occurrences.indices {
            let bits = occurrences[index]
            let cell = Int(bits &>> 54)
            let place = Int(ends[cell])
            ends[cell] &+= 1
            let key = UInt32(truncatingIfNeeded: bits &>> 30 & 0xFF_FFFF)
            let page = UInt32(truncatingIfNeeded: (bits &>> 8 & 0x3F_FFFF) &- UInt64(firstPage))
            rests[place] = key << 8 | page << 2 | UInt32(truncatingIfNeeded: bits &>> 6 & 3)
            places[place] = UInt8(truncatingIfNeeded: bits & 63)
        }
        self.firstPage = firstPage
        self.rests = rests
        self.places = places
        self.starts = starts
    }

    /// All of them, in order.
    var sorted: [UInt64] {
        var all: [UInt64] = []
        for cell in 0..<Self.count { append(cell: cell, to: &all) }
        return all.sorted()
    }

    /// As `Occurrence.bits`, not in order.
    func append(cell: Int, to all: inout [UInt64]) {
        let upper = UInt64(cell) << 54 | UInt64(firstPage) << 8
        for index in Int(starts[cell])..<Int(starts[cell + 1]) {
            let rest = UInt64(rests[index])
            // The pages of a chunk are numbered from a multiple of `mostPages`.
            all.append(upper | (rest &>> 8) << 30 | (rest &>> 2 & 63) << 8 | (rest & 3) << 6 | UInt64(places[index]))
        }
    }
}

/// The occurrences of a cell, so that those of a term are together, page by page.
func sorted(_ cell: Int, of chunks: [CellOccurrences]) -> [UInt64] {
    var source: [UInt64] = []
    for chunk in chunks { chunk.append(cell: cell, to: &source) }
    if source.count < 1024 {
        source.sort()
        return source
    }
    // Pages come in order, and those of a page in that of its text.
    var target = [UInt64](repeating: 0, count: source.count)
    for shift: UInt64 in [30, 42] {
        var span = target.mutableSpan
        sort(source.span, into: &span, by: shift)
        swap(&source, &target)
    }
    return source
}

/// By twelve bits from `shift` on; equal ones stay in order.
private func sort(_ source: Span<UInt64>, into target: inout MutableSpan<UInt64>, by shift: UInt64) {
    precondition(target.count >= source.count)
    var starts = [Int32](repeating: 0, count: 1 << 12 + 1)
    var next = starts.mutableSpan
    for index in source.indices { next[Int(source[index] &>> shift & 0xFFF) + 1] &+= 1 }
    for value in 1..<next.count { next[value] &+= next[value - 1] }
    for index in source.indices {
        let item = source[index]
        let value = Int(item &>> shift & 0xFFF)
        let place = Int(next[value])
        next[value] = Int32(truncatingIfNeeded: place &+ 1)
        // Counted above.
        unsafe target[unchecked: place] = item
    }
}
