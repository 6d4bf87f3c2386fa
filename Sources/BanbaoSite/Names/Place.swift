import BanbaoText

/// A range in a source file.
struct Place: Sendable {
    let path: String
    let range: Range<Int>

    func precedes(_ other: Place) -> Bool {
        path.hasSameBytes(as: other.path)
            ? range.lowerBound < other.range.lowerBound : path.precedesInBytes(other.path)
    }
}
