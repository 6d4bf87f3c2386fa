import BanbaoText
import Testing

@testable import BanbaoSearch

@Suite struct SearchIndexTests {
    /// The postings of a part, as `search.js` reads them: pages, and of each the weight of the term, how often it is there, and its places.
    private struct Posting: Equatable {
        let page: Int
        var weight = 0
        var count = 1
        let places: [Int]
    }

    private func postings(_ list: String) -> [Posting] {
        var reader = NumberReader(Array(list.utf8))
        var postings: [Posting] = []
        var page = -1
        while !reader.isAtEnd {
            page += reader.next() + 1
            let kind = reader.digit()
            let (weight, few) = kind < 61 ? (0, 1) : ((kind - 61) / 4, (kind - 61) % 4 + 1)
            let count = few < 4 ? few : reader.next()
            let places =
                kind < 61 ? [kind] : few == 4 && !(4...8).contains(count) ? [] : (0..<count).map { _ in reader.digit() }
            postings.append(Posting(page: page, weight: weight, count: count, places: places))
        }
        return postings
    }

    /// Names and lists of a part, in order.
    private func members(_ part: [UInt8]) -> [(name: String, list: String)] {
        String(decoding: part, as: UTF8.self).dropFirst().dropLast().split(separator: ",\"").map { member in
            let ends = member.drop { $0 == "\"" }.split(separator: "\":")
            return (String(ends[0]), String(ends[1].drop { $0 == "\"" }.prefix { $0 != "\"" }))
        }
    }

    private func page(_ text: String, title: String = "", filters: [String] = []) -> SearchPage {
        var written = SearchText()
        for paragraph in text.split(separator: "\n") { written.append(String(paragraph), .text) }
        return SearchPage(
            title: title, url: "a.html", section: "故事", date: "2026年", summary: "", tags: [], filters: filters,
            text: written.bytes[...])
    }

    private func index(_ pages: [SearchPage], language: String = "zh-CN") -> [String: [Posting]] {
        let part = indexPart(0, of: pages, .whole, languageTag: language).terms
        return Dictionary(
            uniqueKeysWithValues: members(part).filter { !$0.name.starts(with: "~") }.map {
                ($0.name, postings($0.list))
            })
    }

    /// Terms and their places in one text.
    private func terms(_ text: String, language: String = "zh-CN") -> [String: [Int]] {
        index([page(text)], language: language).mapValues { $0[0].places }
    }

    @Test func `characters are indexed in pairs that overlap`() {
        #expect(terms("产业工人") == ["产业": [0], "业工": [1], "工人": [2]])
        #expect(terms("𠮷野家") == ["𠮷野": [0], "野家": [1]])
    }

    @Test func `no pair and no phrase crosses punctuation, a space or the end of a part`() {
        #expect(terms("产业，工人") == ["产业": [0], "工人": [3]])
        #expect(terms("产业 工人") == ["产业": [0], "工人": [3]])
        #expect(terms("产业。”“工人") == ["产业": [0], "工人": [3]])
        #expect(terms("产业\n工人") == ["产业": [0], "工人": [0]])
    }

    @Test func `words and numbers are whole and next to what they stand at`() {
        #expect(terms("951.4万人次") == ["951.4": [0], "万": [1], "万人": [1], "人次": [2]])
        #expect(terms("９５１.４万人") == ["951.4": [0], "万": [1], "万人": [1]])
        #expect(terms("用５Ｇ　网络") == ["用": [0], "5g": [1], "网": [2], "网络": [2]])
        #expect(terms("1,234 人") == ["1234": [0], "人": [1]])
    }

    @Test func `words of a language are found by their stems`() {
        #expect(terms("Worker’s skills, working", language: "en") == ["worker": [0], "skill": [1], "work": [3]])
        #expect(terms("Skills") == ["skills": [0]])
        #expect(terms("ÉCOLE") == ["école": [0]])
        let part = String(decoding: indexPart(0, of: [page("skills")], .whole, languageTag: "en").terms, as: UTF8.self)
        #expect(part.contains("\"~skills\":\"skill\""))
    }

