import BanbaoText
import Testing

@Suite struct DayTests {
    @Test(arguments: ["2020-01-15", "2020-02-29", "2019-12-31", "0001-01-01"])
    func `a day that exists is read and written back`(text: String) {
        #expect(Day(text)?.description == text)
    }

    @Test(arguments: [
        "2019-02-30", "2019-02-29", "2019-13-01", "2019-2-3", "2019/02/03", "二〇一九年二月三日", "0000-00-00",
        "99999-01-01", "", "2019-02-03 ", "２０１９-02-03", "-019-02-03",
    ])
    func `anything else is no day`(text: String) {
        #expect(Day(text) == nil)
    }

    @Test(arguments: [
        ("2000-02-29", 2), ("2026-11-26", 4), ("1970-01-01", 4), ("2020-03-01", 0), ("1900-01-01", 1),
        ("2100-02-28", 0),
        ("9999-12-31", 5), ("0001-01-01", 1),
    ])
    func `a day is a day of the week`(text: String, weekday: Int) {
        #expect(Day(text)?.weekday == weekday)
    }

    @Test func `a moment may carry a clock time`() throws {
        let moment = try #require(Moment("2020-01-15 09:30"))
        #expect(moment.clockText == "09:30")
        #expect(Moment("2020-01-15")?.clockText == nil)
        for text in ["2020-01-15 25:00", "2020-01-15 9:30", "2020-01-15T09:30", "2020-01-15 09:30 "] {
            #expect(Moment(text) == nil, "\(text)")
        }
    }

    @Test(arguments: [
        ("2026年11月20日", "2026-11-20"), ("2026-1-5", "2026-01-05"), ("2026/11/16", "2026-11-16"),
        ("2026.1.5", "2026-01-05"), ("20261120", "2026-11-20"), ("２０２６年１月５日", "2026-01-05"),
        ("2026-11-20T09:30:00+08:00", "2026-11-20 09:30"), ("2026年1月5日 9:05", "2026-01-05 09:05"),
        ("2026-11-20 25:00", "2026-11-20"),
    ])
    func `a date in another form is understood`(written: String, meant: String) {
        #expect(Moment(looselyWritten: written)?.description == meant)
    }

    @Test(arguments: ["", "2026", "2026-11", "2026-02-30", "11/20/2026", "十一月二十日", "2026年1月", "99999999999999999999"])
    func `what is no date is not guessed`(written: String) {
        #expect(Moment(looselyWritten: written) == nil)
    }
}
