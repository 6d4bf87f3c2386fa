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

    @Test func `a moment may carry a clock time`() throws {
        let moment = try #require(Moment("2020-01-15 09:30"))
        #expect(moment.clockText == "09:30")
        #expect(Moment("2020-01-15")?.clockText == nil)
        for text in ["2020-01-15 25:00", "2020-01-15 9:30", "2020-01-15T09:30", "2020-01-15 09:30 "] {
            #expect(Moment(text) == nil, "\(text)")
        }
    }
}
