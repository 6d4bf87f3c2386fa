/// A date as precisely as it is known: a day, a month or a year; `2026-06-30`, `2026-06`, `2035`.
package struct PartialDate: Sendable, Hashable {
    package let year: Int
    /// 1...12; nil where only the year is known.
    package let month: Int?
    /// 1...31; nil where the day is not known.
    package let day: Int?

    package init(_ day: Day) {
        self.init(year: day.year, month: day.month, day: day.day)
    }

    private init(year: Int, month: Int?, day: Int?) {
        self.year = year
        self.month = month
        self.day = day
    }

    /// Exactly `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; nil for anything else and for dates that do not exist.
    package init?(_ text: String) {
        let length = text.utf8.count
        guard let day = Day(length == 4 ? text + "-01-01" : length == 7 ? text + "-01" : text) else { return nil }
        self.init(year: day.year, month: length == 4 ? nil : day.month, day: length < 10 ? nil : day.day)
    }

    /// As authors write it, and machines read it (`datetime` in HTML).
    package var text: String {
        let text = firstDay.description
        return if month == nil { String(text.prefix(4)) } else if day == nil { String(text.prefix(7)) } else { text }
    }

    package var firstDay: Day { existingDay(month ?? 1, day ?? 1) }

    /// The day whose end is the end of the date.
    package var lastDay: Day {
        let month = month ?? 12
        return existingDay(month, day ?? Day.length(ofMonth: month, year: year))
    }

    private func existingDay(_ month: Int, _ day: Int) -> Day {
        guard let day = Day(year: year, month: month, day: day) else {
            preconditionFailure("a partial date is checked")
        }
        return day
    }
}

extension PartialDate: Comparable {
    /// By first days; of two dates that begin alike, the less precise one comes first.
    package static func < (left: PartialDate, right: PartialDate) -> Bool {
        (left.year, left.month ?? 0, left.day ?? 0) < (right.year, right.month ?? 0, right.day ?? 0)
    }
}

extension PartialDate: ByteCodable {
    package func encode(to writer: inout ByteWriter) {
        writer.write((year * 16 + (month ?? 0)) * 32 + (day ?? 0))
    }

    package init(from reader: inout ByteReader) throws(DamagedBytes) {
        let number = try reader.number()
        let (year, month, day) = (number / 512, number / 32 % 16, number % 32)
        guard Day(year: year, month: max(month, 1), day: max(day, 1)) != nil, month > 0 || day == 0 else {
            throw DamagedBytes()
        }
        self.init(year: year, month: month == 0 ? nil : month, day: day == 0 ? nil : day)
    }
}
