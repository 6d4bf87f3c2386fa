package import BanbaoText
import Foundation

// What only the system knows about time and language, handed down as plain functions.

/// The day it is in a time zone; nil when the system has no such zone.
package func today(inTimeZone name: String) -> Day? {
    guard let zone = TimeZone(identifier: name) else { return nil }
    return day(of: Date(), in: zone)
}

/// A moment given in seconds since 1970 as a day of the zone's calendar, for `SOURCE_DATE_EPOCH`.
package func day(atSecondsSince1970 seconds: Int, inTimeZone name: String) -> Day? {
    guard let zone = TimeZone(identifier: name) else { return nil }
    return day(of: Date(timeIntervalSince1970: TimeInterval(seconds)), in: zone)
}

private func day(of date: Date, in zone: TimeZone) -> Day? {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = zone
    let parts = calendar.dateComponents([.year, .month, .day], from: date)
    guard let year = parts.year, let month = parts.month, let day = parts.day else { return nil }
    return Day(year: year, month: month, day: day)
}

/// Minutes east of UTC that a zone's clocks are at a moment they show.
func offsetFromUTC(timeZone name: String, at moment: Moment) -> Int {
    guard let zone = TimeZone(identifier: name) else { return 0 }
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = zone
    let minute = moment.minute ?? 0
    let parts = DateComponents(
        year: moment.day.year, month: moment.day.month, day: moment.day.day, hour: minute / 60, minute: minute % 60)
    guard let date = calendar.date(from: parts) else { return 0 }
    return zone.secondsFromGMT(for: date) / 60
}

/// Order of titles in a language: Chinese by pinyin, others by alphabet, numbers by value.
func precedes(_ left: String, _ right: String, languageTag: String) -> Bool {
    let locale = Locale(identifier: languageTag)
    return left.compare(right, options: [.numeric, .caseInsensitive], range: nil, locale: locale) == .orderedAscending
}
