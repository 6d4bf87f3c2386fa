// Values as bytes, for what is remembered from one build to the next. Numbers take one byte for each seven bits, texts and
// lists begin with their count; there are no names and no types, so both sides must agree on the order.

/// A value that can be written as bytes and read again.
@usableFromInline
package protocol ByteCodable {
    func encode(to writer: inout ByteWriter)
    init(from reader: inout ByteReader) throws(DamagedBytes)
}

/// The bytes are not what a writer of this version wrote.
@usableFromInline
package struct DamagedBytes: Error {
    package init() {}
}

@usableFromInline
package struct ByteWriter: Sendable {
    package private(set) var bytes: [UInt8] = []

    package init() {}

    /// The bytes of one value, in an array of just their size.
    package static func bytes(of value: some ByteCodable) -> [UInt8] {
        var writer = ByteWriter()
        // Most take less; growing would copy each several times.
        writer.bytes.reserveCapacity(1024)
        writer.write(value)
        var exact: [UInt8] = []
        exact.reserveCapacity(writer.bytes.count)
        exact += writer.bytes
        return exact
    }

    /// Takes the first bytes away.
    package mutating func removeFirst(_ count: Int) { bytes.removeFirst(count) }

    @usableFromInline
    package mutating func write(_ number: Int) {
        // The sign goes into the lowest bit, so that small negative numbers are short as well.
        var rest = UInt(bitPattern: (number << 1) ^ (number >> (Int.bitWidth - 1)))
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(truncatingIfNeeded: rest))
    }

    @usableFromInline
    package mutating func write(_ flag: Bool) { bytes.append(flag ? 1 : 0) }

    package mutating func write(_ text: String) {
        write(text.utf8.count)
        bytes.append(text)
    }

    package mutating func write(_ range: Range<Int>) {
        write(range.lowerBound)
        write(range.count)
    }

    @inlinable
    package mutating func write(_ value: some ByteCodable) { value.encode(to: &self) }

    @inlinable
    package mutating func write<Value>(_ value: Value?, _ body: (Value, inout ByteWriter) -> Void) {
        write(value != nil)
        if let value { body(value, &self) }
    }

    @inlinable
    package mutating func write<Element>(_ elements: [Element], _ body: (Element, inout ByteWriter) -> Void) {
        write(elements.count)
        for element in elements { body(element, &self) }
    }

    @inlinable
    package mutating func write(_ elements: [some ByteCodable]) { write(elements) { $1.write($0) } }

    /// Bytes with their count before them.
    package mutating func write(_ bytes: ArraySlice<UInt8>) {
        write(bytes.count)
        append(bytes)
    }

    /// Bytes without their count.
    package mutating func append(_ raw: ArraySlice<UInt8>) { bytes.append(contentsOf: raw) }

    /// Bytes without their count.
    package mutating func append(_ raw: [UInt8]) { bytes.append(contentsOf: raw) }
}

@usableFromInline
package struct ByteReader {
    private let bytes: ArraySlice<UInt8>
    package private(set) var place: Int

    package init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        place = bytes.startIndex
    }

    private mutating func byte() throws(DamagedBytes) -> UInt8 {
        guard place < bytes.endIndex else { throw DamagedBytes() }
        defer { place += 1 }
        return bytes[place]
    }

    package mutating func number() throws(DamagedBytes) -> Int {
        var value: UInt = 0
        var shift: UInt = 0
        while true {
            let byte = try byte()
            guard shift < UInt(UInt.bitWidth) else { throw DamagedBytes() }
            value |= UInt(byte & 0x7F) << shift
            if byte < 0x80 { break }
            shift += 7
        }
        return Int(bitPattern: value >> 1) ^ -Int(bitPattern: value & 1)
    }

    /// A count of things that take a byte each at least, so that damaged bytes cannot ask for all the memory there is.
    private mutating func count() throws(DamagedBytes) -> Int {
        let count = try number()
        guard count >= 0, count <= bytes.endIndex - place else { throw DamagedBytes() }
        return count
    }

    package mutating func flag() throws(DamagedBytes) -> Bool { try byte() != 0 }

    package mutating func text() throws(DamagedBytes) -> String { String(decoding: try slice(), as: UTF8.self) }

    /// Bytes with their count before them.
    package mutating func slice() throws(DamagedBytes) -> ArraySlice<UInt8> {
        let count = try count()
        return try slice(of: count)
    }

    package mutating func slice(of count: Int) throws(DamagedBytes) -> ArraySlice<UInt8> {
        guard count >= 0, count <= bytes.endIndex - place else { throw DamagedBytes() }
        defer { place += count }
        return bytes[place..<(place + count)]
    }

    package mutating func range() throws(DamagedBytes) -> Range<Int> {
        let (start, count) = (try number(), try number())
        guard start >= 0, count >= 0, start <= Int.max - count else { throw DamagedBytes() }
        return start..<(start + count)
    }

    package mutating func optional<Value>(
        _ body: (inout ByteReader) throws(DamagedBytes) -> Value
    ) throws(DamagedBytes) -> Value? {
        try flag() ? try body(&self) : nil
    }

    package mutating func list<Element>(
        _ body: (inout ByteReader) throws(DamagedBytes) -> Element
    ) throws(DamagedBytes) -> [Element] {
        let count = try count()
        var elements: [Element] = []
        elements.reserveCapacity(count)
        for _ in 0..<count { elements.append(try body(&self)) }
        return elements
    }

    package mutating func value<Value: ByteCodable>() throws(DamagedBytes) -> Value { try Value(from: &self) }

    package mutating func list<Element: ByteCodable>() throws(DamagedBytes) -> [Element] {
        try list { reader throws(DamagedBytes) in try reader.value() }
    }
}
