extension NumberStyle {
    /// That of the language of a tag (BCP 47); nil where the site must say it.
    package static func builtIn(languageTag tag: String) -> NumberStyle? {
        switch tag.lowercased().utf8.split(separator: UInt8(ascii: "-")).first.map({ String(Substring($0)) }) {
        case "zh": .chinese
        case "en": .english
        default: nil
        }
    }

    /// GB/T 15835: numbers of four digits stand without separators; larger ones in 万 and 亿.
    package static let chinese = NumberStyle(
        groupSeparator: ",", groupsFromDigits: 5,
        scales: [Scale(exponent: 4, name: "万"), Scale(exponent: 8, name: "亿"), Scale(exponent: 12, name: "万亿")],
        space: "", commonUnits: [.percent: ["{number}%"], .times: ["{number}倍"], .year: ["{number}年"]], rangeMark: "～",
        phrases: [
            .nearly: before(["近", "将近", "接近"]),
            .moreThan: before(["超过", "逾", "超", "多于", "突破"]) + after(["多", "余"]),
            .about: before(["约", "大约", "约为"]) + after(["左右", "上下"]),
            .upTo: before(["最高", "最多", "可达", "高达", "达到", "最高可达", "至多"]),
            .atLeast: before(["至少", "不少于", "不低于"]) + after(["以上"]),
            .planned: before(["计划", "拟", "预计", "计划从", "拟从", "计划于"]),
        ],
        words: [
            ["零", "〇"], ["一"], ["二", "两"], ["三"], ["四"], ["五"], ["六"], ["七"], ["八"], ["九"], ["十"], ["十一"], ["十二"],
        ], numerals: .chinese)

    package static let english = NumberStyle(
        groupSeparator: ",",
        scales: [
            Scale(exponent: 6, name: "million"), Scale(exponent: 9, name: "billion"),
            Scale(exponent: 12, name: "trillion"),
        ],
        space: " ",
        commonUnits: [
            .percent: ["{number}%", "{number} percent", "{number} per cent"],
            .times: ["{number} times", "{number}-fold", "{number}-times"], .year: ["{number}"],
        ], rangeMark: "\u{2013}",
        phrases: [
            .nearly: before(["nearly", "almost", "close to"]),
            .moreThan: before(["more than", "over", "above"]),
            .about: before(["about", "around", "approximately", "some", "roughly"]),
            .upTo: before(["up to", "as much as", "as many as"]),
            .atLeast: before(["at least", "no fewer than", "no less than"])
                + after(["or more"]),
            .planned: before(["planned", "a planned", "planned for", "planned from", "plans for"]),
        ],
        words: [
            ["zero", "no"], ["one"], ["two"], ["three"], ["four"], ["five"], ["six"], ["seven"], ["eight"], ["nine"],
            ["ten"], ["eleven"], ["twelve"],
        ], numerals: .english)

    private static func before(_ texts: [String]) -> [Phrase] {
        texts.map { Phrase($0, isBefore: true) }
    }

    private static func after(_ texts: [String]) -> [Phrase] {
        texts.map { Phrase($0, isBefore: false) }
    }
}
