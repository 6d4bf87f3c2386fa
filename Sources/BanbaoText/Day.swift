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
    package init?(_ text: String) { self.init(text.utf8Span.span) }

    fileprivate init?(_ text: Span<UInt8>) {
        let hyphen = UInt8(ascii: "-")
        guard text.count == 10, text[4] == hyphen, text[7] == hyphen, let year = digitsValue(text.extracting(0..<4)),
            let month = digitsValue(text.extracting(5..<7)), let day = digitsValue(text.extracting(8..<10))
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    package static func < (left: Day, right: Day) -> Bool {
        (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }

    package var description: String {
        unsafe String(unsafeUninitializedCapacity: 10) { buffer in
            // Two digits at a place; the hyphens stand between.
            func write(_ number: Int, at place: Int) {
                unsafe buffer[place] = UInt8(ascii: "0") + UInt8(number / 10)
                unsafe buffer[place + 1] = UInt8(ascii: "0") + UInt8(number % 10)
            }
            write(year / 100, at: 0)
            write(year % 100, at: 2)
            write(month, at: 5)
            write(day, at: 8)
            unsafe (buffer[4], buffer[7]) = (UInt8(ascii: "-"), UInt8(ascii: "-"))
            return 10
        }
    }

    /// From 0 for Sunday. Sakamoto's method: the offsets are those of the months of a year that begins in March.
    package var weekday: Int {
        let offsets = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4]
        let year = month < 3 ? year - 1 : year
        return (year + year / 4 - year / 100 + year / 400 + offsets[month - 1] + day) % 7
    }

    /// How many days it is from another one to this.
    package func days(since other: Day) -> Int { number - other.number }

    /// Counted from the first day of the calendar, in years that begin in March.
    private var number: Int {
        let shifted = month < 3 ? year - 1 : year
        let months = (month + 9) % 12
        return shifted * 365 + shifted / 4 - shifted / 100 + shifted / 400 + (months * 153 + 2) / 5 + day
    }

    static func length(ofMonth month: Int, year: Int) -> Int {
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
        let bytes = text.utf8Span.span
        guard bytes.count >= 10, let day = Day(bytes.extracting(0..<10)) else { return nil }
        if bytes.count == 10 {
            self.init(day: day)
            return
        }
        guard bytes.count == 16, bytes[10] == 0x20, bytes[13] == UInt8(ascii: ":"),
            let hour = digitsValue(bytes.extracting(11..<13)), let minute = digitsValue(bytes.extracting(14..<16)),
            hour < 24, minute < 60
        else { return nil }
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
func digitsValue(_ bytes: Span<UInt8>) -> Int? {
    guard !bytes.isEmpty, bytes.count <= 9 else { return nil }
    var value = 0
    for index in bytes.indices {
        guard isDigit(bytes[index]) else { return nil }
        value = value * 10 + Int(bytes[index] - UInt8(ascii: "0"))
    }
    return value
}

func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
}
