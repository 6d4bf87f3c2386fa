import BanbaoText
import Testing

@Suite struct JSONTests {
    @Test(arguments: [
        "{}", "[]", "null", " [1, -2.5e+3, 0, 0.1E-2]\n", #"{"a": "b\n\u00e9\\\"/", "": [[], {}, true, false]}"#,
        "\"中\"",
        #"[{"a":1},{"a":[2,{"b":null}]}]"#,
    ])
    func `JSON is known`(text: String) {
        #expect(firstJSONError(in: Array(text.utf8).span) == nil)
    }

    @Test(arguments: [
        ("", 0), ("[1,]", 3), ("[1 2]", 3), ("{\"a\" 1}", 5), ("{\"a\": 1,}", 8), ("{a: 1}", 1), ("[}", 1),
        ("{\"a\": 1]", 7),
        ("[1]]", 3), ("1 2", 2), ("[01]", 2), ("[1.]", 1), ("[+1]", 1), ("[.5]", 1), ("tru", 0), ("[\"a", 2),
        ("[\"\\x\"]", 2),
        ("[\"\n\"]", 2), ("[\"\\u12g4\"]", 2), ("[", 1), ("{\"a\":", 5), ("'a'", 0), (",", 0), ("[\"a\"\"b\"]", 4),
        ("NaN", 0),
    ])
    func `anything else is not JSON, from a place on`(text: String, place: Int) {
        #expect(firstJSONError(in: Array(text.utf8).span) == place)
    }

    @Test func `thousands of lists in lists are no deeper than one`() {
        let text = String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000)
        #expect(firstJSONError(in: Array(text.utf8).span) == nil)
    }

    @Test(arguments: [
        ("0", true), ("12", true), ("-0.5e3", true), ("012", false), ("1 ", false), ("", false), ("1,5", false),
        ("true", false),
        ("一", false), ("1.", false),
    ])
    func `a text may be a number`(text: String, isNumber: Bool) {
        #expect(isJSONNumber(text) == isNumber)
    }

    @Test func `whatever a text holds is one string`() {
        let text =
            String(String.UnicodeScalarView((0...0x7F).compactMap(Unicode.Scalar.init))) + "中\u{2028}\u{2029}\u{E9}"
        for isForFile in [false, true] {
            var bytes: [UInt8] = []
            bytes.append(json: text, isForFile: isForFile)
            #expect(firstJSONError(in: bytes.span) == nil)
            let written = String(decoding: bytes, as: UTF8.self)
            #expect(written.contains("</") == false && written.contains("中"))
            #expect(written.contains("<") == isForFile && written.contains("\u{2028}") == isForFile)
        }
    }

    @Test func `CDATA goes on behind what would end it`() {
        var bytes: [UInt8] = []
        bytes.append(cdata: Array("a]]>b]]]>c]]".utf8).span)
        #expect(String(decoding: bytes, as: UTF8.self) == "a]]]]><![CDATA[>b]]]]]><![CDATA[>c]]")
    }
}
