import BanbaoText
import Foundation
import SiteTrials
import Testing

/// The recipes of docs/themes.md, each laid over the site of this repository and built.
@Suite struct RecipeTests {
    /// For each recipe, what must be in which page. Spaces and line breaks count as one space.
    private static let expected: [String: [(path: String, text: String)]] = [
        "The newest five, in a list of their own": [
            ("about.html", "<aside> <ul> <li><a href=\""),
            ("en/about.html", "<time datetime=\"2026-11-20\">November 20, 2026</time></li> </ul> </aside>"),
        ],
        "Related entries": [("stories/hong-jiaguang.html", "<ul class=\"related\"> <li><a href=\"../")],
        "A tag cloud": [("index.html", "<p class=\"cloud\"> <a class=\"level-"), ("index.html", "class=\"level-5\"")],
        "An archive by year": [("news/index.html", "<h2 id=\"y2026\">2026 (3)</h2> <ul> <li>11/20 <a href=")],
        "Tasks by their status, with counts": [
            ("index.html", "<section class=\"status-assigned\"> <h2>已部署 <span class=\"count\">3</span></h2>"),
            ("en/index.html", "<h2>Long-term goal <span class=\"count\">1</span></h2>"),
        ],
        "A task list with filters and progress, without a script": [
            ("tasks/index.html", "<meter min=\"0\" max=\"5\" value=\"0\">0/5</meter>"),
            ("en/tasks/index.html", "<a href=\"#status-long-term\">Long-term goal</a>"),
            ("en/tasks/index.html", "2035</p>"),
        ],
        "Cards with tags, author and fields": [
            ("stories/index.html", "<article class=\"card stories first\">"),
            ("stories/index.html", "<p>示范站点编辑 洪家光 <b>数控车工</b></p>"),
            ("stories/index.html", "<a class=\"tag-skills\" href=\"../tags/skills/\">技能提升</a>"),
        ],
        "A landing page of picked entries": [
            ("start.html", "<ol> <li><a href=\"stories/hong-jiaguang.html\">"),
            ("en/start.html", "<p>Read these first.</p>"),
        ],
        "Numbered pages of a list": [
            (
                "stories/index.html",
                "<a href=\"../stories/\" aria-current=\"page\">1</a> <a href=\"../stories/page-2.html\">2</a>"
            )
        ],
        "A menu with submenus and links to other sites": [
            ("index.html", "<a href=\"policies/\">政策解读</a> <a href=\"about.html\">关于本站</a> <a href=\"tasks/\">"),
            ("index.html", "<a href=\"https://www.acftu.org/\" rel=\"external\">全国总工会</a>"),
            ("en/index.html", "<a href=\"../en/policies/\">Policy explained</a>"),
        ],
        "Parameters of the site": [
            ("index.html", "<p class=\"filing\">2026-001 · 12351 职工热线</p>"),
            ("en/index.html", "2026-001 · Workers’ hotline 12351"),
        ],
        "A section with an introduction and folders": [
            ("stories/index.html", "<div class=\"text\"> <p>工人自己讲的故事。</p> </div>"),
            ("en/stories/index.html", "<h2><a href=\"../../en/stories/contest/\">Speech contest</a> (0)</h2>"),
            ("stories/contest/index.html", "演讲比赛"),
        ],
        "Pages of people": [
            ("stories/people.html", "<p class=\"people\"><a href=\"../people/hong-jiaguang/\">洪家光</a></p>"),
            ("people/index.html", "<h2>人物</h2> <ul class=\"terms\"> <li><a href=\"../people/hong-jiaguang/\">"),
            ("en/people/hong-jiaguang/index.html", "Hong Jiaguang"),
        ],
        "A table from a CSV file": [
            ("en/index.html", "<tr><th>Nationwide</th><td>12351</td><td><a href=\"https://www.acftu.org/\">")
        ],
        "Cards with pictures": [
            (
                "stories/index.html",
                "srcset=\"../stories/portrait.jpg-480.webp 480w, ../stories/portrait.jpg-600.webp 600w\""
            ),
            ("stories/index.html", "width=\"600\" height=\"400\" alt=\"一位师傅站在机床前\" style=\"object-position: 40% 20%\""),
        ],
        "Everything on one page, for printing": [
            ("print-all.html", "<h2>洪家光：把不可能变为可能</h2> <blockquote>"), ("en/print-all.html", "<title>All entries · "),
        ],
        "A JSON file for an app or a search": [
            ("app/entries.json", "\"url\": \"https://banbao.example.org/stories/hong-jiaguang.html\""),
            ("en/app/entries.json", "\"year\": 2026"),
        ],
        "RSS, a feed for each tag, whole texts": [
            ("tags/skills/index.html", "<a type=\"application/rss+xml\" href=\"../../tags/skills/rss.xml\">"),
            ("tags/skills/feed.xml", "<content type=\"html\""), ("en/rss.xml", "<content:encoded>"),
        ],
        "A field that leads to another entry": [
            ("news/hero.html", "<p class=\"hero\"><a href=\"../stories/hong-jiaguang.html\">洪家光")
        ],
    ]

    @Test func `there are recipes, and each says what must come of it`() throws {
        let titles = try Recipe.all(in: "docs/themes.md").map(\.title)
        #expect(titles.count > 10)
        #expect(Set(titles) == Set(Self.expected.keys) && Set(titles).count == titles.count)
    }

