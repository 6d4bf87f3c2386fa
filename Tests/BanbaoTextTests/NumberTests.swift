import BanbaoText
import Testing

@Suite struct NumberTests {
    @Test(arguments: [
        "0", "862", "951.4", "-0.5", "25.0", "170000000", "0.00001", "9999999999999999999999999999999999999999",
    ])
    func `a decimal is written as it was read`(text: String) {
        #expect(ExactDecimal(text)?.text == text)
    }

    @Test(arguments: [
        "", "-", ".5", "5.", "1.2.3", "007", "1,234", "1,2,3", "1_000", "+1", " 1", "1 ", "NaN", "nan", "inf", "1e3",
        "1e400", "0x10",
        "１２", "--", "12a", "10000000000000000000000000000000000000000",
    ]) func `what is no decimal is none`(text: String) {
        #expect(ExactDecimal(text) == nil)
    }

    @Test(arguments: [
        ("0", "0", "0"), ("862", "862", "862"), ("1000", "1000", "1,000"), ("9999", "9999", "9,999"),
        ("10000", "1万", "10,000"), ("90000", "9万", "90,000"), ("951400", "95.14万", "951,400"),
        ("9514000", "951.4万", "9.514 million"), ("3000000", "300万", "3 million"), ("48000000", "4800万", "48 million"),
        ("100000000", "1亿", "100 million"), ("170000000", "1.7亿", "170 million"), ("10000000000", "100亿", "10 billion"),
        ("1000000000000", "1万亿", "1 trillion"), ("12345678900000", "12.3457万亿", ""),
        ("123456789", "123,456,789", "123,456,789"), ("123456000", "123,456,000", "123.456 million"),
        ("12345.6", "1.2346万", ""), ("12345", "1.2345万", "12,345"), ("25.0", "25.0", "25.0"), ("0.5", "0.5", "0.5"),
        ("-9514000", "\u{2212}951.4万", "\u{2212}9.514 million"), ("1234567", "123.4567万", "1,234,567"),
        ("12345678", "1234.5678万", "12,345,678"), ("99999999", "9999.9999万", "99,999,999"),
    ]) func `numbers are written in the words of a language`(value: String, chinese: String, english: String) throws {
        let number = try #require(ExactDecimal(value))
        // A rounded one would be wrong; it is not what is written.
        if english.isEmpty {
            #expect(NumberStyle.chinese.text(number) != chinese)
        } else {
            #expect(NumberStyle.chinese.text(number) == chinese)
            #expect(NumberStyle.english.text(number) == english)
        }
    }

    @Test func `digits and scale can be chosen`() throws {
        let number = try #require(ExactDecimal("123456789"))
        #expect(NumberStyle.chinese.text(number, .compact) == "1.23456789亿")
        #expect(NumberStyle.english.text(number, .compact) == "123.456789 million")
        let round = try #require(ExactDecimal("9514000"))
        #expect(NumberStyle.chinese.text(round, .digits) == "9,514,000")
        #expect(NumberStyle.english.text(round, .digits) == "9,514,000")
        #expect(NumberStyle.english.text(ExactDecimal(862), .compact) == "862")
    }

    @Test func `what is written is read back, a hundred thousand times`() throws {
        var random = Dice(state: 15)
        for round in 0..<100_000 {
            let whole = (0..<Int.random(in: 1...16, using: &random)).map { _ in Int.random(in: 0...9, using: &random) }
            let zeros = String(repeating: "0", count: Int.random(in: 0...12, using: &random))
            let places = Int.random(in: -4...6, using: &random)
            let fraction = (0..<max(0, places)).map { _ in String(Int.random(in: 0...9, using: &random)) }.joined()
            let digits = (whole.map { String($0) }.joined() + zeros).drop { $0 == "0" }
            let text =
                (Bool.random(using: &random) ? "-" : "") + (digits.isEmpty ? "0" : digits)
                + (fraction.isEmpty ? "" : "." + fraction)
            let number = try #require(ExactDecimal(text))
            for style in [NumberStyle.chinese, .english] {
                for display in NumberStyle.Display.allCases where display == .automatic || round % 10 == 0 {
                    let written = style.text(number, display)
                    guard style.number(written) == number else {
                        Issue.record("\(text) is written as \(written)")
                        return
                    }
                }
            }
        }
    }

