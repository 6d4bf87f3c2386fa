/// A day of the civil calendar (proleptic Gregorian), without time zone: `2020-01-15`.
package struct Day: Sendable, Hashable, Comparable, CustomStringConvertible {
    package let year: Int
    /// 1...12
    package let month: Int
    /// 1...31
    package let day: Int

    package init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1 else { return nil }
        guard day <= Day.length(ofMonth: month, year: year) else { return nil }
        self.year = year
        self.month = month
        self.day = day
    }

    /// Exactly `YYYY-MM-DD`; nil for anything else and for days that do not exist.
    package init?(_ text: String) {
        let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        guard parts.count == 3, parts.map(\.count) == [4, 2, 2] else { return nil }
        let numbers = parts.compactMap(digitsValue)
        guard numbers.count == 3 else { return nil }
        self.init(year: numbers[0], month: numbers[1], day: numbers[2])
    }

    package static func < (left: Day, right: Day) -> Bool {
        (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }

    package var description: String {
        unsafe String(unsafeUninitializedCapacity: 10) { buffer in
            let digits = [
                year / 1000, year / 100 % 10, year / 10 % 10, year % 10, -3, month / 10, month % 10, -3, day / 10,
                day % 10,
            ]
            // The sign before the digits, too: 0x30 - 3 is the hyphen.
            for (index, digit) in digits.enumerated() { unsafe buffer[index] = UInt8(0x30 + digit) }
            return 10
        }
    }

    private static func length(ofMonth month: Int, year: Int) -> Int {
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
    }
}

/// A day, to the minute where the author gives one: `2020-01-15` or `2020-01-15 09:30`, in the site's time zone.
package struct Moment: Sendable, Hashable, Comparable {
    package let day: Day
    /// Minutes after midnight, 0...1439.
    package let minute: Int?

    package init(day: Day, minute: Int? = nil) {
        self.day = day
        self.minute = minute
    }

    package init?(_ text: String) {
        let parts = text.split(separator: " ", omittingEmptySubsequences: false)
        guard let first = parts.first, let day = Day(String(first)) else { return nil }
        guard parts.count > 1 else {
            self.init(day: day)
            return
        }
        let time = parts[1].utf8.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        guard parts.count == 2, time.map(\.count) == [2, 2] else { return nil }
        guard let hour = digitsValue(time[0]), let minute = digitsValue(time[1]), hour < 24, minute < 60 else {
            return nil
        }
        self.init(day: day, minute: hour * 60 + minute)
    }

    package static func < (left: Moment, right: Moment) -> Bool {
        (left.day, left.minute ?? 0) < (right.day, right.minute ?? 0)
    }

    /// `09:30`, or nil for a whole day.
    package var clockText: String? {
        minute.map { "\(padded($0 / 60, 2)):\(padded($0 % 60, 2))" }
    }
}

extension Moment: ByteCodable {
    package func encode(to writer: inout ByteWriter) {
        writer.write((day.year * 16 + day.month) * 32 + day.day)
        writer.write(minute) { $1.write($0) }
    }

    package init(from reader: inout ByteReader) throws(DamagedBytes) {
        let number = try reader.number()
        guard let day = Day(year: number / 512, month: number / 32 % 16, day: number % 32) else { throw DamagedBytes() }
        self.init(day: day, minute: try reader.optional { reader throws(DamagedBytes) in try reader.number() })
    }
}

/// The value of ASCII digits; nil for an empty text or any other byte.
func digitsValue(_ bytes: some Collection<UInt8>) -> Int? {
    guard !bytes.isEmpty, bytes.count <= 9 else { return nil }
    var value = 0
    for byte in bytes {
        guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
        value = value * 10 + Int(byte - UInt8(ascii: "0"))
    }
    return value
}

func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
}
