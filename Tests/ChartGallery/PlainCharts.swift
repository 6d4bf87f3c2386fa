import BanbaoChart
import BanbaoText

extension Words {
    var plainCharts: [Chart] {
        let years = ["2017", "2018", "2019", "2020", "2021", "2022"].map { self("\($0)年", $0) }
        return [
            chart(
                .columns, self("全国职工职业技能培训人次", "Workers trained in vocational skills"), Array(years[1...]),
                [series(["11230000", "12075000", "8960000", "13400000", "15120000"])],
                unit: self("单位：人次", "Person-times")),
            chart(
                .bar, self("产业工人队伍建设改革主要数据", "Main figures of the reform"),
                [
                    self("高技能人才培训基地", "Training bases for highly skilled workers"),
                    self("国家级技能大师工作室", "National-level master skills studios"),
                    self("现代学徒制试点", "Modern apprenticeship pilots"),
                    self("现代学徒制覆盖专业点", "Specialities covered by modern apprenticeship"),
                ],
                [
                    Chart.Series(
                        label: "",
                        values: [
                            value("698"), value("862"), value("558"), value("1000", ("超过", "more than ")),
                        ])
                ], unit: self("单位：个（截至2020年1月）", "Number, as of January 2020")),
            chart(
                .bar, self("各地试点企业", "Pilot companies"),
                [self("辽宁", "Liaoning"), self("上海", "Shanghai"), self("广东", "Guangdong")],
                [series(["120", "86", "154"])]),
            chart(
                .grouped, self("技术工人与高技能人才", "Skilled and highly skilled workers"), Array(years[..<3]),
                [
                    series(self("技术工人", "Skilled workers"), ["150000000", "160000000", "170000000"]),
                    series(self("高技能人才", "Highly skilled workers"), ["42000000", "45010000", "48000000"]),
                ], unit: self("单位：人", "Persons")),
            chart(
                .stacked, self("培训结业人员的等级", "Levels of those who finished a training"), Array(years[..<4]),
                [
                    series(self("初级工", "Junior"), ["320000", "300000", "280000", "250000"]),
                    series(self("中级工", "Intermediate"), ["210000", "240000", "260000", "300000"]),
                    series(self("高级工", "Senior"), ["90000", "100000", "130000", "160000"]),
                    series(self("技师", "Technician"), ["20000", "25000", "31000", "40000"]),
                    series(self("高级技师", "Senior technician"), ["5000", "8000", "9000", "12000"]),
                    series(self("首席技师", "Chief technician"), ["400", "500", "700", "900"]),
                ], unit: self("单位：人", "Persons")),
            chart(
                .line, self("三类培训的规模", "Three kinds of training"), years,
                [
                    series(
                        self("企业内部培训", "Training in companies"),
                        ["3200000", "3500000", "4100000", "3900000", "4800000", "5200000"]),
                    series(
                        self("职业院校培训", "Vocational schools"),
                        ["1200000", "1500000", nil, "2100000", "2600000", "3100000"]),
                    series(
                        self("网络学习平台", "Online learning"), [nil, "100000", "420000", "1900000", "2500000", "3000000"]),
                ], unit: self("单位：人次", "Person-times")),
            chart(
                .share, self("就业总人口中的技术工人", "Skilled workers in the employed population"),
                [
                    self("高技能人才", "Highly skilled workers"), self("其他技术工人", "Other skilled workers"),
                    self("其他就业人员", "Other employed persons"),
                ],
                [Chart.Series(label: "", values: ["7.1%", "17.9%", "75%"].map { Chart.Value(decimal($0), text: $0) })]),
            chart(
                .progress, self("改革任务完成情况", "Progress of reform tasks"),
                [
                    self("思想引领", "Guidance"), self("技能提升", "Skills"), self("权益保障", "Rights"),
                    self("组织建设", "Organization"),
                ],
                [series(["12", "7", "0", "5"]), series(["15", "11", "4", "5"])]),
            chart(
                .timeline, self("改革大事记", "Milestones of the reform"),
                [self("2017年4月", "April 2017"), self("2018年12月", "December 2018"), self("2020年", "2020")],
                [],
                notes: [
                    self(
                        "中共中央、国务院印发《新时期产业工人队伍建设改革方案》。",
                        "The Central Committee and the State Council issue the Reform Program for building the ranks of industrial workers in the new period."
                    ),
                    self(
                        "26个省级工会配备了37名产业工人兼职副主席。",
                        "26 provincial-level unions have 37 part-time vice chairs who are industrial workers."),
                    self("在一些地方和企业开展改革试点。", "Pilots begin in some regions and companies."),
                ]),
        ]
    }

    private func decimal(_ percentage: String) -> ExactDecimal {
        ExactDecimal(percentage.dropLast()) ?? ExactDecimal(0)
    }
}