    @Test func `a list tells weights, counts and pages`() {
        let pages = [page("产业。"), page(""), page("产业，产业。", title: "产业"), page(String(repeating: "产业，", count: 20))]
        #expect(
            index(pages)["产业"] == [
                Posting(page: 0, places: [0]), Posting(page: 2, weight: 2, count: 3, places: [0, 0, 3]),
                Posting(page: 3, count: 20, places: []),
            ])
        #expect(
            index([page("甲乙", filters: ["section/stories"])])["#section/stories"] == [Posting(page: 0, places: [0])])
    }

    @Test func `places count up to 61`() {
        #expect(terms(String(repeating: "一", count: 60) + "产业工人")["工人"] == [1])
    }

    @Test func `what readers do not see is not in a text`() {
        var text = SearchText()
        text.append("产\u{200B}业\u{AD}，“工”\t人", .heading)
        #expect(String(decoding: text.bytes, as: UTF8.self) == "\u{2}产业，“工” 人")
    }

    // MARK: Keys

    @Test func `a key tells its characters, or is the hash of a name`() {
        #expect(TermKey(name: Array("产业".utf8)).characters.map { [$0, $1] } == [0x4EA7, 0x4E1A])
        #expect(TermKey(0x4EA7, 0x4E1A) == TermKey(name: Array("产业".utf8)))
        #expect(TermKey(0, 0x5DE5) == TermKey(name: Array("工".utf8)))
        #expect(TermKey(name: Array("worker".utf8)).characters == nil)
    }

    /// `keyOf` of search.js gave these.
    @Test func `keys are those of the script`() {
        let known: [String: UInt64] = [
            "产业": 14_097_463_618, "工": 11_733_613_529, "worker": 3_294_954_254, "#section/stories": 12_835_654_064,
            "𠮷野": 8_895_258_087, "𠮷": 2_356_413_433,
        ]
        for (name, key) in known { #expect(TermKey(name: Array(name.utf8)).value == key, "\(name)") }
    }

    // MARK: Files

    private func pages(_ count: Int) -> [SearchPage] {
        (0..<count).map { number in
            page(
                String(repeating: "这一年共有\(number)万人次参加培训。Training \(number) workers.\n", count: 40),
                title: "第\(number)篇：产业工人队伍建设", filters: ["section/stories"])
        }
    }

    private func files(_ pages: [SearchPage]) async throws -> [SearchFile] {
        let index = SearchIndex(pages, languageTag: "en")
        return try await index.partFiles(Array(0..<index.partCount)).flatMap(\.self)
    }

    @Test func `a small site has one file and a large one has parts`() {
        #expect(SearchIndex(pages(3), languageTag: "en").partCount == 1)
        #expect(SearchIndex(pages(200), languageTag: "en").partCount == 64)
    }

    @Test func `the same pages give the same bytes, and a part by itself is what it is among all`() async throws {
        let index = SearchIndex(pages(300), languageTag: "en")
        let all = try await files(index.pages)
        #expect(try await files(index.pages).map(\.bytes) == all.map(\.bytes))
        let some = try await index.partFiles([3, 40])
        for (number, files) in zip([3, 40], some) {
            #expect(files.map(\.bytes) == index.partFiles(number).map(\.bytes))
            #expect(files.allSatisfy { file in all.contains { $0.name == file.name && $0.bytes == file.bytes } })
        }
    }

    @Test func `every term is in the part that its key names, and together parts have what one file has`() async throws
    {
        let all = pages(200)
        let division = IndexDivision(textSize: 1 << 20)
        let parts = try await indexParts(Array(0..<division.partCount), of: all, division, languageTag: "en")
        var found: [String: String] = [:]
        for (number, part) in parts.enumerated() {
            for (name, list) in members(part.terms) {
                let key = TermKey(name: Array(name.drop { $0 == "~" }.utf8))
                #expect(division.part(key) == number)
                let long = part.longLists.first { $0.key == key && !name.starts(with: "~") }
                found[name] = long.map { String(decoding: $0.postings, as: UTF8.self) } ?? list
            }
        }
        let whole = members(indexPart(0, of: all, .whole, languageTag: "en").terms)
        #expect(found == Dictionary(uniqueKeysWithValues: whole.map { ($0.name, $0.list) }))
    }

    @Test func `a long list is in a file of its own, and the part says how many pages it has`() async throws {
        let all = try await files((0..<1200).map { page("产业工人队伍建设改革\($0)", title: "第\($0)篇") } + pages(60))
        let key = TermKey(name: Array("产业".utf8)).value
        #expect(all.contains { $0.name == "lists/\(key).js" && $0.bytes.count > 2048 })
        #expect(all.contains { String(decoding: $0.bytes, as: UTF8.self).contains("\"产业\":1260") })
    }

    @Test func `a very long list has counts and no places`() async throws {
        let all = try await files((0..<9000).map { page(String(repeating: "产业。", count: $0 % 12 + 1)) })
        let name = "lists/\(TermKey(name: Array("产业".utf8)).value).js"
        let file = String(decoding: try #require(all.first { $0.name == name }).bytes, as: UTF8.self)
        let found = postings(
            String(file.dropFirst("banbaoSearch(\"\(name.dropLast(3))\",\"".count).dropLast("\");\n".count)))
        #expect(found.map(\.page) == Array(0..<9000))
        #expect(found.prefix(12).map(\.count) == [1, 2, 3, 9, 9, 9, 9, 9, 9, 10, 11, 12])
        #expect(found.allSatisfy { $0.places.isEmpty })
    }

    @Test func `an edit touches the parts of what it changes, and no others`() async throws {
        let before = pages(300)
        var after = before
        after[7] = page(
            String(decoding: before[7].text, as: UTF8.self).replacing("\u{1}", with: "\n") + "\n修理望远镜。apprentices",
            title: before[7].title, filters: before[7].filters)
        let index = SearchIndex(after, languageTag: "en")
        let touched = index.parts(touchedBy: 7, textBefore: before[7].text)
        let changed = Set(
            zip(try await files(before), try await files(after)).filter { $0.bytes != $1.bytes }.map(\.0.name))
        #expect(Set(touched.map { "terms/\($0).js" }) == changed)
        #expect((4...12).contains(changed.count))
        #expect(index.parts(touchedBy: 7, textBefore: after[7].text).isEmpty)
        #expect(index.parts(touchedBy: 7, textBefore: nil).count > 10)
    }

    @Test func `a page is JSON whose parts are lines`() {
        let file = SearchIndex([page("甲\"乙\\丙\n丁", title: "题\"目")], languageTag: "zh").pageFile(0)
        #expect(file.name == "pages/0.js")
        #expect(
            String(decoding: file.bytes, as: UTF8.self)
                == #"banbaoSearch("pages/0",{"title":"题\"目","url":"a.html","section":"故事","date":"2026年","summary":"","tags":[],"text":"甲\"乙\\丙\n丁"});"#
                + "\n")
    }
}

/// As `search.js` reads numbers.
struct NumberReader {
    private let bytes: [UInt8]
    private(set) var place = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var isAtEnd: Bool { place == bytes.count }

    mutating func digit() -> Int {
        defer { place += 1 }
        return Int(bytes[place]) - (bytes[place] > 0x5C ? 36 : 35)
    }

    mutating func next() -> Int {
        var rest = 0
        while true {
            let next = digit()
            if next < 61 { return rest * 61 + next }
            rest = rest * 30 + next - 60
        }
    }
}