    @Test(arguments: [
        ("近1.7亿", "nearly", "170000000", ""), ("近 1.7 亿人", "nearly", "170000000", "人"),
        ("1000多个", "more-than", "1000", "个"), ("1000多万职工", "more-than", "10000000", "职工"),
        ("1亿多人次", "more-than", "100000000", "人次"), ("3年多", "more-than", "3", "年"),
        ("逾1亿人次", "more-than", "100000000", "人次"),
        ("14小时以上", "at-least", "14", "小时"), ("951.4万人次", "exact", "9514000", "人次"),
        ("9,514,000人次", "exact", "9514000", "人次"),
        ("八家", "exact", "8", "家"), ("十二个", "exact", "12", "个"), ("最高5倍", "up-to", "5", "倍"),
    ]) func `Chinese is understood`(text: String, qualifier: String, value: String, rest: String) {
        expect(text, .chinese, qualifier, value, rest)
    }

    @Test(arguments: [
        ("nearly 170 million", "nearly", "170000000", ""),
        ("Nearly 170 million people", "nearly", "170000000", "people"),
        ("more than 1,000", "more-than", "1000", ""),
        ("over 100 million person-times", "more-than", "100000000", "person-times"),
        ("9.514 million person-times", "exact", "9514000", "person-times"),
        ("14 hours or more", "at-least", "14", "hours"),
        ("eight academies", "exact", "8", "academies"), ("Eight", "exact", "8", ""),
        ("up to 5 times", "up-to", "5", "times"),
        ("170\u{A0}million", "exact", "170000000", ""), ("25%", "exact", "25", "%"),
    ]) func `English is understood`(text: String, qualifier: String, value: String, rest: String) {
        expect(text, .english, qualifier, value, rest)
    }

    private func expect(_ text: String, _ style: NumberStyle, _ qualifier: String, _ value: String, _ rest: String) {
        let readings = style.readings(of: text)
        #expect(
            readings.contains { $0.qualifier.rawValue == qualifier && $0.number.text == value && $0.rest == rest },
            "\(readings)")
    }

    @Test(arguments: ["", "近", "工人", "millions", "million", "onerous", "tenants", ",000", ".5"])
    func `what holds no number has no reading`(text: String) {
        #expect(NumberStyle.chinese.readings(of: text).isEmpty)
        #expect(NumberStyle.english.readings(of: text).isEmpty)
    }

    @Test(arguments: ["1,2,3", "12,34", "1234,567", "1.7 millionth", "1亿万", "1.7亿", "1 000"])
    func `what is no number of a language is none`(text: String) {
        #expect(NumberStyle.english.number(text) == nil)
    }

    @Test(arguments: [
        ("1", "2", "3"), ("0.1", "0.2", "0.3"), ("999.9", "0.1", "1000"), ("5", "-7", "-2"), ("-5", "5", "0"),
        ("-0.5", "-0.5", "-1"),
        ("100000000000000000000", "0.00000000001", "100000000000000000000.00000000001"),
    ]) func `sums are exact`(left: String, right: String, sum: String) throws {
        let (a, b) = (try #require(ExactDecimal(left)), try #require(ExactDecimal(right)))
        #expect(a + b == ExactDecimal(sum))
        #expect(b + a == ExactDecimal(sum))
    }

    @Test func `decimals are in order`() {
        let texts = ["-10", "-9.5", "-0.1", "0", "0.09", "0.1", "2", "10", "10.5"]
        let numbers = texts.compactMap { ExactDecimal($0) }
        #expect(numbers.count == texts.count && numbers.shuffled().sorted() == numbers)
        #expect(ExactDecimal("5.10") == ExactDecimal("5.1") && ExactDecimal("-0") == ExactDecimal("0.0"))
    }
}

/// The same numbers in every run (xorshift64).
private struct Dice: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state
    }
}
