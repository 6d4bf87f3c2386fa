import BanbaoChart
import BanbaoText

extension Words {
    private var longLabels: [String] {
        [
            self(
                "配备产业工人兼职副主席的省级工会以及全国总工会直属产业工会",
                "Provincial-level unions with part-time vice chairs who are industrial workers, and industrial unions directly under the ACFTU"
            ),
            self(
                "“五小”活动（小发明、小创造、小革新、小设计、小建议）",
                "“Five smalls” innovation activities (inventions, creations, innovations, designs, suggestions)"),
            self("对外劳务合作累计派出劳务人员", "Workers dispatched abroad under overseas labor service cooperation, cumulative"),
            self("短", "Short"),
            self("新时代工匠学院", "New Era Craftsmen Academies"),
            self("同名", "Same name"),
        ]
    }

    var hardCharts: [Chart] { hardBars + hardLines + hardShares + hardLists }

    private var hardBars: [Chart] {
        let many = (1...40).map { self("第\($0)个试点地区", "Pilot region \($0)") }
        let long = series(["100000000", "10000000", "9514000", nil, "0", "3000000"])
        return [
            chart(.columns, "columns: long labels become bars", longLabels, [long]),
            chart(
                .columns, "columns: negative", ["A", "B", "C", "D"], [series(["12.5", "-8.25", nil, "0"])], unit: "%"),
            chart(.columns, "columns: one", [self("总计", "Total")], [series(["0.001"])]),
            chart(.columns, "columns: zeros", ["A", "B"], [series(["0", "0"])]),
            chart(.columns, "columns: small", ["A", "B", "C"], [series(["0.001", "0.0035", "0.0042"])]),
            chart(.bar, "bar: long labels", longLabels, [long], unit: self("单位：人次", "Person-times")),
            chart(
                .bar, "bar: long values", [self("就业", "Employed"), self("技术工人", "Skilled")],
                [
                    Chart.Series(
                        label: "",
                        values: [
                            value(
                                "776000000", ("截至2018年底的统计数字约为", "by the statistics of the end of 2018, approximately ")
                            ),
                            value("170000000", ("近", "nearly ")),
                        ])
                ]),
            chart(
                .bar, "bar: negative", ["A", "B", self("同名", "Same name"), self("同名", "Same name")],
                [series(["1200000", "-3400000", "-20", nil])]),
            chart(.bar, "bar: all negative", ["A", "B"], [series(["-1200000", "-3400000"])]),
            chart(.bar, "bar: large", ["A", "B", "C"], [series(["1000000000000000", "123456789012345", "1"])]),
            chart(.bar, "bar: zeros", ["A", "B"], [series(["0", "0"])]),
            chart(.bar, "bar: one", [longLabels[0]], [series(["14"])]),
            chart(.bar, "bar: 40", many, [series(many.indices.map { "\($0 * 37 % 23 * 1000)" })]),
            chart(
                .grouped, "grouped: long names, negative", Array(longLabels[..<3]),
                [
                    series(longLabels[1], ["1200", "-300", "500"]), series(longLabels[2], [nil, "400", "1000000"]),
                    series(longLabels[3], ["12", "0", "50"]),
                ]),
            chart(
                .stacked, "stacked: long names, negative, missing", Array(longLabels[..<3]),
                [
                    series(longLabels[0], ["1200", "-300", "500"]), series(longLabels[1], [nil, "400", "1000"]),
                    series(longLabels[2], ["12", "0", "-50"]),
                ]),
        ]
    }

    private var hardLines: [Chart] {
        let months = (1...40).map { self("2021年第\($0)周", "Week \($0) of 2021") }
        return [
            chart(
                .line, "line: six lines that end close together", longLabels,
                (0..<6).map { number in
                    series(
                        longLabels[number], (0..<6).map { "\(1_000_000 + number * 1000 + $0 * (number - 3) * 2000)" })
                }),
            chart(
                .line, "line: 40 points, negative, gaps", months,
                [
                    series(self("增长", "Growth"), months.indices.map { $0 % 9 == 4 ? nil : "\(($0 * 17) % 31 - 12)" }),
                    series(self("到中途为止", "Ends early"), months.indices.map { $0 > 20 || $0 == 18 ? nil : "\($0)" }),
                ], unit: "%"),
            chart(.line, "line: one point", ["2020"], [series(self("唯一", "Only"), ["170000000"])]),
            chart(.line, "line: zeros", ["2020", "2021"], [series(self("零", "Zero"), ["0", "0"])]),
            chart(.line, "line: nothing", ["2020", "2021"], [series(self("无数据", "No data"), [nil, nil])]),
            chart(
                .line, "line: the same", ["2020", "2021"], [series(self("不变", "Constant"), ["48000000", "48000000"])]),
        ]
    }

    private var hardShares: [Chart] {
        [
            chart(
                .share, "share: tiny parts", longLabels, [series(["99.5", "0.1", "0.1", "0.1", "0.1", "0.1"])],
                unit: "%"),
            chart(
                .share, "share: tiny parts first", Array(longLabels.reversed()),
                [series(["0.1", "0.1", "0.1", "0.1", "0.1", "99.5"])], unit: "%"),
            chart(.share, "share: six", longLabels, [series(["10", "20", "15", "25", "5", "25"])], unit: "%"),
            chart(.share, "share: one", [longLabels[1]], [series(["100"])]),
            chart(.share, "share: zeros", ["A", "B"], [series(["0", nil])]),
        ]
    }

    private var hardLists: [Chart] {
        [
            chart(
                .progress, "progress: long labels", longLabels,
                [series(["12", "0", "9514000", nil, "5", "1"]), series(["15", "0", "1000000000", "3", "5", nil])]),
            chart(
                .timeline, "timeline: long", ["2017-04-14", self("2035年以前", "Before 2035"), longLabels[0]], [],
                notes: [longLabels.joined(separator: self("，", ", ")), "", longLabels[0]]),
            chart(
                .bar, "bar: hostile <b>", ["<img src=x onerror=alert(1)>", "a\"b&c", ""], [series(["1", "2", "3"])]),
        ]
    }
}
