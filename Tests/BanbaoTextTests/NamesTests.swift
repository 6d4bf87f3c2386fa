import BanbaoText
import Testing

@Suite struct NamesTests {
    @Test(arguments: [
        ("titel", "title"), ("authour", "author"), ("skils", "skills"), ("craftmanship", "craftsmanship"),
        ("opne", "open"), ("Stories", "stories"),
    ])
    func `a slip is recognised`(written: String, meant: String) {
        let known = ["author", "craftsmanship", "open", "skills", "stories", "title"]
        #expect(closestName(to: written, among: known) == meant)
    }

    @Test func `a different word is not`() {
        #expect(closestName(to: "weather", among: ["title", "date", "tags"]) == nil)
        #expect(closestName(to: "ab", among: ["xy"]) == nil)
    }

    @Test(arguments: [
        ("一、提高政治站位", "一提高政治站位"), ("Skills & Craft!", "skills--craft"), ("A  B", "a--b"), ("-gen-path", "-gen-path"),
        ("技能 & Skills", "技能-skills"),
        ("2017年《改革方案》", "2017年改革方案"), ("！！！", ""), ("😀", ""), ("ÄÖ ü", "äö-ü"), ("a_b-c", "a_b-c"),
    ])
    func `an anchor keeps letters and Han characters`(heading: String, anchor: String) {
        #expect(Slug.anchor(heading) == anchor)
    }

    @Test(arguments: [
        "", ".", "..", ".hidden", "a b", "a/b", "a\\b", "a?b", "a#b", "a%2fb", "con", "NUL.html", "com1", "a.", "-rf",
        "a\nb", "a\u{202E}b", "a:b", "a*b", "a\"b", "a<b", "a|b", "a'b", "a&b", "a\u{3000}b",
    ])
    func `a segment that some host or file system cannot hold is refused`(segment: String) {
        #expect(Slug.problem(withSegment: segment) != nil)
    }

    @Test(arguments: ["a", "hong-jiaguang", "劳模故事", "2026", "a..b", "console", "é"])
    func `ordinary names are fine`(segment: String) {
        #expect(Slug.problem(withSegment: segment) == nil)
    }

    @Test func `length is counted in bytes`() {
        #expect(Slug.problem(withSegment: String(repeating: "字", count: 76)) == nil)
        #expect(Slug.problem(withSegment: String(repeating: "字", count: 77)) != nil)
    }
}

@Suite struct FocalPointTests {
    @Test(arguments: ["0% 0%", "40% 20%", "100% 100%"]) func `two percentages are a place in an image`(text: String) {
        #expect(FocalPoint(text)?.description == text)
    }

    @Test(arguments: [
        "", "40%", "40% 20% 1%", "40 20", "101% 0%", "-1% 0%", "+1% 0%", "040% 0%", "4.5% 0%", "四% 0%", "% %",
    ])
    func `anything else is none`(text: String) {
        #expect(FocalPoint(text) == nil)
    }
}
