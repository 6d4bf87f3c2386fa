extension String {
    /// Order by the bytes of UTF-8, which is the order of everything Banbao sorts without a language: as Swift compares
    /// strings, two Unicode forms of a name would be one.
    @usableFromInline
    package func precedesInBytes(_ other: String) -> Bool { utf8Span.span.order(before: other.utf8Span.span) < 0 }

    @usableFromInline
    package func hasSameBytes(as other: String) -> Bool {
        utf8.count == other.utf8.count && utf8Span.span.order(before: other.utf8Span.span) == 0
    }
}

extension [UInt8] {
    package func precedesInBytes(_ other: [UInt8]) -> Bool { span.order(before: other.span) < 0 }
}

extension Span<UInt8> {
    /// Eight bytes at a time: paths of one folder begin alike. Less than 0 when these bytes come first.
    fileprivate func order(before other: Span<UInt8>) -> Int {
        unsafe withUnsafeBytes { left in
            unsafe other.withUnsafeBytes { right in
                let shared = Swift.min(left.count, right.count)
                var index = 0
                while index + 8 <= shared {
                    let word = unsafe UInt64(bigEndian: left.loadUnaligned(fromByteOffset: index, as: UInt64.self))
                    let otherWord = unsafe UInt64(
                        bigEndian: right.loadUnaligned(fromByteOffset: index, as: UInt64.self))
                    if word != otherWord { return word < otherWord ? -1 : 1 }
                    index += 8
                }
                while index < shared {
                    if unsafe left[index] != right[index] { return unsafe left[index] < right[index] ? -1 : 1 }
                    index += 1
                }
                return left.count - right.count
            }
        }
    }
}