    @Test func `the Chinese guide has the same recipes`() throws {
        let english = try Recipe.all(in: "docs/themes.md")
        let chinese = try Recipe.all(in: "docs/themes.zh.md")
        #expect(english.map(\.parts) == chinese.map(\.parts))
    }

    @Test(arguments: try Recipe.all(in: "docs/themes.md")) func `a recipe builds and does what it says`(
        recipe: Recipe
    ) async throws {
        var site = try MemorySite.repository()
        for part in recipe.parts { try site.add(part) }
        // A photograph cannot be written in a guide.
        site.files["content/stories/portrait.jpg"] = try Repository.image("photograph-600x400.jpg")
        let result = try await site.build()
        #expect(site.printed(result.diagnostics, in: .english) == "")
        for (path, text) in Self.expected[recipe.title] ?? [] {
            let page = String(decoding: result.outputs[path] ?? [], as: UTF8.self)
            let words = page.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            if !words.contains(text) { Issue.record("\(path) lacks \(text)") }
        }
    }
}

/// A part of the guide below the heading "Recipes" whose blocks of code name the files they belong to.
struct Recipe: Sendable, CustomTestStringConvertible {
    struct Part: Sendable, Equatable {
        /// `templates/list.html`
        let path: String
        /// It belongs into a file that is there.
        let isFragment: Bool
        let text: String
    }

    let title: String
    let parts: [Part]

    var testDescription: String { title }

    static func all(in document: String) throws -> [Recipe] {
        let text = try String(contentsOf: Repository.root.appending(path: document), encoding: .utf8)
        let sections = text.split(separator: "\n## ").filter { $0.hasPrefix("Recipes\n") || $0.hasPrefix("做法\n") }
        return sections.flatMap { $0.split(separator: "\n### ").dropFirst() }.map { section in
            let lines = section.split(separator: "\n", omittingEmptySubsequences: false)
            return Recipe(title: String(lines.first ?? ""), parts: parts(of: lines))
        }
    }

    /// A block belongs to the file that the line above it names: `` `content/site.yaml`: ``
    private static func parts(of lines: [Substring]) -> [Part] {
        var parts: [Part] = []
        var index = 0
        while index < lines.count {
            guard lines[index].hasPrefix("```") else {
                index += 1
                continue
            }
            let end = lines[(index + 1)...].firstIndex { $0.hasPrefix("```") } ?? lines.count
            let above = lines[..<index].last { !$0.isEmpty } ?? ""
            if let path = above.firstMatch(of: /`((?:content|templates|static)\/[^`]+)`/) {
                let isFragment = above.contains("<main>") || path.1 == "content/site.yaml"
                parts.append(
                    Part(
                        path: String(path.1), isFragment: isFragment,
                        text: lines[(index + 1)..<end].joined(separator: "\n") + "\n"))
            }
            index = end + 1
        }
        return parts
    }
}

extension MemorySite {
    /// The campaign site.
    fileprivate static func repository() throws -> MemorySite {
        var files: [String: [UInt8]] = [:]
        for folder in ["content", "templates", "static"] {
            for path in try SiteTrial.files(below: Repository.root.appending(path: folder)) where !path.contains("/.") {
                let file = folder + "/" + path
                files[file] = Array(try Data(contentsOf: Repository.root.appending(path: file)))
            }
        }
        return MemorySite(files: files)
    }

    fileprivate mutating func add(_ part: Recipe.Part) throws {
        guard part.isFragment else {
            files[part.path] = Array(part.text.utf8)
            return
        }
        let base = String(decoding: try #require(files[part.path], "\(part.path) is there"), as: UTF8.self)
        let merged =
            part.path.hasSuffix(".yaml")
            ? mergedYAML(base, part.text) : base.replacing("</main>", with: part.text + "</main>", maxReplacements: 1)
        files[part.path] = Array(merged.utf8)
    }
}

/// Lines of YAML with those of another text put in where they belong: below a key that is there, or else behind all others.
private func mergedYAML(_ base: String, _ added: String) -> String {
    var lines = base.split(separator: "\n").map(String.init)
    func indent(_ line: String) -> Int { line.prefix { $0 == " " }.count }
    func key(_ line: String) -> Substring { line.prefix { $0 != ":" } }
    // Where the block of the keys around the present line begins and ends.
    var blocks: [(indent: Int, range: Range<Int>)] = [(0, 0..<lines.count)]
    for line in added.split(separator: "\n").map(String.init) {
        while blocks.count > 1, indent(line) < blocks[blocks.count - 1].indent { blocks.removeLast() }
        let block = blocks[blocks.count - 1].range
        let known = block.first {
            indent(lines[$0]) == indent(line) && key(lines[$0]) == key(line) && line.contains(":")
        }
        let end = { (start: Int) in lines[(start + 1)...].firstIndex { indent($0) <= indent(line) } ?? lines.count }
        if let known, line.hasSuffix(":") {
            blocks.append((indent(line) + 2, (known + 1)..<end(known)))
        } else if let known {
            lines.replaceSubrange(known..<end(known), with: [line])
            blocks = [(0, 0..<lines.count)]
        } else {
            lines.insert(line, at: block.upperBound)
            for place in blocks.indices {
                blocks[place].range = blocks[place].range.lowerBound..<(blocks[place].range.upperBound + 1)
            }
        }
    }
    return lines.joined(separator: "\n") + "\n"
}
