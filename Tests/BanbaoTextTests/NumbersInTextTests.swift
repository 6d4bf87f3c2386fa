import BanbaoText
import Testing

@Suite struct NumbersInTextTests {
    private static let zh = NumberScanner(.chinese)
    private static let en = NumberScanner(.english)

    private static func numbers(_ text: String, _ scanner: NumberScanner) -> NumbersOfPage {
        let bytes = Array(text.utf8)
        var found = NumbersInText()
        scanner.scan(bytes.span, 0..<bytes.count, into: &found)
        return NumbersOfPage(found, in: bytes) { _ in true }
    }

    @Test(arguments: [
        ("达到951.4万人次", ["951.4万"]), ("近 1.7 亿人", ["1.7 亿"]), ("**951.4**万人", ["951.4万"]), ("1000多万职工", ["1000多万"]),
        ("占25%，升到26.5％", ["25%", "26.5％"]), ("9,514,000人", ["9,514,000"]), ("14亿1178万人", ["14亿1178万"]),
        ("2020年1月15日，10月21—23日，2020-01-15，9:30，2018-2022年", []), ("上世纪90年代，95后", []), ("国办发〔2017〕47号", []),
        ("2000人，20年", ["2000", "20"]), ("1. 甲\n2、乙\n（3）丙\n- 4) 丁", []), ("## 3 甲", []),
        ("见 https://example.org/2020/15.html 和[甲](15.md)，Swift 6.3.1，COVID-19，sha256", []), ("甲[^12]", []),
    ]) func `figures in Chinese are found, dates and names are left out`(text: String, expected: [String]) {
        #expect(Self.numbers(text, Self.zh).written.map(\.text) == expected)
    }

    @Test(arguments: [
        ("9.514 million person-times", ["9.514 million"]), ("a 20-million-yuan fund", ["20-million"]),
        ("90 thousand, 25%, 26.5 percent", ["90 thousand", "25%", "26.5"]), ("the 19th Congress", ["19"]),
        ("January 15, 2020; 15 Jan. 2021; May 1–5; in 2017; the 1990s; 9:30, 2 p.m.", []), ("No. 47", []),
        ("Five people in 3 years", ["3"]), ("Swift 6.3.1 (12)", []), ("See www.example.org/2020/a", []),
    ]) func `figures in English are found, dates and names are left out`(text: String, expected: [String]) {
        #expect(Self.numbers(text, Self.en).written.map(\.text) == expected)
    }

    /// Each number of the first in some form in the second.
    @Test(arguments: [
        ("951.4万人次", "9.514 million person-times"), ("25%", "25 percent"), ("1.7亿", "170 million"),
        ("9万", "90,000"), ("9万", "90 thousand"), ("5位", "five people"), ("27", "Twenty-seven"),
        ("250", "two hundred and fifty"),
        ("100个", "a hundred"), ("第3", "third"), ("3至5万", "30,000 to 50,000"), ("3千米", "3 kilometers"),
        ("3千人", "3,000 people"), ("100w+", "1 million"), ("50%", "half"), ("1万亿", "1 trillion"),
        ("2亿3000万", "230 million"),
    ]) func `a Chinese number is recognized in English`(chinese: String, english: String) {
        let (zh, en) = (Self.numbers(chinese, Self.zh), Self.numbers(english, Self.en))
        #expect(!zh.written.isEmpty && zh.written.allSatisfy(en.holds), "\(zh.written)")
    }

    @Test(arguments: [
        ("19th", "十九大"), ("25 percent", "百分之二十五"), ("2 people", "两人"), ("14th", "“十四五”"), ("150", "一百五十"),
        ("12", "十二家"), ("105", "一百零五"), ("25,000", "两万五千里"), ("3 to 5 million", "300万到500万"), ("October 21, 3", "三"),
        ("5", "10月5日"), ("20 million", "2千万"), ("2,000", "2000"), ("nearly 50%", "近半"), ("1.0", "1"),
    ]) func `an English number is recognized in Chinese`(english: String, chinese: String) {
        let (en, zh) = (Self.numbers(english, Self.en), Self.numbers(chinese, Self.zh))
        #expect(!en.written.isEmpty && en.written.allSatisfy(zh.holds), "\(en.written)")
    }

    @Test(arguments: [
        ("951.4万", "951.4 million"), ("951万", "9.514 million"), ("1.7亿", "17 million"), ("25%", "2.5 percent"),
        ("4000", "40,000"), ("5人", "four"), ("27", "twenty"), ("3人", "on the"),
    ]) func `another number is another`(chinese: String, english: String) {
        let (zh, en) = (Self.numbers(chinese, Self.zh), Self.numbers(english, Self.en))
        #expect(zh.written.contains { !en.holds($0) })
    }

    @Test func `numbers are found in whatever order they stand`() {
        let falling = Self.numbers("nine thousand, 800 hundred, seven hundred and 77", Self.en)
        for text in ["9000", "80000", "700", "77"] {
            #expect(Self.numbers(text, Self.zh).written.allSatisfy(falling.holds), "\(text)")
        }
    }

    @Test func `of a value that is missing the first is named`() {
        let zh = Self.numbers("951.4万，又951.4万，25个", Self.zh)
        #expect(zh.missing(in: Self.numbers("twenty-five", Self.en)).map(\.range.lowerBound) == [0])
    }

    @Test func `numbers are remembered`() throws {
        let page = Self.numbers("951.4万人，27个，两家，98765432109876543.2", Self.zh)
        var reader = ByteReader(ByteWriter.bytes(of: page)[...])
        let read = try NumbersOfPage(from: &reader)
        #expect(read.written.map(\.text) == page.written.map(\.text))
        #expect(read.written.map(\.range) == page.written.map(\.range))
        #expect(page.written.allSatisfy(read.holds) && Self.numbers("2 people", Self.en).written.allSatisfy(read.holds))
    }

    @Test(arguments: [
        "9", "1.", "万万万", "十百千万亿", "99999999999999999999亿", "1,", "1亿1亿1亿", "九千万亿亿亿", "hundred hundred hundred",
    ])
    func `odd texts end`(text: String) {
        _ = Self.numbers(text, Self.zh)
        _ = Self.numbers(text, Self.en)
        _ = Self.numbers(String(repeating: text, count: 1000), Self.zh)
        _ = Self.numbers(String(repeating: text + " ", count: 1000), Self.en)
    }
}
