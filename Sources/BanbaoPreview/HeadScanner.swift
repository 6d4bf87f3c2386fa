import BanbaoText

/// Finds the end of a request's head, byte by byte, where it is not too large. What programs read in different ways, so that
/// requests could be smuggled past one of them, is refused here or by NIO's parser, which is strict about line ends, continued
/// lines and lengths.
struct HeadScanner {
    enum Outcome: Equatable { case incomplete, complete, refused(RequestFault) }

    static let limit = 16 * 1024

    private var length = 0
    private var lines = 0
    private var lineLength = 0
    private var spaces = 0
    /// The last eight bytes of the line.
    private var tail: UInt64 = 0

    /// In: bytes that follow those of the last call. Out: how many of them belong to the head.
    mutating func scan(_ bytes: some Sequence<UInt8>) -> (count: Int, outcome: Outcome) {
        var count = 0
        for byte in bytes {
            count += 1
            let outcome = next(byte)
            if outcome != .incomplete { return (count, outcome) }
        }
        return (count, .incomplete)
    }

    private mutating func next(_ byte: UInt8) -> Outcome {
        length += 1
        guard length <= Self.limit else { return .refused(lines == 0 ? .targetTooLong : .headTooLarge) }
        switch byte {
        case UInt8(ascii: "\n"): return endOfLine()
        // One that is not at the end of a line is refused by the parser.
        case UInt8(ascii: "\r"): break
        default:
            lineLength += 1
            if byte == UInt8(ascii: " ") { spaces += 1 }
            tail = tail << 8 | UInt64(byte)
        }
        return .incomplete
    }

    private mutating func endOfLine() -> Outcome {
        if lines == 0 {
            // HTTP/0.9 has no version in its only line, and would wait for an answer. The parser reads over further spaces.
            guard tail == Self.version10 || tail == Self.version10 + 1, spaces == 2 else { return .refused(.malformed) }
        } else if lineLength == 0 {
            return .complete
        }
        lines += 1
        lineLength = 0
        return .incomplete
    }

    private static let version10 = "HTTP/1.0".utf8.reduce(0 as UInt64) { $0 << 8 | UInt64($1) }
}

/// Why a connection is given up before its request is known.
enum RequestFault: Error, Equatable { case malformed, targetTooLong, headTooLarge, tooSlow }
