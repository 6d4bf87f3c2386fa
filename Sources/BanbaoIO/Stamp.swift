/// What tells two states of a file apart without reading it.
struct Stamp: Equatable, Sendable {
    let size: Int
    /// Nanoseconds since 1970, as the file system gives it.
    let modified: Int

    /// Of a file whose state is not known. Equal to itself only in the manifest; never take it for that of a file.
    static let unknown = Stamp(size: -1, modified: 0)
    /// Of a file that is not there.
    static let missing = Stamp(size: 0, modified: -1)

    init(size: Int, modified: Int) {
        self.size = size
        self.modified = modified
    }

    init?(size: ArraySlice<UInt8>, modified: ArraySlice<UInt8>) {
        guard let size = number(size), let modified = number(modified) else { return nil }
        self.init(size: size, modified: modified)
    }
}

private func number(_ text: ArraySlice<UInt8>) -> Int? {
    let isNegative = text.first == UInt8(ascii: "-")
    let digits = isNegative ? text.dropFirst() : text
    var value = 0
    for byte in digits {
        let (tenfold, overflows) = value.multipliedReportingOverflow(by: 10)
        guard (0x30...0x39).contains(byte), !overflows else { return nil }
        value = tenfold &+ Int(byte - 0x30)
    }
    return digits.isEmpty || value < 0 ? nil : isNegative ? -value : value
}
