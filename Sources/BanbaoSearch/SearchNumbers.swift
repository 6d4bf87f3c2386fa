/// Numbers as printable ASCII that stands in a JSON string as it is, one to three characters for most. The last character of a
/// number is below 61; those before it count in base 30 from 1, so that no number has two forms.
enum SearchNumbers {
    static func append(_ number: Int, to bytes: inout [UInt8]) {
        if number < 61 { return bytes.append(character(number)) }
        var rest = number / 61
        let start = bytes.count
        while rest > 0 {
            bytes.append(character(61 + (rest - 1) % 30))
            rest = (rest - 1) / 30
        }
        if bytes.count > start + 1 { bytes[start...].reverse() }
        bytes.append(character(number % 61))
    }

    /// From `#` to `~`, without the backslash.
    static func character(_ digit: Int) -> UInt8 {
        UInt8(truncatingIfNeeded: digit < 57 ? digit + 35 : digit + 36)
    }
}
