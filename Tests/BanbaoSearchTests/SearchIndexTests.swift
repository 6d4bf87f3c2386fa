import Testing

@testable import BanbaoSearch

@Suite struct SearchIndexTests {
    /// Terms and their places, as the index has them.
    private func terms(_ text: String, language: String = "zh-CN") -> [String: [Int]] {
        var written = SearchText()
        written.append(text, .text)
        var words = WordTerms(languageTag: language)
        var terms = PageTerms()
        var reader = TermReader()
        reader.read(written.bytes.span, into: &terms, words: &words)
        var found: [String: [Int]] = [:]
        for entry in terms.entries {
            var bytes: [UInt8] = []
            terms.appendPlaces(of: entry, to: &bytes)
            var numbers = NumberReader(bytes)
            var (place, places) = (0, [Int]())
            let count = entry.count < 8 ? Int(entry.count) : numbers.next() + 8
            for _ in 0..<count {
                place += numbers.next()
                places.append(place)
            }
            found[String(decoding: entry.term.text ?? words.names[entry.term] ?? [], as: UTF8.self)] = places
        }
        return found
    }

    @Test func `characters are indexed in pairs that overlap`() {
        #expect(terms("产业工人") == ["产业": [0], "业工": [1], "工人": [2]])
    }

    @Test func `no pair and no phrase crosses punctuation or a space`() {
        #expect(terms("产业，工人") == ["产业": [0], "工人": [3]])
        #expect(terms("产业 工人") == ["产业": [0], "工人": [3]])
        #expect(terms("产业。”“工人") == ["产业": [0], "工人": [3]])
    }

    @Test func `words and numbers are whole and next to what they stand at`() {
        #expect(terms("951.4万人次") == ["951.4": [0], "万": [1], "万人": [1], "人次": [2]])
        #expect(terms("用５Ｇ 网络") == ["用": [0], "5g": [1], "网": [2], "网络": [2]])
        #expect(terms("1,234 人") == ["1234": [0], "人": [1]])
    }

    @Test func `words of a language are found by their stems`() {
        #expect(terms("Worker’s skills, working", language: "en") == ["worker": [0], "skill": [1], "work": [3]])
        #expect(terms("Skills") == ["skills": [0]])
    }

    @Test func `a term that is there more often than its weight tells has its count before its places`() {
        let places = terms(String(repeating: "工，", count: 20))["工"]
        #expect(places == Array(stride(from: 0, to: 40, by: 2)))
    }

    @Test func `a table serves one page after the other`() {
        var terms = PageTerms()
        for count in [3000, 2, 900] {
            terms.removeAll()
            for number in 0..<count { terms.add(Term(key: UInt64(number)), at: number, .text) }
            terms.add(Term(key: 1), at: count, .title)
            #expect(terms.entries.count == count)
            #expect(terms.entries[1].count == 2 && terms.entries[1].weight == 17)
        }
    }

    // MARK: Files

    private func pages(_ count: Int) -> [SearchPage] {
        (0..<count).map { number in
            var text = SearchText()
            text.append("第\(number)篇：产业工人队伍建设", .title)
            text.append(String(repeating: "这一年共有\(number)万人次参加培训。Training \(number) workers. ", count: 40), .text)
            return SearchPage(
                title: "第\(number)篇", url: "stories/\(number).html", section: "故事", date: "2026年", summary: "“摘要”\\",
                tags: ["数据"], filters: ["section/stories"], text: text.bytes[...])
        }
    }

    @Test func `a small site has one file and a large one has parts`() async throws {
        let small = try await searchFiles(pages(3), languageTag: "en")
        #expect(small.map(\.name) == ["index.js"])
        let names = try await searchFiles(pages(200), languageTag: "en").map(\.name)
        #expect(names.count == 1 + 100 + 2 * 64 && Set(names).count == names.count)
    }

    @Test func `the same pages give the same bytes, divided or not`() async throws {
        for count in [3, 300] {
            let first = try await searchFiles(pages(count), languageTag: "en")
            let second = try await searchFiles(pages(count), languageTag: "en")
            #expect(first.map(\.name) == second.map(\.name) && first.map(\.bytes) == second.map(\.bytes))
        }
    }

    @Test func `every term is in the part that its hash names`() async throws {
        let division = IndexDivision(textSize: 1 << 20)
        let parts = try await indexParts(pages(20), division, languageTag: "en")
        #expect(parts.map(\.number) == Array(0..<division.partCount))
        let holder = division.part(TermPlacement(of: Array("产业".utf8)).value)
        #expect(String(decoding: parts[holder].pages, as: UTF8.self).contains("\"产业\":\"#3"))
        let ofWord = division.part(TermPlacement(of: Array("workers".utf8)).value)
        #expect(String(decoding: parts[ofWord].pages, as: UTF8.self).contains("\"~workers\":\"worker\""))
    }

    @Test func `a term is placed by its UTF-16, as the script does it`() {
        #expect(Term("产", "业").placement == TermPlacement(of: Array("产业".utf8)).value)
        #expect(Term("𠮷", "野").placement == TermPlacement(of: Array("𠮷野".utf8)).value)
        #expect(TermPlacement(of: []).value == 0x811C_9DC5 ^ 0x811C_9DC5 >> 15)
    }
}

/// As `search.js` reads numbers.
struct NumberReader {
    private let bytes: [UInt8]
    private(set) var place = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func next() -> Int {
        var rest = 0
        while true {
            let digit = Int(bytes[place]) - (bytes[place] > 0x5C ? 36 : 35)
            place += 1
            if digit < 61 { return rest * 61 + digit }
            rest = rest * 30 + digit - 60
        }
    }
}
