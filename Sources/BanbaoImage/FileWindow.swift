/// A file of which only the parts that are asked for are read: a photograph's head says how large it is, and its last
/// bytes that it is whole.
struct FileWindow {
    /// What is asked for lies behind the end.
    struct End: Error {}

    let size: Int
    private let read: (Range<Int>) throws -> [UInt8]
    private var part: [UInt8] = []
    private var partStart = 0
    private var step = Self.firstStep

    private static let firstStep = 4096
    private static let longestStep = 256 * 1024

    init(size: Int, read: @escaping (Range<Int>) throws -> [UInt8]) {
        self.size = size
        self.read = read
    }

    /// Throws `End` where the file is shorter.
    mutating func bytes(_ range: Range<Int>) throws -> ArraySlice<UInt8> {
        guard range.lowerBound >= 0, range.upperBound <= size else { throw End() }
        let partEnd = partStart + part.count
        if range.lowerBound < partStart || range.upperBound > partEnd {
            // Whoever reads on and on gets longer pieces, whoever leaps from place to place short ones.
            let isNext = range.lowerBound >= partStart && range.lowerBound <= partEnd && !part.isEmpty
            step = isNext ? min(step * 4, Self.longestStep) : Self.firstStep
            part = try read(range.lowerBound..<min(size, range.lowerBound + max(step, range.count)))
            partStart = range.lowerBound
        }
        // A file that became shorter since it was listed gives less than was asked for.
        guard range.upperBound <= partStart + part.count else { throw End() }
        return part[(range.lowerBound - partStart)..<(range.upperBound - partStart)]
    }

    mutating func byte(at place: Int) throws -> UInt8 {
        let isHere = place >= partStart && place < partStart + part.count
        return isHere ? part[place - partStart] : try bytes(place..<(place + 1)).first ?? 0
    }

    enum ByteOrder { case big, little }

    mutating func number(at place: Int, bytes count: Int, _ order: ByteOrder) throws -> Int {
        let bytes = try bytes(place..<(place + count))
        switch order {
        case .big: return bytes.reduce(0) { $0 << 8 | Int($1) }
        case .little: return bytes.reversed().reduce(0) { $0 << 8 | Int($1) }
        }
    }

    /// False also where the file ends before.
    mutating func has(_ text: StaticString, at place: Int) throws -> Bool {
        guard place + text.utf8CodeUnitCount <= size else { return false }
        return try bytes(place..<(place + text.utf8CodeUnitCount)).elementsEqual("\(text)".utf8)
    }
}
