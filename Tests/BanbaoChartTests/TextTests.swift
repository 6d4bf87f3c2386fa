import Testing

@testable import BanbaoChart

@Suite struct TextTests {
    @Test func `Chinese is broken between characters, but not before closing signs or behind opening ones`() {
        #expect(wrapped("中共中央、国务院印发《新时期产业工人》。", width: 5 * 130) == ["中共中央、", "国务院印发", "《新时期产", "业工人》。"])
        #expect(wrapped("共建设《改革方案》", width: 4 * 130) == ["共建设", "《改革方", "案》"])
    }

    @Test func `a number stays with its unit`() {
        #expect(wrapped("派出951.4万人次", width: 800) == ["派出951.4万", "人次"])
    }

    @Test func `English is broken at spaces, and words that are too long are cut`() {
        #expect(wrapped("Provincial-level trade unions", width: 900) == ["Provincial-", "level trade", "unions"])
        let lines = wrapped("Donaudampfschifffahrtsgesellschaft", width: 900)
        #expect(lines.joined() == "Donaudampfschifffahrtsgesellschaft" && lines.count > 2)
        #expect(lines.allSatisfy { textWidth($0) <= 900 })
        #expect(wrapped("", width: 100) == [""])
    }

    @Test func `a text that has room is one line, and no line is too wide`() {
        let text = "配备产业工人兼职副主席的 provincial-level unions（2018年）"
        #expect(wrapped(text, width: textWidth(text)) == [text])
        for width in stride(from: 200, to: 3600, by: 70) {
            let lines = wrapped(text, width: width)
            #expect(lines.allSatisfy { textWidth($0) <= width })
            #expect(lines.joined().filter { $0 != " " } == text.filter { $0 != " " })
        }
    }

    @Test func `labels move apart as far as they must`() {
        #expect(spread([100, 500], heights: [100, 100], gap: 10, in: 0..<1000) == [50, 450])
        #expect(spread([100, 110, 990], heights: [100, 100, 100], gap: 10, in: 0..<1000) == [50, 160, 900])
        #expect(spread([990, 995], heights: [100, 100], gap: 10, in: 0..<1000) == [790, 900])
    }
}
