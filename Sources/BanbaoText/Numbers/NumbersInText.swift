/// What a scan has found in a text.
package struct NumbersInText {
    /// A number in digits that says how much or how many.
    package struct Written {
        package let range: Range<Int>
        /// What it may mean, the likeliest last: 3千 is 3 in 3千米, else 3000.
        package let values: [PlainNumber]
    }

    /// In the order of the scan.
    package private(set) var written: [Written] = []
    package private(set) var values = NumberSet()
    /// Where the latest date ends that may go on: May 1–5.
    var endOfDate = Int.min / 2

    package init() {}

    mutating func note(_ number: PlainNumber) { values.insert(number) }

    mutating func removeWritten(from index: Int) { written.removeSubrange(index...) }

    mutating func note(written range: Range<Int>, _ values: [PlainNumber]) {
        written.append(Written(range: range, values: values))
    }
}

/// Numbers of which most are small and whole.
package struct NumberSet: Sendable {
    /// Whole ones below 64, by their bits.
    private var small = 0
    private var others: [PlainNumber] = []

    package init() {}

    mutating func insert(_ number: PlainNumber) {
        if let value = number.smallWhole { small |= 1 << value } else { others.append(number) }
    }

    package func contains(_ number: PlainNumber) -> Bool {
        if let value = number.smallWhole { return small >> value & 1 != 0 }
        let index = others.partitionPoint { $0.isFiled(before: number) }
        return index < others.count && others[index] == number
    }
}

extension NumberSet: ByteCodable {
    package func encode(to writer: inout ByteWriter) {
        writer.write(small)
        var numbers = others.sorted { $0.isFiled(before: $1) }
        numbers = numbers.indices.filter { $0 == 0 || numbers[$0] != numbers[$0 - 1] }.map { numbers[$0] }
        writer.write(numbers)
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
        /// As it stands there: `951.4万`.
        package let text: String
        package let values: [PlainNumber]
    }

    /// Of each value the first.
    package let written: [Written]
    private let values: NumberSet

    /// In: `isShown`, whether readers see what stands in a range.
    package init(_ found: NumbersInText, in text: [UInt8], isShown: (Range<Int>) -> Bool) {
        var known: Set<PlainNumber> = []
        written = found.written.compactMap { number in
            guard isShown(number.range), known.insert(number.values[number.values.count - 1]).inserted else {
                return nil
            }
            let words = text[number.range].filter { $0 != UInt8(ascii: "*") }
            return Written(range: number.range, text: String(decoding: words, as: UTF8.self), values: number.values)
        }
        values = found.values
    }

    /// Whether a number that is written in another version is here, in whatever form.
    package func holds(_ number: Written) -> Bool { number.values.contains(where: values.contains) }
}

extension NumbersOfPage: ByteCodable {
    package func encode(to writer: inout ByteWriter) {
        writer.write(values)
        writer.write(written) { number, writer in
            writer.write(number.range)
            writer.write(number.text)
            writer.write(number.values)
        }
    }

    package init(from reader: inout ByteReader) throws(DamagedBytes) {
        values = try reader.value()
        written = try reader.list { reader throws(DamagedBytes) in
            Written(range: try reader.range(), text: try reader.text(), values: try reader.list())
        }
    }
}
