import BanbaoText
import Testing

@testable import BanbaoSite

@Suite struct DateFormatTests {
    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]

    @Test(arguments: [
        ("{year}年{month}月{day}日", [], "2026年6月5日", "2026年6月", "2026年"),
        ("{month} {day}, {year}", months, "June 5, 2026", "June 2026", "2026"),
        ("{day} {month} {year}", months, "5 June 2026", "June 2026", "2026"),
        ("{dd}.{mm}.{year}", [], "05.06.2026", "06.2026", "2026"),
        ("{year}-{mm}-{dd}", [], "2026-06-05", "2026-06", "2026"),
        ("{year}. {month}. {day}.", [], "2026. 6. 5.", "2026. 6.", "2026."),
    ])
    func `months and years are written as days are, without what is not known`(
        pattern: String, months: [String], day: String, month: String, year: String
    ) {
        let format = DateFormat(pattern: pattern, months: months)
        let texts = ["2026-06-05", "2026-06", "2026"].compactMap(PartialDate.init).map(format.text)
        #expect(texts == [day, month, year])
    }
}
