/// What a scan has found in a text.
package struct NumbersInText {
    /// A number in digits that says how much or how many.
    package struct Written {
        package let range: Range<Int>
        package let meaning: NumberMeaning
    }

    /// In the order of the scan.
    package private(set) var written: [Written] = []
    private var noted: [PlainNumber] = []
    /// Where the latest date ends that may go on: May 1–5.
    var endOfDate = Int.min / 2

    package init() {
        written.reserveCapacity(32)
        noted.reserveCapacity(64)
    }

    /// Of all numbers, those in words too.
    package var values: NumberSet { NumberSet(noted) }

    mutating func note(_ number: PlainNumber) { noted.append(number) }

    mutating func note(_ meaning: NumberMeaning) {
        noted.append(meaning.likeliest)
        if let other = meaning.other { noted.append(other) }
    }

    mutating func removeWritten(from index: Int) { written.removeSubrange(index...) }

    mutating func note(written range: Range<Int>, _ meaning: NumberMeaning) {
        written.append(Written(range: range, meaning: meaning))
    }
}

/// What digits and the words behind them say.
package struct NumberMeaning: Sendable {
    package let likeliest: PlainNumber
    /// Where another reading is possible: 3千 is 3 in 3千米, else 3000.
    package var other: PlainNumber?

    init(_ likeliest: PlainNumber, or other: PlainNumber? = nil) {
        self.likeliest = likeliest
        self.other = other
    }
}

/// Numbers of which most are small and whole.
package struct NumberSet: Sendable {
    /// Whole ones below 64, by their bits.
    private let small: Int
    /// In the order of `isFiled(before:)`.
    private let others: [PlainNumber]

    package init(_ numbers: [PlainNumber] = []) {
        var small = 0
        var others: [PlainNumber] = []
        others.reserveCapacity(numbers.count)
        for number in numbers {
            if let value = number.smallWhole { small |= 1 << value } else { others.append(number) }
        }
        others.sort { $0.isFiled(before: $1) }
        self.small = small
        self.others = others
    }

    package func contains(_ number: PlainNumber) -> Bool {
        if let value = number.smallWhole { return small >> value & 1 != 0 }
        let index = others.partitionPoint { $0.isFiled(before: number) }
        return index < others.count && others[index] == number
    }

    package func contains(_ meaning: NumberMeaning) -> Bool {
        contains(meaning.likeliest) || meaning.other.map(contains) ?? false
    }
}

extension NumberSet: ByteCodable {
    package func encode(to writer: inout ByteWriter) {
        writer.write(small)
        writer.write(others)
    }

    package init(from reader: inout ByteReader) throws(DamagedBytes) {
        small = try reader.number()
        others = try reader.list()
    }
}

/// What one version of an entry says in numbers, for comparison with the others.
package struct NumbersOfPage: Sendable {
    package struct Written: Sendable {
        package let range: Range<Int>
        package let meaning: NumberMeaning
        fileprivate let bytes: ArraySlice<UInt8>

        /// As it stands there: `951.4万`.
        package var text: String { String(decoding: bytes.filter { $0 != UInt8(ascii: "*") }, as: UTF8.self) }
    }

    /// Those that readers see.
    package let written: [Written]
    private let values: NumberSet

    /// In: `isShown`, whether readers see what stands in a range.
    package init(_ found: NumbersInText, in text: [UInt8], isShown: (Range<Int>) -> Bool) {
        var written: [Written] = []
        written.reserveCapacity(found.written.count)
        for number in found.written where isShown(number.range) {
            written.append(Written(range: number.range, meaning: number.meaning, bytes: text[number.range]))
        }
        self.written = written
        values = found.values
    }

    /// Whether a number that is written in another version is here, in whatever form.
    package func holds(_ number: Written) -> Bool { values.contains(number.meaning) }

    /// Those that another version has not; of each value the first that is written.
    package func missing(in other: NumbersOfPage) -> [Written] {
        guard !written.allSatisfy(other.holds) else { return [] }
        var known: Set<PlainNumber> = []
        return written.filter { known.insert($0.meaning.likeliest).inserted && !other.holds($0) }
    }
}

extension NumbersOfPage: ByteCodable {
    package func encode(to writer: inout ByteWriter) {
        writer.write(values)
        writer.write(written) { number, writer in
            writer.write(number.range.lowerBound)
            writer.write(number.bytes)
            writer.write(number.meaning.likeliest)
            writer.write(number.meaning.other) { $1.write($0) }
        }
    }

    package init(from reader: inout ByteReader) throws(DamagedBytes) {
        values = try reader.value()
        written = try reader.list { reader throws(DamagedBytes) in
            let (start, bytes) = (try reader.number(), try reader.slice())
            guard start >= 0, start <= Int.max - bytes.count else { throw DamagedBytes() }
            let likeliest: PlainNumber = try reader.value()
            let other: PlainNumber? = try reader.optional { reader throws(DamagedBytes) in try reader.value() }
            return Written(
                range: start..<(start + bytes.count), meaning: NumberMeaning(likeliest, or: other), bytes: bytes)
        }
    }
}
